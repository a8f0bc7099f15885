"""`evaluate`: one flat object for programs, lines for people, and a reason where a file is not what it should be."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Matome

TASKS = ("grouping", "summary", "highlights", "neutrality", "hostility", "viewpoints", "extraction")
ROWS = (
    {"cluster": "wall", "title": "汐見市、北堤防の補修を終える", "date": "2026-11-05"},
    {"cluster": "wall", "title": "北堤防の補修が完了 汐見市", "date": "2026-11-06"},
    {"cluster": "tree", "title": "駅前の銀杏が見ごろ", "text": "銀杏並木が見ごろだ。", "date": "2026-11-12"},
)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    path = tmp_path / "week.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.mark.parametrize("task", TASKS)
def test_help_begins_with_an_example(matome: Matome, task: str) -> None:
    said = matome("evaluate", task, "--help")
    assert said.status == 0
    assert said.out.startswith(f"example: matome evaluate {task} labelled.jsonl")


@pytest.mark.parametrize("task", [task for task in TASKS if task != "extraction"])
def test_the_row_in_the_help_can_be_measured(matome: Matome, tmp_path: Path, task: str) -> None:
    shown = matome("evaluate", task, "--help").out.rpartition("\n  ")[2]
    path = tmp_path / "shown.jsonl"
    path.write_text(shown, encoding="utf-8")
    assert matome("evaluate", task, path, "--json").json["rows"] == 1


def test_a_flat_object_of_measures_rows_seconds_and_settings(
    matome: Matome, week: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(week.parent)  # no site is needed
    answer = matome("evaluate", "grouping", week, "--by-week", "--mask", "『[^』]*』", "--json").json
    assert answer.pop("seconds") >= 0
    assert answer == {
        **{f"{one}_{part}": 1.0 for one in ("bcubed", "pairwise") for part in ("precision", "recall", "f1")},
        "rows": 3,
        "settings": "--by-week --embedder none --mask '『[^』]*』'",
    }


def test_lines_for_people(matome: Matome, week: Path) -> None:
    head, *lines = matome("evaluate", "grouping", week).out.splitlines()
    assert head.startswith("grouping: 3 rows in ")
    assert head.endswith(" s, --embedder none")
    assert lines[0] == "  bcubed_precision    1.000"


def test_several_files_are_one_set(matome: Matome, week: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(ROWS[0] | {"id": "once more"}), encoding="utf-8")
    assert matome("evaluate", "grouping", week, other, "--json").json["rows"] == 4


def test_a_row_of_another_task_is_named_with_its_line_and_the_cure(matome: Matome, week: Path) -> None:
    said = matome("evaluate", "summary", week)
    assert said.status == 1
    assert f"{week}:1: is no row of this task: Object missing required field `articles`" in said.err
    assert "content/docs/guides/measuring.md" in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--embedder", "glove"), "there is no embedder glove"),
        (("--embedder", "os:path"), "os:path is no embedder: it has no method encode(texts)"),
        (("--mask", "("), "--mask is no regular expression"),
    ],
)
def test_wrong_use_says_what_is_right(matome: Matome, week: Path, arguments: tuple[str, ...], words: str) -> None:
    said = matome("evaluate", "grouping", week, *arguments)
    assert said.status == 2
    assert words in said.err


@pytest.mark.parametrize("number", ["0", "-1", "five"])
def test_so_many_comments_cannot_be_shown(matome: Matome, week: Path, number: str) -> None:
    said = matome("evaluate", "highlights", week, "--k", number)
    assert said.status == 2
    assert "must be a number, 1 or more" in said.err


@pytest.mark.parametrize(
    ("task", "row", "words"),
    [
        (
            "grouping --by-week",
            {"cluster": "wall", "date": "last week"},
            "is no date: last week. Write it as 2026-11-05",
        ),
        ("viewpoints", {"comment": "Why?", "viewpoint": "ask"}, "no viewpoint is called ask"),
        ("viewpoints", {"comment": "Why?", "viewpoint": []}, "viewpoint is empty"),
        ("summary", {"articles": [{"text": " "}], "summary": "It rains."}, "no article has a text"),
        ("summary", {"articles": [{"text": "It rains."}], "summary": "?"}, "the summary has no words"),
    ],
)
def test_a_row_that_nothing_can_be_measured_with_is_named_with_its_line(
    matome: Matome, tmp_path: Path, task: str, row: dict[str, object], words: str
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n" + json.dumps(row), encoding="utf-8")
    said = matome("evaluate", *task.split(), path)
    assert said.status == 1
    assert f"{path}:2: {words}" in said.err


def test_highlights_need_key_points(matome: Matome, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"comment": "Why?", "key_points": []}), encoding="utf-8")
    assert "no comment has key points" in matome("evaluate", "highlights", path).err
