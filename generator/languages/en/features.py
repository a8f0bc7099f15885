"""What of an English comment its viewpoint is learned from: words and marks, pairs of them, and their classes in a row."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from generator.languages.en.classes import SIDES, class_of

_LONGEST = 800  # characters
_CLASSES = range(1, 5)  # in a row
_REACH = 3  # words
_TURNABLE = frozenset({"GOOD", "LIKE", "BAD", "HATE"})
_STEP = 8  # words: lengths that count as one
_DIGITS = re.compile(r"[0-9]+")
_TOKEN = re.compile(r"\w+(?:'\w+)?|[?!…]|[.,:;](?=\s|$)|[£$€%]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")


def features(comment: str) -> frozenset[str]:
    """Words, pairs of words, up to four classes in a row; how its sentences begin and end; the last one's words.

    A class stands for words that do the same work in a comment (`classes`), so that what was learned of "greedy" is
    known of "shameless".
    """
    text = _DIGITS.sub("0", comment[:_LONGEST].lower().replace("’", "'"))
    tokens = ["^", *_TOKEN.findall(text), "$"]
    classes = _turned([class_of(token) for token in tokens])
    sentences = [words for sentence in _SENTENCE.split(text) if (words := _TOKEN.findall(sentence))]
    found = {*tokens, *(f"{first} {second}" for first, second in itertools.pairwise(tokens))}
    found.update("%" + " ".join(classes[at : at + size]) for size in _CLASSES for at in range(len(classes) - size + 1))
    for words in sentences:
        found.update(("<" + words[0], "<" + " ".join(words[:2]), ">" + " ".join(words[-2:])))
    found.update("_" + word for word in (sentences[-1] if sentences else ()))
    found.update(_counts(comment, tokens, classes, len(sentences)))
    return frozenset(found)


def _turned(classes: Sequence[str]) -> list[str]:
    """The classes, praise and blame marked where a negation stands up to three words before them."""
    found = list(classes)
    for at, name in enumerate(classes):
        if name in _TURNABLE and "NEG" in classes[max(0, at - _REACH) : at]:
            found[at] = "!" + name
    return found


def _counts(comment: str, tokens: Sequence[str], classes: Sequence[str], sentences: int) -> set[str]:
    """How long it is, whether it shouts or counts, how many words of praise and of blame it has."""
    found = {f"=length {min(len(tokens) // _STEP, 8)}", f"=sentences {min(sentences, 5)}"}
    if _SHOUTED.search(comment):
        found.add("=shouted")
    if "0" in tokens:
        found.add("=number")
    count = Counter(classes)
    found.update(f"={side} {number}" for side in SIDES for number in range(1, min(count[side], 3) + 1))
    praise = count["GOOD"] + count["LIKE"] + count["!BAD"] + count["!HATE"]
    balance = praise - count["BAD"] - count["HATE"] - count["!GOOD"] - count["!LIKE"]
    found.add(f"=balance {max(-2, min(2, balance))}")
    return found
