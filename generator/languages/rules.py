"""Word lists and rules that languages share the form of: patterns with weights, and quoted speech put out of sight."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.languages.protocol import Marker, MarkerKind


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of marker: what it weighs (0 to 1), and the pattern that finds it."""

    kind: MarkerKind
    weight: float
    pattern: re.Pattern[str]


def rule(kind: MarkerKind, weight: float, *alternatives: str, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """A rule of alternatives, each a regular expression, the longer tried first where they begin alike."""
    return Rule(kind, weight, re.compile("|".join(sorted(alternatives, key=lambda words: (-len(words), words))), flags))


def found(text: str, rules: Iterable[Rule]) -> tuple[Marker, ...]:
    """All markers in order; of two that overlap the heavier, then the longer, stays."""
    markers = [
        Marker(kind=rule.kind, words=match[0], start=match.start(), weight=rule.weight)
        for rule in rules
        for match in rule.pattern.finditer(text)
        if match[0].strip()
    ]
    return apart(markers)


def apart(markers: Sequence[Marker]) -> tuple[Marker, ...]:
    """The markers in order without overlaps: the heavier, then the longer, then the earlier stays."""
    kept: list[Marker] = []
    for marker in sorted(markers, key=lambda one: (-one.weight, -len(one.words), one.start, one.kind)):
        end = marker.start + len(marker.words)
        if all(end <= other.start or marker.start >= other.start + len(other.words) for other in kept):
            kept.append(marker)
    return tuple(sorted(kept, key=lambda one: one.start))


def blanked(text: str, quoted: re.Pattern[str]) -> str:
    """The text with its quotations as spaces, so that offsets stay."""
    return quoted.sub(lambda match: " " * len(match[0]), text)


def score(text: str, weighted: Mapping[re.Pattern[str], float]) -> float:
    """The sum of the weights of all patterns that occur, however often, at most 1."""
    return min(1.0, sum(weight for pattern, weight in weighted.items() if pattern.search(text)))
