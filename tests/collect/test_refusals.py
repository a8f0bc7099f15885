"""What is not read says what it is, why, and what to do."""

import gzip

import pytest

from generator.collect import Hints, Raw, read, read_comments, read_feed
from generator.errors import FormatError, InputError, LimitError

FEED = b'<rss version="2.0"><channel><title>t</title><item><title>Fog</title></item></channel></rss>'
PAGE = (
    b"<!doctype html><title>t</title><link rel=alternate type=application/rss+xml href=https://post.example/feed><p>"
    + b"Fog at night. " * 5
)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xml", "an empty file"),
        (b" \r\n\x00", "a.html", "an empty file"),
        (b"filedesc://a.arc 127.0.0.1 20260216050221 text/plain 75\n", "a.arc", "a web archive (ARC)"),
        (b"PK\x03\x04" + bytes(60), "a.html", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.xml", "a picture (PNG)"),
        (gzip.compress(FEED, mtime=0), "a.xml", "gzip-compressed"),
        (b"%PDF-1.7\n", "a.pdf", "a PDF document"),
        (bytes(range(32)) * 20, "a.txt", "binary data"),
        ("Погода на завтра: дождь и ветер".encode("koi8-r"), "a.txt", "text that cannot be decoded"),
        (b"<html><body>Just a moment... <script src='/cdn-cgi/challenge'></script>", "a.xml", "a check for robots"),
        (PAGE, "feed.xml", "an HTML page, not a feed"),
        (b"<!doctype html><title>App</title><div id=root></div><script>1</script>", "a.html", "a page without text"),
        (b"<urlset><url><loc>https://post.example/</loc></url></urlset>", "a.xml", "its first element is <urlset>"),
        (b"<rss", "a.xml", "the feed is cut off"),
        (b"<rss ><channel><title>t</title><item><title>Half", "a.xml", "the feed is cut off"),
        (b'{"items": []}', "a.json", "JSON, but no JSON Feed"),
        (b'{"version": ', "a.json", "JSON that is cut off or broken"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, "a.json", "nested too deep"),
        (b"---\ntitle: x\n---\n", "a.md", "a note without text"),
        (b"From: <Saved by Blink>\nContent-Type: multipart/related\n\n--x\n", "a.mhtml", "its boundary is missing"),
        (b'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: image/png\n\n', "a", "without a page"),
    ],
)  # fmt: skip
def test_it_is_refused_by_name(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(Raw(data, name), Hints())
    assert caught.value.where == name
    assert said in str(caught.value)


def test_an_answer_and_a_file_are_told_apart() -> None:
    with pytest.raises(FormatError, match="an empty answer"):
        read(Raw(b"", "a source", "https://post.example/feed"), Hints())


def test_a_page_in_a_feed_s_place_names_the_feeds_it_announces() -> None:
    said = r"not a feed.* It announces https://post\.example/feed\."
    with pytest.raises(FormatError, match=said):
        read_feed(Raw(PAGE, "page"), Hints())
    with pytest.raises(FormatError, match=said):
        read(Raw(PAGE, "page", None, "text/xml"), Hints())
    assert read(Raw(PAGE, "page"), Hints()).feeds[0].url == "https://post.example/feed"


def test_a_list_in_a_feed_s_place_names_the_command() -> None:
    with pytest.raises(FormatError, match="matome feeds import"):
        read_feed(Raw(b"<opml><body/></opml>", "list"), Hints())


def test_a_page_is_no_comment_feed() -> None:
    with pytest.raises(FormatError, match="not a comment feed"):
        read_comments(Raw(PAGE, "page"))


def test_pages_and_feeds_have_limits() -> None:
    with pytest.raises(LimitError, match="at most 12,000,000 characters"):
        read(Raw(b"<html><p>" + b"a" * 12_000_000, "a.html"), Hints())
    with pytest.raises(LimitError, match="at most 400,000"):
        read(Raw(FEED.replace(b"Fog", b"<b/>" * 400_000), "a.xml"), Hints())


def test_a_feed_without_items_is_a_feed() -> None:
    assert read_feed(Raw(b'<rss version="2.0"><channel><title>t</title></channel></rss>', "a"), Hints()).entries == ()
