"""A Pagefind bundle put in order."""

import gzip
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.write import bundle, chunks
from generator.write.cbor import decoded, encoded

CHUNK = [[["水", [[0, [3], []], [2, [1, 4], [1]]], []], ["火", [[1, [2], []]], [["灯", [[1, [2], []]]]]]]]


def made(folder: Path, values: list[object]) -> Path:
    (folder / "filter").mkdir(parents=True)
    put(folder / "filter" / "en_1.pf_filter", ["week", values])
    (folder / "index").mkdir()
    put(folder / "index" / "en_3.pf_index", CHUNK)
    put(folder / "pagefind.en_2.pf_meta", ["1.5.2", [], [["水", "火", "en_3"]], [["week", "en_1"]], [], ["title"]])
    (folder / "pagefind-entry.json").write_text('{"version":"1.5.2","languages":{"en":{"hash":"en_2"}}}')
    return folder


def put(path: Path, content: object) -> None:
    path.write_bytes(gzip.compress(b"pagefind_dcd" + b"".join(encoded(content))))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_values_in_any_order_give_one_bundle(tmp_path: Path) -> None:
    first, second = made(tmp_path / "1", [["b", [1]], ["a", [0, 2]]]), made(tmp_path / "2", [["a", [0, 2]], ["b", [1]]])
    bundle.settle(first)
    bundle.settle(second)
    assert files(first) == files(second)
    name = next(iter((first / "filter").iterdir()))
    assert decoded(bundle._read(name)) == ["week", [["a", [0, 2]], ["b", [1]]]]
    index = next(iter(first.glob("*.pf_meta")))
    assert decoded(bundle._read(index))[3] == [["week", name.stem]]
    assert index.name == f"pagefind.{index.name.split('.')[1]}.pf_meta"
    assert index.name.split(".")[1] in (first / "pagefind-entry.json").read_text()


def test_chunks_are_cut_and_stand_under_their_new_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "LARGE", 1)
    folder = made(tmp_path, [])
    bundle.settle(folder)
    listed = decoded(bundle._read(next(iter(folder.glob("*.pf_meta")))))[2]
    held = [decoded(bundle._read(folder / "index" / f"{name}.pf_index")) for _, _, name in listed]
    assert [(first, last) for first, last, _ in listed] == [("水", "水"), ("火", "火")]
    assert held == [[[word]] for word in CHUNK[0]]
    assert len(list((folder / "index").iterdir())) == 2


@pytest.mark.parametrize(
    "data", [b"", b"else", b"pagefind_dcd", b"pagefind_dcd\x9f", b"pagefind_dcd\x00\x00", b"pagefind_dcd\xa0"]
)
def test_a_form_that_is_not_known_is_an_error(tmp_path: Path, data: bytes) -> None:
    folder = made(tmp_path, [])
    (folder / "filter" / "en_1.pf_filter").write_bytes(gzip.compress(data))
    with pytest.raises(BuildError, match=r"requirements\.lock"):
        bundle.settle(folder)


@pytest.mark.parametrize("data", [b"", b"else", b"pagefind_dcd", b"pagefind_dcd\x81\x81", b"pagefind_dcd\x80\x80"])
def test_so_is_a_chunk_of_another_form(tmp_path: Path, data: bytes) -> None:
    folder = made(tmp_path, [])
    (folder / "index" / "en_3.pf_index").write_bytes(gzip.compress(data))
    with pytest.raises(BuildError, match=r"requirements\.lock"):
        bundle.settle(folder)
