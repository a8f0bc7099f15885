"""The pages that lead elsewhere: topics and their threads, years and weeks, sources, corrections, how to follow."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.models import Correction, Edition
from generator.write import addresses
from generator.write.book import LIVING, Appearance, Book, title
from generator.write.digests import Volume, volume
from generator.write.feeds import channels
from generator.write.page import Page
from generator.write.press import Press


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
class Contributor:
    """A publisher and what came from it."""

    name: str
    stories: int
    digests: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction and the digest it is of."""

    correction: Correction
    appearance: Appearance


def pages(press: Press, only: Collection[str] | None = None) -> Iterator[Page]:
    """All pages that lead elsewhere; with `only`, the threads of topics that live in these weeks alone."""
    threads = tuple(thread_view(topic, found) for topic, found in press.book.threads.items())
    yield from (_thread(press, thread) for thread in threads if only is None or _lives(thread, only))
    yield _topics(press, threads)
    yield from _archive(press)
    yield _plain(press, "sources", addresses.SOURCES, "sources_all", contributors=contributors(press.book))
    yield _plain(
        press,
        "corrections",
        addresses.CORRECTIONS,
        "corrections",
        corrections=corrections(press.book),
        feeds=(channels.CORRECTIONS,),
    )
    yield _plain(press, "subscribe", addresses.SUBSCRIBE, "subscribe", channels=channels.channels(press.book))
    yield _plain(press, "method", addresses.METHOD, "method")


def _lives(thread: ThreadView, weeks: Collection[str]) -> bool:
    return any(found.week in weeks for found in thread.appearances)


def thread_view(topic: str, found: tuple[Appearance, ...]) -> ThreadView:
    """A topic with its digests, the latest first."""
    return ThreadView(topic, found[::-1], volume(found))


def contributors(book: Book) -> tuple[Contributor, ...]:
    """The publishers of all stories in the editions, those with most stories first."""
    stories: Counter[str] = Counter()
    digests: Counter[str] = Counter()
    for edition in book.editions:
        stories.update(story.publisher for story in book.told(edition.also))
        for digest in edition.digests:
            stories.update(story.publisher for story in book.told(digest.stories))
            digests.update(digest.publishers)
    names = sorted(stories, key=lambda name: (-stories[name], name))
    return tuple(Contributor(name, stories[name], digests[name]) for name in names)


def corrections(book: Book) -> tuple[Corrected, ...]:
    """All corrections, the newest first."""
    found = [
        Corrected(correction, Appearance(edition.week, digest))
        for edition in book.editions
        for digest in edition.digests
        for correction in digest.corrections
    ]
    return tuple(sorted(found, key=lambda one: (one.correction.date, one.appearance.address), reverse=True))


def _plain(press: Press, kind: str, address: str, title_key: str, **values: Any) -> Page:
    words = press.book.words
    return press.page(kind, address, words, title=words.say(title_key), **values)


def _thread(press: Press, thread: ThreadView) -> Page:
    """A topic's page. It is kept from search engines while all it leads to is a draft."""
    book = press.book
    heading = title(thread.last.digest, book.config.language)
    drafts = {edition.week for edition in book.editions if book.is_draft(edition)}
    return press.page(
        "thread",
        addresses.thread(thread.topic),
        book.words,
        title=book.words.say("thread_of", topic=heading),
        noindex=all(found.week in drafts for found in thread.appearances),
        feeds=(channels.topic(thread.topic),),
        thread=thread,
    )


def _topics(press: Press, threads: Sequence[ThreadView]) -> Page:
    """All topics that lived for more than a week, and those of the last editions; the archive leads to the others."""
    recent = {edition.week for edition in press.book.editions[-LIVING:]}
    newest_first = sorted(threads, key=lambda thread: (thread.last.week, len(thread.appearances)), reverse=True)
    return _plain(
        press,
        "topics",
        addresses.TOPICS,
        "topics",
        living=[thread for thread in newest_first if thread.last.week in recent],
        past=[thread for thread in newest_first if thread.last.week not in recent and len(thread.appearances) > 1],
    )


def _archive(press: Press) -> Iterator[Page]:
    """The years with their weeks, and a page a year with what each week was about; the newest first."""
    newest_first = press.book.editions[::-1]
    years = [(year, tuple(found)) for year, found in groupby(newest_first, key=_year)]
    yield _plain(press, "archive", addresses.ARCHIVE, "archive", years=years, feeds=(channels.EDITIONS,))
    for year, editions in years:
        words = press.book.words
        name = words.say("year", year=year)
        yield press.page(
            "year", addresses.year(year), words, title=name, feeds=(channels.EDITIONS,), year=year, editions=editions
        )


def _year(edition: Edition) -> str:
    return edition.week[:4]
