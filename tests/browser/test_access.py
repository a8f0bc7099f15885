"""Nobody is shut out: axe-core finds nothing on any kind of page, in both schemes, on a phone and a desk."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visiting
from tests.browser.kinds import kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (360, "light"),
    (360, "dark"),
    (1280, "light"),
    (1280, "dark"),
)


def findings(page: Page) -> list[tuple[str, str]]:
    """What axe finds: the rule, and the first element that breaks it."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, sample: Path, sample_address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with visiting(browser, sample_address) as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        faults = {}
        for kind, address in kinds(sample).items():
            page.goto(address)
            if kind == "search":
                expect(page.locator("#search-results a").first).to_be_visible()
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            if found := findings(page):
                faults[kind] = found
        assert faults == {}


def test_axe_finds_nothing_in_the_menu_of_a_phone(sample_page: Page) -> None:
    sample_page.set_viewport_size({"width": 360, "height": 800})
    sample_page.goto("2026/w45/")
    sample_page.locator(".menu-button").click()
    assert findings(sample_page) == []


def test_axe_would_find_something(sample_page: Page) -> None:
    sample_page.goto("about/")
    sample_page.evaluate("document.querySelector('.text p').style.color = '#ccc'")
    sample_page.evaluate("document.querySelector('.scheme-button').removeAttribute('aria-label')")
    assert {rule for rule, _ in findings(sample_page)} >= {"color-contrast"}


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
