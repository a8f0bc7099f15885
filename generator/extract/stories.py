"""Entries -> stories: what a page or an item says, put together and made safe to keep."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator import languages, weeks
from generator.errors import Problem
from generator.extract import (
    content,
    identity,
    keeping,
    kept_comments,
    names,
    no_article,
    page,
    passages,
    text_page,
    tree,
)
from generator.extract.blocks import Reading
from generator.extract.settings import Settings
from generator.models import Entry, EntryComment, Passage, Story
from generator.text import clean, dates, urls

MOST_CATEGORIES = 20


@dataclass(frozen=True, slots=True)
class Extracted:
    """A story, or none, and what was wrong."""

    story: Story | None
    problems: tuple[Problem, ...] = ()


def story(entry: Entry, settings: Settings) -> Extracted:
    """The story an entry tells. None, with a problem that says why and the cure, where it tells none.

    Pure: the clock is `settings.now`. A page that cannot be an article (a consent wall, a script app, an empty text
    without a title) gives none; a feed's item with a title alone is a story.
    """
    reading = _read(entry)
    facts = reading.facts
    told = _told(entry, reading)
    named = names.read(entry, facts, told)
    if problem := no_article.problem(entry, reading, told.passages, names.titles(entry, facts)):
        return Extracted(None, (problem,))
    told = replace(told, passages=passages.credit(told.passages, named.publisher, named.owner))
    published, problems = _published(entry, (*facts.published, told.published), settings)
    made = _story(entry, reading, told, named, settings, published)
    return Extracted(made, (*problems, *_left_out(entry, reading)))


def _story(
    entry: Entry,
    reading: Reading,
    told: passages.Passages,
    named: names.Names,
    settings: Settings,
    published: str | None,
) -> Story:
    text = "\n".join((named.title, *(passage.text for passage in told.passages)))
    language = languages.detect(text, entry.language or reading.facts.language)
    kept = _kept(told.passages, language, settings)
    canonical = urls.safe(entry.canonical) or urls.safe(reading.facts.url, base=entry.url)
    keys = identity.keys(entry, canonical, named.site, named.title, published)
    made = identity.story_id(keys[0])
    zone = _zone(entry, settings)
    return Story(
        id=made,
        title=named.title,
        language=language,
        site=named.site,
        publisher=named.publisher,
        source=entry.source,
        via=entry.via,
        first_seen=settings.first_seen,
        keys=tuple(sorted(keys)),
        url=urls.safe(entry.url) or canonical,
        authors=named.authors,
        original=named.original,
        published=published,
        categories=_categories(entry.categories),
        comments_at=urls.safe(entry.comments_at, base=entry.url),
        chars=keeping.chars(kept),
        passages=kept,
        comments=kept_comments.comments(_said(entry, reading), made, settings, zone=zone, base=entry.url),
    )


def _said(entry: Entry, reading: Reading) -> tuple[EntryComment, ...]:
    return (*reading.comments, *entry.comments)


def _told(entry: Entry, reading: Reading) -> passages.Passages:
    """The passages, without the headline's repetitions unless the entry says nothing else."""
    opinion = reading.facts.opinion or content.is_opinion(entry.title or "", entry.categories)
    told = passages.read(reading.blocks, names.titles(entry, reading.facts), opinion=opinion)
    return told if told.passages or entry.html else passages.read(reading.blocks, opinion=opinion)


def _read(entry: Entry) -> Reading:
    if entry.html and entry.whole_page:
        return page.read(entry.body, entry.url)
    if entry.html:
        return content.read(entry.body)
    if entry.format == "markdown":
        return content.read_markdown(entry.body)
    return text_page.read(entry.body, entry.title) if entry.whole_page else content.read_text(entry.body)


def _categories(given: Sequence[str]) -> tuple[str, ...]:
    said = (clean.words(name)[: names.LONGEST] for name in given)
    return tuple(dict.fromkeys(name for name in said if name))[:MOST_CATEGORIES]


def _kept(given: Sequence[Passage], language: str, settings: Settings) -> tuple[Passage, ...]:
    if settings.keep == "full":
        return tuple(given)
    limits = settings.limits
    return keeping.passages(given, languages.of(language), report=limits.kept_report, commentary=limits.kept_commentary)


def _published(entry: Entry, told: Sequence[str | None], settings: Settings) -> tuple[str | None, tuple[Problem, ...]]:
    """The first readable and plausible date, and a warning where there were dates but none is."""
    raw = [text for text in (entry.published, *told) if text and text.strip()]
    zone = _zone(entry, settings)
    why = "no format known here reads it"
    for text in raw:
        when = dates.parse(text, zone)
        if when and weeks.is_plausible(when, settings.now):
            return when, ()
        if when:
            why = f"it lies before {weeks.FIRST_YEAR} or more than 48 hours ahead"
    if not raw:
        return None, ()
    problem = Problem(
        "warning",
        entry.source if entry.via.kind == "feed" else entry.via.name,
        f"the date “{clean.plain(raw[0])[:60]}” was left out",
        why,
        "The story is undated and counts for the week in which it was first seen",
    )
    return None, (problem,)


def _left_out(entry: Entry, reading: Reading) -> tuple[Problem, ...]:
    told, where = [], entry.via.name
    if reading.cut:
        why = f"at most {tree.DEEPEST} levels are read"
        told.append(Problem("warning", where, "elements too deep in each other: what follows was left out", why))
    if (over := len(_said(entry, reading)) - kept_comments.MOST) > 0:
        why = f"a story keeps {kept_comments.MOST}"
        told.append(Problem("warning", where, f"{over} comments were left out", why, "The first ones were kept"))
    return tuple(told)


def _zone(entry: Entry, settings: Settings) -> tzinfo:
    try:
        return ZoneInfo(entry.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return settings.zone
