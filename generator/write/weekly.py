"""The pages of one week: its edition, its digests, and what of the newest edition stands on the home page."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from generator import weeks
from generator.config import OTHER
from generator.models import Edition, Story
from generator.write import addresses
from generator.write.book import Book, title
from generator.write.digests import DigestView, view
from generator.write.feeds import channels
from generator.write.figures import SHARES_FROM
from generator.write.page import Page
from generator.write.press import Press
from generator.write.words import Words

GRACE = timedelta(days=1)  # after an edition is due, before a page says that it is late: runners may be busy
ALSO_OPEN = 40  # other stories that are listed at once; the rest unfolds
_STATUS = re.compile(r"\bHTTP ([1-5][0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class SectionView:
    """The digests of one section of an edition."""

    key: str
    title: str
    digests: tuple[DigestView, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A source that could not be read: why, and when it last could, until the edition was made."""

    source: str
    reason: str  # in English, as the record has it
    last_read: str | None

    @property
    def status(self) -> str:
        """The status by which a server refused, `503`; empty where something else was wrong."""
        found = _STATUS.search(self.reason)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class EditionView:
    """All an edition's page shows."""

    edition: Edition
    is_draft: bool
    awaits_approval: bool
    introduction: tuple[tuple[str, tuple[str, ...]], ...]  # language and paragraphs, the site's language first
    digests: tuple[DigestView, ...]
    sections: tuple[SectionView, ...]
    also: tuple[Story, ...]
    previous: str | None
    next: str | None
    minutes: float
    due: datetime | None  # when the next edition may be out, on the newest; when this one may be, on a draft
    missing: tuple[Missed, ...]

    @property
    def count(self) -> int:
        """How many stories there are in the week."""
        return len(self.also) + sum(len(shown.digest.stories) for shown in self.digests)


def pages(press: Press, only: Collection[str] | None = None) -> Iterator[Page]:
    """Every edition's page and the pages of its digests, in order of weeks; with `only`, of these weeks."""
    for edition in press.book.editions:
        if only is not None and edition.week not in only:
            continue
        shown = edition_view(press.book, edition)
        yield edition_page(press, shown)
        for digest in shown.digests:
            yield digest_page(press, shown, digest)


def edition_view(book: Book, edition: Edition) -> EditionView:
    """An edition with its neighbours: the weeks before and after for which there is an edition."""
    digests = tuple(view(book, edition.week, digest) for digest in edition.digests)
    place = book.place(edition.week)
    return EditionView(
        edition=edition,
        is_draft=book.is_draft(edition),
        awaits_approval=book.awaits_approval(edition),
        introduction=_introduction(book, edition),
        digests=digests,
        sections=_sections(book, digests),
        also=book.told(edition.also),
        previous=book.editions[place - 1].week if place else None,
        next=book.editions[place + 1].week if place + 1 < len(book.editions) else None,
        minutes=sum(shown.minutes for shown in digests),
        due=_due(book, edition),
        missing=_missing(book, edition),
    )


def _missing(book: Book, edition: Edition) -> tuple[Missed, ...]:
    last_read = book.fetches.missed.get(edition.week, {})
    return tuple(Missed(one.source, one.reason, last_read.get(one.source)) for one in edition.missing)


def _due(book: Book, edition: Edition) -> datetime | None:
    """What an edition's page says of the next one: nothing once there is one."""
    if book.is_draft(edition):
        return weeks.closing(edition.week, book.config.zone)
    return book.due if edition is book.finished[-1] else None


def _introduction(book: Book, edition: Edition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The editor's words in each language, by paragraphs."""
    order = dict.fromkeys((book.config.language, *book.config.languages, *sorted(edition.introduction)))
    given = ((code, edition.introduction.get(code, "")) for code in order)
    return tuple((code, tuple(re.split(r"\n\s*\n", words.strip()))) for code, words in given if words.strip())


def _sections(book: Book, digests: tuple[DigestView, ...]) -> tuple[SectionView, ...]:
    """The digests by section, sections in the order of the settings, the rest last."""
    known = [section.key for section in book.config.sections]
    by_key: dict[str, list[DigestView]] = {key: [] for key in (*known, OTHER)}
    for shown in digests:
        by_key[shown.digest.section if shown.digest.section in known else OTHER].append(shown)
    return tuple(
        SectionView(key, book.section(key, book.config.language), tuple(found))
        for key, found in by_key.items()
        if found
    )


def edition_page(press: Press, shown: EditionView) -> Page:
    """The page of an edition."""
    words = press.book.words
    week = shown.edition.week
    return press.page(
        "edition",
        addresses.edition(week),
        words,
        title=words.say("edition_of", week=words.week(week)),
        description=words.listed(title(one.digest, words.language.code) for one in shown.digests[:3]),
        week=week,
        noindex=shown.is_draft,
        feeds=(channels.EDITIONS,),
        edition=shown,
        also_open=ALSO_OPEN,
        grace=GRACE,
    )


def digest_page(press: Press, edition: EditionView, shown: DigestView) -> Page:
    """The page of a digest."""
    words = Words.by(press.book.config, shown.language)
    return press.page(
        "digest",
        addresses.digest(shown.week, shown.digest.topic),
        words,
        title=shown.title,
        description=shown.lead.text if shown.lead else "",
        week=shown.week,
        section=shown.section,
        noindex=edition.is_draft or shown.digest.is_withdrawn,
        feeds=channels.of_digest(press.book, shown.digest),
        edition=edition,
        shown=shown,
        neighbours=_neighbours(edition, shown),
        shares_from=SHARES_FROM,
    )


def _neighbours(edition: EditionView, shown: DigestView) -> tuple[DigestView | None, DigestView | None]:
    """The digests before and after one in its edition."""
    row = (None, *edition.digests, None)
    place = row.index(shown)
    return row[place - 1], row[place + 1]


def latest(press: Press) -> str:
    """Markdown for the home page: the newest finished edition that has digests, else the newest draft that has some."""
    book = press.book
    told = [edition for edition in book.editions if edition.digests]
    newest = ([edition for edition in told if not book.is_draft(edition)] or told)[-1:]
    shown = edition_view(book, newest[0]) if newest else None
    return press.fragment("latest", addresses.HOME, book.words, edition=shown, due=book.due, grace=GRACE)
