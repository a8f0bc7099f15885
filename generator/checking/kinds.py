"""The kinds of fault, in the order in which they are told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.checking import (
    edits,
    feeds,
    licences,
    links,
    machine,
    quotes,
    records,
    schedule,
    settings,
    sources,
    templates,
    workflow,
)
from generator.checking.view import View
from generator.errors import MatomeError, Problem

KINDS: tuple[tuple[str, Callable[[View], Iterator[Problem]]], ...] = (
    ("settings", settings.faults),
    ("sources", sources.faults),
    ("schedule", schedule.faults),
    ("records", records.faults),
    ("edits", edits.faults),
    ("quotes", quotes.faults),
    ("templates", templates.faults),
    ("links", links.faults),
    ("feeds", feeds.faults),
    ("workflow", workflow.faults),
    ("licences", licences.faults),
    ("machine", machine.faults),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, and which kind of check found it."""

    kind: str
    problem: Problem


def found(view: View) -> Iterator[Found]:
    """Every fault of a site, each once. What stops one check is a fault of its own; the others go on."""
    told: set[Problem] = set()
    for kind, faults in KINDS:
        for problem in _all(faults, view):
            if problem not in told:
                told.add(problem)
                yield Found(kind, problem)


def _all(faults: Callable[[View], Iterator[Problem]], view: View) -> Iterator[Problem]:
    try:
        yield from faults(view)
    except MatomeError as error:
        yield Problem.of(error)
