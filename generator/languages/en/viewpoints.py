"""What an English comment does towards what the report tells of, by how it is said."""

import re
from collections.abc import Mapping

from generator.languages import learned
from generator.languages.en.cues import EVIDENCE, TURNED
from generator.languages.en.features import features
from generator.languages.rules import lowered
from generator.languages.stances import clearest, weighed
from generator.models import Viewpoint

_NOISE = re.compile(r"^\s*>.*$|^\s*@\w+:?", re.MULTILINE)
# Of each viewpoint, the share from which on nine in ten are right on threads left out while learning.
LEAST: Mapping[Viewpoint, float] = {
    "supports": 0.76,
    "objects": 0.84,
    "doubts": 0.68,
    "proposes": 0.62,
    "informs": 0.64,
    "asks": 0.5,
}


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of; `unclear` where no viewpoint is probable enough."""
    found, cues = evidence(comment)
    return clearest(learned.of("en").shares(found, cues), LEAST)


def evidence(comment: str) -> tuple[frozenset[str], dict[Viewpoint, float]]:
    """The features of a comment, and what its cues add up to."""
    text = _NOISE.sub("", comment).strip()
    return features(text), weighed(lowered(text), TURNED, EVIDENCE)
