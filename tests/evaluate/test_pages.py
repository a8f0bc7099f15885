import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import FormatError
from generator.evaluate import pages

HTML = b"<!doctype html><title>t</title><p>text</p>"


def gold(folder: Path, content: Any, name: str = "gold.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_whole_texts_with_pages_in_a_folder_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a1.html.gz").write_bytes(gzip.compress(HTML))
    path = gold(tmp_path, {"a1": {"articleBody": "The ferry stops.", "url": "https://ferry.example/1"}})
    (page,) = pages.read([path])
    assert (page.raw.data, page.raw.name, page.url) == (HTML, "a1.html", "https://ferry.example/1")
    assert (page.text, page.spaceless) == ("The ferry stops.", False)


def test_a_japanese_text_is_compared_by_characters(tmp_path: Path) -> None:
    (tmp_path / "a1.html").write_bytes(HTML)
    (page,) = pages.read([gold(tmp_path, {"a1": {"articleBody": "連絡船は三月に止まる。"}})])
    assert page.spaceless


def test_snippets_under_an_address(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(HTML)
    snippets = {"file": "one.html", "with": ["a"], "without": ["b"], "comments": ["c"]}
    (page,) = pages.read([gold(tmp_path, {"https://ferry.example/1": snippets})])
    assert (page.text, page.present, page.absent, page.comments) == (None, ("a",), ("b",), ("c",))
    assert page.url == "https://ferry.example/1"


def test_a_newspaper_s_paragraphs_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "Shiomi_2026_11_05.html.gz").write_bytes(gzip.compress(HTML))
    sections = [{"headline": [], "paragraphs": ["一。", "二。"]}, {"headline": ["見出し"], "paragraphs": ["三。"]}]
    gold(tmp_path, {"V1": {"title": "t", "body": {"summary": ["要約"], "sections": sections}}}, "Shiomi.json")
    (page,) = pages.read([tmp_path])
    assert page.text == "要約\n一。\n二。\n見出し\n三。"
    assert page.spaceless


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"a1": {"articleBody": "text"}}, "the page is not there: a1.html"),
        ({"a1": {"url": "https://ferry.example/1"}}, "a1 has neither articleBody nor with"),
        ({"V1": {"body": {"sections": []}}}, "1 versions, 0 pages"),
        ([1], "is no collection of pages"),
        ({}, "there are no pages"),
    ],
)
def test_what_cannot_be_measured_says_why(tmp_path: Path, content: Any, words: str) -> None:
    with pytest.raises(FormatError) as refused:
        pages.read([gold(tmp_path, content)])
    assert words in str(refused.value)


def test_whole_texts_and_snippets_are_not_mixed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    with pytest.raises(FormatError, match="mixed"):
        pages.read([gold(tmp_path, {"a": {"articleBody": "text"}, "b": {"file": "a.html", "with": ["text"]}})])
