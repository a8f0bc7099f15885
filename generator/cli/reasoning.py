"""`explain`, `verify` and `diff`: why things are as they are, and whether they still would be."""

import argparse
from dataclasses import asdict

from generator.cli.console import several
from generator.cli.context import Context
from generator.cli.options import Subparsers, command


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    explaining = command(
        commands,
        everywhere,
        explain,
        "explain",
        "why a story, sentence, comment or digest is as it is",
        example="matome explain 2025-W43/rare-earths 2",
    )
    explaining.add_argument(
        "id", metavar="ID", help="s-..., q-..., c-..., a page's address, a topic, WEEK/TOPIC or a guid"
    )
    explaining.add_argument(
        "sentence", metavar="SENTENCE", nargs="?", help="of a digest: its id, its place (2, ja:2) or its first words"
    )
    verifying = command(
        commands,
        everywhere,
        verify,
        "verify",
        "whether records and pages are, byte for byte, what they would be made now",
        example="matome verify 2025-W43",
    )
    verifying.add_argument("week", metavar="WEEK", nargs="?", help="only this week (default: all)")
    differing = command(
        commands, everywhere, diff, "diff", "what a rebuild would change, and why", example="matome diff 2025-W43"
    )
    differing.add_argument("week", metavar="WEEK", help="open, or closed: then what it would be if reopened")


def explain(context: Context) -> int:
    """Say what is known of one thing, and what decided about it."""
    from generator.explain.explain import explain as why

    explanation = why(context.site, context.options.id, context.options.sentence)
    for line in explanation.lines():
        context.console.result(line)
    context.console.answer(explanation.facts())
    return context.console.status()


def verify(context: Context) -> int:
    """Name every byte that differs and every quote that is borne no more; status 1 if there is one."""
    from generator.explain.verify import verify as check

    week = context.options.week
    verified = check(context.site, _known(context, week) if week else None)
    for problem in verified.problems:
        context.console.problem(problem)
    looked = f"{several(len(verified.weeks), 'week')} and {several(verified.pages, 'page')}"
    errors = context.console.errors
    context.console.result(f"{looked}: {several(errors, 'error') if errors else 'all as they would be made now'}")
    problems = [asdict(problem) for problem in verified.problems]
    context.console.answer({"weeks": verified.weeks, "pages": verified.pages, "problems": problems})
    return context.console.status()


def diff(context: Context) -> int:
    """Say what a rebuild of a week would change; nothing is written."""
    from generator.explain.diff import diff as compare

    difference = compare(context.site, _known(context, context.options.week))
    console = context.console
    state = "closed: this would change if it were reopened" if difference.closed else "open: this would change"
    console.result(f"{difference.week}, {state}" if difference.changes else f"{difference.week}: nothing would change")
    for change in difference.changes:
        console.result(f"  {change.kind}{f' {change.where}' if change.where else ''}: {change.what}")
    for cause in difference.causes:
        console.result(f"because {cause}")
    console.answer(asdict(difference))
    return console.status()


def _known(context: Context, week: str) -> str:
    """The week, if it is one and has stories or an edition. Raises UsageError."""
    return context.week(week, {*context.store.weeks(), *context.store.edition_weeks()})
