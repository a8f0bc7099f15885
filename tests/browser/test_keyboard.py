"""With the keyboard alone, and without any script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import digests, kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

OUTLINED = (
    "(one) => { const s = getComputedStyle(one); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"
)


def reach(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element has the focus; it must show it."""
    wanted = page.locator(selector).first
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            assert wanted.evaluate(OUTLINED), f"{selector} does not show that it has the focus"
            return
    pytest.fail(f"{selector} is not reached with Tab")


def test_the_first_stop_skips_to_the_text(sample_page: Page) -> None:
    sample_page.goto("2026/w45/")
    reach(sample_page, ".md-skip", 1)
    expect(sample_page.locator(".md-skip")).to_be_in_viewport()
    sample_page.keyboard.press("Enter")
    assert sample_page.url.endswith("#content")
    sample_page.keyboard.press("Tab")
    assert sample_page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_of_a_phone_opens_and_closes(sample_page: Page, key: str) -> None:
    sample_page.set_viewport_size({"width": 360, "height": 740})
    sample_page.goto("2026/w45/")
    drawer, button = sample_page.locator(".md-nav--primary"), sample_page.get_by_role("button", name="メニュー")
    expect(drawer).to_be_hidden()
    reach(sample_page, "[data-opens=drawer]", 3)
    expect(button).to_have_attribute("aria-expanded", "false")
    sample_page.keyboard.press(key)
    expect(drawer).to_be_in_viewport()
    expect(button).to_have_attribute("aria-expanded", "true")
    reach(sample_page, ".md-nav--primary a")
    sample_page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


def test_the_field_of_a_phone_opens_and_closes(sample_page: Page) -> None:
    sample_page.set_viewport_size({"width": 360, "height": 740})
    sample_page.goto("2026/w45/")
    field, button = sample_page.locator(".md-search__input"), sample_page.get_by_role("button", name="検索")
    expect(field).to_be_hidden()
    reach(sample_page, "[data-opens=search]", 6)
    sample_page.keyboard.press("Enter")
    expect(field).to_be_focused()
    sample_page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()
    sample_page.keyboard.press("/")
    expect(field).to_be_focused()
    sample_page.keyboard.type("ferry")
    sample_page.keyboard.press("Enter")
    expect(sample_page.locator("#search-results a").first).to_be_visible()


def test_the_scheme_is_chosen_and_the_search_found(sample_page: Page) -> None:
    sample_page.goto("2026/w45/")
    reach(sample_page, ".md-search__input", 12)
    for _ in range(3):
        sample_page.keyboard.press("Tab")
        if sample_page.evaluate("document.activeElement.name") == "__palette":
            break
    assert sample_page.locator(".md-header__option label:visible").evaluate(OUTLINED)
    for scheme in ("default", "slate"):
        sample_page.keyboard.press("Enter")
        expect(sample_page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    sample_page.keyboard.press("/")
    expect(sample_page.locator(".md-search__input")).to_be_focused()
    sample_page.keyboard.type("ferry")
    sample_page.keyboard.press("Enter")
    expect(sample_page.locator("#search-results a").first).to_be_visible()


def test_a_citation_opens_its_words(sample: Path, sample_page: Page) -> None:
    sample_page.goto(max(digests(sample).values()))
    reach(sample_page, ".citation > summary")
    words = sample_page.locator(".citation").first.locator("blockquote")
    expect(words).to_be_hidden()
    sample_page.keyboard.press("Enter")
    expect(words).to_be_visible()
    sample_page.keyboard.press("Enter")
    expect(words).to_be_hidden()


def test_without_a_script_everything_reads(browser: Browser, sample: Path, sample_address: str) -> None:
    context = browser.new_context(
        base_url=sample_address, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    for kind, path in kinds(sample).items():
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".md-header__option > *:visible")).to_have_count(0)  # it could do nothing
        if kind.startswith("search"):
            expect(page.get_by_role("article").get_by_role("link", name="バックナンバー")).to_be_visible()
    page.goto("2026/w45/")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    page.keyboard.press("Space")
    expect(page.locator(".md-nav--primary")).to_be_hidden()
    page.locator("[data-opens=search]").click()
    expect(page.locator(".md-search__input")).to_be_in_viewport()
    page.goto(max(digests(sample).values()))
    page.locator(".citation > summary").first.click()
    expect(page.locator(".citation blockquote").first).to_be_visible()
    context.close()
