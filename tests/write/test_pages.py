"""What stands on the pages, and what never gets there."""

import posixpath
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement

from generator.errors import BuildError
from generator.models import Copies, Edition, Sentence, Thread
from generator.write import escape, pages
from generator.write.fetches import Fetches
from generator.write.page import Page, Rendered
from tests.write.hostile import editions, said, stories
from tests.write.reading import body, tree, words
from tests.write.sample import BAKERY, CONFIG, EDITIONS, FERRY, FERRY_JA, FETCHES, NOW, STORIES


@lru_cache(maxsize=1)
def rendered() -> Rendered:
    return pages.render(CONFIG, EDITIONS, STORIES, now=NOW, fetches=FETCHES)


def test_every_address_of_the_design_has_its_page() -> None:
    assert sorted(rendered().pages) == [
        "2026/w10/ferry/index.html",
        "2026/w10/ferry/index.json",
        "2026/w10/harbour-ferry/index.json",
        "2026/w10/harbour-ferry/index.md",
        "2026/w10/index.json",
        "2026/w10/index.md",
        *(f"2026/w10/mail{language}.{suffix}" for language in ("-en", "-ja", "") for suffix in ("eml", "html", "txt")),
        "2026/w10/old-library/index.json",
        "2026/w10/old-library/index.md",
        "2026/w11/harbour-ferry/index.json",
        "2026/w11/harbour-ferry/index.md",
        "2026/w11/harbour-lights/index.html",
        "2026/w11/index.json",
        "2026/w11/index.md",
        "2026/w12/harbour-ferry/index.md",
        "2026/w12/index.md",
        "archive/2026/corrections/index.md",
        "archive/2026/index.md",
        "archive/2026/topics/index.md",
        "archive/index.md",
        "corrections/index.md",
        "feeds/all.atom",
        "feeds/all.json",
        "feeds/all.xml",
        "feeds/corrections.atom",
        "feeds/corrections.json",
        "feeds/corrections.xml",
        "feeds/editions.atom",
        "feeds/editions.json",
        "feeds/editions.xml",
        "feeds/en.atom",
        "feeds/en.json",
        "feeds/en.xml",
        "feeds/feeds.opml",
        "feeds/ja.atom",
        "feeds/ja.json",
        "feeds/ja.xml",
        *(
            f"feeds/{one}.{suffix}"
            for one in (
                "sections/other",
                "sections/town",
                "topics/ferry",
                "topics/harbour-ferry",
                "topics/old-library",
            )
            for suffix in ("atom", "json", "xml")
        ),
        "llms.txt",
        "method/index.md",
        "robots.txt",
        "schemas/digest.json",
        "schemas/edition.json",
        "sections/culture/index.md",
        "sections/other/2026/index.md",
        "sections/other/index.md",
        "sections/town/2026/index.md",
        "sections/town/index.md",
        "sources/index.md",
        "subscribe/index.md",
        "topics/ferry/index.html",
        "topics/harbour-ferry/index.md",
        "topics/index.md",
        "topics/old-library/index.md",
    ]


def test_the_order_of_records_does_not_matter() -> None:
    turned = pages.render(CONFIG, EDITIONS[::-1], dict(reversed(STORIES.items())), now=NOW, fetches=FETCHES)

    assert turned.files == rendered().files


def test_a_draft_is_marked_and_kept_from_search_engines_and_feeds() -> None:
    site = rendered()

    assert site.pages["2026/w12/index.md"].noindex
    assert site.pages["2026/w12/harbour-ferry/index.md"].noindex
    assert not site.pages["2026/w11/index.md"].noindex
    assert "2026-w12" not in site.files["feeds/all.xml"].decode()
    assert "2026-w11" in site.files["feeds/all.xml"].decode()


def test_a_site_without_editions_has_its_pages_too() -> None:
    site = pages.render(CONFIG, (), {}, now=NOW)

    assert "topics/index.md" in site.pages
    assert "まだ発行された号はありません。" in site.latest


def test_the_home_page_shows_the_newest_finished_edition_that_has_digests() -> None:
    quiet = replace(EDITIONS[1], digests=())

    assert "2026年第11週号" in rendered().latest
    assert "2026年第10週号" in pages.render(CONFIG, (EDITIONS[0], quiet, EDITIONS[2]), STORIES, now=NOW).latest
    assert "編集中" in pages.render(CONFIG, (quiet, EDITIONS[2]), STORIES, now=NOW).latest


