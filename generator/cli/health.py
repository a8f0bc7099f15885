"""`check` and `status`: what will go wrong, and how things stand."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from generator import edits, health
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import MatomeError, Problem

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
    """Print the editions, and each source with its last success and its failures in a row."""
    from generator.cli.remarks import remarks

    console, store = context.console, context.store
    closed = store.closed_weeks()
    editions = []
    for week in store.weeks():
        stories = len(store.stories(week))
        editions.append({"week": week, "stories": stories, "closed": week in closed})
        console.result(f"{week}: {stories} stories, {'closed' if week in closed else 'open'}")
    runs = store.runs()
    sources = [health.of_source(source.name, runs) for source in context.config.sources]
    states, last = store.sources(), {fared.source: fared for run in runs for fared in run.sources}
    for source in sources:
        failures = f", {source.failures} failures in a row" if source.failures else ""
        console.result(f"{source.name}: last read {source.last_success or 'never'}{failures}")
        if (run := last.get(source.name)) and not run.was_read:
            console.result(f"  {run.reason}")
        for remark in remarks(states.get(source.name), run):
            console.result(f"  {remark}")
    console.answer({"editions": editions, "sources": [asdict(source) for source in sources]})
    if not editions:
        console.say("there are no stories yet; take some in with: matome add PATH")
    return console.status()


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
            "warning", where, "url is an example", "feeds, mails, JSON and link previews lead there", "Set it to the site's address."
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
