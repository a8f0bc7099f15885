"""JSON Feed 1.0 and 1.1 (jsonfeed.org). A field of the wrong type is as if it were missing, item by item."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from generator.collect.document import Document
from generator.collect.feed_markup import LARGEST, MOST_ITEMS
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
from generator.errors import FormatError, LimitError
from generator.models import Entry
from generator.text import urls
from generator.text.clean import plain

NAME = "JSON Feed"
_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(?:\.[01])?/?", re.IGNORECASE)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_FIELD = re.compile(r'"(version|title|feed_url|language)"\s*:\s*("[^"\\\x00-\x1f]{1,2000}")')
_BETWEEN = re.compile(r"[\s,]*")
_LONGEST_NUMBER = 1_000  # digits; a longer one is as if it were missing. Python reads none of more than 4,300
_DECODER = json.JSONDecoder(
    strict=False, parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else None
)

Fields = Mapping[str, Any]


def fits(document: Document) -> bool:
    """Whether it is a JSON object, by its first sign and what else says so."""
    if not document.text[:1_000].lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    said = document.suffix == "json" or document.media_type.endswith("json")
    return said or "jsonfeed.org/version" in document.text[:20_000]


def read(document: Document, hints: Hints) -> Reading:
    """The items in the feed's order. Raises FormatError for other JSON, and for a feed cut off in its first item."""
    warnings, name = Warnings(document.raw.name), document.raw.name
    if document.decoded.warning:
        warnings.add(document.decoded.warning)
    feed, complete = _parsed(document.text, name, warnings)
    items = feed.get("items")
    if not _VERSION.fullmatch(_string(feed, "version") or "") or not isinstance(items, list):
        why = "it has no `version` of jsonfeed.org, or no `items`"
        cure = "Give the address of a feed: RSS, Atom or JSON Feed."
        raise FormatError("JSON, but no JSON Feed", where=name, why=why, cure=cure)
    if len(items) > MOST_ITEMS:
        warnings.add(
            f"{len(items) - MOST_ITEMS:,} items were left out", why=f"the first {MOST_ITEMS:,} of a feed are read"
        )
    reader = _Reader(document, hints, feed, warnings)
    entries = [entry for item in items[:MOST_ITEMS] if (entry := reader.entry(item))]
    return Reading(
        "json",
        marked(entries),
        warnings.problems(),
        title=plain(_string(feed, "title") or "") or None,
        complete=complete,
    )


def _parsed(text: str, where: str, warnings: Warnings) -> tuple[Fields, bool]:
    """The feed, and whether it was whole; of one that was cut off, the whole items."""
    if len(text) > LARGEST:
        raise LimitError(f"a feed of {len(text):,} characters", where=where, why=f"at most {LARGEST:,} are read")
    try:
        return _DECODER.decode(text.lstrip("\ufeff")), True
    except RecursionError:
        raise LimitError("JSON that is nested too deep", where=where) from None
    except ValueError as error:
        feed = _cut_off(text)
        if not feed.get("items"):
            why = f"no item is whole ({str(error)[:100]})"
            raise FormatError("JSON that is cut off or broken", where=where, why=why, cure="Fetch it again.") from None
    warnings.add("the feed is cut off or broken", why="what follows the break was left out", cure="Fetch it again.")
    return feed, False


def _cut_off(text: str) -> Fields:
    """What can be known of a feed whose end is missing. The version may stand after the items: then they speak."""
    start = _ITEMS.search(text)
    items = list(_whole_items(text, start.end())) if start else []
    told = {key: _DECODER.decode(value) for key, value in _FIELD.findall(text[: start.start()] if start else "")}
    speak = any(isinstance(item, dict) and ("content_html" in item or "content_text" in item) for item in items)
    return ({"version": "https://jsonfeed.org/version/1"} if speak else {}) | told | {"items": items}


def _whole_items(text: str, at: int) -> Iterator[Any]:
    """The items from a place on, up to the first that does not end."""
    while True:
        begin = _BETWEEN.match(text, at)
        try:
            item, at = _DECODER.raw_decode(text, begin.end() if begin else at)
        except (ValueError, RecursionError):
            return
        yield item