def test_a_story_that_was_removed_leaves_no_trace() -> None:
    left = {key: one for key, one in STORIES.items() if one.publisher != "Quay Times"}
    site = pages.render(replace(CONFIG, sources=()), EDITIONS, left, now=NOW)

    assert "Harbour ferry to sail" in site.files["2026/w10/harbour-ferry/index.md"].decode()  # the digest's own title
    assert "news3.example" not in site.files["2026/w10/harbour-ferry/index.md"].decode()
    assert "Fares stay" not in site.files["2026/w10/harbour-ferry/index.md"].decode()


# --- the next edition


def due(
    path: str, fetches: Fetches = FETCHES, editions: tuple[Edition, ...] = EDITIONS
) -> list[tuple[str | None, str]]:
    """When a page says that it is late, and what it says of the next edition until then."""
    site = pages.render(CONFIG, editions, STORIES, now=NOW, fetches=fetches)
    page = site.latest if path == "" else body(site.files[path])
    return [(one.get("data-due"), words(one[0])) for one in tree(page).find_class("due")]


def test_the_newest_edition_and_the_home_page_say_when_the_next_is_due_and_a_draft_when_it_is() -> None:
    told = ("2026-03-24T06:00:00+09:00", "次の号は2026年3月23日(月)に出る予定です。")

    assert due("2026/w10/index.md") == []
    assert due("2026/w11/index.md") == due("") == [told]
    assert due("2026/w12/index.md") == [(told[0], "この号は2026年3月23日(月)に確定する予定です。")]


def test_a_week_that_was_closed_without_an_edition_counts() -> None:
    quiet = Fetches(closed="2026-W12")

    assert due("", quiet, EDITIONS[:2]) == [("2026-03-31T06:00:00+09:00", "次の号は2026年3月30日(月)に出る予定です。")]


def test_what_is_late_is_written_beside_and_hidden_until_a_script_compares_the_clock() -> None:
    (line,) = tree(rendered().latest).find_class("due")

    assert [one.get("hidden") is not None for one in line] == [False, True]
    assert words(line[1]).startswith("更新が止まっています。")


def test_a_source_that_was_missing_is_told_with_why_and_when_it_was_last_read() -> None:
    lines = tree(body(rendered().files["2026/w10/index.md"])).xpath("//ul[@class='missing']/li")

    assert [words(one) for one in lines] == [
        "Quay Times サーバーがエラーを返しました(HTTP 503)。 最後に読めたのは2026年3月2日(月)",
        "海鳴通信 読み込めませんでした。 the answer is empty これまでに読めたことはありません",
    ]


# --- finding one's way


def test_every_page_shows_where_it_stands() -> None:
    for path, page in rendered().pages.items():
        if page.is_markdown:
            (trail,) = tree(body(page.body)).find_class("trail")
            assert trail.get("aria-label") == ("現在地" if page.lang == "ja" else "Where you are")
            assert "トップ" in words(trail) or "Home" in words(trail), path
    assert words(digest_page().find_class("trail")[0]) == "トップバックナンバー2026年2026年第10週"


def test_a_digest_leads_to_its_neighbours_its_section_and_its_edition() -> None:
    page = digest_page()

    assert page.xpath("//nav[@class='neighbours']//@href") == ["../", "../old-library/"]
    assert page.xpath("//p/span/a[text()='まち']/@href") == ["../../../sections/town/"]


def test_navigation_of_one_kind_is_named_once_on_a_page() -> None:
    for page in rendered().pages.values():
        if page.is_markdown:
            names = [one.get("aria-label") for one in tree(body(page.body)).iter("nav")]
            assert len(names) == len(set(names)), page.path


# --- hostile words

HARMLESS = {
    "html", "head", "body", "h1", "h2", "h3", "p", "a", "ul", "ol", "li", "q", "cite", "sup", "small", "strong", "em",
    "blockquote", "footer", "time", "span", "figure", "figcaption", "svg", "title", "desc", "path", "g", "text",
    "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "del", "ins", "code", "button",
    "nav", "div",
}  # fmt: skip


def test_hostile_words_change_no_page() -> None:
    hostile = pages.render(CONFIG, editions(), stories(), now=NOW, fetches=FETCHES)
    calm = rendered()

    assert hostile.pages.keys() == calm.pages.keys()
    for path, page in hostile.pages.items():
        if page.is_markdown:
            assert shape(page.body) == shape(calm.pages[path].body), path
            assert page.body.split(b"\n---\n")[0] == calm.files[path].split(b"\n---\n")[0]
            assert ids(page) == ids(calm.pages[path])


