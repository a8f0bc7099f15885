"""The commands, a module a family: the only printing, exit status and clock."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # as shells count a command that Control-C stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 done with errors that it names, 2 wrong use or settings."""
    try:
        from generator.cli.commands import run  # importing takes a moment in which Control-C may come

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("stopped; what was written is whole, and the next run goes on from there", file=sys.stderr)
        return INTERRUPTED
