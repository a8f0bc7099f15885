"""What sentence splitting in every language shares: lines, spans that stay whole, and trimming to exact substrings."""

import re
from collections.abc import Iterable, Iterator
from functools import cache


def lines(text: str) -> Iterator[str]:
    """The lines of a text without space around them, empty ones left out: a line break always ends a sentence."""
    for line in text.splitlines():
        if stripped := line.strip():
            yield stripped


def cut(line: str, ends: Iterable[int]) -> Iterator[str]:
    """The line cut after each of `ends` (rising offsets), each piece without space around it."""
    start = 0
    for end in (*ends, len(line)):
        if piece := line[start:end].strip():
            yield piece
        start = end


def pairs(line: str, brackets: str, longest: int) -> list[tuple[int, int]]:
    """Offsets of outermost bracketed spans, (opening, just after closing), at most `longest` characters each.

    `brackets` lists pairs, opening before closing. A bracket without its partner in the line, or with one too far
    away, holds nothing together: texts from outside forget to close them.
    """
    closing, any_of_them = _marks(brackets)
    found: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    for match in any_of_them.finditer(line):
        character, offset = match[0], match.start()
        if character in closing:
            open_at.append((closing[character], offset))
            continue
        start = _close(open_at, character)
        if start is not None and offset + 1 - start <= longest:
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, offset + 1))
    return found


@cache  # a language has one set of brackets
def _marks(brackets: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Closing brackets by their opening ones, and the pattern of all."""
    return dict(zip(brackets[::2], brackets[1::2], strict=True)), re.compile("[" + re.escape(brackets) + "]")


def _close(open_at: list[tuple[str, int]], closer: str) -> int | None:
    """Take the nearest opening that waits for `closer`, and those inside it, off the stack; its offset."""
    for depth in range(len(open_at) - 1, max(-1, len(open_at) - 8), -1):
        if open_at[depth][0] == closer:
            start = open_at[depth][1]
            del open_at[depth:]
            return start
    return None


def inside(spans: Iterable[tuple[int, int]], offset: int) -> bool:
    """Whether a cut at `offset` would part a span."""
    return any(start < offset < end for start, end in spans)
