"""What a feed's file holds, and its archives by RFC 5005: together they hold all there ever was.

The file that readers subscribe to has the newest editions, at least as many as have `ITEMS` items. Older ones stand in
archives of a quarter of a year: weeks 1 to 13, 14 to 26, 27 to 39, 40 to the end. An archive is made when its
time is over and none of its editions can join it any more, so that it gains no item once it is there; until then its
editions stay in the current file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, pairwise, takewhile

from generator.write.feeds.channels import Channel
from generator.write.feeds.entries import Entry

ITEMS = 48  # of the current file at the least, if there are as many; only whole editions
_WEEKS = 13  # of a quarter; the last one has the 53rd too

Editions = Sequence[tuple[str, tuple[Entry, ...]]]


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a feed, less its suffix."""

    channel: Channel
    name: str  # "all", "all/2026-q1"
    entries: tuple[Entry, ...]  # the newest first
    previous: str | None = None  # the archive before
    next: str | None = None  # the archive after
    is_complete: bool = False  # whether it holds everything by itself

    @property
    def is_archive(self) -> bool:
        """Whether it is there for what the current file holds no longer."""
        return self.name != self.channel.name

    @property
    def updated(self) -> datetime | None:
        """When anything in it last changed; None while there is nothing."""
        return max((entry.updated for entry in self.entries), default=None)


def documents(channel: Channel, editions: Editions, drafts: Sequence[str]) -> tuple[Document, ...]:
    """The files of a feed, the current one first, then its archives from the newest to the oldest.

    `editions` are weeks with their entries, in order; `drafts` are weeks that may still be published.
    """
    if not channel.has_archives:
        found = tuple(chain.from_iterable(entries for _, entries in reversed(editions)))
        entries = sorted(found, key=lambda entry: entry.published, reverse=True)
        return (Document(channel, channel.name, tuple(entries), is_complete=True),)
    over = _over(tuple(week for week, _ in editions), drafts)
    archived: dict[str, list[Entry]] = {}
    for week, entries_of_week in reversed(editions):
        if entries_of_week and quarter(week) in over:
            archived.setdefault(f"{channel.name}/{quarter(week)}", []).extend(entries_of_week)
    names = tuple(archived)
    later = dict(pairwise(names[::-1]))
    earlier = dict(pairwise(names))
    current = Document(channel, channel.name, _newest(editions, over), next(iter(names), None))
    return (
        current,
        *(
            Document(channel, name, tuple(found), earlier.get(name), later.get(name))
            for name, found in archived.items()
        ),
    )


def quarter(week: str) -> str:
    """The quarter that holds a week, `2026-q1`."""
    year, number = week.split("-W")
    return f"{year}-q{min((int(number) - 1) // _WEEKS, 3) + 1}"


def _over(weeks: Sequence[str], drafts: Sequence[str]) -> frozenset[str]:
    """The quarters to which nothing will be added: those before the last one and before that of any draft."""
    quarters = tuple(dict.fromkeys(quarter(week) for week in weeks))
    open_still = {*quarters[-1:], *(quarter(week) for week in drafts)}
    first = min(open_still, default="")
    return frozenset(takewhile(lambda one: one < first, quarters))


def _newest(editions: Editions, over: frozenset[str]) -> tuple[Entry, ...]:
    """The entries that no archive holds, and older ones up to `ITEMS`."""
    found: list[Entry] = []
    for week, entries in reversed(editions):
        if len(found) >= ITEMS and quarter(week) in over:
            break
        found.extend(entries)
    return tuple(found)
