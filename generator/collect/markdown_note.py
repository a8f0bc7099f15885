"""Markdown with front matter, as Obsidian Web Clipper and other clippers save a page."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.collect.document import Document
from generator.collect.reading import LONGEST_LINE, Hints, Reading, Warnings, clipped, fewer, via_page
from generator.collect.web_page import without_pictures
from generator.errors import FormatError, LimitError
from generator.models import Entry
from generator.text import urls
from generator.text.clean import plain

NAME = "Markdown"
LARGEST = 2_000_000  # characters
_LONGEST_FRONT_MATTER = 20_000

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(
    r"^(title|source|url|link|author|authors|published|date|created|tags|site|language|lang):", re.MULTILINE
)
_LINE = re.compile(r"""^([a-z_]{2,20}):[ \t]*["']?(.*?)["']?[ \t\r]*$""", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_OF_THE_CLIPPER = frozenset({"clippings", "clipping", "clipped", "web-clip"})

Fields = Mapping[str, Any]


def fits(document: Document) -> bool:
    """Whether it is called Markdown, or begins with front matter of a clipped page."""
    if document.suffix in ("md", "markdown") or document.media_type == "text/markdown":
        return True
    match = _FRONT_MATTER.match(document.text[: _LONGEST_FRONT_MATTER + 100])
    return bool(match and _KEY.search(match[1]))


def read(document: Document, hints: Hints) -> Reading:
    """One entry: the note's text, with what its front matter says. Raises FormatError for a note without text."""
    raw, warnings = document.raw, Warnings(document.raw.name)
    if document.decoded.warning:
        warnings.add(document.decoded.warning)
    if len(document.text) > LARGEST:
        raise LimitError(
            f"a note of {len(document.text):,} characters", where=raw.name, why=f"at most {LARGEST:,} are read"
        )
    match = _FRONT_MATTER.match(document.text[: _LONGEST_FRONT_MATTER + 100])
    fields = _fields(match[1], warnings) if match else {}
    body = without_pictures(document.text[match.end() :] if match else document.text).strip()
    if not plain(body):
        raise FormatError("a note without text", where=raw.name, why="there is nothing after its front matter")
    title = clipped(plain(_first(fields, "title") or ""), LONGEST_LINE, "title", warnings)
    entry = Entry(
        via=via_page(raw),
        source=hints.source,
        format="markdown",
        body=body,
        html=False,
        whole_page=False,
        title=escape(title, quote=False) if title else None,
        url=_address(fields, warnings) or urls.safe(raw.url),
        publisher=hints.publisher or _name(_first(fields, "site", "publisher", "site_name") or "") or None,
        authors=fewer(tuple(filter(None, map(_name, _all(fields, "author", "authors")))), warnings),
        published=_first(fields, "published", "date"),
        saved=_first(fields, "created", "clipped", "saved"),
        categories=fewer(tuple(tag for tag in _all(fields, "tags") if tag.lower() not in _OF_THE_CLIPPER), warnings),
        language=hints.language or _first(fields, "language", "lang"),
        timezone=hints.timezone,
    )
    return Reading("markdown", (entry,), warnings.problems(), title=title or None)


def _fields(front_matter: str, warnings: Warnings) -> Fields:
    """The fields as texts and lists of texts: YAML's own types would turn `2026-11-16` and `no` into something else."""
    try:
        fields = YAML(typ="base", pure=True).load(front_matter) if len(front_matter) <= _LONGEST_FRONT_MATTER else None
    except (YAMLError, ValueError, RecursionError):
        fields = None
    if isinstance(fields, dict):
        return fields
    if front_matter.strip():
        warnings.add("front matter that is not YAML; read line by line", cure="Quote values that hold a colon.")
    return dict(_LINE.findall(front_matter[:_LONGEST_FRONT_MATTER]))


def _all(fields: Fields, *keys: str) -> tuple[str, ...]:
    """The words of the first key that has some, one text or a list."""
    for key in keys:
        value = fields.get(key)
        listed = value if isinstance(value, list) else [value]
        if words := tuple(
            dict.fromkeys(plain(one)[:LONGEST_LINE] for one in listed if isinstance(one, str) and plain(one))
        ):
            return words
    return ()


def _first(fields: Fields, *keys: str) -> str | None:
    return next(iter(_all(fields, *keys)), None)


def _address(fields: Fields, warnings: Warnings) -> str | None:
    told = _first(fields, "source", "url", "link")
    if told and urls.safe(told) is None:
        warnings.add("the note's source is no web address and was left out")
    return urls.safe(told)


def _name(written: str) -> str:
    """A name without the link to a note it is written as: `[[People/Aoi|Aoi]]` is Aoi."""
    return plain(_WIKI_LINK.sub(r"\1", written))
