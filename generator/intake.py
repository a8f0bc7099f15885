"""Collect and extract: inputs -> entries -> stories -> the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import collect, shelving
from generator.collect.box import Boxes
from generator.collect.reading import FEED_FORMATS, FeedLink, Hints, Raw
from generator.errors import InputError, Problem
from generator.extract import Settings, story
from generator.models import Story
from generator.shelving import Kept
from generator.site import Site
from generator.text import urls

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


def extraction(raw: Raw, hints: Hints, settings: Settings, publishers: Mapping[str, str]) -> Extraction:
    """One input's stories. Pure, and never raises for what the input holds: this runs in the box.

    `publishers` gives the names of hosts that are known, where a page names its publisher by its address alone.
    """
    try:
        reading = collect.read(raw, hints)
    except InputError as error:
        return Extraction(raw.name, problems=(Problem.of(error, raw.name),))
    is_loose_feed = hints.source == SAVED_PAGES and reading.format in FEED_FORMATS
    source = (reading.title or raw.name) if is_loose_feed else hints.source
    extracted = [story(replace(entry, source=source), settings) for entry in reading.entries]
    stories = tuple(_named(one.story, publishers) for one in extracted if one.story)
    return Extraction(
        name=raw.name,
        format=reading.format,
        title=reading.title,
        entries=len(reading.entries),
        stories=stories,
        feeds=reading.feeds,
        problems=(*reading.problems, *(problem for one in extracted for problem in one.problems)),
    )


def _named(story: Story, publishers: Mapping[str, str]) -> Story:
    """The story with the names that the settings give hosts."""
    original = story.original
    if original and original.publisher:
        original = replace(original, publisher=publishers.get(original.publisher, original.publisher))
    publisher = publishers.get(story.publisher, story.publisher)
    return replace(story, publisher=publisher, site=publishers.get(story.site, story.site), original=original)


def read(site: Site, boxes: Boxes, raw: Raw, source: str = SAVED_PAGES) -> Extraction:
    """One input's stories, by the settings of its source. Raises BoxError if reading it went wrong."""
    return boxes.call(extraction, raw, hints_of(site, source), settings_of(site, source), publishers_of(site))


def publishers_of(site: Site) -> Mapping[str, str]:
    """The publisher of each source's host; hosts that several sources share have none."""
    names: dict[str, set[str]] = {}
    for source in site.config.sources:
        names.setdefault(urls.host(source.url), set()).add(source.publisher or source.name)
    return {host: min(found) for host, found in names.items() if host and len(found) == 1}


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
    shared = (hints_of(site), settings_of(site), publishers_of(site))
    given = list(raws)
    made_of = boxes.map(extraction, [(raw, *shared) for raw in given if isinstance(raw, Raw)])
    for raw in given:
        if isinstance(raw, Problem):
            yield Extraction(raw.where, problems=(raw,))
            continue
        made = next(made_of)
        yield made if isinstance(made, Extraction) else Extraction(raw.name, problems=(Problem.of(made, raw.name),))
