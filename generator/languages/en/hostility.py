"""Insults, slurs, threats and spam in English comments."""

import re

from generator.languages.rules import score

_WEIGHTS = {
    re.compile(r"\b(?:idiots?|morons?|imbeciles?|stupid|retards?|scum|vermin|trash|loser|pathetic|dumbass|asshole|bastards?|bitch)\b", re.IGNORECASE): 0.6,
    re.compile(r"\b(?:kill yourself|go die|drop dead|hope (?:you|he|she|they) dies?|shut up|fuck (?:you|off))\b", re.IGNORECASE): 0.8,
}  # fmt: skip


def hostility(comment: str) -> float:
    """How far a comment insults, threatens or is spam, 0 to 1."""
    return score(comment, _WEIGHTS)
