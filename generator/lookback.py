"""Which of the editions that are kept can bear on some weeks: those are read whole, of the others an outline will do.

A topic lives on from the last editions alone, and only its own earlier digests tell what is new in it. So what a week
is made from does not grow with the years, while no key is given twice in all of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.group.threads import BACK
from generator.models import Balance, Digest, Edition
from generator.site import Site
from generator.store import Listed, Outline

_UNKNOWN = Balance(0, None, 0, {})


def editions(site: Site, wanted: Collection[str]) -> tuple[Edition, ...]:
    """All editions in order, for computing these weeks again; those that cannot bear on them know their topics alone.

    Whole are: those `near`, and whatever has a topic of one of these or one that edits of the wanted weeks name.
    """
    outlines = {outline.week: outline for outline in site.store.outlines()}
    said = {name for week in wanted for decision in site.decisions.get(week, ()) for name in decision.topics}
    needed = _related(outlines, near(outlines, wanted), said)
    return tuple(
        (site.store.edition(week) if week in needed else None) or _outlined(outline)
        for week, outline in outlines.items()
    )


def near(outlines: Mapping[str, Outline | Edition], wanted: Collection[str]) -> frozenset[str]:
    """The weeks that are open, and the last ones before each wanted week."""
    before = (week for one in wanted for week in sorted(week for week in outlines if week < one)[-BACK:])
    return frozenset({*before, *(week for week, outline in outlines.items() if not outline.closed)})


def _related(outlines: Mapping[str, Outline], whole: Collection[str], said: Collection[str] = ()) -> frozenset[str]:
    """These weeks, and all that share a topic with one of them or have one that is `said`, under whatever keys."""
    weeks_of: dict[str, set[str]] = {}
    for week, outline in outlines.items():
        for name in _names(outline.digests):
            weeks_of.setdefault(name, set()).add(week)
    keys = {name for week in whole for name in _names(outlines[week].digests)} | (weeks_of.keys() & said)
    waiting = sorted(keys)
    for key in waiting:  # grows while it is read
        for week in weeks_of[key]:
            for listed in outlines[week].digests:
                same = set(_names((listed,)))
                if key in same:
                    waiting += sorted(same - keys)
                    keys |= same
    return frozenset(whole) | {week for key in keys for week in weeks_of[key]}


def _names(digests: Iterable[Listed]) -> Iterator[str]:
    for digest in digests:
        yield digest.topic
        yield from digest.formerly


def _outlined(outline: Outline) -> Edition:
    """An edition of which only the topics are known."""
    digests = tuple(_topic(listed) for listed in outline.digests)
    return Edition(outline.week, outline.closed, "", "", digests, ())


def _topic(listed: Listed) -> Digest:
    return Digest("", listed.topic, "", (), {}, (), (), {}, {}, (), (), _UNKNOWN, formerly=listed.formerly)
