"""ISO 8601 weeks in a time zone: `2025-W43` runs from Monday 00:00 to Sunday 24:00 of the site's clock."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FIRST_YEAR = 1990  # earlier dates of stories are not plausible: the web began then
REST = timedelta(hours=6)  # after a week's end, for what comes late, before its edition may be closed
AHEAD = timedelta(hours=48)  # a date further ahead than any zone's difference and a clock's error is not plausible


def week_of(when: str, zone: tzinfo) -> str:
    """The ISO week (`YYYY-Www`) of an ISO 8601 day or time with zone, on the clock of `zone`.

    A day without its time stays that day. Raises ValueError for anything else.
    """
    return week_of_day(day_of(when, zone))


def day_of(when: str, zone: tzinfo) -> date:
    """The calendar day of an ISO 8601 day or time with zone, on the clock of `zone`."""
    if _DAY.fullmatch(when):
        return date.fromisoformat(when)
    moment = datetime.fromisoformat(when)
    if moment.tzinfo is None:
        raise ValueError(f"a time without its zone: {when}")
    return moment.astimezone(zone).date()


def week_of_day(day: date) -> str:
    """The ISO week of a day; its year is the one that holds the week's Thursday."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def days(week: str) -> tuple[date, date]:
    """The Monday and the Sunday of a week. Raises ValueError for a week that does not exist."""
    match = _WEEK.fullmatch(week)
    if not match:
        raise ValueError(f"not an ISO week: {week}")
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday, monday + timedelta(days=6)


def shift(week: str, by: int) -> str:
    """The week `by` weeks later (earlier if negative)."""
    return week_of_day(days(week)[0] + timedelta(weeks=by))


def end(week: str, zone: tzinfo) -> datetime:
    """The moment a week ends on the clock of `zone`: Monday 00:00 after it."""
    return datetime.combine(days(week)[1] + timedelta(days=1), time(), zone)


def closing(week: str, zone: tzinfo) -> datetime:
    """The moment from which a week's edition may be closed: `REST` after its end."""
    return end(week, zone) + REST


def closed_by(when: str, zone: tzinfo) -> str:
    """The last week whose edition could be closed at an ISO 8601 time."""
    rested = datetime.fromisoformat(when).astimezone(zone) - REST
    return shift(week_of_day(rested.date()), -1)


def is_plausible(when: str, now: datetime) -> bool:
    """Whether a story may have been published then: 1990 to 48 hours ahead of `now`."""
    latest = now + AHEAD
    if _DAY.fullmatch(when):
        return date(FIRST_YEAR, 1, 1) <= date.fromisoformat(when) <= latest.astimezone(UTC).date()
    try:
        moment = datetime.fromisoformat(when).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return moment.year >= FIRST_YEAR and moment <= latest
