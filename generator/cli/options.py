"""How a command is declared: its words, its help with an example, and the options it shares."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from generator.cli.context import Context

Answer = Callable[[Context], int]


Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  it has no public name


def command(
    commands: Subparsers,
    everywhere: argparse.ArgumentParser,
    answer: Answer,
    name: str,
    text: str,
    *,
    example: str,
    writes: bool = False,
) -> argparse.ArgumentParser:
    """Declare a command; one that writes takes --dry-run."""
    parser = commands.add_parser(name, help=text, description=text, example=example, parents=[everywhere])
    if writes:
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.set_defaults(answer=answer, command=name)
    return parser
