"""Lists that grow with the years: the digests of a section, the topics, the corrections.

What is newest stands on a page of its own; beside it each year has one with all of that year, which stays where it is.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.config import OTHER
from generator.models import Digest, Edition
from generator.write import addresses
from generator.write.book import LIVING, Appearance, Book
from generator.write.corrections import Corrected, corrections
from generator.write.feeds import channels
from generator.write.figures import Volume, volume
from generator.write.page import Page
from generator.write.press import Press

RECENT = 13  # editions with digests of a section that its first page shows: a quarter of a year
NEWEST = 50  # corrections that the first page shows


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A topic through the weeks."""

    topic: str
    appearances: tuple[Appearance, ...]  # the latest first
    volume: Volume | None

    @property
    def last(self) -> Appearance:
        """Its latest digest."""
        return self.appearances[0]


@dataclass(frozen=True, slots=True)
class Part:
    """What an edition holds of a section."""

    edition: Edition
    digests: tuple[Digest, ...]


def thread_view(topic: str, found: tuple[Appearance, ...]) -> ThreadView:
    """A topic with its digests, the latest first."""
    return ThreadView(topic, found[::-1], volume(found))


def pages(press: Press, threads: Sequence[ThreadView]) -> Iterator[Page]:
    """The lists of sections, topics and corrections."""
    for key in sections(press.book):
        yield from _section(press, key)
    yield from _topics(press, threads)
    yield from _corrections(press)


def sections(book: Book) -> tuple[str, ...]:
    """The sections that have a page: those of the settings, then the rest if any digest is in it."""
    found = {channels.section_of(book, digest) for edition in book.editions for digest in edition.digests}
    return (*(one.key for one in book.config.sections), *((OTHER,) if OTHER in found else ()))


def _section(press: Press, key: str) -> Iterator[Page]:
    """A section's newest digests, and a page a year."""
    book = press.book
    parts = tuple(part for edition in book.editions[::-1] if (part := _part(book, edition, key)).digests)
    years = _years(part.edition.week for part in parts)
    yield _section_page(press, key, parts[:RECENT], years)
    for year, found in groupby(parts, key=lambda part: part.edition.week[:4]):
        yield _section_page(press, key, tuple(found), years, year)


def _part(book: Book, edition: Edition, key: str) -> Part:
    return Part(edition, tuple(one for one in edition.digests if channels.section_of(book, one) == key))


def _section_page(press: Press, key: str, parts: tuple[Part, ...], years: Collection[str], year: str = "") -> Page:
    """It is kept from search engines while all it leads to is a draft."""
    book, words = press.book, press.book.words
    name = book.section(key, words.language.code)
    return press.page(
        "section",
        addresses.section(key, year),
        words,
        title=words.say("in_year", what=name, year=year) if year else name,
        noindex=bool(parts) and all(book.is_draft(part.edition) for part in parts),
        feeds=(channels.section(key),),
        key=key,
        parts_of_weeks=parts,
        sections=sections(book),
        years=years,
        year=year,
        year_address=lambda number: addresses.section(key, number),
    )


def _topics(press: Press, threads: Sequence[ThreadView]) -> Iterator[Page]:
    """The topics of the last editions and those that lived for more than a week; by year every one."""
    words = press.book.words
    recent = {edition.week for edition in press.book.editions[-LIVING:]}
    newest_first = sorted(threads, key=lambda thread: (thread.last.week, len(thread.appearances)), reverse=True)
    past = [thread for thread in newest_first if thread.last.week not in recent and len(thread.appearances) > 1]
    years = _years(thread.last.week for thread in newest_first)
    yield press.page(
        "topics",
        addresses.TOPICS,
        words,
        title=words.say("topics"),
        living=[thread for thread in newest_first if thread.last.week in recent],
        past=past[:NEWEST],
        years=years,
    )
    for year, found in groupby(newest_first, key=lambda thread: thread.last.week[:4]):
        yield press.page(
            "topics-of-year",
            addresses.topics(year),
            words,
            title=words.say("in_year", what=words.say("topics"), year=year),
            threads=tuple(found),
            year=year,
            years=years,
        )


def _corrections(press: Press) -> Iterator[Page]:
    """The newest corrections, and a page a year."""
    found = corrections(press.book)
    years = _years(one.correction.date for one in found)
    yield _corrections_page(press, found[:NEWEST], years)
    for year, of_year in groupby(found, key=lambda one: one.correction.date[:4]):
        yield _corrections_page(press, tuple(of_year), years, year)


def _corrections_page(press: Press, found: tuple[Corrected, ...], years: Collection[str], year: str = "") -> Page:
    words = press.book.words
    name = words.say("corrections")
    return press.page(
        "corrections",
        addresses.corrections(year),
        words,
        title=words.say("in_year", what=name, year=year) if year else name,
        feeds=(channels.CORRECTIONS,),
        corrections=found,
        years=years,
        year=year,
    )


def _years(stamps: Iterator[str]) -> tuple[str, ...]:
    """The years of weeks or days, each once, in the order met."""
    return tuple(dict.fromkeys(stamp[:4] for stamp in stamps))
