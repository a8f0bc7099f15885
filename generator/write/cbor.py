"""CBOR (RFC 8949) as Pagefind writes it: arrays, text and whole numbers only, each length in the fewest bytes."""

from collections.abc import Iterator
from typing import Any

NUMBER, TEXT, ARRAY = 0, 3, 4  # major types


def encoded(item: Any) -> Iterator[bytes]:
    """An item of numbers from zero on, texts and lists, in pieces."""
    if isinstance(item, int):
        yield head(NUMBER, item)
    elif isinstance(item, str):
        text = item.encode()
        yield head(TEXT, len(text)) + text
    else:
        yield head(ARRAY, len(item))
        for part in item:
            yield from encoded(part)


def head(kind: int, number: int) -> bytes:
    """The beginning of an item: its major type, and its value or length."""
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size)


def decoded(data: bytes) -> Any:
    """The one item of these bytes. Raises ValueError for what ends early, goes on, or is of another kind."""
    stream = iter(data)
    item = _decoded(stream)
    if next(stream, None) is not None:
        raise ValueError("goes on after its end")
    return item


def _decoded(stream: Iterator[int]) -> Any:
    first = _byte(stream)
    kind, number = first >> 5, first & 31
    if 24 <= number <= 27:  # the number stands in the next 1, 2, 4 or 8 bytes
        number = int.from_bytes(_byte(stream) for _ in range(1 << number - 24))
    elif number > 27:
        raise ValueError("an item without its length")
    if kind == NUMBER:
        return number
    if kind == TEXT:
        return bytes(_byte(stream) for _ in range(number)).decode()
    if kind == ARRAY:
        return [_decoded(stream) for _ in range(number)]
    raise ValueError(f"an item of CBOR type {kind}")


def _byte(stream: Iterator[int]) -> int:
    byte = next(stream, None)
    if byte is None:
        raise ValueError("ends too early")
    return byte
