"""When an edition or a digest was published, and when it last changed: the same in feeds, JSON, mail and page heads.

Published is the end of the week. Changed is when the edition was closed, when something was removed and when a
correction was made, and nothing else, however often the site is written.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from generator import weeks
from generator.models import Digest, Edition
from generator.write.book import Book


def published(book: Book, edition: Edition) -> datetime:
    """When an edition and its digests are published: at the end of the week."""
    return weeks.end(edition.week, book.config.zone)


def updated(book: Book, edition: Edition, digests: Iterable[Digest]) -> datetime:
    """When these digests of an edition last changed. Of a change the day is known: each of one day adds a second."""
    first = published(book, edition)
    later = [when for day in _changes(digests) if (when := midnight(book, day)) >= first]
    return max(first, closed(book, edition) or first, *later) + timedelta(seconds=len(later))


def closed(book: Book, edition: Edition) -> datetime | None:
    """When an edition was closed, on the site's clock; None while it is open."""
    return datetime.fromisoformat(edition.closed).astimezone(book.config.zone) if edition.closed else None


def midnight(book: Book, day: str) -> datetime:
    """The beginning of a day, `2026-03-12`, on the site's clock."""
    return datetime.combine(date.fromisoformat(day), time(), book.config.zone)


def _changes(digests: Iterable[Digest]) -> Iterator[str]:
    """The days on which digests were corrected, or lost a sentence or something else that they showed."""
    for digest in digests:
        yield from (one.date for one in digest.corrections)
        taken = [one.removed for found in digest.summary.values() for one in found if one.removed]
        yield from taken
        yield from (day for day in digest.removed if day not in taken)
