"""Chunks of the search index, cut so that a search loads what it asks for."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.write import chunks
from generator.write.cbor import ARRAY, encoded, head

NUMBERS = st.integers(0, 2**40) | st.integers(-(2**40), -1)
PAGES = st.lists(
    st.tuples(st.integers(0, 70_000), st.lists(NUMBERS, max_size=9), st.lists(NUMBERS, max_size=2)), max_size=5
)
NAMES = st.text("あか水火ab、", min_size=1, max_size=30)
WORDS = st.lists(st.tuples(NAMES, PAGES, st.lists(st.tuples(NAMES, PAGES), max_size=3)), max_size=9)


def written(item: Any) -> Iterator[bytes]:
    """CBOR with numbers below zero, which Pagefind writes for weights."""
    if isinstance(item, int) and item < 0:
        yield head(1, -1 - item)
    elif isinstance(item, list | tuple):
        yield head(ARRAY, len(item))
        for part in item:
            yield from written(part)
    else:
        yield from encoded(item)


def chunk(words: list[Any]) -> bytes:
    return b"".join(written([words]))


@given(WORDS, st.integers(0, 200))
def test_pieces_hold_all_words_in_their_order(words: list[Any], large: int) -> None:
    words.sort(key=lambda word: word[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "LARGE", large)
        pieces = list(chunks.cut(chunk(words)))
    held: list[list[Any]] = [[word for word in words if first <= word[0] <= last] for first, last, _ in pieces]
    assert [word for part in held for word in part] == words
    assert [data for _, _, data in pieces] == [chunk(part) for part in held]


def test_common_characters_stand_alone_and_rare_ones_together() -> None:
    common: list[Any] = [[0, [1, 2, 3], []]] * 10_000
    words = [["仁", [], []], ["日", common, []], ["日、", [], []], ["旦", [], []], ["旬", [], []]]
    assert [(first, last) for first, last, _ in chunks.cut(chunk(words))] == [
        ("仁", "仁"),
        ("日", "日、"),
        ("旦", "旬"),
    ]


def test_words_that_begin_alike_stay_together_however_many() -> None:
    words = [[f"s{number:03}", [[0, [1] * 100, []]], []] for number in range(900)]
    assert [(first, last) for first, last, _ in chunks.cut(chunk(words))] == [("s000", "s899")]


@pytest.mark.parametrize(
    "data", ["", "81", "80", "8100", "818183616180", "82818361618080", "818183616180800000", "8181836161818301"]
)
def test_another_form_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="chunk"):
        list(chunks.cut(bytes.fromhex(data)))
