"""What a page's head says of itself: address, language, feeds, when and from where it was saved."""

import re
from dataclasses import dataclass

from lxml import html

from generator.collect import opt_outs
from generator.collect.reading import FeedLink
from generator.text import urls
from generator.text.clean import words

_HEAD = 300_000  # characters, once styles and scripts are out
_BULK = re.compile(r"<(script|style|svg|noscript)\b[^<>]*>.*?(?:</\1\b[^<>]*>|\Z)", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<body\b", re.IGNORECASE)
# Each browser's own mark of a saved page stands in a comment near the top.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4096})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\b(.{0,10000}?)-->", re.DOTALL)
_SINGLE_FILE_LINE = re.compile(r"^[ \t]*(url|saved date):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
)
_MOST_FEEDS = 50


@dataclass(frozen=True, slots=True)
class PageHead:
    """Facts of the head; all addresses are `safe`."""

    title: str | None = None
    canonical: str | None = None
    saved_from: str | None = None
    saved: str | None = None  # raw text
    language: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    reserved: tuple[str, ...] = ()  # what the page says it is not for


def read(text: str, url: str | None) -> PageHead:
    """The facts in a page's head; `url` is where it was downloaded from. Never raises."""
    saved_from, saved = _saved(text[:_HEAD])
    short = _BULK.sub("", text)
    body = _BODY.search(short)
    tree = _tree(short[: min(body.end() if body else _HEAD, _HEAD)])
    if tree is None:
        return PageHead(saved_from=saved_from, saved=saved)
    base = urls.safe(next(iter(tree.xpath("//base/@href")), None), url or saved_from) or url or saved_from
    canonical = next((link.get("href") for link in tree.iter("link") if "canonical" in _rel(link)), None)
    return PageHead(
        title=words("".join(tree.xpath("(//title)[1]//text()"))) or None,
        canonical=urls.safe(canonical, base) or urls.safe(_meta(tree, "og:url"), base),
        saved_from=saved_from,
        saved=saved,
        language=tree.get("lang")
        or tree.get("xml:lang")
        or _meta(tree, "content-language")
        or _meta(tree, "og:locale"),
        feeds=_feeds(tree, base),
        reserved=opt_outs.of_meta((meta.get("name") or "", meta.get("content") or "") for meta in tree.iter("meta")),
    )


def _tree(head: str) -> "html.HtmlElement | None":
    """The head as a tree of `<html>`; None if there is nothing in it."""
    data = head.encode("utf-8", "replace").replace(b"\x00", b"")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(data, parser=parser) if data.strip() else None
    except (ValueError, html.etree.ParserError):  # nothing but comments
        return None


def _saved(top: str) -> tuple[str | None, str | None]:
    if match := _SAVED_FROM.search(top):
        return urls.safe(match[1]), None
    if match := _SINGLE_FILE.search(top):
        lines = dict(_SINGLE_FILE_LINE.findall(match[1]))
        return urls.safe(lines.get("url")), lines.get("saved date") or None
    return None, None


def _rel(link: "html.HtmlElement") -> list[str]:
    return (link.get("rel") or "").lower().split()


def _meta(tree: "html.HtmlElement", name: str) -> str | None:
    for meta in tree.iter("meta"):
        if name in (meta.get("name"), meta.get("property"), (meta.get("http-equiv") or "").lower()):
            return (meta.get("content") or "").strip() or None
    return None


def _feeds(tree: "html.HtmlElement", base: str | None) -> tuple[FeedLink, ...]:
    """The feeds the page announces (`rel=alternate`), in its order, each once; not those of oEmbed and APIs."""
    found: dict[str, FeedLink] = {}
    for link in tree.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        url = urls.safe(link.get("href"), base)
        if url and "alternate" in _rel(link) and kind in _FEED_TYPES and "/wp-json" not in url:
            found.setdefault(url, FeedLink(url, words((link.get("title") or "")[:2_000]) or None))
    return tuple(found.values())[:_MOST_FEEDS]
