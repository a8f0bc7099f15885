"""How much is quoted of whom: sentences, their length, and their share of what was kept of the stories they come from.

The limits of one page hold at build (`quotes`): three sentences and 40 % of a story, while one sentence always may. So
a publisher whose feed holds hardly more than one sentence a story is quoted nearly whole, page after page, within the
limits: that is what shows here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.checking.view import View
from generator.errors import Problem
from generator.models import Edition
from generator.summarise.quotation import first_kept

EDITIONS = 13  # the latest, a quarter of a year
ENOUGH = 5  # quoted stories: fewer are no habit


@dataclass
class _Tally:
    stories: dict[str, int] = field(default_factory=dict)  # id -> characters of report as first kept
    sentences: list[int] = field(default_factory=list)  # characters of each


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the latest editions quote of a publisher's reports; lengths in characters."""

    publisher: str
    stories: int  # of which something is quoted
    sentences: int
    longest: int
    characters: int
    share: float  # of what was first kept of these stories


def quoted(view: View) -> tuple[Quoted, ...]:
    """What is quoted of whom in the latest editions, those most quoted first."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for edition in view.editions[-EDITIONS:]:
        _count(edition, view, tallies)
    told = (_told(publisher, tally) for publisher, tally in tallies.items())
    return tuple(sorted(told, key=lambda one: (-one.characters, one.publisher)))


def _count(edition: Edition, view: View, tallies: dict[str, _Tally]) -> None:
    stories = view.stories(edition.week)
    for digest in edition.digests:
        for sentence in (one for told in digest.summary.values() for one in told if not one.removed):
            for citation in sentence.citations:
                if story := stories.get(citation.story):
                    tally = tallies[story.publisher]
                    tally.stories[story.id] = first_kept(story)
                    tally.sentences.append(len(citation.quote))


def _told(publisher: str, tally: _Tally) -> Quoted:
    characters, kept = sum(tally.sentences), sum(tally.stories.values())
    share = characters / kept if kept else 1.0
    return Quoted(publisher, len(tally.stories), len(tally.sentences), max(tally.sentences), characters, share)


def faults(view: View) -> Iterator[Problem]:
    """Publishers of whose stories more is quoted, all in all, than may be of one that is longer than a sentence."""
    limit = view.site.config.limits.quoted_share
    for one in quoted(view):
        if one.stories >= ENOUGH and one.share > limit:
            what = f"{one.share:.0%} of what was kept of its {one.stories} quoted stories is quoted"
            why = f"the limit is {limit:.0%}; one sentence always may, and its stories hold hardly more"
            cure = "Ask its publisher, or let the source fetch more of its stories (full_text: true), or take it out."
            yield Problem("warning", one.publisher, what, why, cure)


def rows(found: Sequence[Quoted], limits: tuple[float, int]) -> Iterator[tuple[str, ...]]:
    """A table of what is quoted, its heading first; `limits`: the share and the sentences of a story on a page."""
    share, sentences = limits
    yield ("quoted of", "stories", "sentences", "longest", f"share (a story: {share:.0%}, {sentences} sentences)")
    for one in found:
        yield (one.publisher, f"{one.stories}", f"{one.sentences}", f"{one.longest}", f"{one.share:.0%}")
