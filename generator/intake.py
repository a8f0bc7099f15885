"""Collect and extract: inputs -> entries -> stories -> the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from generator import clock, collect, shelving
from generator.collect.box import Boxes
from generator.collect.reading import FEED_FORMATS, FeedLink, Hints, Raw, Reading
from generator.config import Config, Source
from generator.errors import InputError, Problem
from generator.extract import Settings, story
from generator.models import Story
from generator.shelving import Kept
from generator.site import Site, moment
from generator.text import urls

SAVED_PAGES = Hints().source
WARM = (
    "generator.collect.formats",
    "generator.collect.comment_sources.registry",
    "generator.extract.page",
    "generator.extract.stories",
    "generator.intake",
)  # what a box imports before its limits are set


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one input gave: its format, how many entries it held, their stories, and what was wrong."""

    name: str
    format: str = ""
    title: str | None = None
    entries: int = 0
    complete: bool = True  # False: it was cut off, and read as far as it went
    stories: tuple[Story, ...] = ()
    feeds: tuple[FeedLink, ...] = ()  # an OPML list's, or those a page announces
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it could not be read."""
        return not self.format


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of several inputs."""

    inputs: tuple[Extraction, ...]
    kept: Kept


def take_in(site: Site, raws: Iterable[Raw | Problem], boxes: Boxes, *, dry: bool = False) -> Taken:
    """Read inputs, extract their stories, and merge them into the records."""
    clock.refuse_wrong(site.store.late_runs(), site.now)
    inputs = tuple(_extractions(site, raws, boxes))
    arrivals = [story for one in inputs for story in one.stories]
    kept = shelving.keep(site.store, arrivals, site.config.zone, site.now, dry=dry)
    return Taken(inputs, kept)


def boxes() -> Boxes:
    """Boxes in which `extraction` runs; they import what it needs before their limits are set."""
    return Boxes(warm=WARM)


def read(site: Site, boxes: Boxes, raw: Raw, source: Source | None = None, *, is_feed: bool = False) -> Extraction:
    """One input's stories, by the settings of its source. Raises BoxError if reading it went wrong."""
    return boxes.call(extraction, raw, source, site.config, site.now, is_feed)


def extraction(raw: Raw, source: Source | None, config: Config, now: datetime, is_feed: bool) -> Extraction:
    """One input's stories. Pure, and never raises for what the input holds: this runs in the box.

    With `is_feed` a page is an error: it is no story but what stands in the place of the feed, as a login does.

    A feed that comes without its source is that of the settings if it bears its address or its name.
    """
    try:
        reading = (collect.read_feed if is_feed else collect.read)(raw, hints_of(config, source))
        if source is None and (source := _source_of(reading, config)):
            reading = collect.read(raw, hints_of(config, source))
    except InputError as error:
        return Extraction(raw.name, problems=(Problem.of(error, raw.name),))
    settings, publishers = settings_of(config, source, now), _publishers(config)
    loose = (reading.title or raw.name) if source is None and reading.format in FEED_FORMATS else ""
    entries = [replace(entry, source=loose or entry.source) for entry in reading.entries]
    extracted = [story(entry, settings) for entry in entries]
    return Extraction(
        name=raw.name,
        format=reading.format,
        title=reading.title,
        entries=len(entries),
        complete=reading.complete,
        stories=tuple(_named(one.story, publishers) for one in extracted if one.story),
        feeds=reading.feeds,
        problems=(*reading.problems, *(problem for one in extracted for problem in one.problems)),
    )


def settings_of(config: Config, source: Source | None, now: datetime) -> Settings:
    """How stories of a source are extracted, by its settings and the site's."""
    settings = Settings(moment(now), now, config.timezone, limits=config.limits)
    return replace(settings, keep=source.keep, authors=source.authors) if source else settings


def hints_of(config: Config, source: Source | None) -> Hints:
    """What the settings say of a source."""
    if source is None:
        return Hints(timezone=config.timezone)
    return Hints(source.name, source.timezone or config.timezone, source.language, source.publisher)


def _source_of(reading: Reading, config: Config) -> Source | None:
    """The source of a feed that was added by hand."""
    if reading.format not in FEED_FORMATS:
        return None
    addresses = {urls.identity(entry.feed) for entry in reading.entries if entry.feed}
    named = (one for one in config.sources if one.name == reading.title or urls.identity(one.url) in addresses)
    return next(named, None)


def _publishers(config: Config) -> Mapping[str, str]:
    """The publisher of each source's host; hosts that several publishers share have none."""
    names: dict[str, set[str]] = {}
    for source in config.sources:
        names.setdefault(urls.host(source.url), set()).add(source.publisher or source.name)
    return {host: min(found) for host, found in names.items() if host and len(found) == 1}


def _named(story: Story, publishers: Mapping[str, str]) -> Story:
    """The story with the names that the settings give hosts, where a page names its publisher by its host alone."""

    def name(given: str) -> str:
        return publishers.get(given, given)

    original = story.original
    if original and original.publisher:
        original = replace(original, publisher=name(original.publisher))
    passages = tuple(replace(one, credit=name(one.credit) if one.credit else None) for one in story.passages)
    return replace(story, publisher=name(story.publisher), site=name(story.site), original=original, passages=passages)


def _extractions(site: Site, raws: Iterable[Raw | Problem], boxes: Boxes) -> Iterator[Extraction]:
    given = list(raws)
    made_of = boxes.map(
        extraction, [(raw, None, site.config, site.now, False) for raw in given if isinstance(raw, Raw)]
    )
    for raw in given:
        if isinstance(raw, Problem):
            yield Extraction(raw.where, problems=(raw,))
            continue
        made = next(made_of)
        yield made if isinstance(made, Extraction) else Extraction(raw.name, problems=(Problem.of(made, raw.name),))
