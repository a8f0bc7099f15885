"""What readers said elsewhere: comment feeds and discussions of the open weeks' stories, asked and merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from generator import collect, intake
from generator.collect.box import Boxes
from generator.collect.comment_sources import registry
from generator.collect.document import Raw
from generator.collect.fetch import Fetcher
from generator.config import Discussion, Source
from generator.enriching import Gain
from generator.errors import InputError, NotAskedError, Problem
from generator.extract import comments
from generator.merge import merge
from generator.models import EntryComment, SourceState, Story, Validators
from generator.omissions import Omissions
from generator.site import Site

ACCEPT_JSON = "application/json, */*;q=0.5"
MOST_ASKED = 20  # addresses a service may name for one story


@dataclass(frozen=True)
class Listener:
    """Asks on behalf of one site in one run."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes
    omissions: Omissions
    known: Mapping[str, SourceState]
    learned: dict[tuple[str, str], Validators] = field(default_factory=dict)  # of comment feeds, by source and address

    def hear(self, story: Story, source: Source) -> Gain:
        """The story with what its comment feed and the discussions of it hold now."""
        problems: list[Problem] = []
        found = list(self._feed(story, source, problems))
        for name in source.discussions:
            found += self._discussions(story, source, name, problems)
        if not found:
            return story, tuple(problems)
        zone = ZoneInfo(intake.hints_of(self.site.config, source).timezone)
        settings = intake.settings_of(self.site.config, source, self.site.now)
        heard = comments(found, story.id, settings, zone=zone, base=story.url)
        return merge(story, replace(story, comments=heard, first_seen=self.site.moment)), tuple(problems)

    def remembered(self, source: Source) -> Mapping[str, Validators]:
        """The validators of the comment feeds that were asked for a source."""
        learned = sorted(self.learned.items())
        return {url: one for (name, url), one in learned if name == source.name and one != Validators()}

    def _feed(self, story: Story, source: Source, problems: list[Problem]) -> tuple[EntryComment, ...]:
        """The comments of a story's own feed, as far as they changed; its validators count once they were read."""
        url = story.comments_at
        if not url:
            return ()
        state = self.known.get(source.name)
        known = (state.comment_feeds if state else {}).get(url, Validators())
        self.learned[source.name, url] = known
        try:
            answer = self.fetcher.get(url, known=known, named_by=source.url)
            raw = Raw(answer.data, url, answer.url, answer.content_type)
            found = () if answer.unchanged else self.boxes.call(collect.read_comments, raw)
        except InputError as error:
            self._note(error, source, url, problems)
            return ()
        fresh, before = answer.validators, known if answer.unchanged else Validators()
        self.learned[source.name, url] = Validators(
            fresh.etag or before.etag, fresh.last_modified or before.last_modified
        )
        return found

    def _discussions(
        self, story: Story, source: Source, name: Discussion, problems: list[Problem]
    ) -> tuple[EntryComment, ...]:
        """What a service knows of a story: its first answer, and those to the addresses that names."""
        service = registry.named(name)
        at = self.site.config.discussions_at.get(name, service.AT)
        first = service.address(story.url, at) if story.url else None
        waiting, found = [first] if first else [], list[EntryComment]()
        for url in waiting:  # grows while it is read
            try:
                named_by = None if at and url.startswith(at) else source.url
                answer = self.fetcher.get(url, accept=ACCEPT_JSON, named_by=named_by)
                raw = Raw(answer.data, url, answer.url, answer.content_type)
                heard = self.boxes.call(collect.read_discussion, raw, name, story.url or "")
            except InputError as error:
                self._note(error, source, url, problems)
                continue
            found += heard.comments
            waiting += [one for one in heard.further if one not in waiting][: MOST_ASKED - len(waiting)]
        return tuple(found)

    def _note(self, error: InputError, source: Source, url: str, problems: list[Problem]) -> None:
        if isinstance(error, NotAskedError):
            self.omissions.note(source.name, error)
        else:
            problems.append(replace(Problem.of(error, url), level="warning"))
