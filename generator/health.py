"""How the sources fare, derived from the record of runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise, takewhile
from statistics import median

from generator import weeks
from generator.models import Edition, Missing, Run, SourceRun
from generator.write.fetches import Fetches

LATE = timedelta(hours=24)  # after a week's end, in which the weekly run still reads what that week published
CAPTURES = 20  # the last readings with something new, by which a source's habits are known
HABIT = 3  # gaps between them: fewer are no habit
SILENT = 3  # times its usual interval without anything new: it is reported
TORN = 2  # of the last captures with a gap before them: once may be an outage


@dataclass(frozen=True, slots=True)
class Health:
    """One source, as the record of runs tells of it; times are ISO 8601."""

    name: str
    last_asked: str | None = None
    last_success: str | None = None
    last_new: str | None = None
    interval: float | None = None  # days that usually lie between two runs that brought something new
    readings: int = 0  # runs in which it could be read
    failures: int = 0  # in a row, until now
    failing_since: str | None = None
    reason: str | None = None  # of the last failure, while it fails
    silent_since: str | None = None  # once it was reported that nothing new comes, until something does
    reserved: bool = False  # whether its publisher says that it is not for us
    captures: int = 0  # of the last `CAPTURES` readings that brought something new, those that can be judged
    torn: int = 0  # of these, in how many the feed held nothing that was known: what came in between may be lost

    @property
    def thin(self) -> bool:
        """Whether the feed holds fewer items than come between two fetches, more than once lately."""
        return self.torn >= TORN

    def silent_at(self, now: datetime) -> bool:
        """Whether nothing new has come for more than `SILENT` times its usual interval."""
        if self.interval is None or self.last_new is None:
            return False
        return now - datetime.fromisoformat(self.last_new) > SILENT * timedelta(days=self.interval)


def of_sources(names: Iterable[str], runs: Iterable[Run]) -> Mapping[str, Health]:
    """How each of these sources fared; `runs` in their order."""
    fared: dict[str, list[tuple[str, SourceRun]]] = {name: [] for name in names}
    for run in runs:
        for one in run.sources:
            if one.source in fared:
                fared[one.source].append((run.at, one))
    return {name: _health(name, found) for name, found in fared.items()}


def _health(name: str, fared: Sequence[tuple[str, SourceRun]]) -> Health:
    """One source from its part of each run that asked it."""
    read = [at for at, one in fared if one.was_read]
    brought = [(at, one) for at, one in fared if one.was_read and one.new]
    failed = list(takewhile(lambda each: not each[1].was_read, reversed(fared)))
    since = brought[-1][0] if brought else ""
    told = [one.silent for at, one in fared if one.silent and at > since]
    judged = [one for _, one in brought[1:] if one.known is not None and one.items][-CAPTURES:]
    last = fared[-1][1] if fared else None
    return Health(
        name,
        last_asked=fared[-1][0] if fared else None,
        last_success=read[-1] if read else None,
        last_new=since or None,
        interval=_interval([at for at, _ in brought]),
        readings=len(read),
        failures=len(failed),
        failing_since=failed[-1][0] if failed else None,
        reason=failed[0][1].reason if failed else None,
        silent_since=told[-1] if told else None,
        reserved=bool(last and last.status == "skipped" and last.withheld),
        captures=len(judged),
        torn=sum(one.known == 0 for one in judged),
    )


def _interval(captures: Sequence[str]) -> float | None:
    """The median of the last gaps between captures, in days; None where there are too few.

    Captures, not the dates that items bear: feeds restamp and misdate their items, and nothing can be new between two
    runs. The median, since one outage or one holiday is no habit. At least a day: several fetches on a busy morning do
    not make a source that is quiet at night a silent one.
    """
    moments = [datetime.fromisoformat(at) for at in captures[-CAPTURES - 1 :]]
    gaps = [(later - earlier) / timedelta(days=1) for earlier, later in pairwise(moments)]
    return max(1.0, median(gaps)) if len(gaps) >= HABIT else None


def silences(before: Mapping[str, Health], asked: Iterable[SourceRun], now: datetime) -> Mapping[str, str]:
    """The sources to be reported in a run as silent, with when they last had something new: once for each silence.

    `before` is how they fared until this run, `asked` how they fare in it.
    """
    return {
        one.source: health.last_new
        for one in asked
        if not one.new
        and (health := before[one.source]).last_new is not None
        and health.silent_since is None
        and health.silent_at(now)
    }


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
