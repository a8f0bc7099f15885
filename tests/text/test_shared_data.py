"""Hostile dates and addresses at hand come out as they must. Skipped where the data is not."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import weeks
from generator.text import dates, urls

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
CLOCK = datetime(2026, 11, 16, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not HOSTILE.exists(), reason="the development data is not here")


def lines(name: str) -> Iterator[dict[str, str | None]]:
    if (HOSTILE / name).exists():
        yield from map(json.loads, (HOSTILE / name).read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    "case", [case for case in lines("dates.jsonl") if case["id"] != "_about"], ids=lambda case: str(case["id"])
)
def test_dates(case: dict[str, str | None]) -> None:
    found = dates.parse(case["text"], ZoneInfo("Asia/Tokyo"))
    expected = (case["expect"] or "").partition(" ")[0] or None
    if expected is None:
        assert found is None or not weeks.is_plausible(found, CLOCK)
        return
    assert found is not None
    if "T" in expected:
        assert datetime.fromisoformat(found) == datetime.fromisoformat(expected)
    else:
        assert found == expected


@pytest.mark.parametrize("case", [*lines("urls_ssrf.jsonl")], ids=lambda case: str(case["url"])[:40])
def test_addresses_are_refused_or_name_a_host_in_one_way(case: dict[str, str | None]) -> None:
    found = urls.safe(case["url"])
    assert found is None or found.isascii()
    assert found is None or "@" not in found


def test_weeks() -> None:
    for case in lines("weeks.jsonl"):
        assert weeks.week_of_day(date.fromisoformat(str(case["date"]))) == case["iso"]
