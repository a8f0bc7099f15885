"""Where arriving stories go, and what becomes of those that are known."""

import itertools
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import shelving
from generator.models import Edition, Story
from generator.store import Store
from tests.made import NOW, comment, story

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "content")


def keep(store: Store, *stories: Story) -> shelving.Kept:
    return shelving.keep(store, stories, TOKYO, NOW)


def close(store: Store, week: str, *known: str) -> None:
    store.put_edition(Edition(week, "2026-11-09T06:00:00Z", "1", "0" * 64, (), known))


def test_a_new_story_goes_to_the_week_it_was_published_in(store: Store) -> None:
    assert keep(store, story(1)).new == ("s-0000000001",)
    assert store.weeks() == ("2026-W45",)


@pytest.mark.parametrize(
    ("published", "week"),
    [
        (None, "2026-W45"),
        ("1989-12-31", "2026-W45"),
        ("2026-11-20", "2026-W45"),
        ("2012-03-05", "2012-W10"),
        ("2026-11-08T14:59:59Z", "2026-W45"),
        ("2026-11-08T15:00:00Z", "2026-W46"),
    ],
)
def test_undated_and_implausible_stories_count_for_when_they_were_seen(
    store: Store, published: str | None, week: str
) -> None:
    keep(store, story(1, published=published))
    assert store.weeks() == (week,)


def test_seen_again_nothing_changes(store: Store) -> None:
    keep(store, story(1))
    before = (store.content / "stories" / "2026-W45.jsonl").read_bytes()
    again = keep(store, story(1, first_seen="2026-11-06T00:10:00Z"))
    assert again.same == ("s-0000000001",)
    assert (store.content / "stories" / "2026-W45.jsonl").read_bytes() == before


def test_more_comments_are_merged_into_the_known_story(store: Store) -> None:
    keep(store, story(1, comments=(comment("a"),)))
    again = keep(store, story(1, first_seen="2026-11-06T00:10:00Z", comments=(comment("b"),)))
    assert again.updated == ("s-0000000001",)
    assert [one.id for one in store.stories("2026-W45")[0].comments] == ["c-a", "c-b"]


def test_a_later_sighting_keeps_id_and_week(store: Store) -> None:
    keep(store, story(1))
    keep(store, story(9, keys=story(1).keys, published="2026-11-09", first_seen="2026-11-09T00:10:00Z"))
    assert store.weeks() == ("2026-W45",)
    assert [one.id for one in store.stories("2026-W45")] == ["s-0000000001"]


def test_a_closed_week_is_never_written(store: Store) -> None:
    keep(store, story(1))
    close(store, "2026-W45", "s-0000000001")
    before = (store.content / "stories" / "2026-W45.jsonl").read_bytes()
    kept = keep(store, story(1, comments=(comment("late"),)), story(2))
    assert kept.left_out == ("s-0000000001",)
    assert kept.new == ("s-0000000002",)
    assert (store.content / "stories" / "2026-W45.jsonl").read_bytes() == before
    assert store.weeks() == ("2026-W45", "2026-W46")


def test_two_known_stories_that_turn_out_to_be_one_become_the_older(store: Store) -> None:
    keep(store, story(1, comments=(comment("a"),)), story(2, published="2026-11-09", comments=(comment("b"),)))
    assert store.weeks() == ("2026-W45", "2026-W46")
    keep(store, story(3, keys=(*story(1).keys, *story(2).keys)))
    assert store.weeks() == ("2026-W45",)
    (one,) = store.stories("2026-W45")
    assert one.id == "s-0000000001"
    assert {said.id for said in one.comments} == {"c-a", "c-b"}


def test_a_dry_run_writes_nothing(store: Store) -> None:
    assert shelving.keep(store, [story(1)], TOKYO, NOW, dry=True).new == ("s-0000000001",)
    assert not store.content.exists()


def test_stories_that_a_closed_edition_does_not_know_go_to_the_oldest_open_week(store: Store) -> None:
    keep(store, story(1), story(2))
    close(store, "2026-W45", "s-0000000001")
    assert shelving.rehome(store, TOKYO, NOW) == ("s-0000000002",)
    assert [one.id for one in store.stories("2026-W45")] == ["s-0000000001"]
    assert [one.id for one in store.stories("2026-W46")] == ["s-0000000002"]
    assert shelving.rehome(store, TOKYO, NOW) == ()


