"""How sources fare, from the record of runs."""

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


def test_failures_are_counted_since_the_last_success() -> None:
    fared = health.of_source("a", (run("1", "a"), run("2", read=("a",)), run("3", "a"), run("4", "a", read=("b",))))
    assert fared == health.Health("a", last_success="2", last_new="2", failures=2)


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
