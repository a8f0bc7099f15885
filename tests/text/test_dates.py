"""Dates are read strictly, or not at all; a time without zone is on the clock of the feed."""

import os
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.dates import parse

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 16 Nov 2026 10:05:00 +0900", "2026-11-16T10:05:00+09:00"),
        ("Mon, 16 Nov 2026 08:59:59 JST", "2026-11-16T08:59:59+09:00"),
        ("Mon,16 Nov 2026 08:59:59 +0900", "2026-11-16T08:59:59+09:00"),  # RFC 5322, 3.3: the space may be absent
        ("16 Nov 2026 08:59 GMT", "2026-11-16T08:59:00Z"),
        ("Mon, 16 Nov 2026 08:59:59 EST (Eastern)", "2026-11-16T08:59:59-05:00"),
        ("Fri, 16 Nov 2026 00:00:00 GMT", "2026-11-16T00:00:00Z"),  # it is a Monday
        ("Monday, 16-Nov-26 08:00:00 GMT", "2026-11-16T08:00:00Z"),
        ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37+09:00"),
        ("2026-11-16T08:59:59Z", "2026-11-16T08:59:59Z"),
        ("2026-11-16T08:59:59.123456789-03:30", "2026-11-16T08:59:59-03:30"),
        ("2026-11-16T08:59:59.1234567890123456789Z", "2026-11-16T08:59:59Z"),
        ("2026-11-16 08:59", "2026-11-16T08:59:00+09:00"),
        ("20261116T085959Z", "2026-11-16T08:59:59Z"),
        ("2026-11-16T08:59:59+09:00[Asia/Tokyo]", "2026-11-16T08:59:59+09:00"),  # RFC 9557
        ("20261116", "2026-11-16"),
        ("2026-W53-7", "2027-01-03"),
        ("2026-W01-1T00:00+14:00", "2025-12-29T00:00:00+14:00"),
        ("2026-11-15T24:00:00Z", "2026-11-16T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ("2026-11-16", "2026-11-16"),
        ("2026/10/10 20:00", "2026-10-10T20:00:00+09:00"),
        ("2026.10.10", "2026-10-10"),
        ("2026年10月10日(土)", "2026-10-10"),
        ("２０２６年１０月１０日（土）　午後８時５分", "2026-10-10T20:05:00+09:00"),
        ("2026年10月10日 8時", "2026-10-10T08:00:00+09:00"),
        ("令和8年11月16日", "2026-11-16"),
        ("令和元年5月1日 午前0時", "2019-05-01T00:00:00+09:00"),
        ("平成30年1月1日", "2018-01-01"),
        ("令和八年十一月十六日（月）午後八時五分", "2026-11-16T20:05:00+09:00"),
        ("二〇二六年十月二十日", "2026-10-20"),
        ("昭和六十四年一月七日", "1989-01-07"),
        ("November 16, 2026", "2026-11-16"),
        ("Nov. 16, 2026 at 9:05 p.m. EST", "2026-11-16T21:05:00-05:00"),
        ("16 November 2026", "2026-11-16"),
        ("Mon Nov 16 2026 21:14:05 GMT+0900 (Japan Standard Time)", "2026-11-16T21:14:05+09:00"),  # SingleFile
        ("Mon Nov 16 2026 21:14:05 GMT+0900 (日本標準時)", "2026-11-16T21:14:05+09:00"),
    ],
)
def test_formats(text: str, expected: str) -> None:
    assert parse(text, TOKYO) == expected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "yesterday-ish",
        "16/11/2026 00:00",  # day or month first?
        "11.10.2026",
        "1794787200000",
        "2026",
        "2026-11",
        "2027-02-29",
        "2026年13月1日",
        "令和八年十三月一日",
        "二十二十年一月一日",
        "2026-W54-1",
        "2025-W53-1",
        "2026-W00-1",
        "20261316",
        "2026-11-15T24:00:01Z",
        "Mon, 16 Nov 2026 00:00:00 +1430",
        "30年1月1日",
        "令和0年1月1日",  # eras begin with a first year
        "Mon, 16 Nov 2026 00:00:00 IST",  # Israel, India or Ireland
        "Mon, 16 Nov 2026 00:00:00 +9900",
        "Mon, 16 Nov 2026 13:00 pm",
        "lun., 16 nov. 2026 00:00:00 +0100",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "-0044-03-15T00:00:00Z",
        "9" * 5000,
        "2026-11-16T25:00:00Z",
        "Mon, 16 Smarch 2026 00:00:00 GMT",
    ],
)
def test_what_is_not_certain_is_undated(text: str | None) -> None:
    assert parse(text, TOKYO) is None


def test_the_machine_s_own_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    results = set()
    for zone in ("UTC", "America/New_York", "Asia/Tokyo"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        results.add(parse("2026/10/10 20:00", TOKYO))
    monkeypatch.undo()
    time.tzset()
    assert results == {"2026-10-10T20:00:00+09:00"}


@given(
    st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2999, 12, 30)),  # noqa: DTZ001 - zones are drawn apart
    st.sampled_from([ZoneInfo("UTC"), TOKYO, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")]),
)
def test_what_is_written_is_read_back(moment: datetime, zone: ZoneInfo) -> None:
    text = moment.replace(microsecond=0, tzinfo=zone).isoformat()
    if len(text) == len("2026-11-16T08:59:59+09:00"):  # local mean time before zones has seconds
        assert parse(text, TOKYO) == text.replace("+00:00", "Z")
    day = moment.date().isoformat()
    assert parse(day, zone) == day


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = parse(text, TOKYO)
    assert found is None or datetime.fromisoformat(found)
