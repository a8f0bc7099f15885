"""Foreign titles and names become words on one line."""

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.clean import plain, visible, words, words_only


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("港の<b>灯台</b>、公開", "港の灯台、公開"),
        ("first<br>second", "first second"),
        ("Salt &amp; Pepper &#8212; a caf&eacute;", "Salt & Pepper — a café"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("&amp;lt;", "&lt;"),
        (f"a &#{'9' * 5_000}; b &#{'0' * 100}65;", "a \ufffd b A"),  # more digits than Python reads at once
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("AT&T", "AT&T"),
        ("a<script>alert(1)</script>b<style>p{}</style>c<!-- d -->e", "a b c e"),
        ('<a title="a > b" href=x>link</a>', "link"),
        ("<a title=don't>link</a>", "link"),
        ("<script>never closed", ""),
        ("港\u3000の\n\n灯台\u2028です", "港 の 灯台 です"),
        ("a\u200bb\u202ec\u00add\U000e0041e\x00f", "abcdef"),
        ("か\u3099", "が"),
        ("葛\U000e0100飾区", "葛\U000e0100飾区"),
        ("<![CDATA[x]]>", ""),
    ],
)
def test_words_only(markup: str, words: str) -> None:
    assert words_only(markup) == words


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("港の<b>灯台</b>、公開", "港の灯台、公開"),
        ("<p>Salt &amp; <A HREF='x'>Pepper</A><br/>House</p>", "Salt & Pepper House"),
        ("Tides at <img src=x onerror=act()> noon", "Tides at noon"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("How <dialog> &amp; <b>bold</b> work", "How <dialog> &amp; <b>bold</b> work"),
        ("Tides <script>act()</script>", "Tides <script>act()</script>"),
        ("<javascript:act()>", "<javascript:act()>"),
        ("Aoi <aoi@post.example> <a@post.example>", "Aoi <aoi@post.example> <a@post.example>"),
        ("<!-- toc --> first", "<!-- toc --> first"),
        ("<img src=x onerror=act()>", "<img src=x onerror=act()>"),
        ("&zwj;", "&zwj;"),
        ("", ""),
    ],
)
def test_a_line_is_html_only_if_it_is_marked_up_as_lines_are(line: str, said: str) -> None:
    assert words(line) == said


def test_plain_takes_no_markup() -> None:
    assert plain(" a <b>\n &amp; ") == "a <b> &amp;"


def test_visible_keeps_lines() -> None:
    assert visible("a\u200b\n\tb\x07") == "a\n\tb"


def test_every_format_character_of_this_unicode_is_dropped() -> None:
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Cf", "Cs")]
    assert [f"U+{ord(char):04X}" for char in unseen if visible(char)] == []


@given(st.text(max_size=200))
def test_the_result_is_one_line_of_seen_characters(text: str) -> None:
    words = words_only(text)
    assert words == words.strip()
    assert unicodedata.is_normalized("NFC", words)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in words)
    assert "  " not in words


@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from("<b> </b> <x> & &amp; < > a <!-- -->".split())).map("".join)
    )
)
def test_no_line_loses_all_its_words(text: str) -> None:
    assert bool(words(text)) == bool(plain(text))
    assert plain(words(text)) == words(text)


@given(st.text(alphabet=st.characters(exclude_characters="<&"), max_size=100))
def test_text_without_markup_only_loses_what_is_not_seen(text: str) -> None:
    assert words_only(text) == plain(text)


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<!--", "<script>", '<a "', "<a '\"", "<ab", "b", " x=1", "&", "<![CDATA["]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    started = time.perf_counter()
    words_only("<a" + piece * 60_000)
    words("<a" + piece * 60_000)
    assert time.perf_counter() - started < 5  # quadratic patterns take minutes