def test_hostile_words_are_shown_as_they_are() -> None:
    hostile = pages.render(CONFIG, editions(), stories(), now=NOW)
    page = words(tree(body(hostile.files["2026/w10/harbour-ferry/index.md"])))

    for where in (
        "title ja",
        "title en",
        "sentence",
        "quote",
        "publisher s-0000000001",
        "highlight",
        "author",
        "by",
        "view",
        "note",
    ):
        assert escape.line(said(where)) in page


def ids(page: Page) -> list[str]:
    """The ids of a page's headings; those of corrections are made from their words."""
    return [one.id.partition("-")[0] if one.id.startswith("k-") else one.id for one in page.headings]


def shape(page: bytes) -> set[tuple[str, tuple[str, ...]]]:
    """The kinds of elements of a page with the names of their attributes, but for links: hostile ones are left out."""
    found = tree(body(page))
    for element in found.iter():
        assert element.tag in HARMLESS
        assert re.match(r"(?:https://|mailto:|[^:]*$)", element.get("href", ""))
        assert not any(name.startswith("on") or name in {"style", "src"} for name in element.attrib)
    return {
        (str(element.tag), tuple(sorted(set(element.attrib) - {"datetime"})))
        for element in found.iter()
        if element.tag not in {"a", "span", "time", "footer", "html"}
    }


# --- what a digest shows


def digest_page(path: str = "2026/w10/harbour-ferry/index.md") -> HtmlElement:
    return tree(body(rendered().files[path]))


def rows_after(page: HtmlElement, heading: str) -> list[str]:
    """The lines of the first table behind a heading, each with its cells run together."""
    (table, *_) = page.xpath(f"//*[@id='{heading}']/following::table")
    return [words(row) for row in table.xpath("tbody/tr")]


def test_sections_stand_in_the_order_of_the_design_under_ids_that_never_change() -> None:
    found = [element.get("id") for element in digest_page().iter("h2")]

    assert found == [
        "in-short", "who-reported", "readers", "timeline", "thread", "views", "sources", "notes", "how-made", "report",
    ]  # fmt: skip


def test_no_id_stands_twice_on_a_page() -> None:
    for page in rendered().pages.values():
        if page.is_markdown:
            found = [element.get("id") for element in tree(body(page.body)).iter() if element.get("id")]
            assert len(found) == len(set(found)), page.path


def test_each_sentence_names_its_publisher_and_leads_to_the_words_it_rests_on() -> None:
    page = digest_page()
    sentence = page.xpath("//ul[@class='summary'][@lang='en']/li")[0]

    (citation,) = sentence.find_class("citation")
    assert words(sentence).split("\n")[0] == "Fares stay at 300 yen. Quay Times2"
    assert words(citation.find("blockquote")) == "Fares stay at 300 yen."
    assert words(citation.find("p")).startswith("Quay Times · 2026年3月5日(木) · ")
    original, listed = (link.get("href") for link in citation.iter("a"))
    assert original == "https://news3.example/articles/3?a=1&b=2#:~:text=Fares%20stay%20at%20300%20yen."
    source = page.get_element_by_id(listed.removeprefix("#"))
    assert source.xpath(".//a/@href")[0] == "https://news3.example/articles/3?a=1&b=2"


def test_a_citation_opens_without_a_script_and_speaks_the_language_of_the_page() -> None:
    (english,) = digest_page().xpath("//ul[@class='summary'][@lang='en']//details")
    japanese = digest_page().xpath("//ul[@class='summary'][@lang='ja']//details")[0]

    assert english.find("summary").get("aria-label") == "出典2: Quay Times"
    assert [english.get("lang"), english.find("blockquote").get("lang")] == ["ja", "en"]
    assert japanese.get("lang") is None


def test_words_of_each_language_carry_its_tag() -> None:
    page = digest_page()

    assert [(one.tag, one.get("lang")) for one in page.xpath("//h1 | //p[@class='other-title']")] == [
        ("h1", "ja"),
        ("p", "en"),
    ]
    assert page.xpath("//ul[@class='summary']/@lang") == ["ja", "en"]


