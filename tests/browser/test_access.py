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


def test_axe_finds_nothing_on_any_kind_of_page(sample: Path, sample_page: Page) -> None:
    """In light by all rules, in dark by that of contrast: nothing else differs."""
    faults = {}
    for kind, address in kinds(sample).items():
        sample_page.emulate_media(color_scheme="light")
        opened(sample_page, address)
        found = findings(sample_page)
        sample_page.emulate_media(color_scheme="dark")
        if found := found + findings(sample_page, ["color-contrast"]):
            faults[kind] = found
    assert faults == {}


@pytest.mark.parametrize("kind", ["edition", "digest in two languages", "sources", "search form"])
def test_axe_finds_nothing_on_a_phone(sample: Path, sample_page: Page, kind: str) -> None:
    """Narrow screens have another header and tables that scroll; the rest is the same."""
    sample_page.set_viewport_size({"width": 360, "height": 800})
    opened(sample_page, kinds(sample)[kind])
    assert findings(sample_page) == []


def opened(page: Page, address: str) -> None:
    """Go to a page, wait for what it finds, and open what can be."""
    page.goto(address)
    if "?q=" in address:
        expect(page.locator("#search-results a").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def test_axe_finds_nothing_in_the_drawer_and_the_field_of_a_phone(sample_page: Page) -> None:
    sample_page.set_viewport_size({"width": 360, "height": 800})
    sample_page.goto("2026/w45/")
    sample_page.locator(".opener[data-opens=drawer]").click()
    expect(sample_page.locator(".md-nav--primary")).to_be_in_viewport()
    assert findings(sample_page) == []
    sample_page.keyboard.press("Escape")
    sample_page.locator(".opener[data-opens=search]").click()
    expect(sample_page.locator(".md-search__input")).to_be_focused()
    assert findings(sample_page) == []


def test_axe_would_find_something(sample_page: Page) -> None:
    sample_page.goto("about/")
    sample_page.evaluate("document.querySelector('article p').style.color = '#999'")
    sample_page.evaluate("document.querySelector('.md-search__input').removeAttribute('aria-label')")
    sample_page.evaluate("document.querySelector('.md-search__input').removeAttribute('placeholder')")
    assert {rule for rule, _ in findings(sample_page)} == {"color-contrast", "label"}
    sample_page.emulate_media(color_scheme="dark")
    expect(sample_page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    sample_page.evaluate("document.querySelector('article p').style.color = '#555'")
    assert [rule for rule, _ in findings(sample_page, ["color-contrast"])] == ["color-contrast"]


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_is_large_enough(sample: Path, sample_page: Page, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links in running text."""
    sample_page.set_viewport_size({"width": width, "height": 800})
    for address in kinds(sample).values():
        sample_page.goto(address)
        small = sample_page.evaluate("""() => [...document.querySelectorAll(
            'button, summary, select, input:not(.md-toggle, .md-option), header label:not(.md-search__overlay), '
            + 'header a, .md-nav a, .md-footer a, .ref a, .trail a')]
          .filter((one) => one.checkVisibility({visibilityProperty: true}))
          .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 23.9)
          .map((one) => one.outerHTML.slice(0, 80))""")
        assert small == [], address
