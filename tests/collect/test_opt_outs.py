"""The forms in which publishers declare what their words are not for."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect import opt_outs
from generator.collect.answers import LONGEST_PAUSE, pause_asked
from generator.collect.robots import own_group
from generator.config import OPT_OUTS, OptOut

NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/", "/a", True),
        ("/a", "/b", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*.html$", "/x/y.html", True),
        ("/*.html$", "/y.html?z", False),
        ("/a*b*c", "/a-b-b-c-d", True),
        ("/a*b*c", "/a-c-b", False),
        ("/*a$", "/aa", True),
        ("*", "/", True),
        ("", "/", True),
        ("/" + "*a" * 2_000 + "*b$", "/" + "a" * 4_000, False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert opt_outs.fits(pattern, path) is fits


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, {}]", b"<html>", b"\xff", b"[" * 100_000, b'[{"location": 1}]'])
def test_a_reservation_file_that_is_none_reserves_nothing(data: bytes) -> None:
    assert opt_outs.of_tdmrep(data, "/") == ()


def test_the_first_rule_that_fits_counts() -> None:
    rules: list[dict[str, Any]] = [
        {"location": "/free/*", "tdm-reservation": 0},
        {"location": "/", "tdm-reservation": 1},
    ]
    data = json.dumps(rules).encode()
    assert opt_outs.of_tdmrep(data, "/free/feed") == (opt_outs.FREE,)
    assert opt_outs.of_tdmrep(data, "/feed") == (opt_outs.RESERVED,)


def test_signals_of_a_part_of_a_site() -> None:
    lines = ("Content-Signal: search=yes", "Content-Signal: /members/ search=no", "content-usage: train-ai=n")
    assert opt_outs.of_robots_txt(lines, "/news") == ("ai-train=no",)
    assert opt_outs.of_robots_txt(lines, "/members/1") == ("search=no", "ai-train=no")


def test_the_groups_that_bind_us() -> None:
    text = """\
    Disallow: /before
    User-agent: otherbot
    User-agent: Matome/1.0
    Disallow: /ours
    Sitemap: https://news.example/map
    User-agent: *
    Disallow: /everybody's
    user agent matome
    Disallow: /ours too  # said again
    """
    assert own_group(map(str.strip, text.splitlines())) == ("Disallow: /ours", "Disallow: /ours too")
    assert own_group(["User-agent: a", "Disallow: /a", "User-agent: *", "Disallow: /b"]) == ("Disallow: /b",)
    assert own_group(["User-agent: matomebot", "Disallow: /"]) == ()


def test_every_setting_has_signals_and_ai_is_left_to_the_editor() -> None:
    settings: set[OptOut] = {"tdm", "search", "noindex", "ai"}
    assert set(opt_outs.SIGNALS) == settings
    assert settings - set(OPT_OUTS) == {"ai"}


# --- whatever is written there


@given(st.text(alphabet="ab*$/", max_size=8).filter(lambda text: "$" not in text[:-1]), st.text("ab/", max_size=12))
def test_patterns_fit_as_a_regular_expression_would(pattern: str, path: str) -> None:
    parts = map(re.escape, pattern.removesuffix("$").split("*"))
    expected = re.match(".*".join(parts) + ("$" if pattern.endswith("$") else ""), path)
    assert opt_outs.fits(pattern, path) is bool(expected)


@given(st.text(), st.text())
def test_any_header_and_any_line_is_read(one: str, other: str) -> None:
    known = {signal for signals in opt_outs.SIGNALS.values() for signal in signals} | {opt_outs.FREE}
    headers = {"tdm-reservation": one, "content-usage": other}
    assert known.issuperset(opt_outs.of_headers(headers, [one, other]))
    assert known.issuperset(opt_outs.of_meta([(one, other), ("robots", one)]))
    assert known.issuperset(opt_outs.of_robots_txt(own_group([f"User-agent: {one}", other]), "/"))


@given(st.text())
def test_any_pause_is_bounded(text: str) -> None:
    asked = pause_asked(text, NOW)
    assert asked is None or timedelta() <= asked <= LONGEST_PAUSE
