"""Extracts, not articles: whole sentences up to a number of characters."""

from hypothesis import given
from hypothesis import strategies as st

from generator import languages
from generator.extract import keeping
from generator.models import Passage

EN, JA = languages.of("en"), languages.of("ja")


def report(text: str) -> Passage:
    return Passage("report", text)


def test_the_last_sentence_is_whole() -> None:
    text = "One stands here. Two stands there. Three is left out."
    assert keeping.sentences(text, EN, 40) == "One stands here. Two stands there."
    assert keeping.sentences("船は残る。港も残る。町は残らない。", JA, 12) == "船は残る。港も残る。"


def test_what_fits_is_untouched() -> None:
    assert keeping.sentences("No full stop at all", EN, 19) == "No full stop at all"


def test_a_first_sentence_that_is_too_long_is_cut_between_words() -> None:
    assert keeping.sentences("one two three four five six", EN, 20) == "one two three four"


def test_kinds_are_counted_apart_and_nothing_is_kept_behind_a_cut() -> None:
    given = (
        report("First one. Second one."),
        Passage("commentary", "An opinion. Another one."),
        report("Third one. Fourth one."),
        report("Fifth."),
    )
    kept = keeping.passages(given, EN, report=32, commentary=12)
    assert [passage.text for passage in kept] == ["First one. Second one.", "An opinion.", "Third one."]
    assert keeping.chars(kept).report == 32
    assert keeping.chars(kept).commentary == 11


@given(st.text(alphabet="あいう。！「」 abc.\n", max_size=200), st.integers(0, 120))
def test_what_is_kept_is_a_beginning_within_the_limit(text: str, most: int) -> None:
    for language in (EN, JA):
        kept = keeping.sentences(text, language, most)
        assert len(kept) <= most or kept == text
        assert text.startswith(kept)
