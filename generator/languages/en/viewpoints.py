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
LEAST: Mapping[Viewpoint, float] = {
    "supports": 0.74,
    "objects": 0.77,
    "doubts": 0.62,
    "proposes": 0.56,
    "informs": 0.58,
    "asks": 0.45,
}


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of; `unclear` where no viewpoint is probable enough."""
    found, cues = evidence(comment)
    return clearest(learned.of("en").shares(found, cues), LEAST)


def evidence(comment: str) -> tuple[frozenset[str], dict[Viewpoint, float]]:
    """The features of a comment, and what its cues add up to."""
    text = _NOISE.sub("", comment).strip()
    return features(text), weighed(lowered(text), TURNED, EVIDENCE)
