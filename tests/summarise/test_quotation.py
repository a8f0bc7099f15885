"""The limits of quotation."""

from dataclasses import replace

from generator.config import Limits
from generator.models import Chars
from generator.summarise.quotation import may_quote
from tests.summarise.samples import story

LIMITS = Limits()
PAGE = story(1, "Post", "A title", "x" * 100)


def test_one_sentence_always_may() -> None:
    assert may_quote(PAGE, ["x" * 100], LIMITS)


def test_several_within_two_fifths_of_what_was_first_kept() -> None:
    assert may_quote(PAGE, ["x" * 20, "x" * 20], LIMITS)
    assert not may_quote(PAGE, ["x" * 20, "x" * 21], LIMITS)


def test_of_what_was_cut_the_share_is_that_of_the_whole() -> None:
    cut = replace(PAGE, chars=Chars(report=200))
    assert may_quote(cut, ["x" * 40, "x" * 40], LIMITS)
    assert not may_quote(cut, ["x" * 40, "x" * 41], LIMITS)


def test_three_sentences_at_the_most() -> None:
    assert may_quote(PAGE, ["x"] * 3, LIMITS)
    assert not may_quote(PAGE, ["x"] * 4, LIMITS)


def test_the_editor_may_change_both() -> None:
    assert may_quote(PAGE, ["x" * 25] * 4, Limits(quoted_share=1.0, quoted_sentences=4))
