"""Pages of the built site in a browser: nothing from outside, light and dark, a phone, no script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import digests, kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

KINDS = ["", "about/", "2026/w20/", "2026/w20/ferry/", "2026/w20/power/", "2026/w21/draft/", "search/", "404.html"]
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(22, 25, 28)"


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_a_page_asks_nothing_outside_and_needs_no_sideways_scrolling(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_the_reader_chooses(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("2026/w20/power/")
    own = LIGHT if scheme == "light" else DARK
    assert page.evaluate(BACKGROUND) == own
    for title, colour in (("明るい配色", LIGHT), ("暗い配色", DARK), ("端末に合わせた配色", own)):
        page.locator("header label:visible").and_(page.get_by_title(title)).click()
        assert page.evaluate(BACKGROUND) == colour
        page.reload()
        assert page.evaluate(BACKGROUND) == colour
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    expect(page.locator("body")).to_have_css("background-color", DARK if scheme == "light" else LIGHT)
    page.get_by_title("明るい配色").click()
    page.goto("2026/w20/ferry/")
    assert page.evaluate(BACKGROUND) == LIGHT
    expect(page.get_by_title("Dark colours")).to_be_visible()


def test_doors_are_in_the_drawer_of_a_phone(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("2026/w20/ferry/")
    menu, button = page.get_by_role("navigation", name="Menu"), page.get_by_role("button", name="Menu")
    expect(menu).to_be_hidden()
    button.click()
    menu.get_by_role("link", name="In short").click()
    expect(menu).to_be_hidden()
    assert page.url.endswith("#in-short")
    button.click()
    menu.get_by_role("link", name="About this site").click()
    expect(page).to_have_url(f"{served}about/")


def test_contents_lead_to_headings(page: Page) -> None:
    page.goto("2026/w20/power/")
    page.get_by_role("navigation", name="目次").get_by_role("link", name="要点").click()
    assert page.url.endswith("#in-short")


def test_without_a_script_pages_read_and_search_leads_to_the_archive(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False, color_scheme="dark")
    opened = context.new_page()
    opened.goto("search/")
    expect(opened.get_by_text("JavaScript")).to_be_visible()
    expect(opened.get_by_role("article").get_by_role("link", name="バックナンバー")).to_be_visible()
    assert opened.goto("2026/w20/power/") is not None
    expect(opened.get_by_role("heading", name="原子力発電所の点検")).to_be_visible()
    context.close()


def test_print_shows_the_text_alone_in_light(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("2026/w20/power/")
    for part in (".doors", ".md-search", ".md-header__option", ".md-sidebar--secondary", ".md-footer"):
        expect(page.locator(part)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('article')).color") == "rgb(0, 0, 0)"
    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    expect(page.get_by_text("https://example.org/sub/2026/w20/power/", exact=True)).to_be_visible()


def test_print_of_an_edition_is_a_paper_of_few_pages(sample: Path, sample_page: Page) -> None:
    sample_page.goto(kinds(sample)["edition"])
    paper = sample_page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") <= 4
    sample_page.emulate_media(media="print")
    shown = sample_page.locator(
        "details.citation > blockquote, nav:not(.md-header__inner), form, button, label, .md-footer"
    )
    assert not [one for one in shown.all() if one.is_visible()]


def test_print_of_a_digest_has_numbers_and_the_addresses_of_its_sources(sample: Path, sample_page: Page) -> None:
    sample_page.goto(max(digests(sample).values()))
    sample_page.emulate_media(media="print")
    expect(sample_page.locator(".citation > summary").first).to_be_visible()
    link = sample_page.locator(".sources a[rel~=external]").first
    after = link.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert str(link.get_attribute("href")) in after.replace('\\"', '"') or "attr(href)" in after
    assert sample_page.locator("h1").evaluate("(one) => getComputedStyle(one, '::after').content") == "none"
