"""How the sources fare, derived from the record of runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from generator import weeks
from generator.models import Missing, Run

LATE = timedelta(hours=24)  # after a week's end, in which the weekly run still reads what that week published


@dataclass(frozen=True, slots=True)
class Health:
    """One source: when it was last read, when it last had something new, and how often it failed since."""

    name: str
    last_success: str | None = None
    last_new: str | None = None
    failures: int = 0


def of_source(name: str, runs: Iterable[Run]) -> Health:
    """How one source fared; `runs` in their order."""
    last_success, last_new, failures = None, None, 0
    for run in runs:
        for fared in run.sources:
            if fared.source != name:
                continue
            if fared.status == "failed":
                failures += 1
            else:
                failures, last_success = 0, run.at
                last_new = run.at if fared.new else last_new
    return Health(name, last_success, last_new, failures)


def missing(week: str, runs: Iterable[Run], zone: tzinfo) -> tuple[Missing, ...]:
    """The sources that could not be read when a week was last read, and why; `runs` in their order.

    That is the last run of each source from the week's beginning to a day after its end: the weekly run, which closes
    the week, comes then.
    """
    start, end = weeks.end(weeks.shift(week, -1), zone), weeks.end(week, zone) + LATE
    last: dict[str, str | None] = {}
    for run in runs:
        if start <= datetime.fromisoformat(run.at) < end:
            for fared in run.sources:
                last[fared.source] = (fared.reason or "") if fared.status == "failed" else None
    return tuple(Missing(name, reason) for name, reason in sorted(last.items()) if reason is not None)
