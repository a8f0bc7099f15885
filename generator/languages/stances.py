"""How the viewpoint of a comment is found: what its cues add up to goes to the learned weights, and the best must be sure.

A viewpoint is towards what the report says is being done: praise for those who do it supports, blame for others does
not object.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.languages.rules import alternation
from generator.models import Viewpoint

_CUED: tuple[Viewpoint, ...] = ("supports", "objects", "doubts", "proposes", "asks", "informs")
_SURE = 0.55  # the share a viewpoint must have to be claimed, where a language has measured none of its own
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
    weights: dict[Viewpoint, float] = dict.fromkeys(_CUED, 0.0)
    for one in turned:
        rest, count = one.pattern.subn("\ufffc", rest)
        weights[one.viewpoint] += _counted(one, count)
    for one in evidence:
        weights[one.viewpoint] += _counted(one, sum(1 for _ in one.pattern.finditer(rest)))
    return weights


def _counted(one: Cue, count: int) -> float:
    return one.weight * (1 + 0.5 * (min(count, _MOST_COUNTED) - 1)) if count else 0.0


def clearest(shares: Mapping[Viewpoint, float], least: Mapping[Viewpoint, float]) -> Viewpoint:
    """The viewpoint of the greatest share, the first of equals; `unclear` where that is less than it must be."""
    best = max(shares, key=lambda viewpoint: shares[viewpoint])
    return best if shares[best] >= least.get(best, _SURE) else "unclear"
