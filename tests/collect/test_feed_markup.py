"""A feed is made fit for its parser, and what that costs is told."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect import Hints, Raw, Reading, read
from generator.collect.feed_markup import MOST_ITEMS
from generator.errors import InputError


def feed(items: str, before: str = "") -> Reading:
    text = f'{before}<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    return read(Raw(text.encode(), "feed.xml"), Hints())


def told(reading: Reading) -> str:
    return "\n".join(map(str, reading.problems))


def test_a_server_s_own_words_before_the_feed_are_left_out() -> None:
    reading = feed("<item><title>Fog</title></item>", "<br />\n<b>Warning</b>: line 3<br />\n<?xml version='1.0'?>\n")
    assert [entry.title for entry in reading.entries] == ["Fog"]
    assert "words before the feed were left out" in told(reading)


def test_no_entity_of_a_dtd_is_expanded_or_fetched() -> None:
    dtd = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/hostname'>]>"
    reading = feed("<item><title>x &b; &c; y</title></item>", dtd)
    assert reading.entries[0].title == "x &b; &c; y"


def test_entities_of_html_and_bare_signs_are_read() -> None:
    reading = feed("<item><title>caf&eacute; &amp; bar</title><link>https://a.example/?b=1&c=2</link></item>")
    assert reading.entries[0].title == "café & bar"
    assert reading.entries[0].url == "https://a.example/?b=1&c=2"


def test_words_of_cdata_are_not_touched() -> None:
    assert feed("<item><description><![CDATA[a & b &eacute; <!-- c -->]]></description></item>").entries[0].body == (
        "a & b &eacute; <!-- c -->"
    )


def test_characters_that_xml_forbids_do_not_cost_the_feed() -> None:
    reading = feed("<item><title>a\x01b&#0;c&#xD800;d\ufffe</title></item><item><title>Fog</title></item>")
    assert [entry.title for entry in reading.entries] == ["ab\ufffdc\ufffdd", "Fog"]
    assert reading.problems == ()


def test_items_beyond_the_limit_are_counted() -> None:
    reading = feed("<item><title>Fog</title></item>" * (MOST_ITEMS + 3))
    assert len(reading.entries) == MOST_ITEMS
    assert f"3 items were left out: the first {MOST_ITEMS:,} of a feed are read" in told(reading)


@pytest.mark.parametrize(
    "item",
    [
        "<author>a@" + "a." * 16_000 + "!</author>",
        "<author><![CDATA[a@" + "a." * 16_000 + "!]]></author>",
        "<author>" + ("a@" + "a." * 900 + "<!-- -->") * 20 + "!</author>",
        "<description>" + "&lt;" * 200_000 + "</description>",
        "<title>" + "&" * 100_000 + "</title>",
        "<pubDate>" + "9" * 100_000 + "</pubDate>",
        "<a>" * 20_000,
        "<item>" * 50_000,
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(item: str) -> None:
    started = time.perf_counter()
    feed(f"<item><title>Fog</title>{item}</item>")
    assert time.perf_counter() - started < 10  # without the measures of feed_markup: minutes


@given(st.text(max_size=60), st.sampled_from(["title", "link", "author", "description", "guid", "category", "x"]))
def test_no_words_break_a_feed(words: str, field: str) -> None:
    try:
        reading = feed(f"<item><title>Fog</title><{field}>{words}</{field}></item>")
    except InputError:
        return
    assert all(entry.url is None or entry.url.startswith("http") for entry in reading.entries)


ITEMS = "".join(f"<item><title>Title {n}</title><link>https://a.example/{n}</link></item>" for n in range(4))
WHOLE = f'<rss version="2.0"><channel><title>t</title>{ITEMS}</channel></rss>'
FIRST = WHOLE.index("</item>") + len("</item>")


@given(st.integers(min_value=FIRST, max_value=len(WHOLE)))
def test_a_feed_cut_after_an_item_gives_its_whole_items(length: int) -> None:
    reading = read(Raw(WHOLE[:length].encode(), "feed.xml"), Hints())
    whole = WHOLE[:length].count("</item>")
    assert [(entry.title, entry.url) for entry in reading.entries] == [
        (f"Title {n}", f"https://a.example/{n}") for n in range(whole)
    ]
    assert reading.complete == (length >= len(WHOLE) - len(">"))
    assert reading.complete or "cut off" in told(reading)


@given(st.integers(min_value=5, max_value=FIRST - 1))
def test_a_feed_cut_before_that_is_refused(length: int) -> None:
    with pytest.raises(InputError, match="cut off"):
        read(Raw(WHOLE[:length].encode(), "feed.xml"), Hints())
