"""Word lists and rules that languages share the form of: patterns with weights, and quoted speech put out of sight."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from generator.languages.phrases import Phrases, beginnings, depths, split
from generator.languages.protocol import Marker, MarkerKind

Rules = Phrases[tuple[MarkerKind, float]]
Rule = tuple[tuple[MarkerKind, float], list[str]]


def rule(kind: MarkerKind, weight: float, *alternatives: str) -> Rule:
    """Regular expressions that find one kind of marker, and what it weighs (0 to 1)."""
    return (kind, weight), [words for alternative in alternatives for words in split(alternative)]


def alternation(alternatives: Iterable[str]) -> str:
    """One expression for all: those that start a word share one test for its start and are sorted by its first letter.

    At a word a search then tries only what can begin so, in the order given: a hundred alternatives are five times as
    fast.
    """
    each = [words for alternative in alternatives for words in split(alternative)]
    starting = [words[2:] for words in each if words.startswith(r"\b")]
    others = [words for words in each if not words.startswith(r"\b")]
    if starting:
        others.insert(0, r"\b(?:" + "|".join(_by_letter(starting)) + ")")
    return "|".join(others)


def _by_letter(starting: Sequence[str]) -> Iterator[str]:
    openings = [(_openings(words), words) for words in starting]
    letters = sorted({letter for opening, _ in openings for letter in opening})
    if letters:
        yield _halved(letters, openings)
    if unknown := [words for opening, words in openings if not opening]:
        outside = f"(?![{''.join(letters)}])" if letters else ""
        yield f"{outside}(?:" + "|".join(unknown) + ")"


def _halved(letters: Sequence[str], openings: Sequence[tuple[frozenset[str], str]]) -> str:
    """What can begin with each letter, found by asking which half of the letters it is in."""
    if len(letters) > 1:
        middle = len(letters) // 2
        first, second = (_halved(half, openings) for half in (letters[:middle], letters[middle:]))
        return f"(?=[{letters[0]}-{letters[middle - 1]}])(?:{first})|{second}"
    words = (words for opening, words in openings if not opening or letters[0] in opening)
    return f"(?={letters[0]})(?:" + "|".join(words) + ")"


def _openings(words: str) -> frozenset[str]:
    """The letters an expression can begin with, none where that is not plain to see."""
    if words[:1].isalpha():
        return frozenset() if words[1:2] in {"?", "*", "{"} else frozenset(words[0])
    if not words.startswith("(?:"):
        return frozenset()
    end = next(at for at, depth in depths(words) if at > 0 and depth == 0 and words[at] == ")")
    if words[end + 1 : end + 2] in {"?", "*", "{"}:
        return frozenset()
    inner = [_openings(part) for part in split(words[3:end])]
    return frozenset().union(*inner) if all(inner) else frozenset()


def lowered(text: str) -> str:
    """The text in lower case, of the same length, so that offsets stay; patterns that ignore case are slow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def found(text: str, rules: Rules) -> tuple[Marker, ...]:
    """All markers in order; of two that overlap the heavier, then the longer, stays."""
    return apart(marked(text, rules, beginnings(text)))


def marked(text: str, rules: Rules, words: AbstractSet[str]) -> list[Marker]:
    """All markers in a text of words with these beginnings, those that overlap too."""
    return [
        Marker(kind, match[0], match.start(), weight)
        for match, (kind, weight) in rules.found(text, words)
        if match[0].strip()
    ]


def apart(markers: Sequence[Marker]) -> tuple[Marker, ...]:
    """The markers in order without overlaps: the heavier, then the longer, then the earlier stays."""
    kept: list[Marker] = []  # always in order and apart, so that only the neighbours can overlap
    for marker in sorted(markers, key=lambda one: (-one.weight, -len(one.words), one.start, one.kind)):
        at = bisect(kept, marker.start, key=lambda one: one.start)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if (before is None or before.start + len(before.words) <= marker.start) and (
            after is None or marker.start + len(marker.words) <= after.start
        ):
            kept.insert(at, marker)
    return tuple(kept)


def blanked(text: str, quoted: re.Pattern[str]) -> str:
    """The text with its quotations as spaces, so that offsets stay."""
    return quoted.sub(lambda match: " " * len(match[0]), text)


def together(text: str, weighted: Mapping[re.Pattern[str], float], *, tries: int = 2) -> float:
    """How sure all patterns that occur make one, as independent signs do: 1 - (1 - a)(1 - b)...; 0 to 1.

    A pattern counts at most `tries` times.
    """
    doubt = 1.0
    for pattern, weight in weighted.items():
        for _ in islice(pattern.finditer(text), tries):
            doubt *= 1 - weight
    return 1 - doubt
