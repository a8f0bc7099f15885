"""RSS 0.9x to 2.0, RSS 1.0 and Atom, by feedparser, whose successes are not taken at their word.

It is given our own decoding (it makes mojibake of cp932), is not asked to sanitise (slow, and every word is escaped
where it is written), nor for dates (it reads the clock) or links (it passes `javascript:`); and a feed counts as one
only if it found a version, since it reports success for HTML and for nothing at all.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import feedparser

from generator.collect import replies
from generator.collect.document import Document
from generator.collect.feed_markup import prepared
from generator.collect.reading import (
    LONGEST_BODY,
    LONGEST_LINE,
    Hints,
    Reading,
    Warnings,
    clipped,
    fewer,
    identifier,
    via_item,
)
from generator.collect.shared_links import marked
from generator.errors import FormatError
from generator.models import Entry
from generator.text import urls
from generator.text.clean import words, words_only

NAME = "RSS or Atom"
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_ROOTS = ("rss", "feed", "rdf")  # the latter two under any prefix

Fields = Mapping[str, Any]


def fits(document: Document) -> bool:
    """Whether its root is a feed's."""
    return document.root.rpartition(":")[2] in _ROOTS


def read(document: Document, hints: Hints) -> Reading:
    """The items in the feed's order. Raises FormatError for what feedparser knows no version of."""
    warnings = Warnings(document.raw.name)
    feed, pairs, complete = paired(document, hints, warnings)
    title = words(_title(feed, _kind(document)) or "") or None
    stories, orphans = replies.joined(pairs)
    if orphans and not stories:
        raise FormatError(
            "a feed of comments, not of stories",
            where=document.raw.name,
            cure="Add the feed of the stories: `matome fetch` reads the comments from where that feed says they are.",
        )
    for _ in range(orphans):
        warnings.add("a comment on a story that the feed does not hold was left out")
    return Reading(_kind(document), marked(stories), warnings.problems(), title=title, complete=complete)


def paired(document: Document, hints: Hints, warnings: Warnings) -> tuple[Fields, Sequence[tuple[Fields, Entry]], bool]:
    """The feed's own fields, each item as parsed with its entry, and whether the feed was whole."""
    feed, items, complete = _parsed(document, warnings)
    reader = _Reader(document, hints, feed, warnings)
    return feed, [(item, entry) for item in items if (entry := reader.entry(item))], complete


def _kind(document: Document) -> str:
    return "atom" if document.root.endswith("feed") else "rss"


def _parsed(document: Document, warnings: Warnings) -> tuple[Fields, Sequence[Fields], bool]:
    """The feed's own fields, its items, and whether it was whole. Raises FormatError and LimitError."""
    raw = document.raw
    if document.decoded.warning:
        warnings.add(document.decoded.warning)
    markup = prepared(document.text, document.root, raw.name, warnings)
    result = _by_feedparser(markup.text, raw.name)
    if not result.get("version"):
        why = f"<{document.root}> is not that of any version of RSS or Atom"
        raise FormatError("not a feed", where=raw.name, why=why)
    if result.get("bozo"):
        warnings.add("not well-formed XML; read as far as it could be", why=_reason(result))
    return result["feed"], result["entries"], markup.complete


