"""What an English comment does towards what the report tells of, by how it is said."""

import itertools
import re

from generator.languages import examples
from generator.languages.en.cues import EVIDENCE, TURNED
from generator.languages.rules import lowered
from generator.languages.stances import strongest
from generator.models import Viewpoint

_NOISE = re.compile(r"^\s*>.*$|^\s*@\w+:?", re.MULTILINE)
_TOKEN = re.compile(r"\w+(?:'\w+)?|[?!…]|[.,](?=\s|$)")
_LONGEST = 600  # characters


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of; `unclear` where no viewpoint leads by enough."""
    text = lowered(_NOISE.sub("", comment).strip())
    return strongest(text, TURNED, EVIDENCE, examples.of("en", features).opinion(text)) if text else "unclear"


def features(comment: str) -> frozenset[str]:
    """Words and marks, and pairs of them, its start and end marked."""
    tokens = ["^", *_TOKEN.findall(comment.lower()[:_LONGEST].replace("’", "'")), "$"]
    return frozenset(tokens) | {f"{first} {second}" for first, second in itertools.pairwise(tokens)}
