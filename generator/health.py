"""How the sources fare, derived from the record of runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from generator import weeks
from generator.models import Edition, Missing, Run
from generator.write.fetches import Fetches

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
            if not fared.was_read:
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
    start, end = weeks.end(weeks.shift(week, -1), zone), _read_until(week, zone)
    last: dict[str, str | None] = {}
    for run in runs:
        if start <= datetime.fromisoformat(run.at) < end:
            for fared in run.sources:
                last[fared.source] = None if fared.was_read else fared.reason or ""
    return tuple(Missing(name, reason) for name, reason in sorted(last.items()) if reason is not None)


def fetches(runs: Sequence[Run], editions: Iterable[Edition], zone: tzinfo) -> Fetches:
    """What pages tell of the runs, in their order: for each edition when the sources that it misses were last read."""
    waiting = [(_read_until(one.week, zone), one) for one in sorted(editions, key=_week) if one.missing]
    read: dict[str, str] = {}
    missed: dict[str, Mapping[str, str]] = {}
    for run in runs:
        while waiting and waiting[0][0] <= datetime.fromisoformat(run.at):
            _note(missed, waiting.pop(0)[1], read)
        read.update((fared.source, run.at) for fared in run.sources if fared.was_read)
    for _, edition in waiting:
        _note(missed, edition, read)
    closed = (weeks.closed_by(run.at, zone) for run in runs if run.command == "close")
    return Fetches(read, missed, max(closed, default=""))


def _week(edition: Edition) -> str:
    return edition.week


def _note(missed: dict[str, Mapping[str, str]], edition: Edition, read: Mapping[str, str]) -> None:
    missed[edition.week] = {one.source: read[one.source] for one in edition.missing if one.source in read}


def _read_until(week: str, zone: tzinfo) -> datetime:
    """The moment until which runs still read what a week published."""
    return weeks.end(week, zone) + LATE