ARRIVALS = (
    story(1, comments=(comment("a"),)),
    story(1, comments=(comment("a"), comment("b"))),
    story(2),
    story(3, keys=(*story(3).keys, *story(2).keys)),
    story(4, published="2026-11-09"),
    story(5, published=None),
)


def test_the_order_of_files_makes_no_difference(tmp_path_factory: pytest.TempPathFactory) -> None:
    seen = set()
    for order in itertools.islice(itertools.permutations(ARRIVALS), 0, 720, 37):
        store = Store(tmp_path_factory.mktemp("store") / "content")
        keep(store, *order)
        seen.add(tuple((week, store.stories(week)) for week in store.weeks()))
    assert len(seen) == 1


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.permutations(ARRIVALS), st.integers(1, 5))
def test_whatever_the_portions_nothing_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, order: list[Story], cut: int
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / "content")
    keep(store, *order[:cut])
    keep(store, *order[cut:])
    kept = [one for week in store.weeks() for one in store.stories(week)]
    assert sorted(key for one in kept for key in one.keys) == sorted({key for one in ARRIVALS for key in one.keys})
    assert sorted(said.id for one in kept for said in one.comments) == ["c-a", "c-b"]
    assert len(kept) == 4


def test_a_story_left_in_two_weeks_becomes_one_again(store: Store) -> None:
    """As a kill between two writes leaves it, or a merge of branches; no arrival is needed."""
    store.put_stories("2026-W45", [story(1, keys=("url:a", "url:b"), comments=(comment("a"),)), story(4)])
    store.put_stories("2026-W46", [story(2, keys=("url:b",), comments=(comment("b"),)), story(3)])
    keep(store, story(5))
    assert [one.id for one in store.stories("2026-W45")] == ["s-0000000001", "s-0000000004", "s-0000000005"]
    assert {said.id for said in store.stories("2026-W45")[0].comments} == {"c-a", "c-b"}
    assert [one.id for one in store.stories("2026-W46")] == ["s-0000000003"]


def test_what_hangs_together_through_a_third_becomes_one(store: Store) -> None:
    store.put_stories("2026-W44", [story(1, keys=("url:a",))])
    store.put_stories("2026-W45", [story(2, keys=("url:a", "url:b")), story(3, keys=("url:c",))])
    store.put_stories("2026-W46", [story(4, keys=("url:b", "url:c"))])
    shelving.reunite(store, ())
    assert store.weeks() == ("2026-W44",)
    (one,) = store.stories("2026-W44")
    assert (one.id, one.keys) == ("s-0000000001", ("url:a", "url:b", "url:c"))


def test_of_a_story_in_a_closed_and_an_open_week_the_closed_one_stands(store: Store) -> None:
    for closed, other in (("2026-W45", "2026-W46"), ("2026-W46", "2026-W45")):
        store.put_stories(closed, [story(1)])
        store.put_stories(other, [story(1, comments=(comment("late"),)), story(2)])
        before = store.stories_bytes(closed)
        shelving.reunite(store, {closed})
        assert store.stories_bytes(closed) == before
        assert [one.id for one in store.stories(other)] == ["s-0000000002"]


def test_what_turned_out_to_be_another_is_found_there_by_all_its_names(store: Store) -> None:
    """Of one run, the first arrival makes two known stories one, and the second knows the one that went."""
    keep(store, story(1, keys=("url:a",)), story(2, keys=("url:b", "url:c"), published="2026-11-09"))
    kept = keep(store, story(3, keys=("url:a", "url:b")), story(4, keys=("url:c",), comments=(comment("late"),)))
    assert kept.updated == ("s-0000000001", "s-0000000001")
    (one,) = store.stories("2026-W45")
    assert one.keys == ("url:a", "url:b", "url:c")
    assert [said.id for said in one.comments] == ["c-late"]
    assert store.weeks() == ("2026-W45",)
