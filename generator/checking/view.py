"""What the checks look at, read once: the site, its records, and its pages as they would be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import health, pipeline
from generator.health import Health
from generator.models import Edition, Run, Story
from generator.site import Site
from generator.write.page import Rendered


@dataclass(frozen=True)
class View:
    """One site. Whatever cannot be read raises the MatomeError that says so, each time it is asked for."""

    site: Site

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """All editions in order."""
        return self.site.store.editions()

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The record of runs, oldest first."""
        return self.site.store.runs()

    @cached_property
    def health(self) -> Mapping[str, Health]:
        """How each source of the settings fares."""
        return health.of_sources([source.name for source in self.site.config.sources], self.runs)

    @cached_property
    def rendered(self) -> Rendered:
        """Every generated page."""
        return pipeline.rendered(self.site, self.editions)

    def stories(self, week: str) -> Mapping[str, Story]:
        """A week's stories by id."""
        return {story.id: story for story in self.site.store.stories(week)}

    def path(self, name: str) -> str:
        """A file of the site as messages name it."""
        return str(self.site.root / name)
