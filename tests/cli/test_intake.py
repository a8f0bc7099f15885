"""`add`: what comes in, what is refused, and that nothing is lost or doubled."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FEED, PAGE, Matome, records


def test_a_page_and_a_feed_are_taken_in(matome: Matome, root: Path, page: Path, feed: Path) -> None:
    said = matome("-C", root, "add", page, feed)
    assert said.status == 0
    assert "page.txt: text, 堤防の補修、今月末に完了へ - 汐見市が説明会 (浜辺通信)" in said.out
    assert "feed.xml: rss, 2 stories of 2 entries" in said.out
    assert "3 new, 0 updated, 0 known, 0 left out" in said.out
    assert list(records(root)) == ["content/stories/2026-W45.jsonl"]


def test_the_same_again_changes_no_byte(matome: Matome, root: Path, page: Path, feed: Path) -> None:
    matome("-C", root, "add", page, feed)
    before = records(root)
    assert "0 new, 0 updated, 3 known" in matome("-C", root, "add", feed, page).out
    assert records(root) == before


def test_a_page_seen_again_with_more_comments_is_merged(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    page.write_text(PAGE + "・工事の車が多くて渋滞しています\n", encoding="utf-8")
    assert "0 new, 1 updated" in matome("-C", root, "add", page).out
    (line,) = records(root)["content/stories/2026-W45.jsonl"].splitlines()
    assert line.count(b'"id":"c-') == 6


def test_what_cannot_be_read_is_named_and_the_others_go_on(
    matome: Matome, root: Path, page: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "chart.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    said = matome("-C", root, "add", picture, tmp_path / "nowhere.html", page)
    assert said.status == 1
    assert "chart.png: " in said.err
    assert "nowhere.html: there is no such file" in said.err
    assert "1 new" in said.out


def test_standard_input_is_an_input(matome: Matome, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FEED.encode())))
    assert "standard input: rss, 2 stories of 2 entries" in matome("-C", root, "add", "-").out


def test_without_paths_the_inbox_is_taken_in(matome: Matome, root: Path) -> None:
    assert "the inbox is empty" in matome("-C", root, "add").err
    inbox = root / "content" / "inbox"
    inbox.mkdir()
    (inbox / "page.txt").write_text(PAGE, encoding="utf-8")
    assert "1 new" in matome("-C", root, "add").out


def test_a_dry_run_writes_nothing(matome: Matome, root: Path, page: Path) -> None:
    said = matome("-C", root, "add", "--dry-run", page)
    assert "1 new" in said.out
    assert "nothing was written" in said.out
    assert records(root) == {}


def test_json_is_one_object_on_standard_output(matome: Matome, root: Path, page: Path) -> None:
    said = matome("-C", root, "--json", "add", page)
    assert said.json["inputs"][0]["format"] == "text"
    assert len(said.json["new"]) == 1


def test_an_unreadable_record_stops_before_anything_is_written(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    path = root / "content" / "stories" / "2026-W45.jsonl"
    path.write_bytes(path.read_bytes()[:100])
    before = records(root)
    said = matome("-C", root, "add", page)
    assert said.status == 1
    assert "2026-W45.jsonl:1: cannot be read as a record" in said.err
    assert "git" in said.err
    assert records(root) == before


def test_foreign_words_cannot_steer_the_terminal(matome: Matome, root: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED.replace("北堤防、今月末に補修完了", "a&#x9b;31m\u202eb"), encoding="utf-8")
    said = matome("-C", root, "-v", "add", feed)
    assert "\x9b" not in said.out + said.err
    assert "\u202e" not in said.out + said.err
