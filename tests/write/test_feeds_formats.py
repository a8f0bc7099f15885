"""Every feed in every format: the rules of the W3C validator, of RFC 4287, of JSON Feed 1.1 and of OPML 2.0."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from generator.models import Correction, Thread
from generator.write import pages
from generator.write.page import Rendered
from tests.write import hostile
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES

URL = CONFIG.url
NAMES = (
    "all", "ja", "en", "editions", "corrections", "sections/town", "sections/other", "topics/harbour-ferry",
    "topics/old-library",
)  # fmt: skip
A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.@-]+,\d{4}(-\d\d){0,2}:[a-z0-9/-]+")  # RFC 4151, as we write it
HARMLESS = {
    "a", "blockquote", "del", "div", "em", "h2", "ins", "li", "ol", "p", "q", "span", "strong", "ul",
}  # fmt: skip


@lru_cache
def site(words: str = "calm", hub: str = "") -> Rendered:
    records = (EDITIONS, STORIES) if words == "calm" else (hostile.editions(), hostile.stories())
    return pages.render(replace(CONFIG, hub=hub), *records, now=NOW)


def xml(name: str, suffix: str, words: str = "calm", hub: str = "") -> etree._Element:
    return etree.fromstring(site(words, hub).files[f"feeds/{name}.{suffix}"])


def json_feed(name: str, words: str = "calm", hub: str = "") -> dict:  # type: ignore[type-arg]  # as it came
    return json.loads(site(words, hub).files[f"feeds/{name}.json"])  # type: ignore[no-any-return]  # an object


both = pytest.mark.parametrize("words", ["calm", "hostile"])
each = pytest.mark.parametrize("name", NAMES)


def test_there_are_these_feeds_and_no_other() -> None:
    found = {path for path, page in site().pages.items() if page.kind == "feed"}

    names = (*NAMES, "topics/ferry")  # a former key
    assert found == {f"feeds/{name}.{suffix}" for name in names for suffix in ("xml", "atom", "json")} | {
        "feeds/feeds.opml"
    }


@both
@each
def test_the_formats_of_a_feed_tell_the_same(name: str, words: str) -> None:
    rss, atom, told = xml(name, "xml", words), xml(name, "atom", words), json_feed(name, words)

    ids = [item["id"] for item in told["items"]]
    assert rss.xpath("//guid/text()") == [one.text for one in atom.iterfind(f"{A}entry/{A}id")] == ids
    contents = [item["content_html"] for item in told["items"]]
    assert [one.text for one in rss.iter(CONTENT)] == contents
    assert [one.text for one in atom.iterfind(f"{A}entry/{A}content")] == contents
    titles = [item["title"] for item in told["items"]]
    assert [one.text for one in atom.iterfind(f"{A}entry/{A}title")] == titles
    assert [atom.findtext(f"{A}title")] == [told["title"]]


@both
@each
def test_ids_are_tags_and_each_is_there_once(name: str, words: str) -> None:
    atom = xml(name, "atom", words)
    ids = [one.text or "" for one in atom.iter(f"{A}id")]

    assert all(TAG.fullmatch(one) for one in ids), ids
    assert len(set(ids)) == len(ids) > 1


def test_no_two_feeds_share_an_id() -> None:
    ids = [xml(name, "atom").findtext(f"{A}id") for name in NAMES]

    assert len(set(ids)) == len(ids)


@both
@each
def test_rss_has_what_it_must_have(name: str, words: str) -> None:
    (channel,) = xml(name, "xml", words)

    assert all(channel.findtext(key) for key in ("title", "link", "description", "language", "lastBuildDate"))
    for one in channel.findall("item"):
        assert all(one.findtext(key) for key in ("title", "link", "guid", "pubDate", "description", "category"))
        assert one.findtext(CONTENT)
        assert one.findtext(CREATOR)
        assert RFC_822.fullmatch(one.findtext("pubDate", ""))
    built = parsedate_to_datetime(channel.findtext("lastBuildDate", ""))
    assert built >= max(parsedate_to_datetime(one.text or "") for one in channel.iter("pubDate"))
    assert built <= NOW


@both
@each
def test_atom_has_what_it_must_have(name: str, words: str) -> None:
    feed = xml(name, "atom", words)
    entries = feed.findall(f"{A}entry")

    for one in [feed, *entries]:
        assert all(one.findtext(A + key) for key in ("id", "title", "updated"))
        assert one.findtext(f"{A}author/{A}name")
        assert one.xpath("count(*[name() = 'link'][@rel = 'alternate'])") == 1
        assert all(RFC_3339.fullmatch(when.text or "") for when in one.iter(f"{A}updated", f"{A}published"))
    for one in entries:
        times = [datetime.fromisoformat(one.findtext(A + key) or "") for key in ("published", "updated")]
        assert times == sorted(times)
        assert one.find(f"{A}content").get("type") == "html"  # type: ignore[union-attr]  # it has one
    assert not feed.xpath("//*[name() = 'title']/@type")  # plain text


@both
@each
def test_json_has_what_it_must_have(name: str, words: str) -> None:
    feed = json_feed(name, words)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{URL}feeds/{name}.json"
    assert all(key.startswith("_") or feed[key] for key in feed)
    for item in feed["items"]:
        assert all(isinstance(item[key], str) and item[key] for key in ("id", "url", "title", "content_html"))
        assert all(RFC_3339.fullmatch(item[key]) for key in ("date_published", "date_modified"))
        assert all(author["name"] for author in item["authors"])
        assert item["tags"]


@both
@each
def test_every_address_is_absolute_and_of_the_web(name: str, words: str) -> None:
    told = json_feed(name, words)
    addresses = [told["home_page_url"], told["feed_url"], *(item["url"] for item in told["items"])]
    for suffix in ("xml", "atom"):
        found = xml(name, suffix, words)
        addresses += [str(one) for one in found.xpath("//@href | //link/text() | //*[name()='uri']/text()")]  # type: ignore[union-attr]  # a list
    for item in told["items"]:
        content = html.fragment_fromstring(item["content_html"], create_parent=True)
        addresses += content.xpath("//@href | //@src")

    assert all(urlsplit(one).scheme == "https" and urlsplit(one).netloc for one in addresses)


@each
def test_every_address_inside_the_site_leads_to_a_page(name: str) -> None:
    made = site()
    told = json_feed(name)
    addresses = [told["home_page_url"], *(item["url"] for item in told["items"])]
    for item in told["items"]:
        addresses += html.fragment_fromstring(item["content_html"], create_parent=True).xpath("//@href")
    for one in addresses:
        path, _, anchor = one.removeprefix(URL).partition("#")
        if one.startswith(URL) and path:  # the home page is by hand
            assert f"{path}index.md" in made.pages
            assert not anchor or anchor in {heading.id for heading in made.pages[f"{path}index.md"].headings}


@both
@each
def test_content_has_nothing_active(name: str, words: str) -> None:
    for item in json_feed(name, words)["items"]:
        for element in html.fragment_fromstring(item["content_html"], create_parent=True).iter():
            assert element.tag in HARMLESS
            assert set(element.attrib) <= {"href", "lang"}


@each
def test_each_file_names_itself(name: str) -> None:
    assert xml(name, "xml").xpath("string(//*[@rel = 'self']/@href)") == f"{URL}feeds/{name}.xml"
    assert xml(name, "atom").xpath("string(//*[@rel = 'self']/@href)") == f"{URL}feeds/{name}.atom"


def test_without_a_hub_none_is_named() -> None:
    assert b"hub" not in site().files["feeds/all.xml"] + site().files["feeds/all.atom"] + site().files["feeds/all.json"]


@each
def test_the_hub_of_the_settings_is_named(name: str) -> None:
    hub = "https://hub.example/?a=1&b=2"

    for suffix in ("xml", "atom"):
        assert xml(name, suffix, hub=hub).xpath("//*[@rel = 'hub']/@href") == [hub]
    assert json_feed(name, hub=hub)["hubs"] == [{"type": "WebSub", "url": hub}]


@both
@each
@pytest.mark.parametrize(("suffix", "version"), [("xml", "rss20"), ("atom", "atom10")])
def test_a_reader_s_parser_takes_it(name: str, words: str, suffix: str, version: str) -> None:
    parsed = feedparser.parse(site(words).files[f"feeds/{name}.{suffix}"])

    assert not parsed.bozo
    assert parsed.version == version
    told = json_feed(name, words)["items"]
    assert [entry.id for entry in parsed.entries] == [item["id"] for item in told]
    assert all(entry.content[0].value and entry.published_parsed for entry in parsed.entries)
    for entry in parsed.entries:  # words, or HTML that says nothing but words
        assert entry.title_detail.type == "text/plain" or "<script" not in entry.title
    if words == "calm":
        assert [entry.title for entry in parsed.entries] == [item["title"] for item in told]
        assert [author.name for author in parsed.entries[0].authors] == [one["name"] for one in told[0]["authors"]]


def test_what_xml_and_json_cannot_hold_is_left_out() -> None:
    bad = "a\x00b\x0bc\ufffed\ud800e\U0001f6a2"
    digest = replace(FERRY, titles={"ja": bad}, publishers=(bad,), notes=(bad,))
    made = pages.render(
        replace(CONFIG, titles={"ja": bad}), (replace(EDITIONS[0], digests=(digest,)),), STORIES, now=NOW
    ).files

    for path in (path for path in made if path.startswith("feeds/")):
        if path.endswith(".json"):
            assert "\x00" not in json.dumps(json.loads(made[path]), ensure_ascii=False)
        else:
            etree.fromstring(made[path])


# --- what they hold


def test_a_section_s_feed_holds_its_digests() -> None:
    assert [item["title"] for item in json_feed("sections/other")["items"]] == ["Old library reopens as a reading room"]
    assert {item["tags"][0] for item in json_feed("sections/town")["items"]} == {"まち"}


def test_a_topic_s_feed_holds_its_thread_and_says_that_it_is_complete() -> None:
    feed = json_feed("topics/harbour-ferry")

    assert [item["url"] for item in feed["items"]] == [f"{URL}2026/{week}/harbour-ferry/" for week in ("w11", "w10")]
    assert xml("topics/harbour-ferry", "xml").xpath("count(//*[name() = 'fh:complete'])") == 1
    assert feed["home_page_url"] == f"{URL}topics/harbour-ferry/"


def test_a_topic_has_a_feed_while_one_of_the_last_four_editions_has_a_digest_of_it() -> None:
    quiet = [replace(EDITIONS[1], week=f"2026-W{week}", digests=(), closed="2026-06-01T00:00:00Z") for week in (13, 14)]
    row = (EDITIONS[0], replace(EDITIONS[1], digests=()), *quiet)
    later = datetime(2026, 6, 1, tzinfo=UTC)
    fifth = replace(quiet[0], week="2026-W15")

    assert "feeds/topics/harbour-ferry.xml" in pages.render(CONFIG, row, STORIES, now=later).pages
    assert "feeds/topics/harbour-ferry.xml" not in pages.render(CONFIG, (*row, fifth), STORIES, now=later).pages


def test_a_topic_s_feed_stays_where_it_was_when_the_key_changes() -> None:
    made = site().files

    assert "ferry" in FERRY.formerly
    for suffix in ("xml", "atom", "json"):
        assert made[f"feeds/topics/ferry.{suffix}"] == made[f"feeds/topics/harbour-ferry.{suffix}"]
    assert b"topics/ferry." not in made["feeds/feeds.opml"] + made["subscribe/index.md"]


def test_an_edition_is_an_item_with_the_way_to_its_digests() -> None:
    newest, oldest = json_feed("editions")["items"]

    assert newest["id"] == "tag:digest.example,2026:2026-w11"
    assert oldest["title"] == "2026年第10週号"
    for words in ("渡し船が戻ってきます。", "港の渡し船、4月に再開へ", "Fares", "商店街のパン屋が80周年", "HTTP 503"):
        assert (words in oldest["content_html"]) == (words != "Fares")  # one sentence a digest
    assert f"{URL}2026/w10/old-library/" in oldest["content_html"]


def test_a_correction_is_an_item_with_both_wordings() -> None:
    (item,) = json_feed("corrections")["items"]

    assert item["title"] == "訂正: 港の渡し船、4月に再開へ"
    assert item["id"].startswith(f"{FERRY.guid}/k-")
    assert "運賃は200円" in item["content_html"]
    assert "運賃は300円" in item["content_html"]
    assert item["date_published"] == "2026-03-12T00:00:00+09:00"


def test_corrections_said_twice_are_two_items_and_a_better_wording_keeps_the_id() -> None:
    first = FERRY.corrections[0]
    twice = corrected(first, first)
    reworded = corrected(replace(first, now="運賃は300円です"))

    assert len({item["id"] for item in twice["items"]}) == 2
    assert reworded["items"][0]["id"] == json_feed("corrections")["items"][0]["id"]


def corrected(*corrections: Correction) -> dict:  # type: ignore[type-arg]  # as it came
    digest = replace(FERRY, corrections=corrections)
    made = pages.render(CONFIG, (replace(EDITIONS[0], digests=(digest,)),), STORIES, now=NOW)
    return json.loads(made.files["feeds/corrections.json"])  # type: ignore[no-any-return]  # an object


def test_a_topic_with_nothing_new_says_so_in_a_line() -> None:
    quiet = replace(EDITIONS[1].digests[0], summary={"ja": ()}, thread=Thread("2026-W10"))
    made = pages.render(CONFIG, (EDITIONS[0], replace(EDITIONS[1], digests=(quiet,))), STORIES, now=NOW).files

    for name in ("all", "editions"):
        item = json.loads(made[f"feeds/{name}.json"])["items"][0]
        assert "2026年第10週" in item["content_html"]
        assert "見出しだけ" not in item["content_html"] + item["summary"]


# --- when something changed


def updated(edition_closed: str | None, *days: str) -> str:
    digest = replace(FERRY, corrections=tuple(Correction(day, "was", f"now {index}") for index, day in enumerate(days)))
    edition = replace(EDITIONS[0], closed=edition_closed, digests=(digest,))
    made = pages.render(CONFIG, (edition,), STORIES, now=NOW)
    (item,) = json.loads(made.files["feeds/all.json"])["items"]
    assert item["date_published"] == "2026-03-09T00:00:00+09:00"
    return str(item["date_modified"])


def test_what_never_changed_is_as_old_as_its_week_s_end() -> None:
    assert updated(None) == "2026-03-09T00:00:00+09:00"
    assert updated(None, "2026-03-08") == "2026-03-09T00:00:00+09:00"  # put right before it was published


def test_closing_and_each_correction_are_a_change() -> None:
    assert updated("2026-03-09T06:10:00+09:00") == "2026-03-09T06:10:00+09:00"
    assert updated("2026-03-09T06:10:00+09:00", "2026-03-12") == "2026-03-12T00:00:01+09:00"
    assert updated("2026-03-09T06:10:00+09:00", "2026-03-12", "2026-03-12") == "2026-03-12T00:00:02+09:00"
    assert updated("2026-03-09T06:10:00+09:00", "2026-03-09") == "2026-03-09T06:10:01+09:00"


# --- the volume of a topic in words


def test_a_chart_becomes_a_line_of_text() -> None:
    content = json_feed("topics/harbour-ferry")["items"][0]["content_html"]

    assert "2026年第10週 3件、2026年第11週 1件" in content
    assert "<svg" not in content


# --- the list of all


@both
def test_the_opml_lists_every_feed_that_can_be_subscribed_to(words: str) -> None:
    root = etree.fromstring(site(words).files["feeds/feeds.opml"])

    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "港町まとめ"
    outlines = root.findall("body/outline")
    assert [one.get("xmlUrl") for one in outlines] == [f"{URL}feeds/{name}.xml" for name in NAMES]
    assert all(one.get("type") == "rss" and one.get("text") and one.get("htmlUrl") for one in outlines)


def test_a_site_without_editions_has_feeds_without_items() -> None:
    empty = pages.render(CONFIG, (), {}, now=NOW)

    atom = etree.fromstring(empty.files["feeds/all.atom"])
    assert atom.findtext(f"{A}updated") == "2026-01-01T00:00:00+00:00"  # of the site's id
    assert json.loads(empty.files["feeds/corrections.json"])["items"] == []
    assert "feeds/sections/town.xml" not in empty.files
