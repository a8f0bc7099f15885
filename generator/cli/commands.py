"""The command line: what can be said, and which function answers."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from generator import __version__
from generator.cli import (
    building,
    editing,
    health,
    intake,
    measuring,
    reasoning,
    removing,
    starting,
    subscribing,
)
from generator.cli.console import DONE, WITH_ERRORS, WRONG_USE, Console
from generator.cli.context import Context
from generator.errors import MatomeError, SettingsError, UsageError

FAMILIES = (starting, intake, subscribing, building, editing, removing, health, reasoning, measuring)


def run(arguments: Sequence[str]) -> int:
    """Parse the arguments, run the command, and turn whatever went wrong into words and an exit status."""
    options = parser().parse_args(arguments)
    console = Console(
        json=getattr(options, "json", False),
        quiet=getattr(options, "quiet", False),
        verbose=getattr(options, "verbose", False),
        strict=getattr(options, "strict", False),
    )
    answer: Callable[[Context], int] = options.answer
    try:
        status = _answered(answer, Context(options, console))
        sys.stdout.flush()  # here, where what goes wrong can still be said
    except BrokenPipeError:  # `matome status | head`
        _silence()
        status = DONE
    except OSError as error:  # the records' own are RecordErrors: this is the terminal, a pipe, a full disk behind one
        print(f"error: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        _silence()
        status = WITH_ERRORS
    return status


def _answered(answer: Callable[[Context], int], context: Context) -> int:
    """The exit status of a command, or of what stopped it."""
    try:
        return answer(context)
    except MatomeError as error:
        context.console.failed(error)
        return WRONG_USE if isinstance(error, UsageError | SettingsError) else WITH_ERRORS


def _silence() -> None:
    """Let what is still to be printed go nowhere: Python flushes it again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; every command's help begins with an example."""
    top = _Parser(
        prog="matome",
        example="matome init paper && matome -C paper add saved-page.html && matome -C paper build",
        description="Feeds and saved pages in; a neutral, cited, searchable weekly digest site out.",
    )
    top.add_argument("--version", action="version", version=f"matome {__version__}")
    everywhere = _everywhere()
    _share(top, everywhere)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for family in FAMILIES:
        family.register(commands, everywhere)
    return top


class _Parser(argparse.ArgumentParser):
    """A parser whose help begins with an example."""

    def __init__(self, *, example: str = "", **settings: object) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**settings)  # type: ignore[arg-type]  # argparse's own signature has thirteen kinds
        self.example = example

    def format_help(self) -> str:
        return f"example: {self.example}\n\n{super().format_help()}" if self.example else super().format_help()


def _everywhere() -> argparse.ArgumentParser:
    """Options that may stand before or after any command."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "-C", dest="directory", metavar="DIR", help="the site's root (default: the nearest above that is one)"
    )
    shared.add_argument("--json", action="store_true", help="print the result as one JSON object")
    shared.add_argument("-q", "--quiet", action="store_true", help="say only errors and results")
    shared.add_argument("-v", "--verbose", action="store_true", help="say more")
    shared.add_argument("--strict", action="store_true", help="take warnings for errors")
    return shared


def _share(top: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    for action in shared._actions:  # noqa: SLF001  argparse offers `parents` only when a parser is made
        top._add_action(action)  # noqa: SLF001
