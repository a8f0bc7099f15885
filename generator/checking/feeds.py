"""The rules of feeds (RSS 2.0, RFC 4287, JSON Feed 1.1, RFC 5005), held against every feed as it would be published."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from generator.checking.view import View
from generator.errors import Problem

_ATOM = "{http://www.w3.org/2005/Atom}"
_ABSOLUTE = re.compile(r"https?://[^/]")


@dataclass(frozen=True, slots=True)
class Item:
    """What the rules ask of an item, whatever the format."""

    id: str
    title: str
    link: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """What the rules ask of a feed, whatever the format."""

    title: str
    link: str
    items: Sequence[Item]


def faults(view: View) -> Iterator[Problem]:
    """Feeds that are not well formed or lack what readers need; ids that two items share."""
    for path, page in view.rendered.pages.items():
        kind = path.rpartition(".")[2]
        if page.kind != "feed" or kind not in _READ:
            continue
        where = f"content/docs/{path}"
        try:
            feed = _READ[kind](page.body)
        except (etree.XMLSyntaxError, ValueError, LookupError, AttributeError, TypeError) as error:
            cure = "A template made it; take yours away, or tell its author."
            yield Problem("error", where, "is no feed", str(error), cure)
            continue
        for what, why in _broken(feed):
            yield Problem("error", where, what, why, "See the template that writes it, and the titles of its items.")


def _broken(feed: Feed) -> Iterator[tuple[str, str]]:
    if not feed.title.strip():
        yield "has no title", "readers list it by its title"
    if not _ABSOLUTE.match(feed.link):
        yield "leads to no page", f"its link is {feed.link!r}"
    ids = Counter(item.id for item in feed.items)
    for item in feed.items:
        named = item.title or item.id
        if not item.id:
            yield "has an item without an id", named
        if ids[item.id] > 1:
            yield f"has {ids[item.id]} items of one id", item.id
            ids[item.id] = 1
        if not item.title.strip():
            yield "has an item without a title", item.id
        if not _ABSOLUTE.match(item.link):
            yield "has an item that leads to no page", named
        if not item.dated:
            yield "has an item without a date", named


def _rss(data: bytes) -> Feed:
    channel = _tree(data).find("channel")
    if channel is None:
        raise ValueError("it has no channel")
    items = [
        Item(_text(one, "guid"), _text(one, "title"), _text(one, "link"), _is_date(_text(one, "pubDate")))
        for one in channel.findall("item")
    ]
    return Feed(_text(channel, "title"), _text(channel, "link"), items)


def _atom(data: bytes) -> Feed:
    root = _tree(data)
    items = [
        Item(
            _text(one, f"{_ATOM}id"),
            _text(one, f"{_ATOM}title"),
            _alternate(one),
            _is_time(_text(one, f"{_ATOM}updated")),
        )
        for one in root.findall(f"{_ATOM}entry")
    ]
    return Feed(_text(root, f"{_ATOM}title"), _alternate(root), items)


def _json(data: bytes) -> Feed:
    root = json.loads(data)
    items = [
        Item(one["id"], one.get("title", ""), one.get("url", ""), _is_time(one.get("date_published", "")))
        for one in root["items"]
    ]
    return Feed(root["title"], root.get("home_page_url", ""), items)


_READ: dict[str, Callable[[bytes], Feed]] = {"xml": _rss, "atom": _atom, "json": _json}


def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _text(node: etree._Element, name: str) -> str:
    return node.findtext(name) or ""


def _alternate(node: etree._Element) -> str:
    links = (link for link in node.findall(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate")
    return next((link.get("href") or "" for link in links), "")


def _is_date(text: str) -> bool:
    try:
        return parsedate_to_datetime(text).tzinfo is not None
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
