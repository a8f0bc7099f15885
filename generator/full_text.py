"""The pages of stories whose feed gives a teaser alone: read once, as their robots.txt allows (setting `full_text`)."""

from dataclasses import dataclass, replace

from generator import intake
from generator.collect.box import Boxes
from generator.collect.document import Raw
from generator.collect.fetch import Fetcher
from generator.collect.robots import Robots
from generator.config import Source
from generator.enriching import Gain
from generator.errors import InputError, Problem
from generator.merge import join
from generator.models import Story
from generator.site import Site

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class PageReader:
    """Reads pages on behalf of one site in one run."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes
    robots: Robots

    def read(self, story: Story, source: Source) -> Gain:
        """The story as its page tells it; as it is where the page was read before, or cannot be read this time."""
        if story.url is None or story.via.kind == "page":
            return story, ()
        try:
            if not self.robots.allow(story.url):
                why = "its robots.txt says so"
                return story, (Problem("warning", source.name, f"{story.url} may not be read", why),)
            answer = self.fetcher.get(story.url, accept=ACCEPT)
            raw = Raw(answer.data, story.url, story.url, answer.content_type)
            made = intake.read(self.site, self.boxes, raw, source)
        except InputError as error:
            return story, (
                replace(Problem.of(error, story.url), level="warning", where=f"{source.name} ({story.url})"),
            )
        seen = (replace(page, keys=tuple(sorted({*page.keys, *story.keys}))) for page in made.stories)
        (told,) = join((story, *seen))
        return replace(told, id=story.id), made.problems
