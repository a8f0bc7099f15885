"""`build` and `serve`: from records to the site."""

import argparse
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.cli.console import DONE, several
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import Problem

if TYPE_CHECKING:
    from generator.pipeline import Built
    from generator.proofing import Desk
    from generator.write.inputs import Stamps

RECENT = 4  # weeks that `serve` shows
WORTH_A_POOL = 4  # weeks; below that, starting processes takes longer than they save


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    building = command(
        commands,
        everywhere,
        build,
        "build",
        "compute the open editions and build the site",
        example="matome build --close",
        writes=True,
    )
    which = building.add_mutually_exclusive_group()
    which.add_argument("--week", metavar="W", help="only this week's edition, as 2025-W43")
    which.add_argument("--all", action="store_true", help="every week's")
    building.add_argument("--close", action="store_true", help="close the editions of weeks that ended 6 hours ago")
    extent = building.add_mutually_exclusive_group()
    extent.add_argument("--no-site", action="store_true", help="write records and Markdown, and leave site/ alone")
    extent.add_argument("--no-pages", action="store_true", help="write records alone: quick, however many weeks")
    serving = command(
        commands,
        everywhere,
        serve,
        "serve",
        "show the latest weeks on this machine, drafts too, built again when something changes",
        example="matome serve",
    )
    serving.add_argument("--port", type=int, help="where it listens on 127.0.0.1 (default: the first free from 8000)")
    extent = serving.add_mutually_exclusive_group()
    extent.add_argument("--weeks", type=_count, default=RECENT, metavar="N", help="how many of the latest (default: 4)")
    extent.add_argument("--all", action="store_true", help="every week's pages, and feeds")


def build(context: Context) -> int:
    """Compute editions, write pages, build the site, and say what became of each."""
    from generator import pipeline

    options, console, site = context.options, context.console, context.site
    with context.writing(), _executor(wanted := _wanted(context)) as executor:
        built = pipeline.build(
            site,
            wanted,
            closing=options.close,
            extent="records" if options.no_pages else "pages" if options.no_site else "site",
            strict=console.strict,
            executor=executor,
            dry=context.dry,
        )
    _tell(context, built)
    return console.status()


def serve(context: Context) -> int:
    """Serve the latest weeks until interrupted; each build reads what changed, and the clock."""
    from generator import proofing
    from generator.write import preview

    console = context.console
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service manager's way to say Control-C
    with TemporaryDirectory(prefix="matome-serve-") as folder:
        desk = proofing.Desk(context.root, Path(folder), None if context.options.all else context.options.weeks)
        told: list[tuple[Problem, ...]] = [()]

        def rebuild(stamps: "Stamps") -> preview.Shown:
            site, start = Context(context.options, console).site, time.perf_counter()
            proof = desk.proof(site, stamps)
            if proof.problems != told[-1]:
                told.append(proof.problems)
                for problem in proof.problems:
                    console.problem(problem)
            console.say(f"built in {time.perf_counter() - start:.1f} s")
            return proofing.shown(site, proof)

        preview.serve(
            context.root,
            rebuild,
            say=lambda where: _invite(context, where, desk),
            failed=lambda error: console.problem(Problem.of(error)),
            address=context.config.url,
            port=context.options.port,
        )
        desk.close()
    console.say("stopped")
    return DONE


def _invite(context: Context, where: str, desk: "Desk") -> None:
    """Say where to look, and how much of the site there is."""
    console = context.console
    console.say(f"the site is at {where} until Control-C")
    if desk.week:
        console.say(f"the week in work is at {where}{desk.week}")
    if not context.options.all:
        console.say(f"it has the latest {context.options.weeks} weeks and no feeds; matome serve --all has the rest")


def _count(text: str) -> int:
    """A number of weeks, for argparse."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"is no number of weeks: {text}. Give one from 1, or --all.")
    return int(text)


def _wanted(context: Context) -> tuple[str, ...]:
    """The weeks whose editions are computed."""
    week: str | None = context.options.week
    if week is None:
        return _open(context)
    return (context.week(week, context.store.weeks()),)


def _open(context: Context) -> tuple[str, ...]:
    from generator import pipeline

    return pipeline.open_weeks(context.site)


@contextmanager
def _executor(wanted: tuple[str, ...]) -> Iterator[Executor | None]:
    processors = os.cpu_count() or 1
    if len(wanted) < WORTH_A_POOL or processors < 2:
        yield None
        return
    with ProcessPoolExecutor(processors, initializer=_end_with_parent) as executor:
        yield executor


def _end_with_parent() -> None:
    """End this worker when the build is killed: it would wait for work forever, and hold the store's lock with it."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _tell(context: Context, built: "Built") -> None:
    console = context.console
    for problem in built.problems:
        console.problem(problem)
    for edition in built.editions:
        state = "closed" if edition.closed else "open"
        also = several(len(edition.also), "other story", "other stories")
        console.result(f"{edition.week}: {several(len(edition.digests), 'digest')}, {also}, {state}")
    for week in built.closed:
        console.say(f"{week} is closed now; only remove, retention and reopen change it")
    if not context.store.weeks():
        console.say("there are no stories yet; take some in with: matome add PATH")
    elif not built.editions:
        console.say("every edition is closed and stays as it is")
    if built.site:
        console.say(f"the site is in {built.site}")
    console.answer(
        {
            "editions": [
                {
                    "week": edition.week,
                    "digests": len(edition.digests),
                    "also": len(edition.also),
                    "closed": edition.closed,
                }
                for edition in built.editions
            ],
            "site": str(built.site) if built.site else None,
        }
    )
    latest = (f"- {edition.week}: {several(len(edition.digests), 'digest')}" for edition in built.editions[-5:])
    console.summary("\n".join(latest))
