"""`remove`: what somebody asks to have taken down, from the command line."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.takedown import Taken, Target

LISTED = 20  # ids that are named one by one


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the command of this family."""
    removing = command(
        commands,
        everywhere,
        remove,
        "remove",
        "take a story, a comment, a host or a person's words out of everything, for good",
        example="matome remove s-k3v9q2tb7m --reason 'the publisher asked'",
        writes=True,
    )
    removing.add_argument(
        "target", nargs="?", metavar="ID|URL|HOST", help="a story or comment by its id, a page by its address, a host"
    )
    removing.add_argument(
        "--author", metavar="NAME", help="a person by full name: their comments, stories and views; - reads it"
    )
    removing.add_argument(
        "--reason", metavar="TEXT", help="why; only its kind is kept: privacy, rights, law, error or other"
    )
    removing.add_argument("--undo", action="store_true", help="take it off the removal list, so that it may come back")


def remove(context: Context) -> int:
    """Put it on the removal list, and take it out of the records."""
    from generator import takedown

    options = context.options
    if (options.target is None) == (options.author is None):
        raise UsageError(
            "name one thing to remove", where="remove", cure="An id, an address or a host; or --author NAME."
        )
    with context.writing():
        wanted = takedown.target(context.site, options.target) if options.target else takedown.author(_name(options))
        if options.undo:
            return _undo(context, wanted)
        taken = takedown.remove(context.site, wanted, takedown.reason_of(options.reason or ""), dry=context.dry)
    _tell(context, taken)
    return context.console.status()


def _name(options: argparse.Namespace) -> str:
    """The name as it was given, or from standard input, so that the shell does not remember it."""
    return sys.stdin.readline().strip() if options.author == "-" else str(options.author)


def _tell(context: Context, taken: "Taken") -> None:
    console = context.console
    would = "would be " if context.dry else ""
    for line in _lines(taken):
        console.result(f"{would}removed: {line}")
    if taken.line is None and not taken.weeks:
        console.result("it was removed before; nothing of it is in the records")
    elif not taken.weeks:
        console.result(f"nothing of it is in the records; it {'would be' if context.dry else 'is'} kept from coming in")
    for echo in taken.echoes:
        console.problem(echo)
    if not context.dry:
        for line in _next(context, taken):
            console.say(line)
    console.answer(
        {
            "stories": [{"week": week, "story": story} for week, story in taken.stories],
            "comments": [{"week": w, "story": story, "comment": name} for w, story, name in taken.comments],
            "weeks": list(taken.weeks),
            "files": list(taken.files),
            "listed": bool(taken.line) and not context.dry,
            "echoes": [echo.where for echo in taken.echoes],
            "written": not context.dry,
        }
    )


def _lines(taken: "Taken") -> Iterator[str]:
    """The ids that go; of many only how many."""
    for week, story in taken.stories[:LISTED]:
        yield f"{week} story {story}"
    for week, story, comment in taken.comments[:LISTED]:
        yield f"{week} comment {comment} under {story}"
    more = max(len(taken.stories) - LISTED, 0) + max(len(taken.comments) - LISTED, 0)
    if more:
        yield f"and {more} more"


def _next(context: Context, taken: "Taken") -> Iterator[str]:
    """What is left to do: pages, git, and what no command reaches."""
    if taken.weeks:
        yield "next: matome build, then commit content/ and publish the site; until then its pages still have the words"
    if taken.files and any((folder / ".git").exists() for folder in (context.root, *context.root.parents)):
        paths = " ".join(f"--path {path}" for path in taken.files)
        yield "earlier commits have the words too. To take these files out of all of them, in a fresh clone:"
        yield f"  git filter-repo --invert-paths {paths}"
        yield "then copy the present files back, commit, and push with --force: the guide says how, step by step"
    if taken.weeks:
        yield "mails that were sent, feed readers, search engines and archives keep what they took; ask them yourself"


def _undo(context: Context, wanted: "Target") -> int:
    from generator import takedown

    gone, console = takedown.undo(context.site, wanted, dry=context.dry), context.console
    if not gone:
        cure = "What went with a host or a person comes back when that is undone."
        raise UsageError("is not on the removal list", where="--undo", cure=cure)
    console.result("it would be off the removal list" if context.dry else "it is off the removal list")
    console.say("it comes back when it is fetched or added again; of closed weeks, git has the records as they were")
    console.answer({"undone": len(gone), "written": not context.dry})
    return console.status()
