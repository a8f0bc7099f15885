"""Collect and extract: inputs -> entries -> stories -> the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import collect, shelving
from generator.collect.box import Boxes
from generator.collect.reading import FEED_FORMATS, FeedLink, Hints, Raw
from generator.errors import InputError, Problem
from generator.extract import Settings, story
from generator.models import Story
from generator.shelving import Kept
from generator.site import Site

SAVED_PAGES = Hints().source
WARM = ("generator.collect.formats", "generator.extract.stories")  # what a box imports before its limits are set


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one input gave: its format, how many entries it held, their stories, and what was wrong."""

    name: str
    format: str = ""
    title: str | None = None
    entries: int = 0
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


def extraction(raw: Raw, hints: Hints, settings: Settings) -> Extraction:
    """One input's stories. Pure, and never raises for what the input holds: this runs in the box."""
    try:
        reading = collect.read(raw, hints)
    except InputError as error:
        return Extraction(raw.name, problems=(Problem.of(error, raw.name),))
    is_loose_feed = hints.source == SAVED_PAGES and reading.format in FEED_FORMATS
    source = (reading.title or raw.name) if is_loose_feed else hints.source
    extracted = [story(replace(entry, source=source), settings) for entry in reading.entries]
    return Extraction(
        name=raw.name,
        format=reading.format,
        title=reading.title,
        entries=len(reading.entries),
        stories=tuple(one.story for one in extracted if one.story),
        feeds=reading.feeds,
        problems=(*reading.problems, *(problem for one in extracted for problem in one.problems)),
    )


def boxes() -> Boxes:
    """Boxes in which `extraction` runs; they import what it needs before their limits are set."""
    return Boxes(warm=WARM)


def settings_of(site: Site, name: str = SAVED_PAGES) -> Settings:
    """How stories of a source are extracted, by its settings and the site's."""
    source = next((source for source in site.config.sources if source.name == name), None)
    settings = Settings(site.moment, site.now, site.config.timezone, limits=site.config.limits)
    return replace(settings, keep=source.keep, authors=source.authors) if source else settings


def hints_of(site: Site, name: str = SAVED_PAGES) -> Hints:
    """What the settings say of a source."""
    source = next((source for source in site.config.sources if source.name == name), None)
    if source is None:
        return Hints(timezone=site.config.timezone)
    return Hints(source.name, source.timezone or site.config.timezone, source.language, source.publisher)


def take_in(site: Site, raws: Iterable[Raw | Problem], boxes: Boxes, *, dry: bool = False) -> Taken:
    """Read inputs, extract their stories, and merge them into the records."""
    inputs = tuple(_extractions(site, raws, boxes))
    arrivals = [story for one in inputs for story in one.stories]
    kept = shelving.keep(site.store, arrivals, site.config.zone, site.now, dry=dry)
    return Taken(inputs, kept)


def _extractions(site: Site, raws: Iterable[Raw | Problem], boxes: Boxes) -> Iterator[Extraction]:
    settings, hints = settings_of(site), hints_of(site)
    given = list(raws)
    read = boxes.map(extraction, [(raw, hints, settings) for raw in given if isinstance(raw, Raw)])
    for raw in given:
        if isinstance(raw, Problem):
            yield Extraction(raw.where, problems=(raw,))
            continue
        made = next(read)
        yield made if isinstance(made, Extraction) else Extraction(raw.name, problems=(Problem.of(made, raw.name),))
