"""A Pagefind bundle put in order."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BuildError
from generator.write import bundle

ITEMS = st.recursive(st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30))


@given(ITEMS)
def test_what_is_written_is_read(item: object) -> None:
    assert bundle._decoded(iter(b"".join(bundle._encoded(item)))) == item


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
    assert b"".join(bundle._encoded(item)).hex() == data


def made(folder: Path, values: list[object]) -> Path:
    (folder / "filter").mkdir(parents=True)
    put(folder / "filter" / "en_1.pf_filter", ["week", values])
    put(folder / "pagefind.en_2.pf_meta", ["1.5.2", [], [], [["week", "en_1"]], [], ["title"]])
    (folder / "pagefind-entry.json").write_text('{"version":"1.5.2","languages":{"en":{"hash":"en_2"}}}')
    return folder


def put(path: Path, content: object) -> None:
    path.write_bytes(gzip.compress(b"pagefind_dcd" + b"".join(bundle._encoded(content))))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_values_in_any_order_give_one_bundle(tmp_path: Path) -> None:
    first, second = made(tmp_path / "1", [["b", [1]], ["a", [0, 2]]]), made(tmp_path / "2", [["a", [0, 2]], ["b", [1]]])
    bundle.settle(first)
    bundle.settle(second)
    assert files(first) == files(second)
    name = next(iter((first / "filter").iterdir()))
    assert bundle._read(name) == ["week", [["a", [0, 2]], ["b", [1]]]]
    index = next(iter(first.glob("*.pf_meta")))
    assert bundle._read(index)[3] == [["week", name.stem]]
    assert index.name == f"pagefind.{index.name.split('.')[1]}.pf_meta"
    assert index.name.split(".")[1] in (first / "pagefind-entry.json").read_text()


@pytest.mark.parametrize(
    "data", [b"", b"else", b"pagefind_dcd", b"pagefind_dcd\x9f", b"pagefind_dcd\x00\x00", b"pagefind_dcd\xa0"]
)
def test_a_form_that_is_not_known_is_an_error(tmp_path: Path, data: bytes) -> None:
    folder = made(tmp_path, [])
    (folder / "filter" / "en_1.pf_filter").write_bytes(gzip.compress(data))
    with pytest.raises(BuildError, match=r"requirements\.lock"):
        bundle.settle(folder)
