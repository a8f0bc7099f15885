"""What sources answer when they are asked now: whether they are there, are feeds, are fresh, and hold enough."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from generator import fetching, intake
from generator.collect.box import Boxes
from generator.config import Source
from generator.errors import InputError, Problem, ReservedError
from generator.models import Run, Story
from generator.site import Site

STALE = timedelta(days=60)  # its newest item is older: it may have ended
ITEMS = 5  # with a time, by which a feed's extent is judged


def faults(site: Site, boxes: Boxes) -> Iterator[Problem]:
    """Ask each source once; nothing is kept."""
    between = _between([run for run in site.store.runs() if run.command == "fetch"])
    for source in site.config.sources:
        try:
            raw = fetching.download(site, source.url, boxes)
            made = intake.read(site, boxes, raw, source, is_feed=True)
        except ReservedError as error:
            yield Problem("warning", source.name, error.what, error.why, error.cure)
        except InputError as error:
            yield _of(source, Problem.of(error))
        else:
            if made.failed:
                yield from (_of(source, problem) for problem in made.problems)
            else:
                yield from _fresh(site, source, made.stories)
                yield from _thin(source, made.stories, between)


def _of(source: Source, problem: Problem) -> Problem:
    """The problem under its source's name; the address beside it, as the problem says."""
    return replace(problem, where=f"{source.name} ({problem.where})" if problem.where else source.name)


def _fresh(site: Site, source: Source, stories: Iterable[Story]) -> Iterator[Problem]:
    dated = [story.published for story in stories if story.published]
    if not dated:
        yield Problem("warning", source.name, "holds no item with a date", source.url, "Open it in a browser.")
        return
    newest = max(map(_moment, dated))
    if site.now - newest > STALE:
        what = f"its newest item is of {newest.date().isoformat()}"
        cure = "See on its site whether it has ended or has another feed."
        yield Problem("warning", source.name, what, source.url, cure)


def _thin(source: Source, stories: Iterable[Story], between: timedelta) -> Iterator[Problem]:
    """A feed whose items, less the oldest, span less time than lies between two fetches."""
    times = sorted(_moment(story.published) for story in stories if story.published and "T" in story.published)
    if len(times) >= ITEMS and times[-1] - times[0] < between:
        hours, gap = (span / timedelta(hours=1) for span in (times[-1] - times[0], between))
        what = f"its {len(times)} items span {hours:.0f} hours, and it is fetched every {gap:.0f}"
        cure = "Items are lost in between: run matome fetch more often (the daily workflow does)."
        yield Problem("warning", source.name, what, source.url, cure)


def _between(runs: Iterable[Run]) -> timedelta:
    """The usual time between two fetches: the median of the last gaps; a week where there are too few."""
    moments = [datetime.fromisoformat(run.at) for run in [*runs][-15:]]
    hours = [(later - earlier) / timedelta(hours=1) for earlier, later in pairwise(moments)]
    return timedelta(hours=median(hours)) if len(hours) > 1 else timedelta(weeks=1)


def _moment(published: str) -> datetime:
    """A time with its zone; of a day alone, its beginning in UTC."""
    return datetime.fromisoformat(published if "T" in published else f"{published}T00:00:00+00:00")
