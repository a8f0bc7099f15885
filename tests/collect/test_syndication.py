"""What an item's fields mean, where feeds differ."""

from html import escape

import pytest

from generator.collect import Hints, Raw, read
from generator.models import Entry
from generator.text.clean import words

ADDRESS = "https://post.example/feeds/all.xml"


def item(fields: str, *, url: str | None = ADDRESS, hints: Hints | None = None, channel: str = "") -> Entry:
    text = f"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
      <channel><title>Harbour Post</title>{channel}<item><title>Fog</title>{fields}</item></channel></rss>"""
    return read(Raw(text.encode(), "all.xml", url), hints or Hints()).entries[0]


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("<link>https://post.example/fog</link>", "https://post.example/fog"),
        ("<link>/fog</link>", "https://post.example/fog"),
        ("<link>../fog?a=1&amp;b=2</link>", "https://post.example/fog?a=1&b=2"),
        ("<guid>https://post.example/fog</guid>", "https://post.example/fog"),
        ("<guid isPermaLink='false'>https://post.example/?p=7</guid>", "https://post.example/?p=7"),
        ("<link>https://post.example/fog</link><guid>https://post.example/?p=7</guid>", "https://post.example/fog"),
        ("<guid>42</guid>", None),
        ("<guid isPermaLink='false'>42</guid>", None),
        ("<guid>tag:post.example,2026:7</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>javascript:alert(1)</link><guid>https://post.example/fog</guid>", "https://post.example/fog"),
        (
            "<link>https://feeds.example/~r/1</link><feedburner:origLink>https://post.example/fog</feedburner:origLink>",
            "https://post.example/fog",
        ),
        ("<link></link><atom:link rel='alternate' href='https://post.example/fog'/>", "https://post.example/fog"),
    ],
)
def test_the_address_is_the_page_s_own(fields: str, url: str | None) -> None:
    assert item(fields).url == url


@pytest.mark.parametrize(
    ("kind", "name"),
    [("text", "The <b>Post</b> <script>"), ("html", "The Post"), ("xhtml", "The Post")],
)
def test_titles_of_atom_are_what_it_says_they_are(kind: str, name: str) -> None:
    title = "The <b>Post</b> <script>"
    inner = "<div xmlns='http://www.w3.org/1999/xhtml'>The <b>Post</b></div>" if kind == "xhtml" else escape(title)
    named = f"<title type='{kind}'>{inner}</title><id>tag:post.example,2026:a</id>"
    text = f"<feed xmlns='http://www.w3.org/2005/Atom'>{named}<entry>{named}</entry></feed>"
    reading = read(Raw(text.encode(), "all.atom", ADDRESS), Hints())
    (entry,) = reading.entries
    assert [reading.title, words(entry.feed_title or ""), words(entry.title or "")] == [name] * 3


def items(*fields: str) -> tuple[Entry, ...]:
    rows = "".join(f"<item>{one}</item>" for one in fields)
    text = f"<rss version='2.0'><channel><title>Post</title>{rows}</channel></rss>"
    return read(Raw(text.encode(), "all.xml", ADDRESS), Hints()).entries


@pytest.mark.parametrize(
    ("first", "second", "guids"),
    [
        ("<title>Fog</title><link>/a</link>", "<title>Rain</title><link>/b</link>", [None, None]),
        ("<title>Fog</title><link>/a</link>", "<title>Fog, thick</title><link>/a</link>", ["7", "7"]),
        ("<title>Fog</title><link>/a</link>", "<title>Fog</title><link>/moved</link>", ["7", "7"]),
        (
            "<title>Fog</title><link>/a</link>",
            "<title>Fog!</title><link>/a?utm_source=feed#comments</link>",
            ["7", "7"],
        ),
        ("<title>Fog</title>", "<title>Fog, thick</title>", ["7", "7"]),
    ],
)
def test_a_guid_on_different_items_is_none(first: str, second: str, guids: list[str | None]) -> None:
    found = items(f"<guid>7</guid>{first}", f"<guid>7</guid>{second}", "<guid>8</guid><title>C</title><link>/c</link>")
    assert [entry.guid for entry in found] == [*guids, "8"]


@pytest.mark.parametrize(
    ("link", "shared"),
    [
        ("https://post.example/", True),
        ("https://post.example", True),
        ("http://www.post.example/index.html?utm_source=rss", True),
        ("https://post.example/?p=7", False),
        ("/a", False),
    ],
)
def test_a_link_to_the_front_page_names_no_item(link: str, shared: bool) -> None:
    assert items(f"<guid>7</guid><title>Fog</title><link>{link}</link>")[0].link_shared is shared


def test_a_guid_is_the_same_from_a_file_and_from_an_address() -> None:
    for fields in ("<guid>42</guid>", "<guid isPermaLink='false'>42</guid>"):
        assert item(fields).guid == item(fields, url=None).guid == "42"


def test_the_feed_is_named_by_its_address_else_its_own_word_else_its_file() -> None:
    own = "<atom:link rel='self' href='https://post.example/feeds/self.xml'/>"
    assert item("", channel=own).feed == ADDRESS
    assert item("", channel=own, url=None).feed == "https://post.example/feeds/self.xml"
    assert item("", url=None).feed == "all.xml"


def test_the_publisher_is_the_item_s_source_then_the_editor_s_word_then_the_feed_s() -> None:
    source, channel = (
        "<source url='https://coast.example/'>Coast Wire</source>",
        "<dc:publisher>Quay Press</dc:publisher>",
    )
    hints = Hints(publisher="The Post")
    assert item(source, hints=hints, channel=channel).publisher == "Coast Wire"
    assert item("", hints=hints, channel=channel).publisher == "The Post"
    assert item("", channel=channel).publisher == "Quay Press"
    assert item("").publisher is None


def test_the_date_is_the_text_as_it_stands_and_never_the_feed_s() -> None:
    channel = "<pubDate>Mon, 16 Nov 2026 09:00:00 GMT</pubDate>"
    assert item("<pubDate>2026/10/10 20:00</pubDate>", channel=channel).published == "2026/10/10 20:00"
    assert item("<dc:date>2026年10月10日</dc:date>", channel=channel).published == "2026年10月10日"
    assert item("", channel=channel).published is None


def test_the_whole_content_stands_above_the_summary() -> None:
    whole = "<content:encoded><![CDATA[<p>Whole.</p>]]></content:encoded>"
    assert item(f"<description>A much longer summary than that.</description>{whole}").body == "<p>Whole.</p>"
    assert item("<description>Summary.</description>").body == "Summary."


def test_the_hash_is_of_the_item_alone() -> None:
    fields = "<link>https://post.example/fog</link>"
    assert item(fields).via == item(fields, channel="<ttl>5</ttl><description>News of the day</description>").via
    assert item(fields).via != item(f"{fields}<description>More.</description>").via


def test_settings_stand_above_what_the_feed_declares() -> None:
    entry = item("", channel="<language>en</language>", hints=Hints("a source", "Asia/Tokyo", "ja"))
    assert (entry.source, entry.timezone, entry.language) == ("a source", "Asia/Tokyo", "ja")
