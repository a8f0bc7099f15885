"""Searching the built site in a browser, in both languages."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

POWER = "原子力発電所の点検 半年延長へ"
LIBRARY = "図書館の夜間開館に読者のコメント"
FORMS = "AI窓口と(株)みどり交通の実験"  # titles are shown in NFKC
FERRY = "Night ferry returns to the bay"
WATER = "水道料金、来春に改定"
WEEK = "2026年第20週"


def found(page: Page, query: str) -> set[str]:
    """The titles of the pages that hold the words of the query, not only its characters."""
    page.goto("search/")
    field = page.locator("#search-form input")
    field.fill(query)
    field.press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("見つかりました|ページはありません"))
    return set(page.locator("#search-results > li:not(.search-loose, .search-loose ~ li) > a").all_inner_texts())


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("読者のコメント", {LIBRARY, WEEK}),  # kanji and kana in one phrase
        ("弾道ミサイル", {POWER}),
        ("発電所", {POWER, WEEK}),  # inside 原子力発電所
        ("子力発", {POWER, WEEK}),
        ("点検半年", {POWER, WEEK}),  # across a space
        ("議会", {LIBRARY}),  # two characters
        ("電力", {WATER}),
        ("AI", {FORMS, WEEK}),  # written ＡＩ
        ("ＡＩ窓口", {FORMS, WEEK}),
        ("バス", {FORMS}),  # written ﾊﾞｽ
        ("ﾊﾞｽの実験", {FORMS}),
        ("2026年度", {FORMS}),
        ("株式会社", set()),
        ("(株)みどり", {FORMS, WEEK}),  # written ㈱
        ("コンピューター", {FORMS}),
        ("コンピュータ", {FORMS}),
        ("ｺﾝﾋﾟｭｰﾀが", {FORMS}),  # written コンピューターが
        ("ヴァスの実験", {FORMS}),
        ("23:40", {FERRY}),
        ("names 1,200", {FERRY}),
        ("resident", {FERRY}),
        ("harb", set()),  # no word begins the query, but words of the page begin so
        ("8%", {WATER}),
        ("ferry", {FERRY, WEEK}),
        ("harbour council", {FERRY}),
        ("FERRY Harbour", {FERRY}),
        ("ferries", {FERRY, WEEK}),
        ('"stay the same & the last boat the slow one leaves"', {FERRY}),
        ('"council harbour"', set()),
        ("council harbour", {FERRY}),
        ("職員 予算", {LIBRARY}),  # two words, in any place
        ("職員　予算", {LIBRARY}),
        ("編集中の話題", set()),  # a draft
        ("zeppelin", set()),
    ],
)
def test_a_query_finds_its_pages(page: Page, query: str, titles: set[str]) -> None:
    assert found(page, query) == titles


def test_characters_apart_come_last_and_are_said_to_be_so(page: Page) -> None:
    assert found(page, "発電の") == set()
    loose = page.locator(".search-loose ~ li > a").all_inner_texts()
    assert {POWER, WATER} <= set(loose)


def test_characters_apart_are_shown_only_where_nothing_else_is_found(page: Page) -> None:
    assert found(page, "子力発") == {POWER, WEEK}
    expect(page.locator("#search-results > li")).to_have_count(2)


@pytest.mark.parametrize("query", ["zeppelin", "%", '"', "、。", "😀"])
def test_who_finds_nothing_is_told_so_and_what_to_do(page: Page, query: str) -> None:
    assert found(page, query) == set()
    expect(page.locator("#search-status")).to_have_text(f"「{query}」に一致するページはありません。")
    expect(page.locator("#search-advice")).to_contain_text("語を減らすか、ほかの言い方で")
    expect(page.locator("#search-advice").get_by_role("link", name="バックナンバー")).to_be_visible()
    found(page, "ferry")
    expect(page.locator("#search-advice")).to_be_hidden()


def test_filters_that_leave_nothing_are_named_as_the_reason(page: Page) -> None:
    page.goto("search/?lang=en&section=くらし&year=2026&publisher=凪浜新聞")
    expect(page.locator("#search-status")).to_have_text("この絞り込みに当てはまるページはありません。")
    expect(page.locator("#search-advice")).to_contain_text("絞り込みを「すべて」に戻すか")


def test_all_the_words_are_marked_and_the_title_is_not_said_again(page: Page) -> None:
    found(page, "council harbour")
    excerpt = page.locator("#search-results > li").first.locator("p").last
    assert not excerpt.inner_text().startswith(FERRY)
    assert {"council", "harbour"} <= set(" ".join(excerpt.locator("mark").all_inner_texts()).lower().split())


def test_a_result_shows_week_section_and_the_words_marked(page: Page) -> None:
    found(page, "仕事帰り")
    result = page.locator("#search-results > li").first
    expect(result).to_contain_text("2026年第20週 · くらし")
    expect(result.locator("mark")).to_have_text("仕事帰り")
    assert "\u200b" not in (result.text_content() or "")


def test_an_excerpt_reads_as_the_page_does(page: Page) -> None:
    found(page, "避難訓練")
    expect(page.locator("#search-results > li > p").nth(1)).to_contain_text("ミサイルを想定した避難訓練も秋に移す。")
    found(page, "定期点検")
    expect(page.locator("#search-results > li > p").nth(1)).to_contain_text("県は 定期点検を")
    found(page, "slow")
    expect(page.locator("#search-results")).to_contain_text("stay the same & the last boat – the slow one – leaves")


def test_a_result_leads_to_its_page_under_the_sub_path(page: Page, served: str) -> None:
    found(page, "ferry")
    page.get_by_role("link", name=FERRY).click()
    expect(page).to_have_url(f"{served}2026/w20/ferry/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_address_keeps_the_query(page: Page) -> None:
    found(page, "議会")
    assert "q=%E8%AD%B0%E4%BC%9A" in page.url
    page.reload()
    expect(page.get_by_role("link", name=LIBRARY)).to_be_visible()
    found(page, "ferry")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("link", name=LIBRARY)).to_be_visible()


def test_the_digests_come_first_and_the_newest_of_them(page: Page) -> None:
    found(page, "発電所")
    assert page.locator("#search-results > li > a").all_inner_texts()[:2] == [POWER, WEEK]


def test_results_can_be_chosen_by_language_section_year_and_publisher(page: Page) -> None:
    found(page, "ferry")
    page.locator("#search-filters summary").click()
    expect(page.get_by_label("年")).to_contain_text("2026")
    expect(page.get_by_label("分野")).to_contain_text("くらし")
    page.get_by_label("言語").select_option("英語")
    expect(page.locator("#search-status")).to_contain_text("1件")
    assert "lang=en" in page.url
    page.reload()
    expect(page.get_by_label("言語")).to_have_value("en")
    expect(page.locator("#search-results > li > a")).to_have_text([FERRY])
    page.go_back()
    expect(page.locator("#search-results > li > a")).to_have_text([FERRY, WEEK])
    page.goto("search/?section=くらし")
    expect(page.locator("#search-results > li > a")).to_have_count(3)


def test_arrows_go_through_the_results_and_escape_goes_back(page: Page, served: str) -> None:
    found(page, "ferry")
    field, results = page.locator("#search-form input"), page.locator("#search-results > li > a")
    expect(results).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(results.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}2026/w20/ferry/")


def test_what_is_shown_is_as_it_was_written(page: Page) -> None:
    found(page, "コンピュータ")
    expect(page.locator("#search-results")).to_contain_text("コンピューターが行き先をまとめる")
    expect(page.locator("#search-results mark")).to_have_text("コンピューター")
    found(page, "23:40")
    expect(page.locator("#search-results")).to_contain_text("leaves at 23:40. Residents")
    assert not re.search("[\ue000-\ue002]", page.locator("#search-results").inner_text())
    found(page, "議会")
    assert not re.search("[ぁ-鿿][.]", page.locator("#search-results").inner_text())


def test_quotation_marks_ask_for_the_words_side_by_side_alone(page: Page) -> None:
    assert found(page, '"発電の"') == set()
    expect(page.locator(".search-loose")).to_have_count(0)


def test_nothing_of_the_index_is_loaded_before_a_search(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("search/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url]


def test_hostile_text_stays_text(page: Page) -> None:
    page.goto("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator("#search-status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#search-status img").count() == 0


def test_the_header_and_the_slash_key_lead_to_the_search(page: Page) -> None:
    page.goto("2026/w20/ferry/")
    page.keyboard.press("/")
    page.keyboard.type("議会")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=LIBRARY)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name=LIBRARY)).to_be_focused()


@pytest.mark.parametrize("key", ["/", ""])
def test_on_a_phone_the_slash_key_or_materials_button_opens_its_field(page: Page, served: str, key: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("2026/w20/ferry/")
    field = page.locator(".md-search__input")
    expect(field).to_be_hidden()
    if key:
        page.keyboard.press(key)
    else:
        page.get_by_role("button", name="Search").click()
    expect(field).to_be_focused()
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}search/?q=harbour")
    expect(page.locator("#search-form input")).to_have_value("harbour")
