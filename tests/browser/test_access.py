"""Nobody is shut out: axe-core finds nothing on any kind of page, in both schemes, on a phone and a desk."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.kinds import kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIND = """(rules) => axe.run({ runOnly: rules, resultTypes: ["violations"] })
  .then(({ violations }) => violations.map((one) => [one.id, one.nodes[0].html]))"""


def findings(page: Page, rules: list[str] = RULES) -> list[list[str]]:
    """What axe finds: the rule, and the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[list[str]] = page.evaluate(FIND, rules)
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(sample: Path, sample_page: Page, width: int) -> None:
    """In light by all rules, in dark by that of contrast: nothing else differs."""
    sample_page.set_viewport_size({"width": width, "height": 800})
    faults = {}
    for kind, address in kinds(sample).items():
        sample_page.emulate_media(color_scheme="light")
        sample_page.goto(address)
        if kind == "search":
            expect(sample_page.locator("#search-results a").first).to_be_visible()
        sample_page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = findings(sample_page)
        sample_page.emulate_media(color_scheme="dark")
        if found := found + findings(sample_page, ["color-contrast"]):
            faults[kind] = found
    assert faults == {}


def test_axe_finds_nothing_in_the_menu_of_a_phone(sample_page: Page) -> None:
    sample_page.set_viewport_size({"width": 360, "height": 800})
    sample_page.goto("2026/w45/")
    sample_page.locator(".menu-button").click()
    assert findings(sample_page) == []


def test_axe_would_find_something(sample_page: Page) -> None:
    sample_page.goto("about/")
    sample_page.evaluate("document.querySelector('.text p').style.color = '#999'")
    sample_page.evaluate("document.querySelector('.finder input').removeAttribute('aria-label')")
    sample_page.evaluate("document.querySelector('.finder input').removeAttribute('placeholder')")
    assert {rule for rule, _ in findings(sample_page)} == {"color-contrast", "label"}
    sample_page.emulate_media(color_scheme="dark")
    sample_page.evaluate("document.querySelector('.text p').style.color = '#555'")
    assert [rule for rule, _ in findings(sample_page, ["color-contrast"])] == ["color-contrast"]


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_is_large_enough(sample: Path, sample_page: Page, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links in running text."""
    sample_page.set_viewport_size({"width": width, "height": 800})
    for address in kinds(sample).values():
        sample_page.goto(address)
        small = sample_page.evaluate("""() => [...document.querySelectorAll(
            'button, summary, select, input, .masthead a, .menu a, .contents a, .colophon a, .ref a, .trail a')]
          .filter((one) => one.checkVisibility({visibilityProperty: true}))
          .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 23.9)
          .map((one) => one.outerHTML.slice(0, 80))""")
        assert small == [], address
