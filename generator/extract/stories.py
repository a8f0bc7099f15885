"""Entries -> stories: what a page or an item says, put together and made safe to keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator import languages, weeks
from generator.errors import Problem
from generator.extract import content, identity, keeping, kept_comments, page, passages, publishers, text_page
from generator.extract.blocks import Facts, Reading
from generator.extract.settings import Settings
from generator.models import Entry, Original, Passage, Story
from generator.text import clean, dates, urls

LONGEST_TITLE = 300  # characters; a longer one is a paragraph in the wrong place
LONGEST_NAME = 100
MOST_CATEGORIES = 20


@dataclass(frozen=True, slots=True)
class Extracted:
    """A story, or none, and what was wrong."""

    story: Story | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    """Under which names a story goes."""

    title: str
    site: str
    publisher: str
    owner: str  # who signs the page's own views
    authors: tuple[str, ...]
    original: Original | None


def story(entry: Entry, settings: Settings) -> Extracted:
    """The story an entry tells. None, with a problem that says why and the cure, where it tells none.

    Pure: the clock is `settings.now`. A page that cannot be an article (a consent wall, a script app, an empty text
    without a title) gives none; a feed's item with a title alone is a story.
    """
    reading = _read(entry)
    facts = reading.facts
    told = passages.read(
        reading.blocks,
        _titles(entry, facts),
        opinion=facts.opinion or content.is_opinion(entry.title or "", entry.categories),
    )
    names = _names(entry, reading, told)
    if problem := page.no_article(entry, reading, told.passages, names.title):
        return Extracted(None, (problem,))
    credited = passages.credit(told.passages, names.publisher, names.owner)
    text = "\n".join((names.title, *(passage.text for passage in credited)))
    language = languages.detect(text, entry.language or facts.language)
    kept = _kept(credited, language, settings)
    published, problems = _published(entry, (facts.published, told.published), settings)
    canonical = urls.safe(entry.canonical) or urls.safe(facts.url, base=entry.url)
    keys = identity.keys(entry, canonical, names.site, names.title, published)
    made = identity.story_id(keys[0])
    return Extracted(
        Story(
            id=made,
            title=names.title,
            language=language,
            site=names.site,
            publisher=names.publisher,
            source=entry.source,
            via=entry.via,
            first_seen=settings.first_seen,
            keys=tuple(sorted(keys)),
            url=_own_address(entry, canonical),
            authors=names.authors,
            original=names.original,
            published=published,
            categories=_categories(entry.categories),
            comments_at=urls.safe(entry.comments_at, base=entry.url),
            chars=keeping.chars(kept),
            passages=kept,
            comments=kept_comments.comments(
                (*reading.comments, *entry.comments), made, settings, zone=_zone(entry, settings), base=entry.url
            ),
        ),
        problems,
    )


def _read(entry: Entry) -> Reading:
    if entry.html and entry.whole_page:
        return page.read(entry.body, entry.url)
    if entry.html:
        return content.read(entry.body)
    if entry.format == "markdown":
        return content.read_markdown(entry.body)
    return text_page.read(entry.body, entry.title) if entry.whole_page else content.read_text(entry.body)


def _titles(entry: Entry, facts: Facts) -> tuple[str, ...]:
    """The headline's forms: as the entry and the page have it, with and without its source tags."""
    whole = [clean.words_only(title) for title in (entry.title, facts.heading, facts.title) if title]
    return tuple(form for title in whole for form in (title, publishers.from_title(title, ())[0]))


def _names(entry: Entry, reading: Reading, told: passages.Passages) -> _Names:
    facts = reading.facts
    authors = _authors((*entry.authors, *facts.authors, *told.authors))
    owner = clean.plain(told.owner or "")
    site = _site(entry, facts, owner, authors)
    given = clean.plain(entry.publisher or "")
    heading = (
        clean.words_only(entry.title or "")
        or clean.words_only(facts.heading or "")
        or clean.words_only(facts.title or "")
    )
    quoted = told.original.publisher if told.original else None
    title, tagged = publishers.from_title(heading, tuple(filter(None, (site, given, quoted, urls.host(entry.url)))))
    title = title or clean.words_only(facts.title or "") or next((passage.text for passage in told.passages), "")
    report = [passage.text for passage in told.passages if passage.kind == "report"]
    agency = publishers.credited(report[0]) or publishers.credited(report[-1]) if report else None
    publisher = quoted or tagged or agency or (publishers.named(given) if given else site)
    elsewhere = urls.safe(told.original.url) if told.original else None
    canonical = urls.safe(facts.url, base=entry.url)
    if canonical and entry.url and not identity.is_of_same_site(canonical, entry.url):
        elsewhere = elsewhere or canonical
    if quoted is None and tagged is None and elsewhere and canonical == elsewhere:
        publisher = urls.host(elsewhere)
    original = Original(publisher, elsewhere) if quoted or elsewhere else None
    return _Names(
        title=title[:LONGEST_TITLE].strip(),
        site=site[:LONGEST_NAME],
        publisher=publisher[:LONGEST_NAME],
        owner=(_full_owner(owner, authors) or site)[:LONGEST_NAME],
        authors=authors,
        original=original,
    )


def _site(entry: Entry, facts: Facts, owner: str, authors: tuple[str, ...]) -> str:
    """Whose page it is: as the page says, else its feed, else who signs for it, else its host."""
    feed = publishers.of_feed(clean.words_only(entry.feed_title or ""))
    offices = (
        publishers.without_editors(name) for name in (owner, *authors) if publishers.without_editors(name) != name
    )
    said = (
        clean.words_only(facts.site or ""),
        feed,
        *offices,
        clean.plain(entry.publisher or ""),
        urls.host(entry.url),
        urls.host(facts.url),
    )
    return next((name for name in said if name), entry.source)


def _full_owner(owner: str, authors: tuple[str, ...]) -> str:
    """Who signs the page's own views, by the fullest name the page gives: 編集部 alone is the one of the byline."""
    return owner or (authors[0] if authors else "")


def _authors(given: Sequence[str]) -> tuple[str, ...]:
    names = (clean.words_only(name)[:LONGEST_NAME].strip() for name in given)
    return tuple(dict.fromkeys(name for name in names if name and urls.safe(name) is None))[:10]


def _categories(given: Sequence[str]) -> tuple[str, ...]:
    names = (clean.words_only(name)[:LONGEST_NAME] for name in given)
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_CATEGORIES]


def _own_address(entry: Entry, canonical: str | None) -> str | None:
    link = urls.safe(entry.url)
    if link:
        return link
    return canonical


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


def _zone(entry: Entry, settings: Settings) -> tzinfo:
    try:
        return ZoneInfo(entry.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return settings.zone
