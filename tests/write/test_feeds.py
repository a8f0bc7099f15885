"""Feeds: RSS 2.0 by its specification and by the rules of the W3C validator."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree, html

from generator.write import pages
from tests.write.hostile import editions, said, stories
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}link"
ACTIVE = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "img",
    "video",
    "audio",
    "svg",
    "link",
    "meta",
}


def channel(name: str = "all", *, hostile: bool = False, now: datetime = NOW) -> etree._Element:
    records = (editions(), stories()) if hostile else (EDITIONS, STORIES)
    root = etree.fromstring(pages.render(CONFIG, *records, now=now).files[f"feeds/{name}.xml"])
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (found,) = root
    return found


def items(found: etree._Element) -> list[etree._Element]:
    return found.findall("item")


@pytest.mark.parametrize("name", ["all", "ja", "en"])
def test_the_channel_says_what_it_is_and_where_it_stands(name: str) -> None:
    found = channel(name)

    assert (
        found.findtext("title")
        == {"all": "港町まとめ", "ja": "港町まとめ (日本語)", "en": "Harbour Digest (English)"}[name]
    )
    assert found.findtext("link") == "https://digest.example/news/"
    assert found.findtext("language") == {"all": "ja", "ja": "ja", "en": "en"}[name]
    self_link = found.find(ATOM)
    assert self_link is not None
    assert (self_link.get("rel"), self_link.get("href")) == ("self", f"https://digest.example/news/feeds/{name}.xml")


def test_an_item_a_digest_of_finished_weeks_the_newest_first() -> None:
    found = [(one.findtext("title"), one.findtext("guid"), one.findtext("link")) for one in items(channel())]

    assert found == [
        (
            "渡し船、試運転始まる",
            "tag:digest.example,2026:2026-w11-harbour-ferry",
            "https://digest.example/news/2026/w11/harbour-ferry/",
        ),
        (
            "港の渡し船、4月に再開へ",
            "tag:digest.example,2026:2026-w10-harbour-ferry",
            "https://digest.example/news/2026/w10/harbour-ferry/",
        ),
        (
            "Old library reopens as a reading room",
            "tag:digest.example,2026:2026-w10-old-library",
            "https://digest.example/news/2026/w10/old-library/",
        ),
    ]
    assert {one.find("guid").get("isPermaLink") for one in items(channel())} == {"false"}  # type: ignore[union-attr]  # there


def test_a_feed_of_a_language_holds_its_digests_with_its_titles() -> None:
    assert [one.findtext("title") for one in items(channel("en"))] == [
        "Harbour ferry to sail again in April",
        "Old library reopens as a reading room",
    ]


@pytest.mark.parametrize(
    ("name", "order", "other"),
    [("ja", ["ja", "en"], "Harbour ferry to sail"), ("en", ["en", "ja"], "港の渡し船、4月に再開へ")],
)
def test_the_language_of_the_feed_comes_first_and_the_title_in_the_other_below(
    name: str, order: list[str], other: str
) -> None:
    (ferry,) = (one for one in items(channel(name)) if (one.findtext("guid") or "").endswith("w10-harbour-ferry"))
    content = html.fragment_fromstring(ferry.findtext(CONTENT, ""), create_parent="div")

    assert [one.get("lang") for one in content.iter("ul") if one.find("li/q") is not None] == order
    assert [one.text_content()[: len(other)] for one in content.iterfind("p/strong")] == [other]


def test_dates_are_the_week_s_end_and_do_not_move_with_the_clock() -> None:
    first, *_, last = (one.findtext("pubDate", "") for one in items(channel()))

    assert parsedate_to_datetime(first) == datetime(2026, 3, 15, 15, tzinfo=UTC)
    assert parsedate_to_datetime(last) == datetime(2026, 3, 8, 15, tzinfo=UTC)
    later = channel(now=datetime(2026, 3, 20, tzinfo=UTC))
    assert etree.tostring(later) == etree.tostring(channel())


def test_whole_content_with_absolute_addresses_and_nothing_active() -> None:
    for hostile in (False, True):
        for one in items(channel(hostile=hostile)):
            content = html.fragment_fromstring(one.findtext(CONTENT, ""), create_parent=True)
            assert not ACTIVE & {element.tag for element in content.iter()}
            assert not any(
                name.startswith("on") or name in {"style", "id"} for e in content.iter() for name in e.attrib
            )
            assert all(re.match(r"https://", link) for link in content.xpath("//@href | //@src"))


def test_content_holds_summary_readers_views_sources_and_corrections() -> None:
    text = html.fragment_fromstring(items(channel())[1].findtext(CONTENT, ""), create_parent=True).text_content()

    for words in (
        "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
        "Fares stay at 300 yen.",
        "冬の間の赤字は誰が負担するのか",
        "支持する 8件(67%)",
        "再開を機に",
        "海鳴通信: 港の渡し船、4月に再開へ",
        "運賃は200円",
    ):
        assert words in text


def test_a_correction_keeps_the_permanent_id() -> None:
    changed = replace(FERRY, titles={"ja": "直した題名"}, corrections=())
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=(changed,)),), STORIES, now=NOW)
    found = etree.fromstring(site.files["feeds/all.xml"])

    assert found.findtext("channel/item/title") == "直した題名"
    assert found.findtext("channel/item/guid") == FERRY.guid


def test_a_reader_s_parser_finds_titles_as_words() -> None:
    site = pages.render(CONFIG, editions(), stories(), now=NOW)
    parsed = feedparser.parse(site.files["feeds/all.xml"])

    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert all("<script" not in entry.title and "<img" not in entry.title for entry in parsed.entries)
    assert said("title en").partition("<")[0] in parsed.entries[-1].title


def test_a_site_of_one_language_has_no_feeds_of_languages() -> None:
    site = pages.render(replace(CONFIG, languages=("ja",)), EDITIONS, STORIES, now=NOW)

    assert "feeds/ja.xml" not in site.pages
    assert "feeds/all.xml" in site.pages


def test_a_feed_without_items_is_a_feed() -> None:
    site = pages.render(CONFIG, (), {}, now=NOW)
    found = etree.fromstring(site.files["feeds/all.xml"])

    assert found.findtext("channel/title") == "港町まとめ"
    assert found.find("channel/item") is None
