"""Words of our own stand in pages and feeds as they are: so they must be inert in Markdown, HTML and XML."""

import re
from zoneinfo import ZoneInfo

import pytest

from generator import languages, weeks
from generator.write.words import Words

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda language: language.code)
def test_interface_words_are_inert(language: languages.Language) -> None:
    for key, words in language.interface.items():
        assert not re.search(r"[<>&\"'*_`\[\]\\|~^]", words), key
        assert not re.match(r"[-+#=>]|\d+[.)]|\s{2}|$", words), key


@pytest.mark.parametrize(
    ("code", "day", "time", "week", "reading"),
    [
        ("ja", "2026年1月1日(木)", "00:30", "2026年第1週", "読了まで約1分"),
        ("en", "1 January 2026", "00:30", "Week 1 of 2026", "1 min read"),
    ],
)
def test_days_and_weeks_are_told_on_the_site_s_clock(code: str, day: str, time: str, week: str, reading: str) -> None:
    words = Words.of(code, TOKYO)

    assert words.day("2025-12-31T15:30:00Z") == day
    assert words.time("2025-12-31T15:30:00Z") == time
    assert words.time("2025-12-31") == ""
    assert words.week("2026-W01") == week
    assert [words.reading(minutes) for minutes in (0.0, 0.2, 1.0)] == [reading] * 3
    assert words.reading(1.01) != reading


@pytest.mark.parametrize(
    ("week", "ja", "en"),
    [
        ("2025-W43", "2025年10月20日(月)〜26日(日)", "20–26 October 2025"),
        ("2025-W44", "2025年10月27日(月)〜11月2日(日)", "27 October – 2 November 2025"),
        ("2026-W53", "2026年12月28日(月)〜2027年1月3日(日)", "28 December 2026 – 3 January 2027"),
    ],
)
def test_the_days_of_a_week_say_nothing_twice(week: str, ja: str, en: str) -> None:
    assert [Words.of(code, TOKYO).days(week) for code in ("ja", "en")] == [ja, en]
    assert languages.of("fr").days(*weeks.days("2026-W53")) == "2026-12-28/2027-01-03"


def test_sentences_stand_apart_where_the_language_has_spaces() -> None:
    assert [Words.of(code, TOKYO).gap for code in ("ja", "en", "fr")] == ["", " ", " "]
