"""How the viewpoint of a comment is found from cues: words and turns of phrase, each with a viewpoint and a weight."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.languages.rules import alternation
from generator.models import Viewpoint

ENOUGH = 0.5  # weight below which a viewpoint is not claimed
_PRECEDENCE: tuple[Viewpoint, ...] = ("objects", "doubts", "supports", "proposes", "asks", "informs")
_LONGEST = 1500  # characters read: what a comment is for is said by then


@dataclass(frozen=True, slots=True)
class Cue:
    """A viewpoint, its weight, and the pattern that shows it."""

    viewpoint: Viewpoint
    weight: float
    pattern: re.Pattern[str]


def cue(viewpoint: Viewpoint, weight: float, *alternatives: str) -> Cue:
    """A cue of alternatives, each a regular expression."""
    return Cue(viewpoint, weight, re.compile(alternation(alternatives)))


def strongest(text: str, cues: Iterable[Cue]) -> Viewpoint:
    """The viewpoint with most weight, `unclear` where it is not enough.

    Cues are tried in order and what one has read is gone for the next, so that 「反対する理由がない」 stands before
    反対. A cue that fits twice weighs half as much again, not double. Equal weights fall to the plainer viewpoint.
    """
    rest = text[:_LONGEST]
    weights: dict[Viewpoint, float] = dict.fromkeys(_PRECEDENCE, 0.0)
    for one in cues:
        rest, count = one.pattern.subn("\ufffc", rest)
        if count:
            weights[one.viewpoint] += one.weight * (1.5 if count > 1 else 1.0)
    best = max(_PRECEDENCE, key=lambda viewpoint: (round(weights[viewpoint], 6), -_PRECEDENCE.index(viewpoint)))
    return best if weights[best] >= ENOUGH else "unclear"
