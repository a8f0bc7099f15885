"""OPML 1.0 and 2.0: lists of feeds, as feed readers export them."""

import re

from lxml import etree

from generator.collect.document import Document
from generator.collect.feed_markup import LARGEST, without_entities
from generator.collect.reading import LONGEST_LINE, FeedLink, Hints, Reading, Warnings
from generator.errors import FormatError, LimitError
from generator.text import urls
from generator.text.clean import plain, words

NAME = "OPML"
MOST_FEEDS = 5_000
_ROOT = re.compile(r"<opml(?=[\s>/]|\Z)", re.IGNORECASE)


def fits(document: Document) -> bool:
    """Whether its root is `<opml>`."""
    return document.root == "opml"


def read(document: Document, hints: Hints) -> Reading:  # noqa: ARG001 - a list of feeds has no dates and no language
    """The feeds in the list's order, each with the folders it stands in; those without a web address are named."""
    warnings = Warnings(document.raw.name)
    tree = _tree(document, warnings)
    feeds: dict[str, FeedLink] = {}
    for outline, folder in _outlines(tree):
        address = outline.get("xmlUrl") or outline.get("xmlurl")
        if not address:
            continue
        url = urls.safe(address)
        if url is None:
            warnings.add("a subscription was left out", why=f"not a web address: {plain(address)[:200]}")
            continue
        feeds.setdefault(url, FeedLink(url, _name(outline), folder or None))
    if len(feeds) > MOST_FEEDS:
        warnings.add(f"{len(feeds) - MOST_FEEDS:,} subscriptions were left out", why=f"at most {MOST_FEEDS:,} are read")
    title = words(tree.findtext("head/title") or "") or None
    return Reading("opml", problems=warnings.problems(), feeds=tuple(feeds.values())[:MOST_FEEDS], title=title)


def _tree(document: Document, warnings: Warnings) -> "etree._Element":
    """The list from its root on, so that no DTD is heard. Raises LimitError for more than `LARGEST` characters."""
    where, text = document.raw.name, document.text
    if len(text) > LARGEST:
        raise LimitError(f"a list of {len(text):,} characters", where=where, why=f"at most {LARGEST:,} are read")
    start = _ROOT.search(text)
    markup = without_entities(text[start.start() :] if start else "", warnings).encode("utf-8", "replace")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    tree = etree.fromstring(markup, parser) if markup else None
    if tree is None:
        raise FormatError("a list of feeds that cannot be read", where=where, why="no XML element was found")
    if len(parser.error_log):
        warnings.add("not well-formed XML; read as far as it could be", why=parser.error_log[0].message[:200])
    return tree


def _outlines(tree: "etree._Element") -> list[tuple["etree._Element", str]]:
    """Every outline with its folders (`News/Local`), in document order; no recursion, since nesting is theirs."""
    found: list[tuple[etree._Element, str]] = []
    waiting = [(outline, "") for outline in reversed(tree.findall("body/outline"))]
    while waiting:
        outline, folder = waiting.pop()
        found.append((outline, folder))
        inner = f"{folder}/{_name(outline) or ''}".strip("/")[:LONGEST_LINE]
        waiting += [(child, inner) for child in reversed(outline.findall("outline"))]
    return found


def _name(outline: "etree._Element") -> str | None:
    return words((outline.get("title") or outline.get("text") or "")[:LONGEST_LINE]) or None