def test_readers_and_the_editor_may_write_another_language_than_the_page() -> None:
    voice = replace(FERRY.highlights[1], quote="Nobody has said who pays for the winter.")
    digest = replace(
        FERRY, highlights=(FERRY.highlights[0], voice), notes=("The fares are those of the city.", "港から。")
    )
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=(digest,)),), STORIES, now=NOW)
    page = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert page.xpath("//blockquote[@class='voice']/p/@lang") == ["ja", "en"]
    assert page.xpath("//*[@id='notes']/following-sibling::p/@lang")[:2] == ["en", "ja"]


def test_readers_are_shown_by_viewpoint_with_the_balance_and_its_rule() -> None:
    page = digest_page()
    text = words(page)

    assert [one.get("id") for one in page.iter("h3")] == [
        "viewpoint-supports",
        "viewpoint-doubts",
        "viewpoint-proposes",
        "later",
    ]
    assert rows_after(page, "readers") == ["支持する867%", "疑う217%", "提案する18%", "分類できない18%"]
    (chart,) = page.find_class("chart-viewpoints")
    assert words(chart.find("title")) == "読者のコメント12件の内訳"
    assert "12件のうち3件を掲載" in text
    assert "立場が偏らないように" in text


def test_comments_that_no_rule_knows_are_always_counted() -> None:
    clear = replace(FERRY.balance, viewpoints={**FERRY.balance.viewpoints, "supports": 9, "unclear": 0})
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=(replace(FERRY, balance=clear),)),), STORIES, now=NOW)
    page = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert rows_after(page, "readers")[-1] == "分類できない00%"
    assert "分類できない" in words(page.find_class("chart-viewpoints")[0])


def test_a_comment_is_of_the_site_where_it_stands_not_of_the_publisher() -> None:
    quoting = replace(FERRY_JA, site="まちの掲示板")
    site = pages.render(CONFIG, EDITIONS[:1], STORIES | {quoting.id: quoting}, now=NOW)
    voice = tree(body(site.files["2026/w10/harbour-ferry/index.md"])).find_class("voice")[0]

    assert words(voice.find("footer")) == "T.K. · まちの掲示板に寄せられたコメント1"


def test_no_shares_are_given_under_ten_comments() -> None:
    page = digest_page("2026/w10/old-library/index.md")
    text = words(page)

    assert [words(one) for one in page.xpath("//ul[@class='balance']/li")] == ["Adds information 2", "Unclear 3"]
    assert "%" not in text
    assert not page.find_class("chart-viewpoints")
    assert "With fewer than 10 comments, no shares are given." in text


def test_a_digest_of_bare_titles_lists_its_headlines_and_says_so() -> None:
    text = words(digest_page("2026/w10/old-library/index.md"))

    assert "Only headlines could be read" in text
    assert "One publisher only" in text
    assert "Undated" in text


def test_a_topic_with_nothing_new_is_a_line_and_not_a_story() -> None:
    later = EDITIONS[1]
    quiet = replace(later.digests[0], summary={}, thread=Thread("2026-W10"))
    assert quiet.topic == FERRY.topic
    site = pages.render(CONFIG, (EDITIONS[0], replace(later, digests=(quiet,))), STORIES, now=NOW)
    for path in ("2026/w11/index.md", f"2026/w11/{quiet.topic}/index.md"):
        text = words(tree(body(site.files[path])))
        assert "2026年第10週から新しい動きはありません。" in text
        assert "見出しだけを並べています" not in text


def test_a_wire_report_counts_once_and_names_who_carried_it() -> None:
    copied = replace(BAKERY, id="s-0000000099", publisher="海鳴通信", site="駅前タイムズ")
    digest = replace(
        FERRY,
        stories=(*FERRY.stories, copied.id, BAKERY.id),
        copies=(Copies("海鳴通信", ("s-0000000002", copied.id)),),
    )
    edition = replace(EDITIONS[0], digests=(digest,))
    site = pages.render(CONFIG, (edition,), STORIES | {copied.id: copied}, now=NOW)
    page = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert words(page.xpath("//ul[@class='reporters']/li")[0]) == "海鳴通信34 まちの掲示板、駅前タイムズも掲載"
    assert len(page.xpath("//table[@class='timeline']/tbody/tr")) == 4
    assert rows_after(page, "who-reported") == ["海鳴通信1", "みなと新報2", "Quay Times1"]
    (chart,) = page.find_class("chart-reporters")
    assert words(chart.find("desc")) == "みなと新報 2本、海鳴通信 1本、Quay Times 1本"


