"""ISO weeks on the site's clock."""

from datetime import UTC, date, datetime, timedelta
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


@pytest.mark.parametrize(
    ("when", "zone", "week"),
    [
        ("2026-11-08T10:00:00Z", "Pacific/Kiritimati", "2026-W46"),  # 14 hours ahead: Monday has begun
        ("2026-11-08T09:59:59Z", "Pacific/Kiritimati", "2026-W45"),
        ("2026-11-09T10:59:59Z", "Pacific/Pago_Pago", "2026-W45"),  # 11 hours behind: it is Sunday still
        ("2026-11-09T11:00:00Z", "Pacific/Pago_Pago", "2026-W46"),
        ("2026-03-29T22:00:00Z", "Europe/Berlin", "2026-W14"),  # the night in which summer time begins
        ("2026-03-29T21:59:59Z", "Europe/Berlin", "2026-W13"),
        ("2026-10-25T23:00:00Z", "Europe/Berlin", "2026-W44"),  # and ends
        ("2026-10-25T22:59:59Z", "Europe/Berlin", "2026-W43"),
        ("2026-12-31T23:59:59-12:00", "Asia/Tokyo", "2026-W53"),
        ("2027-01-03T23:59:59+14:00", "Asia/Tokyo", "2026-W53"),
        ("2027-01-03T15:00:00Z", "Asia/Tokyo", "2027-W01"),
        ("2020-12-31", "America/New_York", "2020-W53"),
        ("2021-01-01", "America/New_York", "2020-W53"),
        ("2018-12-31", "UTC", "2019-W01"),
        ("2011-12-29T12:00:00Z", "Pacific/Apia", "2011-W52"),  # which had no 30 December 2011
    ],
)
def test_the_week_is_that_of_the_site_s_clock(when: str, zone: str, week: str) -> None:
    assert weeks.week_of(when, ZoneInfo(zone)) == week


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Asia/Tokyo", "UTC"])
@pytest.mark.parametrize("week", ["2026-W13", "2026-W43", "2026-W53", "2027-W01", "2020-W53"])
def test_a_week_ends_as_the_next_begins(week: str, zone: str) -> None:
    """To the second, and by the clock on the wall also where a week has an hour more or less."""
    end = weeks.end(week, ZoneInfo(zone))
    assert weeks.week_of((end - timedelta(seconds=1)).isoformat(), ZoneInfo(zone)) == week
    assert weeks.week_of(end.isoformat(), ZoneInfo(zone)) == weeks.shift(week, 1)
    assert (end.hour, weeks.closing(week, ZoneInfo(zone)).hour) == (0, 6)


@given(st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)), st.sampled_from(["Asia/Tokyo", "Pacific/Apia", "UTC"]))  # noqa: DTZ001  hypothesis takes naive bounds
def test_by_the_calendar_of_python(moment: datetime, zone: str) -> None:
    """ISO 8601's own numbers, which the C library writes as %G-W%V; %Y and %W are wrong at the year's edge."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert weeks.week_of(moment.replace(tzinfo=UTC).isoformat(), ZoneInfo(zone)) == local.strftime("%G-W%V")


def test_every_year_has_as_many_weeks_as_its_calendar() -> None:
    """53 where 1 January is a Thursday, or a Wednesday of a leap year."""
    for year in range(1990, 2090):
        first = date(year, 1, 1)
        leap = (date(year, 12, 31) - first).days == 365
        long = first.weekday() == 3 or (leap and first.weekday() == 2)
        assert weeks.shift(f"{year}-W52", 1) == (f"{year}-W53" if long else f"{year + 1}-W01")
