"""The body of an answer: as long as it says, unpacked once, and never more than wanted.

Own loops, since `http.client` reads beyond Content-Length in small steps (Python 3.11), and urllib3 takes a gzip
stream that was cut off for a whole one.
"""

import zlib
from collections.abc import Iterable, Iterator

from urllib3.response import BaseHTTPResponse

from generator.errors import FetchError, LimitError

PIECE = 65_536  # bytes
CODINGS = frozenset({"", "gzip", "x-gzip", "deflate"})
_NONE = frozenset({"", "identity", "none", "utf-8", "aws-chunked"})  # said by servers of what is not packed
CUT_SHORT = "the answer was cut short"

_GZIP, _ZLIB, _BARE = 31, 15, -15  # what `zlib` calls the three forms


def coding_of(header: str | None) -> str:
    """How a body is packed, by its `Content-Encoding`: one of `CODINGS`; else what is said, which is not understood."""
    return ", ".join(part for part in map(str.strip, (header or "").lower().split(",")) if part not in _NONE)


def pieces(answer: BaseHTTPResponse, length: int | None) -> Iterator[bytes]:
    """The bytes as they come, at most `length`. Raises FetchError if there are fewer."""
    left = length
    while left is None or left > 0:
        piece = answer.read1(PIECE if left is None else min(PIECE, left), decode_content=False)
        if not piece:
            break
        left = None if left is None else left - len(piece)
        yield piece
    if left:
        raise FetchError("could not be downloaded", why=CUT_SHORT)


def unpacked(packed: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The bytes unpacked by one of `CODINGS`, in pieces of limited size. Raises FetchError for what is cut or no such.

    A gzip stream may have several members; what follows the last one is padding.
    """
    if not coding:
        yield from packed
        return
    unpacker, ended = None, False
    for piece in packed:
        rest = piece
        while rest and not ended:
            unpacker = unpacker or zlib.decompressobj(_form(coding, rest))
            try:
                yield unpacker.decompress(rest, PIECE)
            except zlib.error as error:
                raise FetchError("could not be downloaded", why="what is said to be compressed is not") from error
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                rest = unpacker.unused_data
                ended = bool(rest) and not (coding.endswith("gzip") and rest.startswith(b"\x1f"))
                unpacker = None if rest else unpacker
    if unpacker and not unpacker.eof:
        raise FetchError("could not be downloaded", why=CUT_SHORT)


def limited(data: Iterable[bytes], too_large: LimitError, most: int) -> bytes:
    """All of it, up to `most` bytes. Raises `too_large` over that, before any more is unpacked."""
    whole = bytearray()
    for piece in data:
        whole += piece
        if len(whole) > most:
            raise too_large
    return bytes(whole)


def _form(coding: str, data: bytes) -> int:
    """How to unpack; many servers call deflate what lacks its wrapping (RFC 9110, 8.4.1.2)."""
    if coding != "deflate":
        return _GZIP
    return _ZLIB if data[0] & 0x0F == zlib.DEFLATED and data[0] >> 4 <= 7 else _BARE
