"""Records that cannot be read, that contradict each other, or that bear weeks which are still to come."""

from collections.abc import Callable, Iterator
from functools import partial

from generator import weeks
from generator.checking.view import View
from generator.errors import MatomeError, Problem
from generator.explain import verify


def faults(view: View) -> Iterator[Problem]:
    """Each record is read by itself, so that one which is broken hides no other."""
    store = view.site.store
    yield from _unreadable(store.runs)
    yield from _unreadable(store.sources)
    for week in sorted({*store.weeks(), *store.edition_weeks()}):
        broken = [*_unreadable(partial(store.stories, week)), *_unreadable(partial(store.edition, week))]
        yield from broken or _contradictions(view, week)


def _unreadable(read: Callable[[], object]) -> Iterator[Problem]:
    try:
        read()
    except MatomeError as error:
        yield Problem.of(error)


def _contradictions(view: View, week: str) -> Iterator[Problem]:
    """An edition names the stories of its week, each once."""
    edition = view.site.store.edition(week)
    if edition is not None:
        for problem in verify.misplaced(edition, view.stories(week)):
            yield problem if problem.cure or not edition.closed else _of_closed(problem)
    latest = weeks.shift(weeks.week_of(view.site.moment, view.site.config.zone), 1)
    if week > latest:
        why = "a clock that ran ahead, or a feed that dates its items so"
        yield Problem(
            "warning", view.path(f"content/stories/{week}.jsonl"), "is of a week to come", why, "See its stories."
        )


def _of_closed(problem: Problem) -> Problem:
    cure = "Bring its stories back with git, or compute it anew: matome reopen WEEK"
    return Problem(problem.level, problem.where, problem.what, problem.why, cure)
