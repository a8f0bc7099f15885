"""Whether somebody still comes every week: schedules are switched off in silence."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from generator import pipeline, weeks
from generator.checking.view import View
from generator.errors import Problem

RUNS = "content/runs.jsonl"
LATE = timedelta(days=8)  # a week, and a day for a busy runner
QUIET = timedelta(days=60)  # without a commit GitHub switches a public repository's schedules off


def faults(view: View) -> Iterator[Problem]:
    """No run for too long, and weeks that are over and were never closed."""
    if view.site.config.sources:
        yield from _last_run(view)
    yield from _unclosed(view)


def _last_run(view: View) -> Iterator[Problem]:
    fetched = [run.at for run in view.runs if run.command == "fetch"]
    where = view.path(RUNS)
    if not fetched:
        yield Problem("warning", where, "the sources were never read", cure="matome fetch")
        return
    since = view.site.now - datetime.fromisoformat(fetched[-1])
    if since > LATE:
        what, why = f"the last fetch is {since.days} days old", "nobody comes every week any more"
        cure = "See whether the schedule still runs; by hand: matome fetch && matome build --close"
        if since > QUIET:
            why = f"after {QUIET.days} days without a commit GitHub switches schedules off"
            cure = "On GitHub: Actions, weekly, Enable workflow, then Run workflow. Fetch and close by hand until then."
        yield Problem("warning", where, what, why, cure)


def _unclosed(view: View) -> Iterator[Problem]:
    """Editions that stay drafts, in no feed, though their week is long over."""
    for edition in view.editions:
        over = view.site.now - weeks.closing(edition.week, view.site.config.zone)
        if edition.closed or over < LATE or pipeline.awaits_approval(edition, view.site):
            continue
        where = view.path(f"content/editions/{edition.week}.json")
        why = f"its week is over since {over.days} days; a draft stands in no feed"
        yield Problem("warning", where, "is still a draft", why, "matome build --close")
