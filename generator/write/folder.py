"""Generated pages on disk, beside those by hand: only what bears our mark is replaced or taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path

from generator import files
from generator.write.page import Rendered
from generator.write.press import MARK

_ENDS = 512  # bytes at the head and at the foot of a file, in one of which the mark stands
_SUFFIXES = frozenset({".md", ".html", ".xml", ".atom", ".json", ".opml", ".txt", ".eml"})  # of what we generate


@dataclass(frozen=True, slots=True)
class Written:
    """What changed on disk, by paths below the folder, and in place of which pages a file by hand stands."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    by_hand: tuple[str, ...]


def put(folder: Path, rendered: Rendered) -> Written:
    """Make `folder` hold these pages: write those that differ, take away generated ones that are rendered no more.

    A file without our mark is by hand: it stands in the place of the generated page of its path. Raises RecordError
    where the system says no.
    """
    written = compare(folder, rendered)
    for path in written.changed:
        files.replace(folder / path, rendered.pages[path].body, below=folder)
    for path in written.removed:
        files.remove(folder / path, below=folder)
        _remove_empty(folder / path, folder)
    return written


def tidy(folder: Path) -> None:
    """Take away what killed runs left half written anywhere in it. Only for the holder of the store's lock."""
    files.sweep(folder, *(one for one in folder.rglob("*") if one.is_dir() and not one.is_symlink()))


def compare(folder: Path, rendered: Rendered) -> Written:
    """What `put` would do, with nothing written."""
    by_hand = tuple(path for path in rendered.pages if _is_by_hand(folder / path))
    changed = tuple(
        path for path, page in rendered.pages.items() if path not in by_hand and not _holds(folder / path, page.body)
    )
    return Written(changed, tuple(sorted(path for path in _generated(folder) if path not in rendered.pages)), by_hand)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


def _is_by_hand(path: Path) -> bool:
    return path.exists() and not _is_marked(path)


def _is_marked(path: Path) -> bool:
    with path.open("rb") as file:
        if MARK.encode() in file.read(_ENDS):
            return True
        file.seek(-min(_ENDS, file.seek(0, SEEK_END)), SEEK_END)
        return MARK.encode() in file.read()


def _generated(folder: Path) -> Iterator[str]:
    """The paths of all files below that bear our mark; links are never ours."""
    for path in folder.rglob("*"):
        if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink() and _is_marked(path):
            yield path.relative_to(folder).as_posix()


def _remove_empty(path: Path, folder: Path) -> None:
    """Take away the folders that a removed file leaves empty."""
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
