"""Addresses that lead to the words cited."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import urls
from generator.write.text_fragment import EXACT, at_words

PAGE = "https://quay.example/articles/3?a=1"
LONG_JA = (
    "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。運賃は据え置く方針で、市議会の承認を得たうえで正式に決める"
    "見通しだと担当者は説明し、冬の間の赤字については触れなかった。"
)
LONG_EN = (
    "The harbour ferry will sail again on 1 April, the city said on Tuesday, after a long winter in which the company"
    " had lost half of its passengers to the new bridge."
)


def named(address: str | None) -> list[str]:
    """The words that a fragment names: all of them, or how they begin and end."""
    directive = urlsplit(address or "").fragment.partition(":~:text=")[2]
    return [unquote(part) for part in directive.split(",")]


def test_short_words_are_named_whole_with_what_means_something_encoded() -> None:
    assert at_words(PAGE, "Fares - & tolls, too") == f"{PAGE}#:~:text=Fares%20%2D%20%26%20tolls%2C%20too"


@pytest.mark.parametrize("words", [LONG_JA, LONG_EN])
def test_long_words_are_named_by_how_they_begin_and_end(words: str) -> None:
    start, end = named(at_words(PAGE, words))

    assert words.startswith(start)
    assert words.endswith(end)
    assert len(start) + len(end) < len(words)


def test_a_number_is_not_cut_at_its_point() -> None:
    words = "The city will pay $3.5 million-odd for the pier, of which the prefecture bears one half until next spring."

    assert named(at_words(PAGE, words))[0] == "The city will pay $3.5 million-odd for the pier,"


def test_long_words_without_a_place_to_cut_are_named_whole() -> None:
    assert named(at_words(PAGE, "港" * (EXACT + 1))) == ["港" * (EXACT + 1)]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"{PAGE}#part-2", f"{PAGE}#part-2:~:text=Words"),
        (f"{PAGE}#part-2:~:text=others", f"{PAGE}#part-2:~:text=Words"),
        (f"{PAGE}#:~:text=others", f"{PAGE}#:~:text=Words"),
    ],
)
def test_a_page_s_own_fragment_stays_but_for_a_directive(address: str, kept: str) -> None:
    assert at_words(address, "Words") == kept


@pytest.mark.parametrize("address", [None, "", "javascript:alert(1)", "data:text/html,x", "ftp://quay.example/"])
def test_only_pages_of_the_web_are_led_to(address: str | None) -> None:
    assert at_words(address, "Words") is None


def test_words_too_long_for_any_address_leave_it_as_it_is() -> None:
    assert at_words(PAGE, "港" * 2_000) == PAGE


@given(st.text(max_size=300))
def test_any_words_make_an_address_that_the_one_url_function_lets_through_unchanged(words: str) -> None:
    made = at_words(PAGE, words)

    assert made is not None
    assert urls.safe(made) == made
    assert made.partition("#")[0] == PAGE
    assert not set(made) & set("\"'<> ()[]")
