"""The pages of stories whose feed gives a teaser alone: read once, as they allow (setting `full_text`)."""

from dataclasses import dataclass, replace

from generator import collect, intake
from generator.collect.box import Boxes
from generator.collect.document import Raw
from generator.collect.fetch import Fetcher
from generator.collect.permissions import Permissions, refuse
from generator.config import Source
from generator.enriching import Gain
from generator.errors import InputError, NotAskedError, Problem, ReservedError
from generator.intake import Extraction
from generator.merge import join
from generator.models import Story
from generator.omissions import Omissions
from generator.site import Site

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class PageReader:
    """Reads pages on behalf of one site in one run."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes
    permissions: Permissions
    omissions: Omissions

    def read(self, story: Story, source: Source) -> Gain:
        """The story as its page tells it; as it is where the page was read before, or cannot be read this time."""
        if story.url is None or story.via.kind == "page":
            return story, ()
        try:
            made = self._page(story.url, source)
        except (ReservedError, NotAskedError) as error:
            self.omissions.note(source.name, error)
            return story, ()
        except InputError as error:
            return story, (
                replace(Problem.of(error, story.url), level="warning", where=f"{source.name} ({story.url})"),
            )
        seen = (replace(page, keys=tuple(sorted({*page.keys, *story.keys}))) for page in made.stories)
        (told,) = join((story, *seen))
        return replace(told, id=story.id), made.problems

    def _page(self, url: str, source: Source) -> Extraction:
        """What a page holds, if robots.txt and its publisher allow it to be read."""
        permissions, honoured = self.permissions, self.site.config.honoured(source)
        answer = self.fetcher.get(
            url, accept=ACCEPT, most=source.megabytes * 1024 * 1024, named_by=source.url, barred=permissions.required
        )
        permissions.check(answer, honoured)
        raw = Raw(answer.data, url, url, answer.content_type)
        refuse(self.boxes.call(collect.declared, raw), honoured, url, page=True)
        return intake.read(self.site, self.boxes, raw, source)
