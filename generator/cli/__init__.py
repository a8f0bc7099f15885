"""The commands, a module a family: the only printing, exit status and clock."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 done with errors that it names, 2 wrong use or settings."""
    from generator.cli.commands import run

    return run(sys.argv[1:] if arguments is None else arguments)
