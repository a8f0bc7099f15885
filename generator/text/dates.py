"""Date texts -> ISO 8601, by strict formats in order; what none of them reads is undated, never guessed.

Measured: feedparser takes `2026/10/10 20:00` for the clock's month and `JST` for UTC. Here no clock is read, day and
month are never in doubt (`16/11/2026` is refused), and a name of a zone that means several (`IST`, `BST`) is refused.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

YEARS = range(1900, 3000)  # others are counters, epochs and errors, and overflow when moved to another zone
_LONGEST = 100  # characters; a date text is shorter

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_HOURS_OF_ZONE = {
    "gmt": 0, "utc": 0, "ut": 0, "z": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "hst": -10, "akst": -9, "akdt": -8,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_FIRST_YEAR_OF_ERA = {"令和": 2019, "平成": 1989, "昭和": 1926}

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?(?:\.?,\s*|\.?\s+))?"
_TIME = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?"
)
_ZONE = (
    r"(?:\s*(?P<offset>(?:gmt|utc)?[+-][0-9]{2}:?(?:[0-9]{2})?)|\s*(?P<zone>[a-z]{1,5}))?"
    r"(?:\s*\([^()]*\)|\[[^\[\]]*\])?"
)
_CLOCK = rf"(?:[t\s,]+(?:at\s+)?{_TIME}{_ZONE})?"

_INTERNET = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{{3,9}})\.?,?[\s-]+(?P<year>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}"
)
_C_LIBRARY = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\s+(?P<day>[0-9]{{1,2}})\s+{_TIME}{_ZONE}\s+(?P<year>[0-9]{{4}})"
)
_ENGLISH = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}}){_CLOCK}"
)
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_CLOCK}")
_ISO_BASIC = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"
    rf"(?:t(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?P<second>[0-9]{{2}})?(?P<half>){_ZONE})?"
)
_ISO_WEEK = re.compile(rf"(?P<year>[0-9]{{4}})-?w(?P<week>[0-9]{{2}})-?(?P<day>[1-7]){_CLOCK}")
_YEAR_FIRST = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<sign>[/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}})"
    rf"(?:\s*\([日月火水木金土]\))?{_CLOCK}"
)
_JAPANESE_CLOCK = (
    r"(?:\s*(?P<half>午前|午後)?\s*(?P<hour>[0-9]{1,2})(?::|時)(?:(?P<minute>[0-9]{1,2})(?:(?::|分)"
    r"(?:(?P<second>[0-9]{1,2})秒?)?)?)?" + _ZONE + r")?"
)
_JAPANESE = re.compile(
    r"(?:(?P<era>令和|平成|昭和)\s*)?(?P<year>[0-9]{1,4}|元)\s*年\s*(?P<month>[0-9]{1,2})\s*月\s*(?P<day>[0-9]{1,2})\s*日"
    r"(?:\s*\(?[日月火水木金土](?:曜日?)?(?:・祝)?\)?)?" + _JAPANESE_CLOCK
)
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]+(?=[年月日時分秒])")

Found = dict[str, str | None]


def parse(text: str | None, zone: tzinfo) -> str | None:
    """The moment (`2026-11-16T08:59:59+09:00`, `Z` for UTC) or, without a time, the day (`2026-11-16`) of a date text.

    A time that names no zone is on the clock of `zone`. None if no format reads it or no calendar has it.
    """
    if not text or len(text) > _LONGEST:
        return None
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()
    for read in DATE_FORMATS:
        if found := read(plain):
            try:
                return _written(found, zone)
            except (ValueError, KeyError, OverflowError):
                return None
    return None


def internet(text: str) -> Found | None:
    """RFC 822 and its heirs (RFC 2822, RFC 850): `Mon, 16 Nov 2026 08:59:59 JST`; a wrong weekday is passed over."""
    found = _fields(_INTERNET, text)
    if found and (year := found["year"]) and len(year) == 2:
        found["year"] = str(int(year) + (2000 if int(year) < 50 else 1900))  # RFC 2822, 4.3
    return found


def c_library(text: str) -> Found | None:
    """`asctime` and `date`: `Mon Nov 16 08:59:59 2026`."""
    return _fields(_C_LIBRARY, text)


def english(text: str) -> Found | None:
    """English prose: `November 16, 2026 at 8:59 a.m. EST`."""
    return _fields(_ENGLISH, text)


def iso_8601(text: str) -> Found | None:
    """ISO 8601, RFC 3339, RFC 9557: `2026-11-16T08:59:59.123+09:00`, `20261116T085959Z`, `2026-W47-1`."""
    return _fields(_ISO, text) or _fields(_ISO_BASIC, text) or _fields(_ISO_WEEK, text)


def year_first(text: str) -> Found | None:
    """As Japan writes with signs: `2026/11/16(月) 8:59`, `2026.11.16`."""
    return _fields(_YEAR_FIRST, text)


def japanese(text: str) -> Found | None:
    """As Japan writes in words, by either calendar: `2026年11月16日(月) 午後8時5分`, `令和元年五月一日`."""
    found = _fields(_JAPANESE, _KANJI_NUMBER.sub(_in_figures, text))
    if not found:
        return None
    year = 1 if found["year"] == "元" else int(found["year"] or 0)
    if era := found["era"]:
        found["year"] = str(_FIRST_YEAR_OF_ERA[era] + year - 1) if year else "0"
    elif found["year"] == "元" or year < YEARS.start:
        return None
    if found["hour"]:
        found["minute"] = found["minute"] or "0"
        found["half"] = {"午前": "a", "午後": "p"}.get(found["half"] or "")
    return found


def _in_figures(number: re.Match[str]) -> str:
    """`二〇二六` is 2026, `十六` is 16, `二十` is 20."""
    tens, ten, ones = number[0].translate(_FIGURES).rpartition("十")
    return f"{tens or 1}{ones or 0}" if ten else ones


DATE_FORMATS: tuple[Callable[[str], Found | None], ...] = (internet, iso_8601, japanese, year_first, c_library, english)


def _fields(pattern: re.Pattern[str], text: str) -> Found | None:
    match = pattern.fullmatch(text)
    return match.groupdict() if match else None


def _written(found: Found, zone: tzinfo) -> str:
    day = _day(found)
    if not found.get("hour"):
        return day.isoformat()
    hour, minute, second = (int(found.get(part) or 0) for part in ("hour", "minute", "second"))
    if half := found.get("half"):
        hour = _hour_of_half(hour, half)
    midnight_after = (hour, minute, second) == (24, 0, 0)
    leap = second == 60
    moment = datetime(day.year, day.month, day.day, 0 if midnight_after else hour, minute, 59 if leap else second)  # noqa: DTZ001 - its zone is given below
    moment += timedelta(days=midnight_after, seconds=leap)
    aware = moment.replace(tzinfo=_zone(found.get("offset"), found.get("zone"), zone))
    return aware.isoformat().replace("+00:00", "Z")


def _day(found: Found) -> date:
    year, month, day = found["year"] or "", found.get("month") or "", found["day"] or ""
    if int(year) not in YEARS:
        raise ValueError(f"no year of a publication: {year}")
    if week := found.get("week"):
        return date.fromisocalendar(int(year), int(week), int(day))
    return date(int(year), int(month) if month.isdigit() else _MONTHS[month], int(day))


def _hour_of_half(hour: int, half: str) -> int:
    """The hour of 24 of an hour of 12. 午後0時 is noon; 午前12時 is read as noon too, 12 a.m. as midnight."""
    if hour > 12:
        raise ValueError(f"{hour} is no hour of a half day")
    return hour % 12 + (12 if half == "p" else 0)


def _zone(offset: str | None, name: str | None, default: tzinfo) -> tzinfo:
    if name:
        return _fixed(timedelta(hours=_HOURS_OF_ZONE[name]))
    if not offset:
        return default
    sign, digits = re.sub(r"^[a-z]+", "", offset)[0], re.sub(r"[^0-9]", "", offset)
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    ahead = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    if minutes > 59 or not timedelta(hours=-12) <= ahead <= timedelta(hours=14):
        raise ValueError(f"no zone is {offset} from UTC")
    return _fixed(ahead)


def _fixed(ahead: timedelta) -> tzinfo:
    return timezone(ahead) if ahead else UTC
