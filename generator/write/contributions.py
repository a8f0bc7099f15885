"""Who contributed what: the publishers of all stories, and how the sources that are read have fared."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from statistics import median

from generator import weeks
from generator.models import Digest, Story
from generator.write.book import Book

_REGULAR = 5  # stories with a date: fewer have no usual interval


@dataclass(frozen=True, slots=True)
class Contributor:
    """A publisher and what came from it."""

    name: str
    language: str  # of its stories; empty if there are several
    stories: int
    digests: int
    quoted: int  # sentences of summaries
    share: str  # of all quoted sentences, "12%"; empty where none is quoted
    weekly: str  # stories a week from its first to its last, "2.5"
    last: str  # the day of its latest story, "2026-11-12"; empty if none is dated


@dataclass(frozen=True, slots=True)
class Feed:
    """A source that is read: how many stories it gave, when it was last read, how many days lie between its stories."""

    name: str
    url: str
    stories: int
    last_read: str | None
    interval: int | None  # days; None where too few are dated


def contributors(book: Book) -> tuple[Contributor, ...]:
    """The publishers of all stories in the editions, those with most stories first."""
    stories: dict[str, list[tuple[str, Story]]] = defaultdict(list)
    digests: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    for week, story in _told(book):
        stories[story.publisher].append((week, story))
    for edition in book.editions:
        for digest in edition.digests:
            digests.update(digest.publishers)
            quoted.update(_quoted(book, digest))
    names = sorted(stories, key=lambda name: (-len(stories[name]), name))
    return tuple(_contributor(book, name, stories[name], digests[name], quoted[name], quoted.total()) for name in names)


def feeds(book: Book) -> tuple[Feed, ...]:
    """The sources of the settings, in their order."""
    days: dict[str, list[date]] = defaultdict(list)
    stories: Counter[str] = Counter()
    for _, story in _told(book):
        stories[story.source] += 1
        if story.published:
            days[story.source].append(book.words.date(story.published))
    return tuple(
        Feed(one.name, one.url, stories[one.name], book.fetches.last_read.get(one.name), _interval(days[one.name]))
        for one in book.config.sources
    )


def _told(book: Book) -> Iterator[tuple[str, Story]]:
    """Every story of the editions with its week."""
    for edition in book.editions:
        ids = chain(edition.also, *(digest.stories for digest in edition.digests))
        yield from ((edition.week, story) for story in book.told(tuple(ids)))


def _quoted(book: Book, digest: Digest) -> Iterator[str]:
    """The publisher of each quotation in a digest's summary."""
    for found in digest.summary.values():
        for sentence in found:
            if not sentence.removed:
                yield from (story.publisher for story in book.told([one.story for one in sentence.citations]))


def _contributor(
    book: Book, name: str, found: list[tuple[str, Story]], digests: int, quoted: int, all_quoted: int
) -> Contributor:
    spoken = {story.language for _, story in found}
    first, last = min(week for week, _ in found), max(week for week, _ in found)
    span = (weeks.days(last)[0] - weeks.days(first)[0]).days // 7 + 1
    dated = [book.words.date(story.published).isoformat() for _, story in found if story.published]
    return Contributor(
        name=name,
        language=spoken.pop() if len(spoken) == 1 else "",
        stories=len(found),
        digests=digests,
        quoted=quoted,
        share=f"{round(100 * quoted / all_quoted)}%" if quoted else "",
        weekly=_short(len(found) / span),
        last=max(dated, default=""),
    )


def _interval(days: list[date]) -> int | None:
    """The usual time between two stories in whole days: the median over all, those of one day too."""
    if len(days) < _REGULAR:
        return None
    return int(median((later - earlier).days for earlier, later in pairwise(sorted(days))) + 0.5)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
