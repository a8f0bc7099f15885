"""Pages are light and strict: few bytes, nothing shifts, and nothing runs but the theme's own scripts."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SUB_PATH
from tests.browser.kinds import digests, kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

LIMIT = 100_000  # bytes of a digest's page with all that it loads
UNSEEN = 0.01  # of cumulative layout shift, where .1 is called good: a busy machine draws a wide table in two goes
MATERIAL = re.compile(r"assets/(stylesheets/(main|palette)|javascripts/bundle)\.\w+\.min\.(css|js)")
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""
BROKEN = """addEventListener("securitypolicyviolation", (event) => {
  (window.broken ??= []).push(`${event.violatedDirective}: ${event.blockedURI}`);
});"""


def loaded(browser: Browser, address: str, path: str) -> dict[str, int]:
    """The bytes of what a page loads, compressed as GitHub Pages and nginx do, by address."""
    sizes: dict[str, int] = {}
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.on("response", lambda answer: sizes.update({answer.url: len(gzip.compress(answer.body(), 6))}))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    context.close()
    return sizes


def test_a_digest_weighs_less_than_100_kb_all_told(browser: Browser, sample: Path, sample_address: str) -> None:
    for path in digests(sample).values():
        sizes = loaded(browser, sample_address, path)
        assert len(sizes) <= 9
        assert sum(sizes.values()) < LIMIT, sizes


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts_while_a_page_loads(browser: Browser, sample: Path, sample_address: str, width: int) -> None:
    context = browser.new_context(base_url=sample_address, viewport={"width": width, "height": 800})
    page = context.new_page()
    shifts = {}
    for kind, path in kinds(sample).items():
        page.goto(path)
        if kind == "search":
            expect(page.locator("#search-results a").first).to_be_visible()
        shifts[kind] = page.evaluate(SHIFTS)
    context.close()
    assert {kind: shift for kind, shift in shifts.items() if shift > UNSEEN} == {}


def test_every_kind_of_page_obeys_its_own_policy(sample: Path, sample_page: Page) -> None:
    sample_page.add_init_script(BROKEN)
    for kind, path in kinds(sample).items():
        sample_page.goto(path)
        sample_page.locator(".md-header__option label:visible").click()
        expect(sample_page.locator("body")).to_have_attribute("data-md-color-media", re.compile("light|dark|scheme"))
        if kind == "search":
            expect(sample_page.locator("#search-results a").first).to_be_visible()
        assert sample_page.evaluate("window.broken ?? []") == [], kind


@pytest.mark.parametrize(
    ("attack", "directive"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
            "script-src",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')", "script-src"),
        (
            "document.body.append(Object.assign(document.createElement('script'), {src: 'https://other.example/a.js'}))",
            "script-src",
        ),
        (
            "document.body.append(Object.assign(document.createElement('img'), {src: 'https://other.example/a.png'}))",
            "img-src",
        ),
        (
            "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://other.example/'}))",
            "frame-src",
        ),
        (
            "document.head.append(Object.assign(document.createElement('base'), {href: 'https://other.example/'}))",
            "base-uri",
        ),
        ("fetch('https://other.example/').catch(() => 0)", "connect-src"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style-src"),
    ],
)
def test_what_is_brought_in_does_not_run(browser: Browser, sample_address: str, attack: str, directive: str) -> None:
    context = browser.new_context(base_url=sample_address)
    context.route("https://other.example/**", lambda route: route.abort())
    page = context.new_page()
    page.add_init_script(BROKEN)
    page.goto("2026/w45/")
    page.evaluate(f"() => {{ {attack} }}")
    page.wait_for_function("window.broken")
    first: Any = page.evaluate("window.broken[0]")
    ran = page.evaluate("window.ran")
    context.close()
    assert str(first).startswith(directive)
    assert ran is None


def test_a_page_loads_nothing_but_its_files(browser: Browser, sample: Path, sample_address: str) -> None:
    for path in digests(sample).values():
        names = {url.removeprefix(sample_address) for url in loaded(browser, sample_address, path)}
        ours = {path, "assets/matome.css", "assets/pages.css", "assets/matome.js", "assets/matome.svg"}
        assert [name for name in sorted(names - ours) if not MATERIAL.fullmatch(name)] == []
        assert sample_address.endswith(SUB_PATH)
