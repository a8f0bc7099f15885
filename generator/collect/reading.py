"""What goes into reading one input and what comes out."""

import hashlib
import json
from dataclasses import dataclass
from typing import Protocol

from generator.collect.document import Document, Raw
from generator.errors import Problem
from generator.models import Entry, Via

__all__ = [
    "FEED_FORMATS",
    "FeedLink",
    "Format",
    "Hints",
    "Raw",
    "Reading",
    "Warnings",
    "clipped",
    "fewer",
    "via_item",
    "via_page",
]

FEED_FORMATS = ("rss", "atom", "json")

LONGEST_BODY = 1_000_000  # characters of an item's content; the longest of 407 in real feeds has 43,130
LONGEST_LINE = 2_000  # characters of a title or a name
MOST_NAMES = 50  # authors, and categories, of an item


@dataclass(frozen=True, slots=True)
class Hints:
    """What the settings say of a source."""

    source: str = "saved pages"  # its name
    timezone: str = "UTC"  # of dates that name none
    language: str | None = None  # BCP 47; stands above what the feed declares
    publisher: str | None = None  # where the feed's own title is not the publisher's name


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that an OPML list holds or a page announces."""

    url: str
    title: str | None = None
    folder: str | None = None  # of the list, "News/Local"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one input held: its format, entries in order, what was left out, and feeds it names."""

    format: str  # "rss", "atom", "json", "opml", "html", "mhtml", "warc", "markdown", "text"
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    title: str | None = None  # the feed's or page's own, one line of words
    complete: bool = True  # False where the input was cut off: its validators must not be remembered


class Format(Protocol):
    """A format: a module with these three, listed in `formats.FORMATS`."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """What people call it."""
        ...

    def fits(self, document: Document) -> bool:
        """Whether the input looks like it; cheap."""
        ...

    def read(self, document: Document, hints: Hints) -> Reading:
        """What it holds. Raises FormatError or LimitError."""
        ...


class Warnings:
    """Gathers what was left out of one input; says the same thing once, with how often."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._counts: dict[tuple[str, str, str], int] = {}

    def add(self, what: str, why: str = "", cure: str = "") -> None:
        """Note one occurrence."""
        self._counts[what, why, cure] = self._counts.get((what, why, cure), 0) + 1

    def problems(self) -> tuple[Problem, ...]:
        """One warning a kind, in the order first seen."""
        return tuple(
            Problem("warning", self._where, what if times == 1 else f"{what} ({times} times)", why, cure)
            for (what, why, cure), times in self._counts.items()
        )


def clipped(text: str | None, longest: int, name: str, warnings: Warnings) -> str | None:
    """The text, or its first characters and a warning."""
    if text is None or len(text) <= longest:
        return text
    warnings.add(f"{name} of more than {longest:,} characters: the rest was left out")
    return text[:longest]


def identifier(text: str | None) -> str | None:
    """An item's own id; one longer than a line by its SHA-256, so that two which begin alike stay two."""
    if text is None or len(text) <= LONGEST_LINE:
        return text
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def fewer(names: tuple[str, ...], warnings: Warnings) -> tuple[str, ...]:
    """The first names of an item's authors or categories, and a warning if there were more."""
    if len(names) > MOST_NAMES:
        warnings.add(f"more than {MOST_NAMES} authors or categories of an item: the rest was left out")
    return names[:MOST_NAMES]


def via_item(name: str, *content: object) -> Via:
    """How a feed's item came: the hash is of its own content, so that a feed that only reorders changes nothing."""
    written = json.dumps(content, ensure_ascii=False)
    return Via("feed", name, hashlib.sha256(written.encode("utf-8", "replace")).hexdigest())


def via_page(raw: Raw) -> Via:
    """How a saved page came: the hash is of its bytes."""
    return Via("page", raw.url or raw.name, hashlib.sha256(raw.data).hexdigest())
