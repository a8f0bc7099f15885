"""How sources fare, from the record of runs."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator import health
from generator.models import Edition, Missing, Run, SourceRun

TOKYO = ZoneInfo("Asia/Tokyo")


def run(at: str, *failed: str, read: tuple[str, ...] = ()) -> Run:
    sources = (
        *(SourceRun(name, "failed", reason="HTTP 503") for name in failed),
        *(SourceRun(name, "new", new=1) for name in read),
    )
    return Run(at, "fetch", sources)


def missing(*runs: Run) -> list[str]:
    return [one.source for one in health.missing("2026-W45", runs, TOKYO)]


def test_the_weekly_run_after_the_week_s_end_tells_what_was_missing() -> None:
    assert missing(run("2026-11-08T21:17:00Z", "a", read=("b",))) == ["a"]  # Monday 06:17 in Tokyo


@pytest.mark.parametrize("at", ["2026-11-01T14:59:00Z", "2026-11-09T15:00:00Z"])
def test_runs_of_other_weeks_say_nothing(at: str) -> None:
    assert missing(run(at, "a")) == []


def test_what_could_be_read_at_last_was_not_missing() -> None:
    assert missing(run("2026-11-04T00:00:00Z", "a"), run("2026-11-08T21:17:00Z", read=("a",))) == []
    assert missing(run("2026-11-04T00:00:00Z", read=("a",)), run("2026-11-08T21:17:00Z", "a")) == ["a"]


def of_source(name: str, runs: Iterable[Run]) -> health.Health:
    return health.of_sources([name], runs)[name]


def test_failures_are_counted_since_the_last_success() -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04")
    first, second, third, fourth = (f"{day}T00:00:00Z" for day in days)
    runs = (run(first, "a"), run(second, read=("a",)), run(third, "a"), run(fourth, "a", read=("b",)))
    fared = of_source("a", runs)
    assert (fared.last_asked, fared.last_success, fared.last_new) == (fourth, second, second)
    assert (fared.failures, fared.failing_since, fared.reason) == (2, third, "HTTP 503")
    assert of_source("b", runs).failures == 0
    assert of_source("c", runs) == health.Health("c")


def captures(*days: float, known: int | None = 3, **fields: Any) -> list[Run]:
    """Runs that brought something new, so many days after the first of November."""
    return [Run(moment(day), "fetch", (SourceRun("a", "new", items=4, new=1, known=known, **fields),)) for day in days]


def moment(day: float) -> str:
    return (datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day)).isoformat()


def quiet(day: float, **fields: Any) -> Run:
    return Run(moment(day), "fetch", (SourceRun("a", "unchanged", **fields),))


@pytest.mark.parametrize(
    ("days", "interval"),
    [
        ((0, 7, 14, 21), 7.0),
        ((0, 1, 2, 3, 60, 61, 62), 1.0),  # one outage is no habit
        ((0, 0.01, 0.02, 0.03), 1.0),  # nor is a busy morning
        ((0, 7, 14), None),  # too few to know
        ((*range(0, 200, 10), *range(200, 225)), 1.0),  # a habit that has changed is followed
    ],
)
def test_the_usual_interval_is_the_median_between_captures(days: tuple[float, ...], interval: float | None) -> None:
    assert of_source("a", captures(*days)).interval == interval


def reported(runs: list[Run], day: float) -> list[str]:
    """Who is reported as silent in a run on this day that brings nothing."""
    now = datetime.fromisoformat(moment(day))
    return list(health.silences(health.of_sources("a", runs), quiet(day).sources, now))


def test_silence_is_told_after_three_times_the_interval_and_once() -> None:
    runs = captures(0, 7, 14, 21)
    assert reported(runs, 42) == []
    assert reported(runs, 42.1) == ["a"]
    runs.append(quiet(42.1, silent=moment(21)))
    assert of_source("a", runs).silent_since == moment(21)
    assert reported(runs, 49) == []


def test_silence_is_told_again_only_after_something_came() -> None:
    runs = [*captures(0, 7, 14, 21), quiet(43, silent=moment(21)), *captures(50)]
    assert of_source("a", runs).silent_since is None
    assert reported(runs, 70) == []
    assert reported(runs, 72) == ["a"]


def test_what_cannot_be_read_is_silent_too() -> None:
    runs = [*captures(0, 7, 14, 21), run(moment(28), "a")]
    now = datetime.fromisoformat(moment(43))
    assert health.silences(health.of_sources("a", runs), run(moment(43), "a").sources, now) == {"a": moment(21)}


def test_a_source_without_a_habit_is_never_silent() -> None:
    assert reported(captures(0, 7), 400) == []
    assert reported([], 400) == []


@pytest.mark.parametrize(
    ("later", "thin"),
    [
        (captures(1, 2, 3, known=0), True),
        ([*captures(1, known=0), *captures(2, 3)], False),  # once may be an outage
        (captures(1, 2, 3, known=None), False),  # nothing is known of what was not read anew
    ],
)
def test_a_feed_that_twice_held_nothing_from_the_time_before_is_thin(later: list[Run], thin: bool) -> None:
    first = captures(0, known=0)  # in which everything is new
    assert of_source("a", [*first, *later]).thin is thin


def test_pages_tell_when_a_missing_source_was_last_read_before_its_edition_was_made() -> None:
    runs = (
        run("2026-10-25T21:17:00Z", read=("a", "b")),
        run("2026-11-01T21:17:00Z", "a", read=("b",)),
        run("2026-11-08T21:17:00Z", "a", "c"),
        run("2026-11-15T21:17:00Z", read=("a",)),
    )
    editions = [edition(week, *missing) for week, missing in (("2026-W45", "ac"), ("2026-W44", "a"), ("2026-W46", ""))]
    told = health.fetches(runs, editions, TOKYO)

    assert told.missed == {"2026-W44": {"a": runs[0].at}, "2026-W45": {"a": runs[0].at}}
    assert told.last_read == {"a": runs[3].at, "b": runs[1].at}


def test_pages_know_the_last_week_that_was_closed_an_edition_or_none() -> None:
    closings = (Run("2026-11-08T21:17:00Z", "close", weeks=("2026-W45",)), Run("2026-11-15T21:17:00Z", "close"))

    assert health.fetches(closings, (), TOKYO).closed == "2026-W46"
    assert health.fetches((), (), TOKYO).closed == ""


def edition(week: str, *missing: str) -> Edition:
    return Edition(week, None, "1", "", (), (), tuple(Missing(name, "HTTP 503") for name in missing))
