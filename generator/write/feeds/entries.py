"""A digest, an edition or a correction as an item of a feed: who it is by, when, and its content as HTML.

An item's id never changes. It is published when its week ends, and updated when its edition was closed, when a
sentence was withdrawn and when it was corrected, however often feeds are written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from generator.models import Digest, Edition
from generator.write import addresses, escape, moments
from generator.write.book import Book, is_quiet, title
from generator.write.corrections import keyed
from generator.write.feeds.channels import Channel, section_of
from generator.write.press import Press
from generator.write.weekly import ALSO_OPEN, EditionView, edition_view
from generator.write.words import Words, own


@dataclass(frozen=True, slots=True)
class Category:
    """What an item is about: a key that stays, and its words."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed. Title and summary are plain text, `content` is HTML."""

    guid: str
    address: str
    title: str
    summary: str
    content: str
    language: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[Category, ...]
    escaped: Markup  # the content as character data of XML: escaped once for all feeds it is in


class Writer:
    """Writes entries, each once however many feeds hold it."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._digests: dict[tuple[str, str], Entry] = {}
        self._views: dict[str, EditionView] = {}

    def entries(self, channel: Channel, edition: Edition) -> tuple[Entry, ...]:
        """What a feed holds of an edition, in the order of its digests."""
        if channel.kind == "editions":
            return (self._edition(edition),)
        held = (digest for digest in edition.digests if channel.holds(self._press.book, digest))
        if channel.kind == "corrections":
            return tuple(entry for digest in held for entry in self._corrections(edition, digest))
        return tuple(self._digest(edition, digest, self._code(channel, digest)) for digest in held)

    def _view(self, edition: Edition) -> EditionView:
        found = self._views.get(edition.week)
        if found is None:
            found = self._views[edition.week] = edition_view(self._press.book, edition)
        return found

    def _code(self, channel: Channel, digest: Digest) -> str:
        return channel.key if channel.kind == "language" else self._press.book.page_language(digest)

    def _digest(self, edition: Edition, digest: Digest, code: str) -> Entry:
        found = self._digests.get((digest.guid, code))
        if found is None:
            found = self._digests[digest.guid, code] = self._written(edition, digest, code)
        return found

    def _written(self, edition: Edition, digest: Digest, code: str) -> Entry:
        book = self._press.book
        words = Words.by(book.config, code)
        shown = next(one for one in self._view(edition).digests if one.digest.guid == digest.guid)
        return self._entry(
            "feed-item.html",
            words,
            guid=digest.guid,
            address=addresses.digest(edition.week, digest.topic),
            title=title(digest, code),
            summary=_summary(book, digest, words),
            published=moments.published(book, edition),
            updated=moments.updated(book, edition, (digest,)),
            authors=digest.publishers,
            categories=_categories(book, (digest,), code),
            shown=shown,
        )

    def _edition(self, edition: Edition) -> Entry:
        """A whole edition in short, with the way to each of its digests."""
        book = self._press.book
        words = book.words
        return self._entry(
            "feed-edition.html",
            words,
            guid=book.guid(edition.week),
            address=addresses.edition(edition.week),
            title=words.say("edition_of", week=words.week(edition.week)),
            summary=words.listed(title(one, words.language.code) for one in edition.digests)
            or words.say("edition_empty"),
            published=moments.published(book, edition),
            updated=moments.updated(book, edition, edition.digests),
            authors=(book.config.title,),
            categories=_categories(book, edition.digests, words.language.code),
            edition=self._view(edition),
            also_open=ALSO_OPEN,
        )

    def _corrections(self, edition: Edition, digest: Digest) -> Iterator[Entry]:
        book = self._press.book
        words = Words.by(book.config, book.page_language(digest))
        for key, one in keyed(digest):
            when = max(moments.published(book, edition), moments.midnight(book, one.date))
            yield self._entry(
                "feed-correction.html",
                words,
                guid=f"{digest.guid}/{key}",
                address=f"{addresses.digest(edition.week, digest.topic)}#notes",
                title=words.say("correction_of", title=title(digest, words.language.code)),
                summary=f"{words.say('correction_now')}: {one.now}",
                published=when,
                updated=when,
                authors=(book.config.title,),
                categories=_categories(book, (digest,), words.language.code),
                one=one,
            )

    def _entry(  # noqa: PLR0913 - an item's parts, each by its name
        self,
        template: str,
        words: Words,
        *,
        guid: str,
        address: str,
        title: str,
        summary: str,
        published: datetime,
        updated: datetime,
        authors: Iterable[str],
        categories: tuple[Category, ...],
        **values: object,
    ) -> Entry:
        book = self._press.book
        address = book.config.url + address
        content = self._press.templates.render(
            template, words, book=book, config=book.config, addresses=addresses, address=address, **values
        ).strip()
        return Entry(
            guid=guid,
            address=address,
            title=escape.line(title) or guid,
            summary=escape.line(summary),
            content=content,
            language=words.language.code,
            published=published,
            updated=updated,
            authors=tuple(dict.fromkeys(name for name in map(escape.line, authors) if name)),
            categories=categories,
            escaped=own(escape.xml(content)),
        )


def _summary(book: Book, digest: Digest, words: Words) -> str:
    """A digest in a sentence: its first that is quoted, or why there is none."""
    if digest.is_withdrawn:
        return words.say("removed_digest", date=words.day(digest.removed[-1]))
    lead = book.lead(digest, words.language.code)
    if lead:
        return lead.text
    if is_quiet(digest) and digest.thread.previous:
        return words.say("nothing_new", week=words.week(digest.thread.previous))
    return words.say("headlines_note")


def _categories(book: Book, digests: Iterable[Digest], code: str) -> tuple[Category, ...]:
    """The sections of these digests, each once."""
    keys = dict.fromkeys(section_of(book, digest) for digest in digests)
    return tuple(Category(key, escape.line(book.section(key, code))) for key in keys)
