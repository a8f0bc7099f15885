"""The pages that lead elsewhere: topics and their threads, years and weeks, sources, corrections, how to follow."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from generator.models import Edition
from generator.write import addresses, contributions, yearly
from generator.write.book import title
from generator.write.feeds import channels
from generator.write.page import Page
from generator.write.press import Press
from generator.write.yearly import ThreadView, thread_view


def pages(press: Press, only: Collection[str] | None = None) -> Iterator[Page]:
    """All pages that lead elsewhere; with `only`, the threads of topics that live in these weeks alone."""
    threads = tuple(thread_view(topic, found) for topic, found in press.book.threads.items())
    yield from (_thread(press, thread) for thread in threads if only is None or _lives(thread, only))
    yield from yearly.pages(press, threads)
    yield from _archive(press)
    yield _plain(
        press,
        "sources",
        addresses.SOURCES,
        "sources_all",
        contributors=contributions.contributors(press.book),
        feeds_read=contributions.feeds(press.book),
    )
    yield _plain(press, "subscribe", addresses.SUBSCRIBE, "subscribe", channels=channels.channels(press.book))
    yield _plain(press, "method", addresses.METHOD, "method")


def _lives(thread: ThreadView, weeks: Collection[str]) -> bool:
    return any(found.week in weeks for found in thread.appearances)


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


def _archive(press: Press) -> Iterator[Page]:
    """The years with their weeks, and a page a year with what each week was about; the newest first."""
    newest_first = press.book.editions[::-1]
    years = [(year, tuple(found)) for year, found in groupby(newest_first, key=_year)]
    ended = {found[-1].week[:4] for found in press.book.threads.values()}  # years that have a list of topics
    yield _plain(
        press,
        "archive",
        addresses.ARCHIVE,
        "archive",
        years=years,
        sections=yearly.sections(press.book),
        feeds=(channels.EDITIONS,),
    )
    for year, editions in years:
        words = press.book.words
        name = words.say("year", year=year)
        yield press.page(
            "year",
            addresses.year(year),
            words,
            title=name,
            feeds=(channels.EDITIONS,),
            year=year,
            years=[number for number, _ in years],
            editions=editions,
            topics_at=addresses.topics(year) if year in ended else addresses.TOPICS,
        )


def _year(edition: Edition) -> str:
    return edition.week[:4]
