"""Places where headings may break."""

from pathlib import Path

import pytest
from lxml import html

from generator.write import breaking, search
from tests.write import sites
from tests.write.test_site import build, text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<h1>港の水門を修理</h1>", "<h1>港の<wbr>水門を<wbr>修理</h1>"),
        (
            '<h2 id="a"><a href="x/">港の水門を修理</a></h2>',
            '<h2 id="a"><a href="x/">港の<wbr>水門を<wbr>修理</a></h2>',
        ),
        ("<h3>港の&#12300;水門&#12301;を修理</h3>", "<h3>港の<wbr>&#12300;水門&#12301;を<wbr>修理</h3>"),
        ("<h2>港の <em>水門</em>を修理</h2>", "<h2>港の <em>水門</em>を<wbr>修理</h2>"),  # a space breaks by itself
        ("<p>港の水門を修理</p>", "<p>港の水門を修理</p>"),
        ('<h2 lang="en">The harbour gate</h2>', '<h2 lang="en">The harbour gate</h2>'),
        (
            '<p class="other-title" lang="ja">港の水門を修理</p>',
            '<p class="other-title" lang="ja">港の<wbr>水門を<wbr>修理</p>',
        ),
        (
            '<h2 id="a">港の水門<a class="headerlink" href="#a" title="">#</a></h2>',
            '<h2 id="a">港の<wbr>水門<a class="headerlink" href="#a" title="">#</a></h2>',
        ),
        ("<h1>&lt;script&gt;港の水門&amp;橋</h1>", "<h1>&lt;script&gt;港の<wbr>水門&amp;橋</h1>"),
        ("<h1></h1>", "<h1></h1>"),
    ],
)
def test_headings_break_between_phrases_and_nothing_else_changes(written: str, expected: str) -> None:
    assert breaking.broken(written, "ja") == expected


def test_a_page_in_another_language_breaks_at_its_spaces() -> None:
    assert breaking.broken("<h1>The harbour gate</h1>", "en") == "<h1>The harbour gate</h1>"
    assert "港の<wbr>水門" in breaking.broken('<h1 lang="ja">港の水門</h1>', "en")


def test_the_index_has_the_words_whole() -> None:
    page = '<article data-search="page"><h1>港の{}水門</h1></article>'
    assert search.copy_of(page.format("<wbr>")) == search.copy_of(page.format(""))


@pytest.mark.site
def test_titles_contents_and_feeds_hold_no_mark(tmp_path: Path) -> None:
    page = text(build(sites.make(tmp_path, sites.small())), "2026/w20/library/index.html")
    tree = html.document_fromstring(page)
    heading = tree.find(".//h1")
    assert heading is not None
    assert "図書館の<wbr>" in page
    assert "".join(map(str, heading.itertext())).removesuffix("#") == "図書館の夜間開館に読者のコメント"
    assert tree.findtext(".//title") == "図書館の夜間開館に読者のコメント - みどり市の一週間"
    assert all(nav.find(".//wbr") is None for nav in tree.iter("nav"))
