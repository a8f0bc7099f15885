"""Rows of text in columns, as a terminal shows them: a letter of Chinese or Japanese is two columns wide (UAX 11)."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from generator.cli.console import harmless

GAP = "  "


def lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each row, its cells padded to the widest of their column; the last cell as it is."""
    told = [[harmless(cell).replace("\n", " ") for cell in row] for row in rows]
    widest = [max(map(width, column)) for column in zip(*told, strict=True)]
    for row in told:
        padded = (cell + " " * (most - width(cell)) for cell, most in zip(row, widest, strict=True))
        yield GAP.join(padded).rstrip()


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
