"""How well the sample site is searched: queries of `queries.toml` asked in a browser, beside what the pages say."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from generator.write import search
from tests.browser.conftest import SUB_PATH

pytestmark = [pytest.mark.browser, pytest.mark.site]

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
SHOWN = 10
FEWEST = {"ja": 80, "en": 40}  # queries whose words stand in the sample as it is now
BLOCKS = frozenset("article p li h1 h2 h3 h4 div ul ol blockquote table tr td th footer details summary".split())


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def lines(element: html.HtmlElement) -> Iterator[str]:
    """The text of a page with its blocks on lines of their own."""
    edge = "\n" if element.tag in BLOCKS else ""
    yield edge + (element.text or "")
    for child in element:
        yield from lines(child)
        yield child.tail or ""
    yield edge


@pytest.fixture(scope="module")
def texts(sample: Path) -> dict[str, str]:
    """What is to be found on each page, by its address in the site: its words, a line a block."""
    found = {}
    for path in sorted(sample.rglob("*.html")):
        whole: Iterator[html.HtmlElement] = html.fromstring(path.read_text(encoding="utf-8")).iter()
        article = next((element for element in whole if element.get(search.MARK) == "page"), None)
        if article is not None:
            search._leave_out(article)
            text = "\n".join(map(plain, "".join(lines(article)).splitlines()))
            found[path.relative_to(sample).as_posix().removesuffix("index.html")] = text
    return found


def holds(text: str, written: str) -> bool:
    """Whether every word stands in the text; those of Latin letters as whole words, Japanese ones wherever they are."""
    whole = [written.replace('"', "")] if written.startswith('"') else written.split()
    bare = text.replace(" ", "")
    return all(
        re.search(rf"(?<![^\W_ぁ-鿿]){re.escape(word)}(?![^\W_ぁ-鿿])", text) if word.isascii() else word in bare
        for word in map(plain, whole)
    )


def relevant(texts: dict[str, str], query: str, *written: str) -> set[str]:
    return {where for where, text in texts.items() if any(holds(text, one) for one in written or (query,))}


def asked(page: Page, query: str) -> list[str]:
    """Addresses of the pages found, in their order."""
    page.fill("#search-form input", query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("見つかりました|ページはありません"))
    while page.locator("#search-more").is_visible():
        before = page.locator("#search-results > li").count()
        page.click("#search-more")
        expect(page.locator("#search-results > li")).not_to_have_count(before)
    links = page.locator("#search-results > li > a").evaluate_all("links => links.map((link) => link.href)")
    return [urlsplit(link).path.removeprefix(SUB_PATH) for link in links]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nearly_every_page_is_found_and_little_else(sample_page: Page, texts: dict[str, str], language: str) -> None:
    recalls, precisions, faults = [], [], []
    sample_page.goto("search/")
    for query, *written in QUERIES[language]:
        wanted = relevant(texts, query, *written)
        if not wanted:
            continue  # what the sample quotes changes with the program's judgement
        found = asked(sample_page, query)
        recalls.append(len(wanted & set(found[:SHOWN])) / min(SHOWN, len(wanted)))
        precisions.append(len(wanted & set(found)) / len(found) if found else 1.0)
        if min(recalls[-1], precisions[-1]) < 1:
            faults.append((query, "missed", sorted(wanted - set(found)), "too many", sorted(set(found) - wanted)))
    assert len(recalls) >= FEWEST[language]
    assert mean(recalls) >= 0.99, faults
    assert mean(precisions) >= 0.95, faults


def test_a_phrase_is_marked_wherever_the_excerpt_has_it(sample_page: Page) -> None:
    sample_page.goto("search/?q=灯ノ島")
    excerpts = sample_page.locator("#search-results > li > p:last-child")
    expect(excerpts.first).to_be_visible()
    shown = excerpts.evaluate_all("all => all.map((one) => [one.textContent, one.querySelectorAll('mark').length])")
    assert all(text.count("灯ノ島") == marks >= 1 for text, marks in shown)
    assert max(marks for _, marks in shown) > 1


def test_a_section_is_chosen_in_all_its_languages(sample_page: Page) -> None:
    sample_page.goto("search/?section=Science")
    expect(sample_page.get_by_label("分野")).to_have_value("科学")
    facts = sample_page.locator("#search-results .search-facts")
    expect(facts.first).to_be_visible()
    assert {text.split(" · ")[1] for text in facts.all_inner_texts()} <= {"科学", "Science"}
    sample_page.goto("search/?section=くらし・交通")
    expect(facts.first).to_be_visible()
    assert {text.split(" · ")[1] for text in facts.all_inner_texts()} == {"くらし・交通", "Local life and transport"}


def test_a_publisher_is_chosen_without_any_words(sample_page: Page) -> None:
    sample_page.goto("search/?publisher=凪浜新聞&year=2026")
    expect(sample_page.locator("#search-status")).to_have_text(re.compile("見つかりました"))
    weeks = [text.split(" · ")[0] for text in sample_page.locator("#search-results .search-facts").all_inner_texts()]
    assert weeks
    assert weeks == sorted(weeks, reverse=True)
    assert set(weeks) <= {f"2026年第{number}週" for number in (44, 45, 46)}
