"""The sample site, made from its inputs and opened in a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from generator.checking.built import folder
from tests.browser.conftest import SUB_PATH

pytestmark = [pytest.mark.browser, pytest.mark.site]

HERE = f"https://site.example{SUB_PATH}"


def pages(folder: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Each page of the site, by its address below the site's."""
    for path in sorted(folder.rglob("*.html")):
        where = path.relative_to(folder).as_posix().removesuffix("index.html")
        yield where, html.document_fromstring(path.read_text(encoding="utf-8"))


def one_of_each_kind(folder: Path) -> list[str]:
    digests = sorted(path.parent.relative_to(folder).as_posix() for path in folder.glob("20*/w*/*/index.html"))
    threads = sorted(path.parent.relative_to(folder).as_posix() for path in folder.glob("topics/*/index.html"))
    kinds = [
        "",
        "2026/w45",
        "archive",
        "archive/2026",
        "topics",
        threads[0],
        "sources",
        "corrections",
        "subscribe",
        "method",
        "about",
    ]
    return [f"{kind}/" if kind else "" for kind in [*kinds, digests[0], digests[-1]]]


def test_pages_of_every_kind_open_on_a_phone_and_a_desk(sample: Path, sample_page: Page) -> None:
    for address in one_of_each_kind(sample):
        for width in (360, 1280):
            sample_page.set_viewport_size({"width": width, "height": 800})
            sample_page.goto(address)
            assert sample_page.evaluate("document.documentElement.scrollWidth") <= width, address
            expect(sample_page.locator("h1")).to_have_count(1)


def test_a_digest_shows_its_parts(sample: Path, sample_page: Page) -> None:
    found = next(
        where for where, page in pages(sample) if page.xpath("//*[@id='readers']/following-sibling::blockquote")
    )
    sample_page.goto(found)
    for part in ("in-short", "who-reported", "readers", "timeline", "sources", "how-made"):
        expect(sample_page.locator(f"#{part}")).to_be_visible()
    sample_page.locator(".reporters .ref a").first.click()
    assert re.search(r"#s-[a-z2-7]{10}$", sample_page.url)
    expect(sample_page.locator(":target")).to_be_in_viewport()


def test_the_built_site_passes_its_own_check(sample: Path) -> None:
    assert len(list(sample.rglob("*.html"))) > 30
    assert [str(problem) for problem in folder.faults(sample, HERE)] == []


def test_every_id_stands_once_on_its_page(sample: Path) -> None:
    for where, page in pages(sample):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), where


def search(page: Page, query: str) -> list[str]:
    page.goto("search/")
    page.locator("#search-form input").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("見つかりました|ページはありません"))
    return page.locator("#search-results > li:not(.search-loose, .search-loose ~ li)").all_inner_texts()


@pytest.mark.parametrize(
    "query",
    [
        "弾道ミサイル",
        "発電所",
        "潮流",
        "航路",
        "フェリー",
        "ﾌｪﾘｰ",
        "２号機",
        "ferry",
        "ferries",
        "bus strike",
        "sea lily",
    ],
)
def test_words_of_the_sample_are_found(sample_page: Page, query: str) -> None:
    results = search(sample_page, query)
    assert results
    assert sample_page.locator("#search-results mark").count() > 0


def test_the_address_of_a_feed_is_copied_with_a_button(sample_page: Page) -> None:
    sample_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sample_page.goto("subscribe/")
    button = sample_page.locator("li", has_text="/feeds/en.xml").locator("button")

    button.click()
    expect(button).to_have_text("コピーしました")
    assert sample_page.evaluate("navigator.clipboard.readText()") == f"{HERE}feeds/en.xml"
    expect(button).to_have_text("アドレスをコピー")


def test_where_copying_is_not_allowed_the_address_is_marked(sample_page: Page) -> None:
    sample_page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
    sample_page.goto("subscribe/")
    button = sample_page.locator("li", has_text="/feeds/en.xml").locator("button")

    button.click()
    assert sample_page.evaluate("getSelection().toString()") == f"{HERE}feeds/en.xml"
    expect(button).to_have_text("アドレスをコピー")


def test_without_a_script_the_addresses_of_feeds_are_read_and_no_button_does_nothing(
    browser: Browser, sample_address: str
) -> None:
    context = browser.new_context(base_url=sample_address, java_script_enabled=False)
    page = context.new_page()
    page.goto("subscribe/")

    expect(page.get_by_text(f"{HERE}feeds/all.xml", exact=True)).to_be_visible()
    expect(page.locator("button.copy").first).to_be_hidden()
    context.close()


def test_every_page_announces_feeds_that_exist(sample: Path) -> None:
    for where, page in pages(sample):
        links = page.xpath("//link[@rel='alternate']/@href")
        if where != "404.html" and "http-equiv" not in (sample / where / "index.html").read_text(encoding="utf-8"):
            assert links, where
