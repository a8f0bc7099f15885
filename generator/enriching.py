"""What the stories of open weeks gain after they came in: their readers' words, and their pages' full text."""

from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from generator import weeks
from generator.config import Source
from generator.errors import Problem
from generator.models import Story
from generator.site import Site

Gain = tuple[Story, tuple[Problem, ...]]  # the story as it is now, and what went wrong


def enrich(
    site: Site,
    pool: ThreadPoolExecutor,
    sources: Collection[Source],
    gain: Callable[[Story, Source], Gain],
    *,
    dry: bool,
) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    """Give each story of these sources in the open weeks what `gain` finds; at most `limits.reach` weeks back.

    Returns how many stories of each source changed, and what went wrong, in the order of weeks and stories.
    """
    by_name = {source.name: source for source in sources}
    changed: dict[str, int] = {}
    problems: list[Problem] = []
    for week in _open_weeks(site):
        stories = site.store.stories(week)
        asked = [(story, source) for story in stories if (source := by_name.get(story.source))]
        gained: dict[str, Story] = {}
        for (story, source), (now, wrong) in zip(asked, pool.map(lambda pair: gain(*pair), asked), strict=True):
            problems += wrong
            left = site.store.removals.without(now) or story
            gained[story.id] = left
            changed[source.name] = changed.get(source.name, 0) + (left != story)
        if gained and not dry:
            site.store.put_stories(week, [gained.get(story.id, story) for story in stories])
    return changed, tuple(problems)


def _open_weeks(site: Site) -> Iterator[str]:
    config, closed = site.config, site.store.closed_weeks()
    oldest = weeks.shift(weeks.week_of(site.moment, config.zone), -config.limits.reach)
    return (week for week in site.store.weeks() if week not in closed and week >= oldest)
