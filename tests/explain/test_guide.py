"""What the guide on asking why shows is what the program takes."""

import re
import shlex
import textwrap
from pathlib import Path
from typing import get_args

import pytest

from generator import config
from generator.cli.commands import parser
from tests.made import SETTINGS

GUIDE = (Path(__file__).parents[2] / "content" / "docs" / "guides" / "asking-why.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n)+", GUIDE, re.MULTILINE)]
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("matome ")]


def test_every_command_of_the_family_is_shown() -> None:
    assert {shlex.split(command)[1] for command in COMMANDS} == {"explain", "verify", "diff"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command: str) -> None:
    arguments = shlex.split(command)[1:]
    assert parser().parse_args(arguments).command == arguments[0]


def test_the_settings_shown_are_settings() -> None:
    (block,) = [block for block in BLOCKS if block.startswith("sources:")]
    (source,) = config.parse(SETTINGS + block).sources
    assert source.discussions == ("hatena", "hackernews")


def test_every_service_is_told_of() -> None:
    assert set(re.findall(r"^\| `([a-z]+)` \|", GUIDE, re.MULTILINE)) == set(get_args(config.Discussion))
