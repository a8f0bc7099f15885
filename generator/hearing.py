"""What readers said elsewhere: comment feeds and discussions of the open weeks' stories, asked and merged."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from generator import collect, intake, weeks
from generator.collect.box import Boxes
from generator.collect.comment_sources import registry
from generator.collect.document import Raw
from generator.collect.fetch import ACCEPT_FEED, Fetcher
from generator.config import Discussion, Source
from generator.errors import InputError, Problem
from generator.extract import comments
from generator.merge import merge
from generator.models import EntryComment, Story
from generator.site import Site

ACCEPT_JSON = "application/json, */*;q=0.5"
MOST_ASKED = 20  # addresses a service may name for one story


@dataclass
class Listener:
    """Asks on behalf of one site in one run, and notes what went wrong."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes
    problems: list[Problem] = field(default_factory=list)

    def hear(self, pool: ThreadPoolExecutor, *, dry: bool) -> Mapping[str, int]:
        """Read what is said under the open weeks' stories; returns how many stories of each source changed."""
        sources = {source.name: source for source in self.site.config.sources if source.comments == "auto"}
        changed: dict[str, int] = {}
        for week in self._open_weeks():
            stories = self.site.store.stories(week)
            wanted = [(story, source) for story in stories if (source := sources.get(story.source))]
            found = {story.id: story for story in pool.map(lambda pair: self._heard(*pair), wanted)}
            told = tuple(found.get(story.id, story) for story in stories)
            for before, after in zip(stories, told, strict=True):
                if before != after:
                    changed[after.source] = changed.get(after.source, 0) + 1
            if not dry:
                self.site.store.put_stories(week, told)
        return changed

    def _open_weeks(self) -> Iterator[str]:
        config, closed = self.site.config, self.site.store.closed_weeks()
        oldest = weeks.shift(weeks.week_of(self.site.moment, config.zone), -config.limits.reach)
        return (week for week in self.site.store.weeks() if week not in closed and week >= oldest)

    def _heard(self, story: Story, source: Source) -> Story:
        """The story with what its comment feed and the discussions of it hold now."""
        found = (*self._feed(story), *(one for name in source.discussions for one in self._discussions(story, name)))
        if not found:
            return story
        zone = ZoneInfo(intake.hints_of(self.site.config, source).timezone)
        settings = intake.settings_of(self.site.config, source, self.site.now)
        heard = comments(found, story.id, settings, zone=zone, base=story.url)
        return merge(story, replace(story, comments=heard, first_seen=self.site.moment))

    def _feed(self, story: Story) -> tuple[EntryComment, ...]:
        """The comments of a story's own feed."""
        if not story.comments_at:
            return ()
        try:
            return self.boxes.call(collect.read_comments, self._asked(story.comments_at))
        except InputError as error:
            self._warn(error, story.comments_at)
            return ()

    def _discussions(self, story: Story, name: Discussion) -> tuple[EntryComment, ...]:
        """What a service knows of a story: its first answer, and those to the addresses that names."""
        service = registry.named(name)
        at = self.site.config.discussions_at.get(name, service.AT)
        first = service.address(story.url, at) if story.url else None
        waiting, found = [first] if first else [], list[EntryComment]()
        for url in waiting:  # grows while it is read
            try:
                raw = self._asked(url, accept=ACCEPT_JSON)
                answer = self.boxes.call(collect.read_discussion, raw, name, story.url or "")
            except InputError as error:
                self._warn(error, url)
                continue
            found += answer.comments
            waiting += [one for one in answer.further if one not in waiting][: MOST_ASKED - len(waiting)]
        return tuple(found)

    def _asked(self, url: str, accept: str = ACCEPT_FEED) -> Raw:
        answer = self.fetcher.get(url, accept=accept)
        return Raw(answer.data, url, answer.url, answer.content_type)

    def _warn(self, error: InputError, url: str) -> None:
        self.problems.append(replace(Problem.of(error, url), level="warning"))
