"""What an English comment does towards what the report tells of, by how it is said."""

import re

from generator.models import Viewpoint

# In the order of trial: what is plainest first.
_RULES: tuple[tuple[Viewpoint, re.Pattern[str]], ...] = (
    ("supports", re.compile(r"\b(?:great (?:news|idea|work|job)|well done|good (?:for|on)|about time|finally|support this|I agree|love this|thank)\b", re.IGNORECASE)),
    ("objects", re.compile(r"\b(?:disgrace|shame|oppose|terrible idea|bad idea|waste of|stop this|ridiculous|nonsense|unacceptable)\b", re.IGNORECASE)),
    ("proposes", re.compile(r"\b(?:should|ought to|why not|how about|better to|need to|instead of|let'?s)\b", re.IGNORECASE)),
    ("asks", re.compile(r"\?\s*$")),
    ("doubts", re.compile(r"\b(?:doubt|skeptical|sceptical|won'?t work|never happen|unlikely|I wonder|not sure|hard to believe)\b", re.IGNORECASE)),
    ("informs", re.compile(r"\b(?:according to|in fact|actually|for context|for the record|fyi|source:)\b|https?://", re.IGNORECASE)),
)  # fmt: skip


def viewpoint(comment: str) -> Viewpoint:
    """The viewpoint of the first rule that fits, `unclear` where none does."""
    return next((name for name, pattern in _RULES if pattern.search(comment)), "unclear")
