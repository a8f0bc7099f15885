"""Writing a file whole or not at all."""

import os
from pathlib import Path

import pytest

from generator import files
from generator.errors import RecordError


def test_writes_only_when_bytes_differ(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.md"
    assert files.replace(path, b"one")
    inode = path.stat().st_ino
    assert not files.replace(path, b"one")
    assert path.stat().st_ino == inode
    assert files.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["page.md"]


def test_a_link_out_of_the_site_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    link = tmp_path / "record.json"
    link.symlink_to(outside)
    with pytest.raises(RecordError, match="symbolic link"):
        files.replace(link, b"ours")
    assert outside.read_bytes() == b"theirs"


def test_a_folder_that_is_a_link_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pages").symlink_to(tmp_path / "outside")
    for act in (files.remove, lambda path, *, below: files.replace(path, b"ours", below=below)):
        with pytest.raises(RecordError, match="symbolic link"):
            act(tmp_path / "site" / "pages" / "2026" / "page.md", below=tmp_path / "site")
    assert list((tmp_path / "outside").iterdir()) == []


def test_nothing_is_written_through_a_link_in_the_temporary_file_s_place(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    (tmp_path / f"{files.TEMPORARY}{os.getpid()}-page.md").symlink_to(outside)
    files.replace(tmp_path / "page.md", b"ours")
    assert outside.read_bytes() == b"theirs"
    assert (tmp_path / "page.md").read_bytes() == b"ours"
    assert not (tmp_path / "page.md").is_symlink()


def test_what_cannot_be_written_keeps_the_old_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.json"
    files.replace(path, b"old")

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(RecordError, match="No space left on device") as caught:
        files.replace(path, b"new")
    assert "record.json" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_grows_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "runs.jsonl"
    files.grow(path, b"one\n")
    files.grow(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(RecordError, match="No space left on device"):
        files.grow(path, b"three\n")
    assert path.read_bytes() == b"one\ntwo\n"
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    left = tmp_path / "stories" / f"{files.TEMPORARY}123-2025-W43.jsonl"
    kept = tmp_path / "stories" / "2025-W43.jsonl"
    left.touch()
    kept.touch()
    files.sweep(tmp_path, tmp_path / "stories")
    assert not left.exists()
    assert kept.exists()


def test_remove_says_whether_it_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.touch()
    assert files.remove(path)
    assert not files.remove(path)
