"""What of an edit pages and feeds show, whether the edition is open or closed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.edits import Decision, finding, showing, verbs
from generator.edits.verbs import Edit
from generator.models import Balance, Citation, Digest, Edition, Highlight, Sentence
from tests.edits.week import ONE, SAID, THREE, TWO, WEEK


def sentence(story: str, text: str, side: int | None = None) -> Sentence:
    return Sentence(text, (Citation(story, text),), side)


FARE, CHILDREN, DEARER = (
    sentence(ONE, "The fare is 30 crowns.", 1),
    sentence(ONE, "Children travel free."),
    sentence(TWO, "The fare is 35 crowns.", 1),
)


def digest(topic: str, stories: tuple[str, ...]) -> Digest:
    return Digest(
        guid=f"tag:{topic}",
        topic=topic,
        section="life",
        languages=("en",),
        titles={"en": topic},
        stories=stories,
        publishers=("Paper 1",),
        summary={"en": (FARE, CHILDREN, DEARER)},
        spare={},
        views=(),
        highlights=(
            Highlight(ONE, "c-1aaaaaaaa0", SAID[0], "supports"),
            Highlight(ONE, "c-1aaaaaaaa1", SAID[1], "objects"),
        ),
        balance=Balance(5, None, 2, {}),
        formerly=("old-ferry",) if topic == "ferry" else (),
    )


RECORD = Edition(
    WEEK,
    "2026-11-09T00:00:00Z",
    "1",
    "0",
    (digest("ferry", (ONE, TWO)), digest("bridge", (THREE,))),
    (),
    named={"boat": ONE},
)


def shown(*edits: Edit) -> Edition:
    return showing.rendered(RECORD, tuple(Decision(edit, f"w.yml:{line}") for line, edit in enumerate(edits, 2)))


def test_a_digest_goes_by_any_of_its_names_and_no_other_changes() -> None:
    for name in ("ferry", "old-ferry", "boat", ONE, TWO):
        edition = shown(verbs.Note(name, "x"))
        assert [one.notes for one in edition.digests] == [("x",), ()]


def test_titles_are_added_language_by_language_and_the_last_word_counts() -> None:
    edition = shown(verbs.Retitle("ferry", {"ja": "渡し船"}), verbs.Retitle("ferry", {"ja": "連絡船"}))
    assert edition.digests[0].titles == {"en": "ferry", "ja": "連絡船"}
    assert edition.digests[0].by_hand == ("titles",)


def test_a_sentence_goes_with_or_without_a_trace_and_no_disagreement_has_one_side() -> None:
    gone = shown(verbs.Drop("ferry", FARE.id)).digests[0].summary["en"]
    assert gone == (CHILDREN, replace(DEARER, disagreement=None))
    traced = shown(verbs.Drop("ferry", "Children", "2026-11-12")).digests[0].summary["en"]
    assert traced == (FARE, Sentence("", (), removed="2026-11-12"), DEARER)


def test_words_that_begin_two_sentences_name_neither() -> None:
    assert finding.sentence("The fare is", (FARE, CHILDREN, DEARER)) is None
    assert finding.sentence("The fare is 30…", (FARE, CHILDREN, DEARER)) is FARE
    assert finding.sentence("", (FARE,)) is None


def test_a_hidden_comment_is_counted_and_not_shown() -> None:
    first = shown(verbs.Hide("c-1aaaaaaaa0")).digests[0]
    assert [one.comment for one in first.highlights] == ["c-1aaaaaaaa1"]
    assert (first.balance.comments, first.balance.shown) == (5, 1)


def test_an_edition_has_an_introduction_and_its_approval() -> None:
    edition = shown(
        verbs.Introduction({"en": "Hello"}), verbs.Introduction({"ja": "どうも"}), verbs.Approve("2026-11-10")
    )
    assert edition.introduction == {"en": "Hello", "ja": "どうも"}
    assert edition.approved == "2026-11-10"


NAMES = st.sampled_from(["ferry", "bridge", "old-ferry", ONE, THREE, "s-none"])
WORDS = st.sampled_from([FARE.id, "Children", "The fare is 35", "nothing"])
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(verbs.Drop, NAMES, WORDS, st.none() | st.just("2026-11-12")),
    st.builds(verbs.Hide, st.sampled_from(["c-1aaaaaaaa0", "c-1aaaaaaaa1", "c-none"])),
    st.builds(verbs.Retitle, NAMES, st.dictionaries(st.sampled_from(["ja", "en"]), st.text(min_size=1))),
    st.builds(verbs.Note, NAMES, st.text()),
    st.builds(verbs.Correct, NAMES, st.just("2026-11-12"), st.text(), st.text()),
    st.builds(verbs.Merge, st.tuples(NAMES, NAMES)),
    st.builds(verbs.Introduction, st.dictionaries(st.sampled_from(["ja", "en"]), st.text(min_size=1))),
)


@given(st.lists(EDITS, max_size=6))
def test_applied_twice_it_gives_the_same(edits: list[Edit]) -> None:
    decisions = tuple(Decision(edit, "w.yml:2") for edit in edits)
    once = showing.rendered(RECORD, decisions)
    assert showing.rendered(once, decisions) == once
