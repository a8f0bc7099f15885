"""ISO weeks on the site's clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import weeks

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("when", "week"),
    [
        ("2025-10-26", "2025-W43"),
        ("2026-12-28", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2024-12-30", "2025-W01"),
        ("2025-10-26T14:59:59Z", "2025-W43"),  # still Sunday in Tokyo
        ("2025-10-26T15:00:00Z", "2025-W44"),  # Monday there
    ],
)
def test_week_of(when: str, week: str) -> None:
    assert weeks.week_of(when, TOKYO) == week


def test_a_time_without_its_zone_has_no_week() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        weeks.week_of("2025-10-26T09:00:00", TOKYO)


@pytest.mark.parametrize("week", ["2025-W54", "2025-W00", "2025W01", "２０２５-W01", ""])
def test_weeks_that_do_not_exist(week: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        weeks.days(week)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_day_lies_in_its_week(day: date) -> None:
    first, last = weeks.days(weeks.week_of_day(day))
    assert first <= day <= last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_shift_there_and_back(day: date, by: int) -> None:
    week = weeks.week_of_day(day)
    assert weeks.shift(weeks.shift(week, by), -by) == week


def test_what_is_plausible() -> None:
    now = datetime(2026, 11, 16, 1, tzinfo=UTC)
    assert weeks.is_plausible("1990-01-01", now)
    assert weeks.is_plausible("2026-11-18T00:59:00Z", now)
    assert not weeks.is_plausible("2026-11-18T01:01:00Z", now)
    assert not weeks.is_plausible("1989-12-31", now)
    assert not weeks.is_plausible("9999-12-31T23:59:59-12:00", now)


def test_an_edition_may_be_closed_six_hours_after_its_week() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")

    assert weeks.closing("2026-W45", tokyo) == datetime(2026, 11, 9, 6, tzinfo=tokyo)
    assert weeks.closed_by("2026-11-08T21:00:00Z", tokyo) == "2026-W45"
    assert weeks.closed_by("2026-11-08T20:59:59Z", tokyo) == "2026-W44"