def _by_feedparser(text: str, where: str) -> Fields:
    """Its result. It gets a stream: bytes or a string it would first try as the name of a file.

    It is not told the feed's address, with which it would complete guids too: they are the same in a file.
    """
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        result: Fields = feedparser.parse(
            stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        why = f"{type(error).__name__} in the parser"
        raise FormatError("a feed that cannot be parsed", where=where, why=why) from error
    return result


def _reason(result: Fields) -> str:
    """The parser's own words, one line."""
    return words_only(str(result.get("bozo_exception") or ""))[:200]


class _Reader:
    """Turns items into entries, with what they share: the feed."""

    def __init__(self, document: Document, hints: Hints, feed: Fields, warnings: Warnings) -> None:
        self.hints, self.feed, self.kind, self.warnings = hints, feed, _kind(document), warnings
        self.base = urls.safe(document.raw.url)
        self.address = urls.safe(document.raw.name) or self.base or _link(feed, "self", None) or document.raw.name
        self.moved = document.raw.moved
        self.feed_title = self._line(_title(feed, self.kind))
        self.feed_publisher = self._line(hints.publisher or _string(feed, "publisher"))

    def entry(self, item: Fields) -> Entry | None:
        """An item as it came; None and a warning for one that holds nothing."""
        body, html = self._body(item)
        title, url = self._line(_title(item, self.kind)), self._url(item)
        if not (words(title or "") or words_only(body) or url):
            self.warnings.add("an item without title, text and address was left out")
            return None
        guid = identifier(_string(item, "id"))
        published = next(filter(None, (_string(item, key) for key in ("published", "updated", "created"))), None)
        authors = self._names(item.get("authors") or (), "name") or self._names([item], "author")
        categories = self._names(item.get("tags") or (), "term", "label")
        return Entry(
            via=via_item(self.address, guid, url, title, body, published, authors, categories),
            source=self.hints.source,
            format=self.kind,
            body=body,
            html=html,
            whole_page=False,
            title=title,
            url=url,
            guid=guid,
            feed=self.address,
            feed_moved=self.moved,
            feed_title=self.feed_title,
            publisher=self._line(_string(item.get("source") or {}, "title")) or self._publisher(item),
            authors=authors,
            published=self._line(published),
            categories=categories,
            language=self.hints.language or self._language(item),
            timezone=self.hints.timezone,
            comments_at=urls.safe(_string(item, "wfw_commentrss"), self.base) or _link(item, "replies", self.base),
            comment_count=_count(item),
        )

    def _publisher(self, item: Fields) -> str | None:
        """The editor's word for the feed stands above `dc:publisher`, of the item and then of the feed."""
        own = None if self.hints.publisher else self._line(_string(item, "publisher"))
        return own or self.feed_publisher

    def _body(self, item: Fields) -> tuple[str, bool]:
        """The longest of the contents, else the summary, and whether it is markup."""
        contents = [*(item.get("content") or ()), item.get("summary_detail") or {}]
        written = [(one, value) for one in contents if (value := _string(one, "value"))]
        full = [pair for pair in written if pair[0] is not contents[-1]]
        if not written:
            return "", True
        detail, value = max(full or written, key=lambda pair: len(pair[1]))
        return clipped(value, LONGEST_BODY, "content", self.warnings) or "", detail.get("type") != "text/plain"

    def _url(self, item: Fields) -> str | None:
        """The page's own address: what a feed service replaced, else the link, else a guid that is one.

        Only a link is completed: feedparser gives a guid for one that is missing, and `42` is no page.
        """
        guid, link = _string(item, "id"), _string(item, "link")
        base = self.base if link != guid else None
        found = (urls.safe(_string(item, "feedburner_origlink")), urls.safe(link, base), urls.safe(guid))
        if link and link != guid and not found[1]:
            self.warnings.add("a link that is no web address was left out")
        return next(filter(None, found), None)

    def _names(self, items: Iterable[Fields], *keys: str) -> tuple[str, ...]:
        """The first of `keys` that each has, in order, each once, at most `MOST_NAMES`."""
        found = [next(filter(None, (_string(one, key) for key in keys)), None) for one in items]
        names = tuple(dict.fromkeys(self._line(name) or "" for name in found if name))
        return fewer(names, self.warnings)

    def _language(self, item: Fields) -> str | None:
        details = (*(item.get("content") or ()), item.get("summary_detail") or {}, item.get("title_detail") or {})
        return next(filter(None, (_string(one, "language") for one in (*details, self.feed))), None)

    def _line(self, text: str | None) -> str | None:
        return clipped(text, LONGEST_LINE, "title, name or date", self.warnings)


def _title(fields: Fields, kind: str) -> str | None:
    """The title of a feed or an item as HTML. Atom says if a title is text, where `<b>` is a word; RSS does not."""
    title = _string(fields, "title")
    if title is None or kind != "atom":
        return title
    is_text = (fields.get("title_detail") or {}).get("type") == "text/plain"
    return escape(title if is_text else words_only(title), quote=False)


def _string(fields: Fields, key: str) -> str | None:
    """The field if it is a text with words. `dict.get`: feedparser's own answers `updated` with `published`."""
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value.strip() or None if isinstance(value, str) else None


def _link(fields: Fields, rel: str, base: str | None) -> str | None:
    """The first web address among the links of that relation whose type is a feed's."""
    for link in fields.get("links") or ():
        if link.get("rel") == rel and ("xml" in str(link.get("type")) or rel == "self"):
            return urls.safe(_string(link, "href"), base)
    return None


def _count(item: Fields) -> int | None:
    """How many comments an item says it has; RFC 4685 counts on the link."""
    links = [link for link in item.get("links") or () if link.get("rel") == "replies"]
    told = [
        _string(item, "slash_comments"),
        _string(item, "thr_total"),
        *(_string(link, "thr:count") for link in links),
    ]
    return next((int(count) for count in told if count and re.fullmatch("[0-9]{1,7}", count)), None)
