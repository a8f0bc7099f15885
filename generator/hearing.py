"""What readers said elsewhere: comment feeds and discussions of the open weeks' stories, asked and merged."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from generator import collect, intake
from generator.collect.box import Boxes
from generator.collect.comment_sources import registry
from generator.collect.document import Raw
from generator.collect.fetch import ACCEPT_FEED, Fetcher
from generator.config import Discussion, Source
from generator.enriching import Gain
from generator.errors import InputError, Problem
from generator.extract import comments
from generator.merge import merge
from generator.models import EntryComment, Story
from generator.site import Site

ACCEPT_JSON = "application/json, */*;q=0.5"
MOST_ASKED = 20  # addresses a service may name for one story


@dataclass(frozen=True)
class Listener:
    """Asks on behalf of one site in one run."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes

    def hear(self, story: Story, source: Source) -> Gain:
        """The story with what its comment feed and the discussions of it hold now."""
        problems: list[Problem] = []
        found = list(self._feed(story, problems))
        for name in source.discussions:
            found += self._discussions(story, name, problems)
        if not found:
            return story, tuple(problems)
        zone = ZoneInfo(intake.hints_of(self.site.config, source).timezone)
        settings = intake.settings_of(self.site.config, source, self.site.now)
        heard = comments(found, story.id, settings, zone=zone, base=story.url)
        return merge(story, replace(story, comments=heard, first_seen=self.site.moment)), tuple(problems)

    def _feed(self, story: Story, problems: list[Problem]) -> tuple[EntryComment, ...]:
        """The comments of a story's own feed."""
        if not story.comments_at:
            return ()
        try:
            return self.boxes.call(collect.read_comments, self._asked(story.comments_at))
        except InputError as error:
            problems.append(_warning(error, story.comments_at))
            return ()

    def _discussions(self, story: Story, name: Discussion, problems: list[Problem]) -> tuple[EntryComment, ...]:
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
                problems.append(_warning(error, url))
                continue
            found += answer.comments
            waiting += [one for one in answer.further if one not in waiting][: MOST_ASKED - len(waiting)]
        return tuple(found)

    def _asked(self, url: str, accept: str = ACCEPT_FEED) -> Raw:
        answer = self.fetcher.get(url, accept=accept)
        return Raw(answer.data, url, answer.url, answer.content_type)


def _warning(error: InputError, url: str) -> Problem:
    return replace(Problem.of(error, url), level="warning")
