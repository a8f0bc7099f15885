"""CBOR of arrays, text and whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.write.cbor import decoded, encoded

ITEMS = st.recursive(st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30))


@given(ITEMS)
def test_what_is_written_is_read(item: object) -> None:
    assert decoded(b"".join(encoded(item))) == item


@pytest.mark.parametrize(
    ("item", "data"),
    [  # RFC 8949, appendix A
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (18446744073709551615, "1bffffffffffffffff"),
        ("水", "63e6b0b4"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
    ],
)
def test_the_bytes_are_those_of_the_standard(item: object, data: str) -> None:
    assert b"".join(encoded(item)).hex() == data


@pytest.mark.parametrize("data", ["", "81", "62e6", "1818ff", "9f", "a0", "20"])
def test_what_is_cut_short_goes_on_or_is_of_another_kind_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"ends|goes on|without its length|of CBOR type"):
        decoded(bytes.fromhex(data))
