"""The pass over the editions: topics, threads, and nothing said twice."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.group import threads
from generator.group.topics import LONGEST, new_key, slug
from generator.models import Citation, Digest, Edition, Sentence, Thread
from tests.group.made import CONFIG, digest, edition, story

RARE = {"rare": 0.8, "earth": 0.6}
RAIN = {"rain": 1.0}


def follow(
    week: str, digests: list[Digest], record: Edition | None = None, others: Iterable[Edition] = ()
) -> tuple[Digest, ...]:
    """The digests of one week after the pass, with the editions of other weeks as kept."""
    kept = {other.week: other for other in (*others, *([record] if record else []))}
    passed = threads.follow({week: edition(week, *digests)}, kept, CONFIG)
    assert [other.week for other in passed] == sorted({week, *kept})
    return next(other.digests for other in passed if other.week == week)


def test_a_new_topic_has_a_key_of_its_title_and_a_permanent_id() -> None:
    (found,) = follow("2026-W10", [digest(titles={"en": "Rare Earths: A Deal"})])
    assert found.topic == "rare-earths-a-deal"
    assert found.guid == "tag:example.org,2026:2026-w10-rare-earths-a-deal"
    assert found.thread.previous is None
    assert found.thread.new == ()


def test_a_title_in_another_script_gives_a_hash_of_the_first_story() -> None:
    one, other = digest(titles={"ja": "埠頭"}, stories=("s-1",)), digest(titles={"ja": "埠頭"}, stories=("s-2",))
    first, second = follow("2026-W10", [one, other])
    assert re.fullmatch("t-[0-9a-f]{10}", first.topic)
    assert first.topic != second.topic


def test_a_topic_lives_on_through_similar_terms() -> None:
    before = edition("2026-W09", digest("rare-earths", stories=("s-0",), terms=RARE))
    (found,) = follow("2026-W10", [digest(terms={"rare": 0.6, "earth": 0.8}, stories=("s-1", "s-2"))], None, [before])
    assert found.topic == "rare-earths"
    assert found.thread.previous == "2026-W09"
    assert found.thread.new == ("s-1", "s-2")


def test_other_terms_make_another_topic() -> None:
    before = edition("2026-W09", digest("rare-earths", stories=("s-0",), terms=RARE))
    (found,) = follow("2026-W10", [digest(terms=RAIN, titles={"en": "Rain"})], None, [before])
    assert found.topic == "rain"
    assert found.thread.previous is None


def test_only_the_last_four_editions_are_joined() -> None:
    old = edition("2026-W05", digest("rare-earths", terms=RARE))
    since = [edition(f"2026-W{week:02d}") for week in range(6, 10)]
    (found,) = follow("2026-W10", [digest(terms=RARE, titles={"en": "New"})], None, [*since, old])
    assert found.topic == "new"
    (joined,) = follow("2026-W10", [digest(terms=RARE)], None, [*since[1:], old])
    assert joined.topic == "rare-earths"
    assert joined.thread.previous == "2026-W05"


def test_the_larger_of_two_has_the_topic() -> None:
    before = edition("2026-W09", digest("rare-earths", terms=RARE))
    small = digest(terms=RARE, stories=("s-1",), titles={"en": "Small"})
    large = digest(terms=RARE, stories=("s-2", "s-3"), titles={"en": "Large"})
    found = follow("2026-W10", [small, large], None, [before])
    assert [item.topic for item in found] == ["small", "rare-earths"]


def test_a_rebuild_finds_the_key_again_by_shared_stories() -> None:
    first = follow("2026-W10", [digest(titles={"en": "First title"}, stories=("s-1", "s-2"))])
    record = edition("2026-W10", *first)
    again = digest(titles={"en": "Another title"}, stories=("s-3", "s-2"))
    assert [item.topic for item in follow("2026-W10", [again], record)] == ["first-title"]


def test_of_a_digest_that_splits_the_larger_part_keeps_the_key() -> None:
    record = edition("2026-W10", digest("flood", stories=("s-1", "s-2", "s-3")))
    parts = [digest(stories=("s-1",), titles={"en": "Bridge"}), digest(stories=("s-2", "s-3"), titles={"en": "Dam"})]
    found = follow("2026-W10", parts, record)
    assert [item.topic for item in found] == ["bridge", "flood"]
    assert [item.formerly for item in found] == [(), ()]  # what leads to the larger part leads to no other


def test_parts_of_a_digest_that_was_named_by_its_first_story_have_keys_of_their_own() -> None:
    record = edition("2026-W10", *follow("2026-W10", [digest(titles={"ja": "埠頭"}, stories=("s-1", "s-2", "s-3"))]))
    parts = [digest(stories=("s-1",), titles={"ja": "橋"}), digest(stories=("s-2", "s-3"), titles={"ja": "堤"})]
    bridge, dam = (part.topic for part in follow("2026-W10", parts, record))
    assert dam == record.digests[0].topic
    assert bridge != dam


def test_the_editors_key_comes_first_and_the_old_one_is_kept_for_its_redirect() -> None:
    record = edition("2026-W10", digest("flood", stories=("s-1",)))
    (found,) = follow("2026-W10", [digest("kestrel-flood", stories=("s-1",))], record)
    assert found.topic == "kestrel-flood"
    assert found.formerly == ("flood",)
    (next_week,) = follow("2026-W11", [digest("kestrel-flood", stories=("s-9",))], None, [edition("2026-W10", found)])
    assert next_week.thread.previous == "2026-W10"


@given(st.lists(st.lists(st.integers(0, 3), min_size=7, max_size=7), min_size=2, max_size=4), st.data())
def test_however_often_a_week_is_divided_anew_every_key_leads_to_one_place(
    divisions: list[list[int]], data: st.DataObject
) -> None:
    kept: dict[str, Edition] = {}
    ever: set[str] = set()
    for division in divisions:
        by_hand = data.draw(st.lists(st.sampled_from(["", "", "dam", "flood"]), min_size=4, max_size=4))
        topics = [key if key not in by_hand[:place] else "" for place, key in enumerate(by_hand)]
        parts = [tuple(f"s-{story}" for story, part in enumerate(division) if part == own) for own in range(4)]
        drafts = [digest(topic, stories=part, titles={"ja": "埠頭"}) for topic, part in zip(topics, parts, strict=True)]
        (found,) = threads.follow(
            {"2026-W10": edition("2026-W10", *(one for one in drafts if one.stories))}, kept, CONFIG
        )
        kept = {"2026-W10": found}
        keys = [key for one in found.digests for key in (one.topic, *one.formerly)]
        ever.update(keys)
        assert sorted([*keys, *found.gone]) == sorted(ever)


def test_a_renamed_topic_is_joined_under_its_new_key() -> None:
    old = edition("2026-W09", digest("flood", terms=RARE))
    renamed = edition("2026-W10", digest("kestrel-flood", terms=RAIN, formerly=("flood",)))
    (found,) = follow("2026-W11", [digest(terms=RARE)], None, [old, renamed])
    assert found.topic == "kestrel-flood"


def test_a_key_of_another_topic_is_not_given_twice() -> None:
    others = [edition("2024-W02", digest("rain", terms=RARE)), edition("2026-W30", digest("snow"))]
    titles = [
        digest(terms=RAIN, titles={"en": "Rain"}),
        digest(terms={"x": 1.0}, titles={"en": "Snow"}, stories=("s-2",)),
    ]
    found = follow("2026-W10", titles, None, others)
    assert [re.sub("[0-9a-f]{6}$", "", item.topic) for item in found] == ["rain-", "snow-"]


def test_a_sentence_that_was_said_gives_way_to_a_spare_one() -> None:
    before = edition(
        "2026-W09", digest("rare-earths", stories=("s-0",), said=("The ministers signed on Monday.",), terms=RARE)
    )
    spare = {
        "en": (Sentence("The Ministers signed on Monday", ()), Sentence("Mines open in May.", (Citation("s-1", ""),)))
    }
    now = digest(said=("The ministers signed on  Monday!", "Prices fell."), spare=spare, terms=RARE)
    (found,) = follow("2026-W10", [now], None, [before])
    assert [sentence.text for sentence in found.summary["en"]] == ["Prices fell.", "Mines open in May."]
    assert found.spare["en"] == ()


def test_a_topic_that_says_nothing_new_is_a_line() -> None:
    before = edition("2026-W09", digest("rare-earths", stories=("s-0",), said=("The ministers signed.",), terms=RARE))
    (found,) = follow("2026-W10", [digest(said=("The ministers signed.",), terms=RARE)], None, [before])
    assert found.summary["en"] == ()
    assert found.thread == Thread("2026-W09", ())
    assert found.stories == ("s-1",)


WIRE = (
    "The harbour authority of Port Alder closed two of its five piers on Monday after divers found cracks in their"
    " supports. Repairs will take six weeks, its director Mara Quill said."
)
TOLD = {
    "2026-W09": (story(1, "Piers closed", WIRE), story(2, "Bakers fear for summer", "Bakers near the piers fear.")),
    "2026-W10": (story(3, "Two piers closed", WIRE + " More soon."), story(4, "Divers mend piers", "Divers began.")),
}
(EARLY, BAKERS), (COPY, NEWS) = ([item.id for item in told] for told in TOLD.values())


def pier_week(*stories: str) -> Digest:
    """The digest of the second week, made of some stories, after a first with all that were told then."""
    weeks = {
        "2026-W09": edition("2026-W09", digest(terms=RARE, stories=(EARLY, BAKERS), said=("Piers closed.",))),
        "2026-W10": edition("2026-W10", digest(terms=RARE, stories=stories, said=("Divers began.",))),
    }
    return threads.follow(weeks, {}, CONFIG, lambda week: TOLD.get(week, ()))[1].digests[0]


def test_a_copy_of_an_earlier_story_is_not_new() -> None:
    found = pier_week(COPY, NEWS)
    assert found.thread == Thread("2026-W09", (NEWS,))
    assert found.stories == (COPY, NEWS)
    assert [sentence.text for sentence in found.summary["en"]] == ["Divers began."]


def test_a_topic_of_copies_alone_is_a_line() -> None:
    found = pier_week(COPY)
    assert found.thread == Thread("2026-W09", ())
    assert found.summary == {"en": ()}
    assert found.stories == (COPY,)


def test_a_topic_without_sentences_is_a_story_if_one_of_its_stories_is_new() -> None:
    before = edition("2026-W09", digest("rare-earths", stories=("s-0",), terms=RARE))
    (found,) = follow("2026-W10", [digest(terms=RARE)], None, [before])
    assert found.thread.new == ("s-1",)


def test_what_another_topic_said_lately_is_not_said_again() -> None:
    before = edition("2026-W09", digest("rain", stories=("s-0",), said=("The ministers signed.",), terms=RAIN))
    now = digest(said=("The ministers signed.", "Mines open in May."), terms=RARE)
    (found,) = follow("2026-W10", [now], None, [before])
    assert [sentence.text for sentence in found.summary["en"]] == ["Mines open in May."]


def test_a_spare_sentence_keeps_the_limit_of_its_story() -> None:
    before = edition("2026-W09", digest("rare-earths", stories=("s-0",), said=("Old.", "Gone away."), terms=RARE))
    quoted = [Sentence(text, (Citation("s-1", text),)) for text in ("Rain fell.", "Snow lay.", "Wind blew.", "Old.")]
    more = (Sentence("Hail came down.", (Citation("s-1", ""),)), Sentence("Fog rose up.", (Citation("s-2", ""),)))
    now = replace(digest(terms=RARE), summary={"en": tuple(quoted)}, spare={"en": more})
    (found,) = follow("2026-W10", [now], None, [before])
    assert [sentence.text for sentence in found.summary["en"]][-1] == "Fog rose up."


def test_a_spare_sentence_keeps_the_share_of_its_story() -> None:
    long, short = "Snow lay on the roofs of Alder.", "Hail fell."
    told = story(1, "Snow", "x" * 100)
    old = "The Alder froze."
    now = replace(
        digest(terms=RARE, stories=(told.id,)),
        summary={"en": (Sentence("It snowed all night.", (Citation(told.id, "y" * 20),)), Sentence(old, ()))},
        spare={"en": tuple(Sentence(text, (Citation(told.id, text),)) for text in (long, short))},
    )
    weeks = {
        "2026-W09": edition("2026-W09", digest(terms=RARE, stories=("s-0",), said=(old,))),
        "2026-W10": edition("2026-W10", now),
    }
    (found,) = threads.follow(weeks, {}, CONFIG, lambda _: (told,))[1].digests
    assert [sentence.text for sentence in found.summary["en"]] == ["It snowed all night.", short]


def test_a_disagreement_with_one_side_left_is_none() -> None:
    before = edition("2026-W09", digest("flood", stories=("s-0",), said=("Twelve boats sank.",), terms=RARE))
    sides = (
        Sentence("Twelve boats sank.", (), disagreement=1),
        Sentence("Nine were lost, the port said.", (), disagreement=1),
    )
    (found,) = follow("2026-W10", [replace(digest(terms=RARE), summary={"en": sides})], None, [before])
    assert [sentence.disagreement for sentence in found.summary["en"]] == [None]


def test_a_closed_edition_stands() -> None:
    closed = replace(edition("2026-W10", digest("flood")), closed="2026-03-09T06:00:00Z")
    computed = {"2026-W10": edition("2026-W10", digest(titles={"en": "Another"}))}
    assert threads.follow(computed, {"2026-W10": closed}, CONFIG) == (closed,)


def test_weeks_computed_together_follow_each_other() -> None:
    weeks = {
        week: edition(week, digest(terms=RARE, stories=(week,), said=("They met.",)))
        for week in ("2026-W11", "2026-W10")
    }
    first, second = threads.follow(weeks, {}, CONFIG)
    assert (first.week, second.week) == ("2026-W10", "2026-W11")
    assert second.digests[0].topic == first.digests[0].topic
    assert second.digests[0].thread.previous == "2026-W10"
    assert second.digests[0].summary["en"] == ()


def test_the_pass_over_its_own_result_changes_nothing() -> None:
    computed = {
        "2026-W10": edition("2026-W10", digest(terms=RARE)),
        "2026-W11": edition("2026-W11", digest(terms=RARE)),
    }
    once = threads.follow(computed, {}, CONFIG)
    assert threads.follow(computed, {item.week: item for item in once}, CONFIG) == once


def test_topics_that_vanish_from_a_draft_are_remembered_until_they_return() -> None:
    flood, rain = digest("flood", stories=("s-1",)), digest("rain", stories=("s-2",))
    record = edition("2026-W10", flood, rain)
    (fewer,) = threads.follow({"2026-W10": edition("2026-W10", flood)}, {"2026-W10": record}, CONFIG)
    assert fewer.gone == ("rain",)
    (still,) = threads.follow({"2026-W10": edition("2026-W10", flood)}, {"2026-W10": fewer}, CONFIG)
    assert still.gone == ("rain",)
    (back,) = threads.follow({"2026-W10": edition("2026-W10", flood, rain)}, {"2026-W10": still}, CONFIG)
    assert back.gone == ()


@pytest.mark.parametrize(
    "title", ["CON", "nul", "AUX.", "COM1", "COM¹", "lpt9", "CONIN$", "PRN ", "CLOCK$", "Index", "..index"]
)
def test_no_key_is_a_name_that_folders_cannot_have(title: str) -> None:
    key = new_key({"en": title}, "s-1", ())
    assert key.startswith(f"{slug(title)}-")
    assert key == new_key({"en": title}, "s-1", ("other",))


def test_slugs() -> None:
    assert slug("Café Society’s 5th Ball") == "cafe-societys-5th-ball"
    assert slug("日米、レアアース") is None
    assert slug("…") is None
    assert slug("2026") is None
    assert slug("word " * 40) == "-".join(["word"] * 9)


@given(st.text(max_size=200))
def test_a_key_is_always_a_safe_part_of_an_address_and_never_one_that_is_taken(title: str) -> None:
    taken: list[str] = []
    for _ in range(4):
        key = new_key({"en": title}, "s-1", taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
        assert len(key) <= LONGEST + len("-6a840b")
        assert key not in taken
        taken.append(key)
