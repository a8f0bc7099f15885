"""The editor's hand on clusters: every story stays in exactly one place, whatever is asked."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from generator.group.by_hand import regrouped
from generator.group.events import Event
from generator.group.profiles import profile
from generator.models import Regrouping
from tests.group.made import story

STORIES = [
    *(story(number, f"Harbour pilot number {number} retires after storm", "The pilot left.") for number in range(4)),
    *(story(number, f"港の水先人{number}人目が引退", "水先人が退いた。", language="ja") for number in range(4, 8)),
]
ENGLISH, JAPANESE = profile(STORIES[:4]), profile(STORIES[4:])
IDS = [one.id for one in STORIES]

# 0 and 1 with 4: one event in two languages; 2; 3; 5 with 6; 7
TOLD = [
    (Event(ENGLISH, (0, 1)), Event(JAPANESE, (0,))),
    (Event(ENGLISH, (2,)),),
    (Event(ENGLISH, (3,)),),
    (Event(JAPANESE, (1, 2)),),
    (Event(JAPANESE, (3,)),),
]


def places(told: Iterable[Iterable[Event]]) -> set[frozenset[int]]:
    return {frozenset(IDS.index(one.id) for part in parts for one in part.stories) for parts in told}


def after(*regroupings: Regrouping) -> set[frozenset[int]]:
    return places(regrouped(TOLD, regroupings))


def test_without_a_hand_nothing_changes() -> None:
    assert regrouped(TOLD, ()) == TOLD


def test_whole_clusters_are_merged_across_languages() -> None:
    merged = after(Regrouping((IDS[5],), IDS[0], whole=True))
    assert merged == {frozenset({0, 1, 4, 5, 6}), frozenset({2}), frozenset({3}), frozenset({7})}


def test_stories_are_split_off_together() -> None:
    assert after(Regrouping((IDS[1], IDS[4]))) == {
        frozenset({0}), frozenset({1, 4}), frozenset({2}), frozenset({3}), frozenset({5, 6}), frozenset({7}),
    }  # fmt: skip


def test_a_story_is_moved_alone() -> None:
    assert frozenset({2, 6}) in after(Regrouping((IDS[6],), IDS[2]))


def test_an_event_has_one_part_a_language() -> None:
    (parts,) = (found for found in regrouped(TOLD, [Regrouping((IDS[2],), IDS[0], whole=True)]) if len(found) > 1)
    assert [(part.language, part.rows) for part in parts] == [("en", (0, 1, 2)), ("ja", (0,))]


def test_who_is_not_there_is_passed_over() -> None:
    assert after(Regrouping(("s-none",), IDS[0]), Regrouping((IDS[2],), "s-none")) == places(TOLD)


@given(
    st.lists(
        st.builds(
            Regrouping,
            st.lists(st.sampled_from(IDS), min_size=1, max_size=4).map(tuple),
            st.none() | st.sampled_from(IDS),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_every_story_is_in_exactly_one_place(regroupings: list[Regrouping]) -> None:
    told = regrouped(TOLD, regroupings)
    assert sorted(one.id for parts in told for part in parts for one in part.stories) == IDS
    assert all(parts for parts in told)
    assert all(len({part.language for part in parts}) == len(parts) for parts in told)
