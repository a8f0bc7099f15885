"""Bodies unpacked, in whatever pieces they come."""

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect.coding import limited, unpacked
from generator.errors import FetchError, LimitError

TEXT = "汐見の朝は早い。".encode() * 400
FORMS = {
    "gzip": gzip.compress(TEXT, mtime=0),
    "x-gzip": gzip.compress(TEXT[:700], mtime=0) + gzip.compress(TEXT[700:], mtime=0),
    "deflate": zlib.compress(TEXT),
    "": TEXT,
}


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("coding", FORMS)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_every_form_in_pieces_of_any_size(coding: str, size: int) -> None:
    assert b"".join(unpacked(cut(FORMS[coding], size), coding)) == TEXT


def test_deflate_without_its_wrapping() -> None:
    packer = zlib.compressobj(wbits=-15)
    assert b"".join(unpacked([packer.compress(TEXT) + packer.flush()], "deflate")) == TEXT


@pytest.mark.parametrize("padding", [b"\x00" * 9, b"padding"])
def test_what_follows_is_padding(padding: bytes) -> None:
    assert b"".join(unpacked(cut(FORMS["gzip"] + padding, 50), "gzip")) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate"])
def test_every_cut_is_noticed(coding: str) -> None:
    for length in range(1, len(FORMS[coding])):
        if coding == "x-gzip" and length == len(gzip.compress(TEXT[:700], mtime=0)):
            continue  # between two members nothing tells
        with pytest.raises(FetchError, match="could not be downloaded"):
            list(unpacked([FORMS[coding][:length]], coding))


@given(st.binary(min_size=1), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_are_unpacked_or_refused(data: bytes, coding: str) -> None:
    try:
        list(unpacked([data], coding))
    except FetchError as error:
        assert error.why  # noqa: PT017 - either is right


def test_more_than_wanted_is_refused_before_it_is_unpacked() -> None:
    taken = []

    def counted() -> Iterator[bytes]:
        for piece in unpacked([gzip.compress(bytes(50_000_000))], "gzip"):
            taken.append(len(piece))
            yield piece

    with pytest.raises(LimitError):
        limited(counted(), LimitError("is too large"), 100_000)
    assert sum(taken) < 300_000
