"""A clock that cannot be right: nothing is fetched, added or closed by it."""

from datetime import UTC, datetime, timedelta

import pytest

from generator import clock
from generator.errors import ClockError
from generator.models import Run
from tests.made import NOW

RUNS = (Run("2026-11-09T01:00:00Z", "fetch"), Run("2026-11-02T01:00:00Z", "fetch"))


@pytest.mark.parametrize(
    "later",
    [timedelta(0), timedelta(minutes=-59), timedelta(days=7), timedelta(days=729)],
)
def test_a_clock_that_can_be_right(later: timedelta) -> None:
    clock.refuse_wrong(RUNS, NOW + later)
    clock.refuse_wrong((), NOW + later)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (NOW - timedelta(days=7), "goes back: it shows 2026-11-02T01:00"),
        (NOW - timedelta(hours=2), "the last run was at 2026-11-09T01:00:00Z"),
        (datetime(1970, 1, 1, tzinfo=UTC), "cannot be right: it shows 1970"),
        (datetime(2099, 1, 1, tzinfo=UTC), "leaps years ahead: it shows 2099"),
    ],
)
def test_a_clock_that_cannot(now: datetime, says: str) -> None:
    with pytest.raises(ClockError, match=says) as caught:
        clock.refuse_wrong(RUNS, now)
    assert caught.value.cure.startswith("Set the clock.")
