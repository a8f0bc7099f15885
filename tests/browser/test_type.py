"""How text is set on a phone and on a desk: lines end where a reader expects it, letters of charts can be read."""

from itertools import accumulate
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator import languages
from tests.browser.kinds import digests, kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

PHONE, DESK = ViewportSize(width=360, height=800), ViewportSize(width=1280, height=800)
LINES = """(title) => {
  const lines = [""], walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest(".headerlink")) continue;
    for (let at = 0; at < text.length; at++) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && last !== null && box.top > last) lines.push("");
      if (box.width) last = box.bottom - 1;
      lines[lines.length - 1] += text.data[at];
    }
  }
  return lines;
}"""


def test_japanese_titles_end_their_lines_with_a_phrase(sample: Path, sample_page: Page) -> None:
    sample_page.set_viewport_size(PHONE)
    broken = 0
    for path in (
        "2026/w44/",
        "2026/w45/",
        *(f"{one.parent.relative_to(sample)}/" for one in sample.glob("2026/w4*/*/index.html")),
    ):
        sample_page.goto(path)
        for title in sample_page.locator(":is(h1, h2, h3, .other-title):lang(ja)").all():
            lines = title.evaluate(LINES)
            ends = set(accumulate(map(len, languages.of("ja").phrases("".join(lines)))))
            for end, line in zip(accumulate(map(len, lines[:-1])), lines, strict=False):
                assert line.endswith(" ") or end in ends, lines
            broken += len(lines) > 1
    assert broken > 5


def test_facts_below_a_title_are_not_torn(sample: Path, sample_page: Page) -> None:
    sample_page.set_viewport_size(PHONE)
    for path in ("2026/w44/", *digests(sample).values()):
        sample_page.goto(path)
        facts = sample_page.locator(":is(.about, .facts) > span")
        heights = facts.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
        assert heights
        assert max(heights) < 30


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_letters_of_charts_are_as_large_as_those_of_captions(
    sample: Path, sample_page: Page, size: ViewportSize
) -> None:
    sample_page.set_viewport_size(size)
    for path in digests(sample).values():
        sample_page.goto(path)
        for figure in sample_page.locator("figure").all():
            letters = figure.evaluate("(one) => 13 * one.querySelector('svg').getScreenCTM().a")
            caption = figure.evaluate("(one) => parseFloat(getComputedStyle(one.querySelector('figcaption')).fontSize)")
            assert 12.9 <= letters <= caption + 0.1


def test_the_archive_stands_between_the_weeks_even_where_there_is_none_before(sample_page: Page) -> None:
    sample_page.set_viewport_size(DESK)
    sample_page.goto("2026/w44/")
    row = sample_page.get_by_role("navigation", name="前後の号")
    expect(row.locator(".previous")).to_have_count(0)
    middle, whole = row.locator(".middle").bounding_box(), row.bounding_box()
    assert middle is not None
    assert whole is not None
    assert abs(middle["x"] + middle["width"] / 2 - whole["x"] - whole["width"] / 2) < 30


def test_a_table_of_sources_shows_all_its_columns_on_a_desk(sample: Path, sample_page: Page) -> None:
    sample_page.set_viewport_size(DESK)
    sample_page.goto(kinds(sample)["sources"])
    for frame in sample_page.locator(".wide").all():
        assert frame.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


def test_paper_has_no_line_that_is_only_good_to_click(sample: Path, sample_page: Page) -> None:
    sample_page.emulate_media(media="print")
    for path in ("2026/w44/", kinds(sample)["home"], *digests(sample).values()):
        sample_page.goto(path)
        expect(sample_page.locator("article nav:visible")).to_have_count(0)
        expect(sample_page.locator(":is(.formats, .newer, .whole):visible")).to_have_count(0)