def test_the_timeline_is_told_on_the_clock_of_the_site_in_order() -> None:
    rows = [[words(cell) for cell in row] for row in digest_page().xpath("//table[@class='timeline']/tbody/tr")]

    assert rows == [
        ["2026年3月3日(火)", "", "海鳴通信3"],
        ["", "10:05", "みなと新報1"],
        ["2026年3月5日(木)", "08:30", "Quay Times2"],
    ]
    (chart,) = digest_page().find_class("chart-timeline")
    assert words(chart.find("title")) == "2026年3月3日(火) 10:05から2026年3月5日(木) 08:30までに3本"


def test_disagreeing_sentences_stand_side_by_side() -> None:
    ja = FERRY.summary["ja"]
    other = replace(ja[1], text="運賃は350円になる。", disagreement=1)
    digest = replace(FERRY, summary={"ja": (replace(ja[1], disagreement=1), ja[0], other)})
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=(digest,)),), STORIES, now=NOW)
    (both,) = tree(body(site.files["2026/w10/harbour-ferry/index.md"])).find_class("disagreement")

    assert [words(one.find("q")) for one in both.iter("li") if one is not both] == [
        "運賃は300円で据え置く。",
        "運賃は350円になる。",
    ]


def test_a_removed_sentence_leaves_a_line_with_its_date() -> None:
    gone = Sentence("", (), removed="2026-03-20")
    digest = replace(FERRY, summary={"ja": (gone, *FERRY.summary["ja"])})
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=(digest,)),), STORIES, now=NOW)

    assert "この文は2026年3月20日(金)に取り下げられました。" in words(
        tree(body(site.files["2026/w10/harbour-ferry/index.md"]))
    )


def test_a_topic_that_lives_shows_its_weeks_as_a_chart_with_a_table() -> None:
    page = digest_page("2026/w12/harbour-ferry/index.md")
    (chart,) = page.iter("svg")

    assert words(chart.find("title")) == "記事数の推移"
    assert words(chart.find("desc")) == "2026年第10週 3件、2026年第11週 1件、2026年第12週 1件"
    assert rows_after(page, "volume") == ["2026年第10週3", "2026年第11週1", "2026年第12週1"]
    assert [words(line) for line in page.xpath("//ul[@class='told']/li")] == [
        "2026年第11週 渡し船、試運転始まる",
        "2026年第10週 港の渡し船、4月に再開へ",
    ]


def test_what_is_new_is_listed_where_not_all_is() -> None:
    all_new = words(digest_page("2026/w12/harbour-ferry/index.md"))
    later = replace(EDITIONS[2].digests[0], stories=("s-0000000005", "s-0000000004"))
    site = pages.render(CONFIG, (*EDITIONS[:2], replace(EDITIONS[2], digests=(later,))), STORIES, now=NOW)
    some_new = tree(body(site.files["2026/w12/harbour-ferry/index.md"]))

    assert "このページの記事は、すべて前回より後に出たものです。" in all_new
    assert [words(line) for line in some_new.xpath("//ul[@class='new']/li")] == ["渡し船の時刻表決まる みなと新報"]


def test_a_correction_shows_date_and_both_wordings_on_its_page_and_among_all() -> None:
    for path in ("2026/w10/harbour-ferry/index.md", "corrections/index.md"):
        page = digest_page(path)
        assert words(page.find(".//del")) == "運賃は200円"
        assert words(page.find(".//ins")) == "運賃は300円"
        assert page.find(".//dt/time").get("datetime") == "2026-03-12"


# --- links


def test_every_inside_link_leads_to_a_page_and_an_id_that_exist() -> None:
    site = rendered()
    ids = {path: set(tree(body(page.body)).xpath("//@id")) for path, page in site.pages.items() if page.is_markdown}
    for path in ids:
        for link in tree(body(site.files[path])).xpath("//@href"):
            if not link.startswith(("https://", "mailto:")):
                if posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) == ".":
                    continue  # the home page is by hand
                target, _, anchor = link.partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
                there = (
                    there
                    if there.endswith((".md", ".xml", ".atom", ".json", ".opml", ".html", ".txt", ".eml"))
                    else f"{there}/index.md".removeprefix("./")
                )
                assert there in site.pages, (path, link)
                assert not anchor or anchor in ids[there], (path, link)


def test_a_former_key_and_a_vanished_draft_lead_on() -> None:
    files = rendered().files

    assert b'url=../harbour-ferry/"' in files["2026/w10/ferry/index.html"]
    assert b'url=../harbour-ferry/"' in files["topics/ferry/index.html"]
    assert b'url=../"' in files["2026/w11/harbour-lights/index.html"]
    assert b'href="https://digest.example/news/2026/w11/"' in files["2026/w11/harbour-lights/index.html"]


