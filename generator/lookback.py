"""Which of the editions that are kept can bear on some weeks: those are read, of the others the topics alone are asked.

A topic lives on from the last editions alone, and only its own earlier digests tell what is new in it. So what a week
is made from does not grow with the years, while no key is given twice in all of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.group.threads import BACK
from generator.models import Edition
from generator.site import Site
from generator.store import Listed, Outline


@dataclass(frozen=True, slots=True)
class Past:
    """What may bear on some weeks: the `editions`, in order, the `near` weeks, and the `topics` of all there are."""

    editions: tuple[Edition, ...]
    near: frozenset[str]
    topics: frozenset[str]


def past(site: Site, wanted: Collection[str]) -> Past:
    """What is needed of the editions that are kept for computing these weeks again.

    Near are these weeks, those that are open, and the last ones before each of these. What has a topic of one of them,
    or one that edits of these weeks name, bears on them too.
    """
    outlines = {outline.week: outline for outline in site.store.outlines()}
    before = (week for one in wanted for week in sorted(week for week in outlines if week < one)[-BACK:])
    still_open = (week for week, outline in outlines.items() if not outline.closed)
    near = frozenset({*wanted, *before, *still_open})
    said = {name for week in wanted for decision in site.decisions.get(week, ()) for name in decision.topics}
    needed = _related(outlines, near, said)
    editions = (site.store.edition(week) for week in outlines if week in needed)
    topics = frozenset(name for outline in outlines.values() for name in _names(outline.digests))
    return Past(tuple(edition for edition in editions if edition), near, topics)


def _related(outlines: Mapping[str, Outline], near: frozenset[str], said: Collection[str]) -> frozenset[str]:
    """These weeks, and all that share a topic with one of them or have one that is `said`, under whatever keys."""
    weeks_of: dict[str, set[str]] = {}
    for week, outline in outlines.items():
        for name in _names(outline.digests):
            weeks_of.setdefault(name, set()).add(week)
    keys = {name for week in outlines.keys() & near for name in _names(outlines[week].digests)} | (
        weeks_of.keys() & said
    )
    waiting = sorted(keys)
    for key in waiting:  # grows while it is read
        for week in weeks_of[key]:
            for listed in outlines[week].digests:
                same = set(_names((listed,)))
                if key in same:
                    waiting += sorted(same - keys)
                    keys |= same
    return near | {week for key in keys for week in weeks_of[key]}


def _names(digests: Iterable[Listed]) -> Iterator[str]:
    for digest in digests:
        yield digest.topic
        yield from digest.formerly
