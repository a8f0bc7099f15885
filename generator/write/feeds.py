"""Feeds: RSS 2.0 of the digests with whole content, absolute addresses and nothing active.

https://www.rssboard.org/rss-specification, with `content:encoded`, `dc:creator` and `atom:link` by their namespaces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime

from generator import languages, weeks
from generator.models import Digest, Edition
from generator.write import addresses, escape
from generator.write.book import Book, title
from generator.write.digests import view
from generator.write.page import Page
from generator.write.press import Press
from generator.write.words import Words

_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[#a-zA-Z]")

ITEMS = 48  # of a feed at the least, if there are as many; only whole editions


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed of the site: its file, its language, and what it is called."""

    name: str
    language: str
    title: str
    description: str
    only: bool  # whether it holds the digests of its language alone

    @property
    def language_name(self) -> str:
        """Its language's own name."""
        return languages.of(self.language).name

    @property
    def address(self) -> str:
        """Where its file stands."""
        return addresses.feed(self.name)


@dataclass(frozen=True, slots=True)
class Item:
    """A digest in a feed."""

    digest: Digest
    address: str
    title: str
    description: str  # HTML, as RSS has it
    content: str  # HTML
    published: str  # RFC 822
    updated: str | None  # ISO 8601, the day of the last correction if that came later
    publishers: tuple[str, ...]
    section: str


def channels(book: Book) -> tuple[Channel, ...]:
    """The feeds of the site: all digests, then those of each language if there are several."""
    config = book.config
    described = config.descriptions.get(config.language) or config.title
    found = [Channel("all", config.language, config.title, described, only=False)]
    for code in config.languages if len(config.languages) > 1 else ():
        site = config.titles.get(code, config.title)
        named = f"{site} ({languages.of(code).name})"
        found.append(Channel(code, code, named, config.descriptions.get(code) or site, only=True))
    return tuple(found)


def pages(press: Press) -> Iterator[Page]:
    """The files of all feeds."""
    for channel in channels(press.book):
        items = tuple(_items(press, channel))
        body = press.templates.render(
            "feed.xml",
            Words.of(channel.language, press.book.config.zone),
            channel=channel,
            config=press.book.config,
            items=items,
            built=items[0].published if items else None,
            changed=_changed(items),
        )
        yield Page(channel.address, body.encode(), "feed", lang=channel.language)


def _items(press: Press, channel: Channel) -> Iterator[Item]:
    """The digests of finished weeks, the newest week first, in the order of their edition."""
    given = 0
    for edition in reversed(press.book.editions):
        if press.book.is_draft(edition):
            continue
        if given >= ITEMS:
            return
        for digest in edition.digests:
            if not channel.only or channel.language in digest.languages:
                given += 1
                yield _item(press, channel, edition, digest)


def _item(press: Press, channel: Channel, edition: Edition, digest: Digest) -> Item:
    book = press.book
    shown = view(book, edition.week, digest)
    words = Words.of(channel.language if channel.only else shown.language, book.config.zone)
    address = book.config.url + addresses.digest(edition.week, digest.topic)
    content = press.templates.render("feed-item.html", words, shown=shown, address=address, config=book.config)
    return Item(
        digest=digest,
        address=address,
        title=_plain(title(digest, words.language.code)),
        description=escape.html(shown.lead.text if shown.lead else words.say("headlines_note")),
        content=content.strip(),
        published=format_datetime(weeks.end(edition.week, book.config.zone)),
        updated=_updated(edition, digest, book),
        publishers=digest.publishers,
        section=book.section(digest.section, words.language.code),
    )


def _plain(words: str) -> str:
    """A title that no reader takes for markup: RSS leaves open whether titles are text or HTML."""
    return escape.html(words) if _MARKUP.search(words) else escape.line(words)


def _updated(edition: Edition, digest: Digest, book: Book) -> str | None:
    """When a digest was last corrected after its week's end, which is when it was published, however often built."""
    published = weeks.end(edition.week, book.config.zone)
    days = [date.fromisoformat(one.date) for one in digest.corrections]
    times = [datetime.combine(day, time(), book.config.zone) for day in days]
    last = max(times, default=published)
    return last.isoformat() if last > published else None


def _changed(items: Sequence[Item]) -> str | None:
    """When anything in a feed was published or corrected last."""
    times = [parsedate_to_datetime(item.published) for item in items]
    times += [datetime.fromisoformat(item.updated) for item in items if item.updated]
    return format_datetime(max(times)) if times else None
