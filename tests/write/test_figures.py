"""What charts show, and the line of text that stands for each where there is no picture."""

from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from generator.write.figures import Moments, Reports, Spread, Volume
from generator.write.words import Words

SVG = "{http://www.w3.org/2000/svg}"
JA, EN = (Words.of(code, ZoneInfo("Asia/Tokyo")) for code in ("ja", "en"))
VOLUME = Volume((("2026-W10", 3), ("2026-W11", 0), ("2026-W12", 1)))
REPORTS = Reports((("海鳴通信", 1), ("Quay Times", 2)))
SPREAD = Spread((("supports", 8), ("doubts", 3), ("unclear", 1)), 12)
MOMENTS = Moments(("2026-03-03", "2026-03-03T10:05:00+09:00", "2026-03-04T23:30:00+00:00"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (VOLUME.line(JA), "2026年第10週 3件、2026年第12週 1件"),
        (VOLUME.line(EN), "3 in Week 10 of 2026, 1 in Week 12 of 2026"),
        (REPORTS.line(JA), "海鳴通信 1本、Quay Times 2本"),
        (REPORTS.line(EN), "海鳴通信 (1), Quay Times (2)"),
        (SPREAD.line(JA), "読者のコメント12件の内訳: 支持する 8件(67%)、疑う 3件(25%)、分類できない 1件(8%)"),
        (SPREAD.line(EN), "How 12 readers’ comments divide: In favour 8 (67%), Doubts 3 (25%), Unclear 1 (8%)"),
        (MOMENTS.line(JA), "2026年3月3日(火) 10:05から2026年3月5日(木) 08:30までに3本"),
        (MOMENTS.line(EN), "3 reports from 3 March 2026 10:05 to 5 March 2026 08:30"),
        (Moments(()).line(EN), ""),
    ],
)
def test_a_chart_in_a_line(line: str, told: str) -> None:
    assert line == told


@pytest.mark.parametrize("figure", [VOLUME, REPORTS, SPREAD, MOMENTS])
def test_every_chart_is_read_aloud_by_its_title(figure: Volume | Reports | Spread | Moments) -> None:
    chart = etree.fromstring(figure.chart(JA))

    assert chart.get("role") == "img"
    named = chart.get("aria-labelledby", "").split()
    assert all(chart.findtext(f"*[@id='{name}']") for name in named)
    assert chart.findtext(f"{SVG}title")


def test_no_shares_and_no_chart_under_ten_comments() -> None:
    few = Spread((("supports", 8), ("unclear", 1)), 9)

    assert not few.is_drawn
    assert few.line(EN) == "How 9 readers’ comments divide: In favour 8, Unclear 1"


@pytest.mark.parametrize(
    ("reports", "drawn"),
    [
        ((("a", 1), ("b", 1)), False),
        ((("a", 5),), False),
        ((("a", 2), ("b", 1)), True),
        ((("a", 1), ("b", 1), ("c", 1)), False),
    ],
)
def test_few_reports_or_as_many_of_each_are_sooner_read_than_looked_at(
    reports: tuple[tuple[str, int], ...], drawn: bool
) -> None:
    assert Reports(reports).is_drawn is drawn


def test_publishers_with_most_reports_are_drawn_first() -> None:
    chart = etree.fromstring(Reports((*((f"p{number}", 1) for number in range(9)), ("many", 4))).chart(EN))
    texts = [text.text for text in chart.iter(f"{SVG}text")]

    assert texts[:4] == ["many", "4", "p0", "1"]
    assert len(texts) == 16


def test_reports_of_one_moment_have_no_line_to_stand_on() -> None:
    assert not Moments(("2026-03-03",) * 3).is_drawn
    assert Moments(("2026-03-03", "2026-03-03", "2026-03-04")).is_drawn


def test_a_report_years_ago_still_gives_a_chart_of_its_size() -> None:
    chart = Moments(("1995-01-01", "2026-03-03", "2026-03-04T10:00:00+09:00")).chart(JA)

    assert len(chart.encode()) < 3 * 1024
