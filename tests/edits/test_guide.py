"""What the guide for editors shows is what the program takes."""

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from generator.cli.commands import parser
from generator.edits import VERBS, Decision, parse, schema
from generator.edits.verbs import Drop

GUIDE = (Path(__file__).parents[2] / "content" / "docs" / "guides" / "editing.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n)+", GUIDE, re.MULTILINE)]
FILES = [block for block in BLOCKS if block.startswith("edits:")]
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("matome ")]


def decisions() -> list[Decision]:
    return [decision for text in FILES for decision in parse(text, "guide")]


def test_every_verb_is_shown_and_can_be_read() -> None:
    assert {type(decision.edit) for decision in decisions()} == set(VERBS.values())
    assert {decision.edit.sentence is None for decision in decisions() if isinstance(decision.edit, Drop)} == {
        True,
        False,
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command: str) -> None:
    assert parser().parse_args(shlex.split(command)[1:]).command in {"edit", "build", "reopen"}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_named_in_japanese_too(verb: str) -> None:
    summary = next(line for line in GUIDE.splitlines() if line.startswith('<p lang="ja">'))
    assert verb in summary


def test_the_first_line_is_the_one_that_is_written() -> None:
    assert schema.HEADER in BLOCKS
