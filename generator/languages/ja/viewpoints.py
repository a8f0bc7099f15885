"""What a Japanese comment does towards what the report tells of, by how it is said."""

import re
from collections.abc import Mapping

from generator.languages import learned
from generator.languages.ja.cues import EVIDENCE, TURNED
from generator.languages.ja.features import features
from generator.languages.stances import clearest, weighed
from generator.models import Viewpoint

_NOISE = re.compile(r"[>＞]{1,2}\s*[0-9]+|^[0-9]+番?さん")
# Of each viewpoint, the share from which on nine in ten are right on threads left out while learning.
LEAST: Mapping[Viewpoint, float] = {
    "supports": 0.62,
    "objects": 0.68,
    "doubts": 0.74,
    "proposes": 0.6,
    "informs": 0.58,
    "asks": 0.62,
}


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of; `unclear` where no viewpoint is probable enough."""
    found, cues = evidence(comment)
    return clearest(learned.of("ja").shares(found, cues), LEAST)


def evidence(comment: str) -> tuple[frozenset[str], dict[Viewpoint, float]]:
    """The features of a comment, and what its cues add up to."""
    text = _NOISE.sub("", comment).strip()
    return features(text), weighed(text, TURNED, EVIDENCE)
