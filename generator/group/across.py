"""One event told in two languages: clusters of different languages joined by what languages share.

Words are no help between languages; names, numbers and Latin letters are. A name in katakana and its Latin spelling
have the same consonants (ウォレン and Warren: `rn`). Two clusters are one where each is the other's nearest by these
marks and the similarity is high: a wrong join misleads more than a missed one.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from generator.group.events import Event
from generator.group.profiles import NAME
from generator.text import vectors
from generator.text.vectors import Indices

NEAREST = 50  # neighbours looked at: those of the other language are among the first
LEAST = 0.2  # similarity of marks below which two clusters are never one
FEWEST = 3  # marks that they must share
SHORTEST = 2  # consonants: shorter skeletons fit everything

_KANA = {
    **dict.fromkeys("カキクケコヵヶ", "k"), **dict.fromkeys("サスセソシ", "s"), **dict.fromkeys("タテトチツ", "t"),
    **dict.fromkeys("ナニヌネノンマミムメモ", "n"), **dict.fromkeys("ハヒヘホ", "h"), **dict.fromkeys("フ", "f"),
    **dict.fromkeys("ラリルレロ", "r"), **dict.fromkeys("ガギグゲゴ", "g"), **dict.fromkeys("ザズゼゾジヂヅ", "z"),
    **dict.fromkeys("ダデド", "d"), **dict.fromkeys("バビブベボヴ", "b"), **dict.fromkeys("パピプペポ", "p"),
}  # fmt: skip
_SPELLINGS = (
    (r"tion|sion|cian", "sn"), (r"tch|ch", "t"), (r"sch|sh", "s"), (r"ph", "f"), (r"th", "s"), (r"gh(?![aeiou])", ""),
    (r"ck|qu|q|x(?=[aeiou])", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[ei])|j", "z"), (r"v", "b"),
    (r"l", "r"), (r"m", "n"), (r"(?<=[aeiou])r(?![aeiour])", ""), (r"(?<=[aeiou])h|h(?![aeiou])", ""),
    (r"[aeiouwy]", ""),
)  # fmt: skip
_SPELLING_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SPELLINGS)
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_LATIN = re.compile(r"[a-z][a-z0-9]+")


def join(events: Sequence[Event]) -> Indices:
    """A label for each event of one language: those that share one are one event told in several."""
    labels = np.arange(len(events))
    if len({event.language for event in events}) < 2:
        return labels
    marks = [event_marks(event) for event in events]
    for here, there in _nearest_both_ways(marks, [event.language for event in events]):
        if len(marks[here].keys() & marks[there].keys()) >= FEWEST:
            low, high = sorted((labels[here], labels[there]))
            labels[labels == high] = low
    return labels


def _nearest_both_ways(marks: Sequence[Mapping[str, float]], spoken: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs in different languages of which each is the other's nearest in its language, and near enough."""
    rows = vectors.tfidf(marks).rows
    left, right = vectors.neighbours(rows, NEAREST)
    scores = vectors.products(rows, left, right)
    nearest: dict[tuple[int, str], tuple[float, int]] = {}
    for a, b, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
        if spoken[a] != spoken[b] and score >= LEAST:
            for here, there in ((a, b), (b, a)):
                known = nearest.get((here, spoken[there]), (0.0, 0))
                nearest[here, spoken[there]] = max(known, (score, there), key=lambda found: (found[0], -found[1]))
    pairs = [(here, there) for (here, _), (_, there) in sorted(nearest.items()) if here < there]
    return [(here, there) for here, there in pairs if nearest[there, spoken[here]][1] == here]


def event_marks(event: Event) -> dict[str, float]:
    """What an event's stories have that other languages write alike, and in how many of them each stands."""
    rows = event.profiles.vectors.rows
    found: dict[str, float] = {}
    for row in event.rows:
        columns = rows.indices[rows.indptr[row] : rows.indptr[row + 1]].tolist()
        for mark in sorted({mark for column in columns for mark in marks_of(event.profiles.vectors.terms[column])}):
            found[mark] = found.get(mark, 0.0) + 1.0
    return found


@lru_cache(maxsize=200_000)
def marks_of(term: str) -> tuple[str, ...]:
    """The marks of a term: an amount or number itself, a name's consonants, and a name in Latin letters itself."""
    plain = term.removeprefix(NAME)
    if plain[0].isdigit():
        return (plain,) if len(plain) > 1 else ()
    if _KATAKANA.fullmatch(plain):
        return _skeleton(kana_consonants(plain))
    if term.startswith(NAME) and _LATIN.fullmatch(plain):
        return (plain, *_skeleton(latin_consonants(plain)))
    return (plain,) if _LATIN.fullmatch(plain) and not plain.isalpha() else ()


def _skeleton(consonants: str) -> tuple[str, ...]:
    return ("~" + consonants,) if len(consonants) >= SHORTEST else ()


def kana_consonants(katakana: str) -> str:
    """The consonants of a katakana word: トランプ -> `trnp`."""
    return _single("".join(_KANA.get(character, "") for character in katakana))


def latin_consonants(word: str) -> str:
    """The consonants of a Latin word as katakana would write them: Trump -> `trnp`."""
    for pattern, sound in _SPELLING_RULES:
        word = pattern.sub(sound, word)
    return _single(word)


def _single(consonants: str) -> str:
    return re.sub(r"(.)\1+", r"\1", consonants)
