"""`check` and `status`: what will go wrong, and how things stand."""

import argparse
from dataclasses import asdict
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from generator import health, weeks
from generator.cli import remarks, table
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import MatomeError, Problem
from generator.models import SourceState

if TYPE_CHECKING:
    from generator.checking import licences
    from generator.checking.view import View

LATEST = 8  # weeks that `status` lists


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    checking = command(
        commands,
        everywhere,
        check,
        "check",
        "find what will go wrong: settings, sources, records, edits, quotes, templates, links, feeds, workflows",
        example="matome check",
    )
    checking.add_argument("--online", action="store_true", help="ask each source too, whether it still is a feed")
    checking.add_argument(
        "--site",
        nargs="?",
        const="",
        metavar="DIR",
        help="look at the built site instead (default: site/): scripts and frames of strangers, what is loaded from"
        " elsewhere, dead links, feeds that do not parse",
    )
    command(commands, everywhere, status, "status", "how the sources and editions stand", example="matome status")


def check(context: Context) -> int:
    """Name every fault with its cure; status 1 if one is an error."""
    from generator.checking import kinds, licences
    from generator.checking.view import View

    if context.options.site is not None:
        return _check_built(context)
    console, view = context.console, View(context.site)
    found = [*kinds.found(view)]
    if context.options.online:
        found += [kinds.Found("online", problem) for problem in _asked(context)]
    for one in found:
        console.problem(one.problem)
    if not found:
        console.result("nothing is wrong")
    if console.verbose or console.json:
        quoted = _quoted(view)
        limits = context.config.limits
        if console.verbose and quoted:
            for line in table.lines([*licences.rows(quoted, (limits.quoted_share, limits.quoted_sentences))]):
                console.result(line)
        console.answer(
            {
                "problems": [{"kind": one.kind, **asdict(one.problem)} for one in found],
                "quoted": [asdict(one) for one in quoted],
            }
        )
    return console.status()


def _check_built(context: Context) -> int:
    """Name every fault of the built site, by file and line; status 1 if there is one."""
    from generator.checking.built import folder

    console = context.console
    named = Path(context.options.site) if context.options.site else context.root / "site"
    problems = tuple(folder.faults(named, context.config.url))
    for problem in problems:
        console.problem(problem)
    if not problems:
        console.result(f"nothing is wrong in {named}")
    console.answer({"problems": [asdict(problem) for problem in problems]})
    return console.status()


def _quoted(view: "View") -> "tuple[licences.Quoted, ...]":
    """What is quoted of whom; nothing where records cannot be read, which is among the faults."""
    from generator.checking import licences

    try:
        return licences.quoted(view)
    except MatomeError:
        return ()


def _asked(context: Context) -> "list[Problem]":
    """What the sources themselves answer."""
    from generator import intake
    from generator.checking import online

    with intake.boxes() as boxes:
        return [*online.faults(context.site, boxes)]


def status(context: Context) -> int:
    """Print the editions, and a table of the sources: read when, new when, how often, and what is to be known."""
    console, config, runs = context.console, context.config, context.store.runs()
    editions = _editions(context)
    fared = health.of_sources([source.name for source in config.sources], runs)
    states, last = context.store.sources(), {one.source: one for run in runs for one in run.sources}
    if fared:
        console.result("")
    rows = [(name, *_moments(one, config.zone)) for name, one in fared.items()]
    notes = [
        (*remarks.health_remarks(one, config.zone), *remarks.remarks(states.get(name), last.get(name)))
        for name, one in fared.items()
    ]
    heading, *told = table.lines([("source", "last read", "last new", "usually"), *rows]) if rows else ("",)
    if told:
        console.result(heading)
    for line, found in zip(told, notes, strict=True):
        console.result(line)
        for note in found:
            console.result(f"  {note}")
    sources = [
        asdict(one) | {"thin": one.thin, "offered": _offered(states.get(name)), "remarks": list(found)}
        for (name, one), found in zip(fared.items(), notes, strict=True)
    ]
    console.answer({"editions": editions, "sources": sources})
    if not editions:
        console.say("there are no stories yet; take some in with: matome add PATH")
    return console.status()


def _editions(context: Context) -> list[dict[str, object]]:
    """Print the weeks, the latest unless -v asks for all; all of them for --json."""
    console, closed, every = context.console, context.store.closed_weeks(), context.store.weeks()
    told = every if console.verbose or console.json else every[-LATEST:]
    if len(told) < len(every):
        more = len(every) - len(told)
        console.result(f"{more} week{'' if more == 1 else 's'} before {told[0]} (matome status -v)")
    editions: list[dict[str, object]] = []
    for week in told:
        stories = len(context.store.stories(week))
        editions.append({"week": week, "stories": stories, "closed": week in closed})
        noun = "story" if stories == 1 else "stories"
        console.result(f"{week}: {stories} {noun}, {'closed' if week in closed else 'open'}")
    return editions


def _moments(one: health.Health, zone: tzinfo) -> tuple[str, str, str]:
    """When a source was read, when it had something new, and how often that is, as cells of a table."""
    read, new = (weeks.day_of(at, zone).isoformat() if at else "" for at in (one.last_success, one.last_new))
    return read or "never", new, f"every {remarks.days(one.interval)}" if one.interval else ""


def _offered(state: SourceState | None) -> str | None:
    return (state.moved or state.redirect) if state else None
