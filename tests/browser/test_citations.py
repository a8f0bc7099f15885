"""Citations open in place without a script and lead to the words in the original; a late edition says so by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.write.text_fragment import at_words
from tests.browser.conftest import serving
from tests.browser.kinds import digests, kinds

pytestmark = [pytest.mark.browser, pytest.mark.site]

FILLER = "".join(f"<p>{number}: nothing of it stands here.</p>" for number in range(200))
QUOTES = (
    "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
    (
        "運賃は据え置く方針で、市議会の承認を得たうえで正式に決める見通しだと担当者は3日の会見で説明したが、冬の間に"
        "膨らんだ赤字を誰が負担するのかについては触れず、記者の質問にも答えなかった。"
    ),
    (
        "湾岸市交通局は来年度の運航計画を見直し渡し船の夜間便を廃止する一方で通勤通学の時間帯の便を増やす方針を固め"
        "関係する町内会への説明会を来月から順に開くことを明らかにした。"
    ),
    "Fares stay at 300 yen - bicycles & prams, too, travel free.",
    (
        "The harbour ferry will sail again on 1 April, the city said on Tuesday, after a long winter in which the"
        " company had lost half of its passengers to the new bridge."
    ),
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that holds each quotation, with markup inside, after a long run of other words."""
    folder = tmp_path_factory.mktemp("original")
    for number, quote in enumerate(QUOTES):
        words = quote.replace("&", "&amp;").replace("発表", "<b>発表</b>").replace("April", "<a href='#'>April</a>")
        text = f"<!doctype html><meta charset=utf-8><title>a</title>{FILLER}<p>前の文だ。{words}Then more.</p>{FILLER}"
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("number", range(len(QUOTES)))
def test_a_link_to_the_words_cited_brings_them_into_view(browser: Browser, original: str, number: int) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    address = at_words(f"{original}{number}.html", QUOTES[number])
    assert address is not None
    page.goto(address)
    expect(page.get_by_text("Then more.")).to_be_in_viewport()
    page.close()


def test_a_citation_opens_in_place_without_a_script_by_mouse_and_by_key(
    browser: Browser, sample: Path, sample_address: str
) -> None:
    context = browser.new_context(
        base_url=sample_address, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    for address in digests(sample).values():
        page.goto(address)
        citation = page.locator(".citation").first
        number, words = citation.locator("summary"), citation.locator("blockquote")
        expect(words).to_be_hidden()
        number.click()
        expect(words).to_be_in_viewport()
        expect(citation.locator("time, .source")).not_to_have_count(0)
        number.press("Enter")
        expect(words).to_be_hidden()
    context.close()


@pytest.mark.parametrize("kind", ["home", "edition"])
def test_a_page_says_that_the_next_edition_is_late_when_it_is_and_nothing_moves(
    sample: Path, sample_page: Page, kind: str
) -> None:
    address = kinds(sample)[kind]
    places = []
    for day, is_late in (("2026-11-23T23:00:00+09:00", False), ("2026-11-24T07:00:00+09:00", True)):
        sample_page.clock.set_fixed_time(day)
        sample_page.goto(address)
        expect(sample_page.locator(".due-stale")).to_be_visible(visible=is_late)
        expect(sample_page.locator(".due-next")).to_be_visible(visible=not is_late)
        places.append(sample_page.locator(".due ~ *").last.bounding_box())
    assert places[0] == places[1]
