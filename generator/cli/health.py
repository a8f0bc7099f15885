"""`check` and `status`: what will go wrong, and how things stand."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import tzinfo

from generator import edits, health, weeks
from generator.cli import remarks, table
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import MatomeError, Problem
from generator.models import SourceState

LATEST = 8  # weeks that `status` lists

EXAMPLE_HOSTS = ("https://example.org/", "https://example.com/")


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    command(
        commands,
        everywhere,
        check,
        "check",
        "find what will go wrong: settings, edits, records, quotes",
        example="matome check",
    )
    command(commands, everywhere, status, "status", "how the sources and editions stand", example="matome status")


def check(context: Context) -> int:
    """Name every fault with its cure; status 1 if one is an error."""
    problems = tuple(_faults(context))
    for problem in problems:
        context.console.problem(problem)
    if not problems:
        context.console.result("nothing is wrong")
    context.console.answer(
        {
            "problems": [
                {"level": p.level, "where": p.where, "what": p.what, "why": p.why, "cure": p.cure} for p in problems
            ]
        }
    )
    return context.console.status()


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
        (*remarks.health_remarks(one), *remarks.remarks(states.get(name), last.get(name)))
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
        console.result(f"{len(every) - len(told)} weeks before {told[0]} (matome status -v)")
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


def _faults(context: Context) -> Iterator[Problem]:
    yield from _settings_faults(context)
    try:
        decisions = edits.load(context.root / "content" / "edits")
        yield from _record_faults(context, decisions)
    except MatomeError as error:
        yield Problem.of(error)


def _settings_faults(context: Context) -> Iterator[Problem]:
    where = str(context.settings_path)
    config = context.config
    if not config.contact:
        yield Problem(
            "warning",
            where,
            "contact is not set",
            "readers cannot report an error or ask for removal",
            "Set it to an e-mail address or a page.",
        )
    if config.url in EXAMPLE_HOSTS:
        yield Problem(
            "warning",
            where,
            "url is an example",
            "feeds, mails, JSON and link previews lead there",
            "Set it to the site's address.",
        )
    for section in config.sections:
        for language in config.languages:
            if language not in section.titles:
                yield Problem(
                    "warning", where, f"section {section.key} has no title in {language}", cure="Add it to titles."
                )


def _record_faults(context: Context, decisions: Mapping[str, edits.Decisions]) -> Iterator[Problem]:
    from generator import pipeline
    from generator.edits import tone

    store = context.store
    for decision in (decision for week in decisions.values() for decision in week):
        yield from tone.warnings(decision)
    for edition in store.editions():
        yield from pipeline.unmatched(context.site, edition)
        yield from pipeline.checked(context.site, edition)[1]
    for week in decisions:
        if week not in store.edition_weeks():
            yield Problem("warning", f"{week}.yml", "these are edits of a week without an edition", cure="matome build")
