"""What a Japanese comment does towards what the report tells of, by how it is said."""

import re

from generator.languages import examples
from generator.languages.ja.cues import EVIDENCE, TURNED
from generator.languages.stances import strongest
from generator.models import Viewpoint

_NOISE = re.compile(r"[>＞]{1,2}\s*[0-9]+|^[0-9]+番?さん")
_DIGITS = re.compile(r"[0-9０-９]+")
_MARGIN = 0.8  # Japanese cues overlap more
_LONGEST = 300
_LONGEST_RUN = 3  # characters


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of; `unclear` where no viewpoint leads by enough."""
    text = _NOISE.sub("", comment).strip()
    return strongest(text, TURNED, EVIDENCE, examples.of("ja", features).opinion(text), _MARGIN) if text else "unclear"


def features(comment: str) -> frozenset[str]:
    """Runs of one to three characters, its start and end marked, numbers alike."""
    text = f"^{_DIGITS.sub('0', comment[:_LONGEST])}$".replace("！", "!").replace("？", "?")
    return frozenset(text[at : at + size] for size in range(1, _LONGEST_RUN + 1) for at in range(len(text) - size + 1))
