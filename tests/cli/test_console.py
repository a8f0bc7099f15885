"""What is printed of foreign words: to a terminal, to a runner's log, to its annotations and its summary."""

import io
import json
import unicodedata
from pathlib import Path

import pytest

from generator.cli.console import Console
from generator.cli.intake import harmless_cell
from generator.errors import Problem
from tests.hostile import collected
from tests.hostile.strings import strings

WORDS = (*strings(), *collected.words())


@pytest.fixture
def console() -> Console:
    return Console(io.StringIO(), io.StringIO())


def printed(console: Console) -> str:
    for words in WORDS:
        console.result(words)
        console.say(words)
        console.problem(Problem("warning", words, words, words, words))
    assert isinstance(console.out, io.StringIO)
    assert isinstance(console.err, io.StringIO)
    return console.out.getvalue() + console.err.getvalue()


def test_no_word_moves_the_cursor_turns_the_line_or_names_the_window(console: Console) -> None:
    said = printed(console)
    said.encode("utf-8")
    assert {one for one in said if unicodedata.category(one) == "Cc"} <= {"\n", "\t"}
    assert not {
        one for one in said if unicodedata.bidirectional(one) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI")
    }


def test_an_answer_for_programs_is_the_same_words_and_moves_no_cursor_either(console: Console) -> None:
    console.json = True
    console.answer({"words": WORDS})
    assert isinstance(console.out, io.StringIO)
    said = console.out.getvalue()
    said.encode("utf-8")
    assert json.loads(said) == {"words": list(WORDS)}
    assert {one for one in said if unicodedata.category(one) == "Cc"} == {"\n"}
    assert "\u202e" not in said


def test_no_word_is_a_command_to_a_runner(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    said = printed(console)
    commands = [line.strip() for line in said.split("\n") if line.strip().startswith("::")]
    assert len(commands) == len(WORDS)
    assert all(line.startswith("::warning::") for line in commands)
    assert "##[" not in said


def test_the_summary_of_a_run_is_a_table_of_words(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    for words in WORDS:
        console.summary(f"| {harmless_cell(words)} |")
    lines = (tmp_path / "summary").read_text("utf-8").split("\n")
    assert not any(sign in line for line in lines for sign in ("<", "[", "`", "://", "*", "&"))
    assert all(line.count("|") == 2 for line in lines if line.strip("\x0b\x0c \r"))
