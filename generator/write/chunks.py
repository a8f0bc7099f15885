"""A Pagefind index cut anew, so that a search loads the characters it asks for and few others.

Pagefind 1.5 fills a chunk of its index with words, in their order, until some 20,000 places in pages stand in it. That
suits words of an alphabet. Where a character is a word, one alone may have as many, and rare neighbours come along with
common ones: at 6,000 pages a chunk weighed up to 120 KB where its search needed 15. Here a chunk is cut between words
that begin with different characters, as soon as it is of a size. Words that begin alike stay together, since a search
for the beginning of a word looks in one chunk alone.

A chunk is CBOR: an array of one array of words, each `[word, pages, [[written otherwise, pages], ...]]`, and each page
`[distance from the page before, [places], [places in titles]]`. A page holds whole numbers alone, so that the places,
which are nearly all of the index, are passed over by a pattern and need not be read.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.write.cbor import ARRAY, TEXT, head

LARGE = 24_000  # bytes, of which compression leaves four tenths: a chunk that has as many ends
_HEAD = re.compile(rb"([\x60-\x77\x80-\x97])|[\x78\x98](.)|[\x79\x99](..)|[\x7a\x9a](....)", re.DOTALL)
_INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....|[\x1b\x3b].{8})"
_LENGTH = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
_PAGES = re.compile(
    rb"%(length)s(?:\x83%(integer)s%(length)s%(integer)s*+%(length)s%(integer)s*+)*+"
    % {b"length": _LENGTH, b"integer": _INTEGER},
    re.DOTALL,
)


def cut(chunk: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The chunk in pieces: first word, last word and bytes of each. Raises ValueError where it cannot be read."""
    group: list[tuple[str, bytes]] = []
    for _, alike in groupby(_words(chunk), key=lambda word: word[0][:1]):
        words = list(alike)
        if group and sum(len(data) for _, data in (*group, *words)) > LARGE:
            yield _piece(group)
            group = []
        group += words
    if group:
        yield _piece(group)


def _piece(words: list[tuple[str, bytes]]) -> tuple[str, str, bytes]:
    return words[0][0], words[-1][0], head(ARRAY, 1) + head(ARRAY, len(words)) + b"".join(data for _, data in words)


def _words(chunk: bytes) -> Iterator[tuple[str, bytes]]:
    """Each word of a chunk, and all bytes of its entry."""
    outer, at = _length(chunk, 0, ARRAY)
    count, at = _length(chunk, at, ARRAY)
    for _ in range(count):
        start = at
        word, at = _written(chunk, at)
        variants, at = _length(chunk, at, ARRAY)
        for _variant in range(variants):
            _, at = _written(chunk, at)
        yield word, chunk[start:at]
    if outer != 1 or at != len(chunk):
        raise ValueError("a chunk of the index has another form")


def _written(chunk: bytes, at: int) -> tuple[str, int]:
    """A word as it is written in some pages, and where they end."""
    _, at = _length(chunk, at, ARRAY)
    length, at = _length(chunk, at, TEXT)
    pages = _PAGES.match(chunk, at + length)
    if pages is None:
        raise ValueError("a chunk of the index has a word without pages")
    return chunk[at : at + length].decode(), pages.end()


def _length(chunk: bytes, at: int, kind: int) -> tuple[int, int]:
    """The length in the head of a text or an array, and where its content begins."""
    found = _HEAD.match(chunk, at)
    if found is None or chunk[at] >> 5 != kind:
        raise ValueError(f"a chunk of the index has no item of CBOR type {kind} at byte {at}")
    short, *longer = found.groups()
    number = short[0] & 31 if short else next(int.from_bytes(part) for part in longer if part)
    return number, found.end()
