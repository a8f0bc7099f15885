"""How the viewpoint of a comment is found: cues, each evidence for a viewpoint, are added up and the best must lead.

A viewpoint is towards what the report says is being done: praise for those who do it supports, blame for others does
not object.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.languages.rules import alternation
from generator.models import Viewpoint

ENOUGH: dict[Viewpoint, float] = {
    "asks": 1.3,
    "informs": 1.3,
}  # weight below which a viewpoint is not claimed: rhetoric asks, complaint informs
_ENOUGH = 0.5  # for the others
MARGIN = 0.5  # by how much the best must beat the second, or the comment stays unclear
EXAMPLES = 1.0  # what the share of labelled examples weighs beside cues
_MOST = 2.0  # cues of one kind weigh no more
NO_OPINION: Mapping[Viewpoint, float] = MappingProxyType({})
_PRECEDENCE: tuple[Viewpoint, ...] = ("objects", "doubts", "supports", "proposes", "asks", "informs")
_LONGEST = 1500  # characters read: what a comment is for is said by then
_MOST_COUNTED = 3  # of one cue's places: the second and third add half each


@dataclass(frozen=True, slots=True)
class Cue:
    """A viewpoint, its weight, and the pattern that shows it."""

    viewpoint: Viewpoint
    weight: float
    pattern: re.Pattern[str]


def cue(viewpoint: Viewpoint, weight: float, *alternatives: str) -> Cue:
    """A cue of alternatives, each a regular expression."""
    return Cue(viewpoint, weight, re.compile(alternation(alternatives)))


def weighed(text: str, turned: Iterable[Cue], evidence: Iterable[Cue]) -> dict[Viewpoint, float]:
    """How much speaks for each viewpoint.

    Turned cues are tried in order and what one has read is gone for all others, so that 「反対する理由がない」 stands
    before 反対. The rest is evidence in no order: the same words may speak for two viewpoints.
    """
    rest = text[:_LONGEST]
    weights: dict[Viewpoint, float] = dict.fromkeys(_PRECEDENCE, 0.0)
    for one in turned:
        rest, count = one.pattern.subn("\ufffc", rest)
        weights[one.viewpoint] += _counted(one, count)
    for one in evidence:
        weights[one.viewpoint] += _counted(one, sum(1 for _ in one.pattern.finditer(rest)))
    return weights


def _counted(one: Cue, count: int) -> float:
    return one.weight * (1 + 0.5 * (min(count, _MOST_COUNTED) - 1)) if count else 0.0


def strongest(
    text: str,
    turned: Iterable[Cue],
    evidence: Iterable[Cue],
    opinion: Mapping[Viewpoint, float] = NO_OPINION,
    margin: float = MARGIN,
) -> Viewpoint:
    """The viewpoint with most weight; `unclear` where it is not enough or leads the second by too little.

    `opinion` holds shares from labelled examples, which count as weights do.
    """
    weights = weighed(text, turned, evidence)
    total = {
        viewpoint: min(weights[viewpoint], _MOST) + EXAMPLES * opinion.get(viewpoint, 0.0) for viewpoint in weights
    }
    best, second = sorted(_PRECEDENCE, key=lambda viewpoint: -total[viewpoint])[:2]
    lead = round(total[best] - max(total[second], EXAMPLES * opinion.get("unclear", 0.0)), 6)
    return best if total[best] >= ENOUGH.get(best, _ENOUGH) and lead >= margin else "unclear"
