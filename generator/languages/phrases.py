r"""Many expressions and one text: only those are sought that the words of the text call for.

`\bkind of\b` can only be found beside a word that begins with "kind". Each expression is filed under such beginnings,
read from the expression itself; a sentence then asks for two or three of some hundred expressions. Judging English
sentences so takes a third of the time that one search for all of them takes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Generic, TypeVar

Kind = TypeVar("Kind")

LETTERS = 4  # of a word that are its beginning

_RUN = re.compile(r"[a-z]+")
_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
_ITEM = re.compile(
    r"(?P<edge>\\b|\^)|(?P<gap>\\[Ws]|\[[^\w\\^\]]+\]|[^\w\\\[().|$])|(?P<word>[A-Za-z]+)|(?P<group>\()"
    r"|\[(?:\\.|[^\]\\])*\]|\\.|.",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[0-9,]+\})[+?]?")
_OPTIONAL = ("?", "*", "{0", "{,")


@lru_cache(maxsize=4096)  # asked of the same sentence again and again
def runs(text: str) -> frozenset[str]:
    """The different runs of letters in a text, in lower case."""
    return frozenset(_RUN.findall(text.lower()))


@lru_cache(maxsize=4096)
def beginnings(text: str) -> frozenset[str]:
    """The first letters of these."""
    return frozenset([run[:LETTERS] for run in runs(text)])


class Phrases(Generic[Kind]):
    """Expressions, each of a kind and found as if it were sought alone."""

    def __init__(self, *families: tuple[Kind, Iterable[str]]) -> None:
        self._filed: dict[str, list[int]] = defaultdict(list)
        self._phrases: list[tuple[re.Pattern[str], Kind]] = []
        self._always: list[tuple[re.Pattern[str], Kind]] = []
        for kind, alternatives in families:
            keys = {expression: required(expression) for expression in alternatives}
            for expression in filter(keys.get, keys):
                for key in keys[expression]:
                    self._filed[key].append(len(self._phrases))
                self._phrases.append((re.compile(expression), kind))
            if unfiled := [expression for expression in keys if not keys[expression]]:
                self._always.append((re.compile("|".join(unfiled)), kind))
        self._keys = frozenset(self._filed)

    def found(self, text: str, words: AbstractSet[str]) -> Iterator[tuple[re.Match[str], Kind]]:
        """Every place of each, in no order; `words` are the `beginnings` of the text, or of one this is a part of."""
        called = {place for key in words & self._keys for place in self._filed[key]}
        for pattern, kind in (*map(self._phrases.__getitem__, called), *self._always):
            for match in pattern.finditer(text):
                yield match, kind

    def are_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Whether any of them is in a text; `words` as in `found`."""
        return next(self.found(text, words), None) is not None


def required(expression: str) -> frozenset[str]:
    """Beginnings of words of which one stands wherever an expression is found; none where that is not plain to see."""
    return _any_of(expression, fresh=False, closed=False)[0]


def _any_of(expression: str, *, fresh: bool, closed: bool) -> tuple[frozenset[str], bool]:
    """What alternatives require together, and whether a word may begin behind each.

    `fresh`: a word may begin before them; `closed`: none goes on behind them.
    """
    each = [_sequence(part, fresh=fresh, closed=closed) for part in split(expression)]
    keys = frozenset().union(*(keys for keys, _ in each)) if all(keys for keys, _ in each) else frozenset()
    return keys, all(ends for _, ends in each)


def _sequence(expression: str, *, fresh: bool, closed: bool) -> tuple[frozenset[str], bool]:
    """The same of one alternative: the rarest of what its parts require."""
    best: frozenset[str] = frozenset()
    for match, quantifier, behind in _items(expression):
        optional = quantifier.startswith(_OPTIONAL)
        ends = _closes(expression[behind:]) if behind < len(expression) else closed
        keys: frozenset[str] = frozenset()
        if match["edge"]:
            fresh = True
        elif match["gap"]:
            fresh = fresh or not optional
        elif match["word"]:
            if fresh:
                keys = _beginning(match[0][: -1 if optional else None], ends=ends and not quantifier)
            fresh = False
        elif match["group"]:
            inner = expression[match.end() : behind - len(quantifier) - 1]
            if inner.startswith("?:"):
                keys, after = _any_of(inner[2:], fresh=fresh, closed=ends and not quantifier)
                keys = frozenset() if optional else keys
                fresh = after and (fresh or not optional)
            elif not inner.startswith("?"):
                fresh = False
        else:
            fresh = False
        best = min(filter(None, (best, keys)), key=_frequency, default=best)
    return best, fresh


def _items(expression: str) -> Iterator[tuple[re.Match[str], str, int]]:
    """Each item of a sequence, its quantifier, and where the next begins; groups whole."""
    at = 0
    while match := _ITEM.match(expression, at):
        end = match.end()
        if match["group"]:
            end = next(place for place, depth in depths(expression[at:]) if depth == 0) + at + 1
        quantifier = found[0] if (found := _QUANTIFIER.match(expression, end)) else ""
        at = end + len(quantifier)
        yield match, quantifier, at


def _closes(rest: str) -> bool:
    """Whether what follows a word cannot be part of it."""
    match = _ITEM.match(rest)
    if not match or not (match["edge"] or match["gap"]):
        return False
    quantifier = _QUANTIFIER.match(rest, match.end())
    return not (quantifier and quantifier[0].startswith(_OPTIONAL))


def _beginning(word: str, *, ends: bool) -> frozenset[str]:
    return frozenset({word[:LETTERS].lower()}) if len(word) >= LETTERS or (word and ends) else frozenset()


_DULL = beginnings(
    "a all an and are as at be but by can could for from had has have he her his i in is it its not of on or our she"
    " that the their they this to was we were who will with would you your president after political police"
)


def _frequency(keys: frozenset[str]) -> tuple[int, int]:
    """How often a set of beginnings is met: dull ones first, then their number."""
    return len(keys & _DULL), len(keys)


def split(expression: str) -> list[str]:
    """The alternatives at the top of an expression."""
    bars = [at for at, depth in depths(expression) if depth == 0 and expression[at] == "|"]
    return [expression[start + 1 : end] for start, end in zip([-1, *bars], [*bars, len(expression)], strict=True)]


def depths(expression: str) -> Iterator[tuple[int, int]]:
    """Each character's offset that is syntax, not escaped and not in a class, with the depth of groups behind it."""
    depth = 0
    for match in _SYNTAX.finditer(expression):
        character = match[0]
        if character in "()|":
            depth += {"(": 1, ")": -1}.get(character, 0)
            yield match.start(), depth