class _Reader:
    """Turns items into entries, with what they share: the feed."""

    def __init__(self, document: Document, hints: Hints, feed: Fields, warnings: Warnings) -> None:
        self.hints, self.warnings = hints, warnings
        self.base = urls.safe(document.raw.url) or urls.safe(_string(feed, "feed_url"))
        self.address = urls.safe(document.raw.name) or self.base or document.raw.name
        self.moved = document.raw.moved
        self.title, self.language = self._html(_string(feed, "title")), _string(feed, "language")
        self.authors = self._authors(feed)

    def entry(self, item: Any) -> Entry | None:
        """An item as it came; None and a warning for what is no object or holds nothing."""
        if not isinstance(item, dict):
            self.warnings.add("an item that is no object was left out", why=f"it is {type(item).__name__}")
            return None
        wrong = [key for key in _TYPES if not isinstance(item.get(key, None), (*_TYPES[key], type(None)))]
        if wrong:
            self.warnings.add("a field of the wrong type was left out", why=", ".join(f"`{key}`" for key in wrong))
        body, html = self._body(item)
        title, url = self._html(_string(item, "title")), self._url(item)
        if not (title or plain(body) or url):
            self.warnings.add("an item without title, text and address was left out")
            return None
        guid = identifier(_string(item, "id"))
        published = self._line(_string(item, "date_published") or _string(item, "date_modified"))
        authors, tags = self._authors(item) or self.authors, self._tags(item)
        return Entry(
            via=via_item(self.address, guid, url, title, body, published, authors, tags),
            source=self.hints.source,
            format="json",
            body=body,
            html=html,
            whole_page=False,
            title=title,
            url=url,
            guid=guid,
            feed=self.address,
            feed_moved=self.moved,
            feed_title=self.title,
            publisher=self.hints.publisher,
            authors=authors,
            published=published,
            categories=tags,
            language=self.hints.language or _string(item, "language") or self.language,
            timezone=self.hints.timezone,
        )

    def _body(self, item: Fields) -> tuple[str, bool]:
        markup = _string(item, "content_html")
        text = markup or _string(item, "content_text") or _string(item, "summary") or ""
        return clipped(text, LONGEST_BODY, "content", self.warnings) or "", bool(markup)

    def _url(self, item: Fields) -> str | None:
        told = [_string(item, key) for key in ("url", "external_url", "id")]
        return next((url for value in told if (url := urls.safe(value, self.base if value != told[2] else None))), None)

    def _authors(self, fields: Fields) -> tuple[str, ...]:
        """Names of version 1.1's `authors` or 1.0's `author`."""
        listed = fields.get("authors")
        people = listed if isinstance(listed, list) else [fields.get("author")]
        names = [self._line(_string(one, "name")) for one in people if isinstance(one, dict)]
        return fewer(tuple(dict.fromkeys(name for name in names if name)), self.warnings)

    def _tags(self, item: Fields) -> tuple[str, ...]:
        given = item.get("tags")
        listed = given if isinstance(given, list) else [given]
        tags = dict.fromkeys(self._line(tag) or "" for tag in listed if isinstance(tag, str) and tag.strip())
        return fewer(tuple(tags), self.warnings)

    def _html(self, text: str | None) -> str | None:
        """Plain text as HTML, as titles of entries are."""
        line = self._line(text)
        return escape(line, quote=False) if line else None

    def _line(self, text: str | None) -> str | None:
        return clipped(text, LONGEST_LINE, "title, name or date", self.warnings)


_TYPES: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(
        ("url", "title", "content_html", "content_text", "summary", "date_published", "date_modified"), (str,)
    ),
    "id": (str, int, float),  # the standard asks readers to take numbers
    "tags": (list, str),
    "authors": (list,),
}


def _string(fields: Fields, key: str) -> str | None:
    """The field if it is a text with words, or an id that is a number."""
    value = fields.get(key)
    if key == "id" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    # Lone surrogates can be written in JSON, but not in UTF-8.
    return value.encode("utf-8", "replace").decode().strip() or None