def test_a_topic_whose_key_changed_is_one_thread_under_its_present_key() -> None:
    old = replace(EDITIONS[0], digests=(replace(FERRY, topic="ferry", formerly=()),))
    new = replace(EDITIONS[1], digests=(replace(EDITIONS[1].digests[0], formerly=("ferry",)),))
    site = pages.render(CONFIG, (old, new), STORIES, now=NOW)
    thread = tree(body(site.files["topics/harbour-ferry/index.md"]))

    assert thread.xpath("//h3/a/@href") == ["../../2026/w11/harbour-ferry/", "../../2026/w10/ferry/"]
    assert b"url=../harbour-ferry/" in site.files["topics/ferry/index.html"]
    assert "topics/ferry/index.md" not in site.pages
    assert b'"../../../topics/harbour-ferry/"' in site.files["2026/w10/ferry/index.md"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_page_that_stands_at_a_former_address_stays(order: int) -> None:
    both = (FERRY, replace(EDITIONS[0].digests[1], topic="ferry"))[::order]
    site = pages.render(CONFIG, (replace(EDITIONS[0], digests=both),), STORIES, now=NOW)

    assert "2026/w10/ferry/index.md" in site.pages
    assert "2026/w10/ferry/index.html" not in site.pages
    assert "topics/ferry/index.html" not in site.pages


def test_a_key_that_could_lead_out_of_the_site_is_refused() -> None:
    for topic in ("../../about", "a/b", "", "A", "x" * 200):
        edition = replace(EDITIONS[0], digests=(replace(FERRY, topic=topic),))
        with pytest.raises(BuildError, match="cannot be part of an address"):
            pages.render(CONFIG, (edition,), STORIES, now=NOW)


def test_a_date_that_is_none_is_an_error_that_names_it() -> None:
    wrong = STORIES | {FERRY_JA.id: replace(FERRY_JA, published="yesterday")}

    with pytest.raises(BuildError, match="'yesterday': is not a day or a time"):
        pages.render(CONFIG, EDITIONS, wrong, now=NOW)


def test_a_story_without_a_title_is_linked_by_its_address() -> None:
    site = pages.render(CONFIG, EDITIONS, STORIES | {BAKERY.id: replace(BAKERY, title="")}, now=NOW)
    (link,) = tree(body(site.files["2026/w10/index.md"])).xpath("//ul[@class='also']/li/a")

    assert words(link) == link.get("href") == "https://news7.example/articles/7?a=1&b=2"


@pytest.mark.parametrize(
    "changes",
    [
        {"languages": ("fr",), "titles": {"fr": "Le bac"}, "summary": {"fr": FERRY.summary["en"]}},
        {"titles": {}},
        {"summary": {}},
        {"languages": ()},
        {"section": "gone"},
    ],
)
def test_a_digest_with_less_than_usual_has_its_page_too(changes: dict[str, Any]) -> None:
    edition = replace(EDITIONS[0], digests=(replace(FERRY, **changes),))
    site = pages.render(CONFIG, (edition,), STORIES, now=NOW)
    page = tree(body(site.files["2026/w10/harbour-ferry/index.md"]))

    assert words(page.find(".//h1")) == next(iter(changes.get("titles", FERRY.titles).values()), "harbour-ferry")
    assert site.pages["2026/w10/harbour-ferry/index.md"].lang == "ja"


# --- the site's own hand


def test_a_site_overrides_templates_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "archive.md").write_text("# {{ t('archive') }} of {{ config.title }}\n")
    site = pages.render(CONFIG, EDITIONS, STORIES, now=NOW, templates=[tmp_path])

    assert body(site.files["archive/index.md"]).strip() == "# バックナンバー of 港町まとめ"
    assert site.files["topics/index.md"] == rendered().files["topics/index.md"]


def test_a_wrong_template_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "archive.md").write_text("one\n{{ nothing }}\n{% if %}\n")

    with pytest.raises(BuildError, match=r"archive\.md:3"):
        pages.render(CONFIG, EDITIONS, STORIES, now=NOW, templates=[tmp_path])


def test_without_a_contact_the_page_says_so() -> None:
    site = pages.render(replace(CONFIG, contact=""), EDITIONS, STORIES, now=NOW)

    assert "連絡先はまだ設定されていません。" in words(tree(body(site.files["2026/w10/harbour-ferry/index.md"])))
