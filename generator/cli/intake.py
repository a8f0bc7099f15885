"""`add` and `fetch`: what comes in."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.cli.console import harmless
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import InputError, Problem, UsageError
from generator.yaml_file import nearest

if TYPE_CHECKING:
    from generator.collect.box import Boxes
    from generator.collect.document import Raw
    from generator.intake import Extraction, Taken
    from generator.models import Run

STANDARD_INPUT = "-"


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    adding = command(
        commands,
        everywhere,
        add,
        "add",
        "take in saved pages, feed files and addresses; subscribes to nothing",
        example="matome add saved-page.html feeds/ https://example.org/story.html",
        writes=True,
    )
    adding.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder, an address, or - for standard input (default: content/inbox)",
    )
    fetching = command(
        commands,
        everywhere,
        fetch,
        "fetch",
        "download the sources in content/matome.yml",
        example="matome fetch",
        writes=True,
    )
    fetching.add_argument("sources", nargs="*", metavar="SOURCE", help="names of sources (default: all)")


def add(context: Context) -> int:
    """Take in files, folders, addresses and standard input, and say of each what it was."""
    from generator import intake

    console = context.console
    with context.writing(), intake.boxes() as boxes:
        taken = intake.take_in(context.site, _raws(context, boxes), boxes, dry=context.dry)
    for one in taken.inputs:
        _say(context, one)
    kept = taken.kept
    console.result(
        f"{len(kept.new)} new, {len(kept.updated)} updated, {len(kept.same)} known, {len(kept.left_out)} left out"
        + (" (dry run: nothing was written)" if context.dry else "")
    )
    console.answer(_as_json(taken))
    if not taken.inputs:
        console.say("there was nothing to add: the inbox is empty")
    return console.status()


def fetch(context: Context) -> int:
    """Download the sources and say how each fared."""
    from generator import fetching, intake

    console = context.console
    names = _known_sources(context)
    with context.writing(), intake.boxes() as boxes, _progress(context, len(names)) as advance:
        fetched = fetching.fetch(
            context.site, names, boxes, advance=advance, dry=context.dry, by_name=bool(context.options.sources)
        )
    for problem in fetched.problems:
        console.problem(problem)
    for run in fetched.run.sources:
        left = f", {run.old} older left" if run.old else ""
        console.result(f"{run.source}: {run.status}, {run.items} items, {run.new} new, {run.updated} updated{left}")
    console.answer({**msgspec.to_builtins(fetched.run), "problems": msgspec.to_builtins(fetched.problems)})
    console.summary(_table(fetched.run))
    if not names:
        console.say("there are no sources yet; subscribe with: matome feeds add https://...")
    return console.status()


def _known_sources(context: Context) -> tuple[str, ...]:
    known = [source.name for source in context.config.sources]
    for name in context.options.sources:
        if name not in known:
            raise UsageError("is no source", where=name, cure=nearest(name, known))
    return tuple(context.options.sources or known)


@contextmanager
def _progress(context: Context, total: int) -> Iterator[Callable[[str], None]]:
    """What to call as each source is done: a bar on a terminal, else nothing."""
    from tqdm import tqdm

    hidden = context.console.quiet or not sys.stderr.isatty()
    with tqdm(total=total, unit="source", disable=hidden, leave=False) as bar:

        def advance(name: str) -> None:
            bar.set_postfix_str(harmless(name)[:40], refresh=False)
            bar.update()

        yield advance


def _raws(context: Context, boxes: "Boxes") -> "Iterator[Raw | Problem]":
    from generator.collect import inbox
    from generator.collect.document import Raw

    named: list[str] = context.options.paths
    if not named:
        folder = context.root / "content" / "inbox"
        yield from inbox.files([folder] if folder.is_dir() else [])
        return
    for path in named:
        if path == STANDARD_INPUT:
            yield Raw(sys.stdin.buffer.read(), "standard input")
        elif path.startswith(("http://", "https://")):
            yield _downloaded(context, path, boxes)
        elif Path(path).exists():
            yield from inbox.files([Path(path)])
        else:
            yield Problem(
                "error",
                path,
                "there is no such file",
                cure="Look at its name and folder; an address begins with https://.",
            )


def _downloaded(context: Context, url: str, boxes: "Boxes") -> "Raw | Problem":
    from generator import fetching

    try:
        return fetching.download(context.site, url, boxes)
    except InputError as error:
        return Problem.of(error, url)


def _say(context: Context, one: "Extraction") -> None:
    console = context.console
    for problem in one.problems:
        console.problem(problem)
    if one.failed:
        return
    if one.format == "opml":
        console.result(f"{one.name}: a list of {len(one.feeds)} feeds; subscribe with: matome feeds import {one.name}")
    elif one.entries == 1 and len(one.stories) == 1:
        console.result(f"{one.name}: {one.format}, {one.stories[0].title} ({one.stories[0].publisher})")
    else:
        console.result(f"{one.name}: {one.format}, {len(one.stories)} stories of {one.entries} entries")
    if one.feeds and one.format != "opml":
        console.detail(f"{one.name}: announces a feed; subscribe with: matome feeds add {one.feeds[0].url}")


def _as_json(taken: "Taken") -> Mapping[str, object]:
    inputs = [
        {"name": one.name, "format": one.format or None, "entries": one.entries, "stories": [s.id for s in one.stories]}
        for one in taken.inputs
    ]
    problems = [msgspec.to_builtins(problem) for one in taken.inputs for problem in one.problems]
    return {"inputs": inputs, "problems": problems, **msgspec.to_builtins(taken.kept)}


def _table(run: "Run") -> str:
    rows = (f"| {harmless_cell(one.source)} | {one.status} | {one.new} | {one.updated} |" for one in run.sources)
    return "\n".join(("| source | status | new | updated |", "|---|---|---|---|", *rows))


def harmless_cell(text: str) -> str:
    """Foreign text in a table of Markdown."""
    return re.sub(r"[^\w .,-]", " ", text)
