"""Files and folders -> bytes, in one order everywhere."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.collect.document import Raw
from generator.collect.refusals import LARGEST
from generator.errors import Problem
from generator.text.clean import plain

_COMPANIONS = ("_files", ".files", "_ファイル")  # the folder a browser puts beside a page it saves complete
_PAGES = (".html", ".htm", ".xhtml")
# What is taken from a folder; a file of any other name is taken if it is named itself.
_KINDS = frozenset(
    (*_PAGES, ".mhtml", ".mht", ".txt", ".md", ".markdown", ".xml", ".rss", ".rdf", ".atom", ".json", ".opml")
)


def files(paths: Iterable[Path]) -> Iterator[Raw | Problem]:
    """The bytes of each file, and of those in each folder, by name; what cannot be read is a problem in its place.

    In folders, left out without a word: files whose endings are not of a kind we read, hidden files, the pictures and
    frames beside a page saved complete, folders
    that are links, and files that are links out of the folder. A name is the file's, or its path inside the folder.
    """
    for path in paths:
        if path.is_dir():
            yield from (_read(file, file.relative_to(path).as_posix()) for file in _inside(path, path.resolve()))
        else:
            yield _read(path, path.name)


def _inside(folder: Path, root: Path) -> Iterator[Path]:
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError:
        return
    pages = {child.name.removesuffix(child.suffix) for child in children if child.suffix.lower() in _PAGES}
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir():
            if not child.is_symlink() and not _is_companion(child.name, pages):
                yield from _inside(child, root)
        elif child.suffix.lower() in _KINDS and (not child.is_symlink() or child.resolve().is_relative_to(root)):
            yield child


def _is_companion(name: str, pages: set[str]) -> bool:
    return any(name.endswith(ending) and name.removesuffix(ending) in pages for ending in _COMPANIONS)


def _read(path: Path, name: str) -> Raw | Problem:
    name = plain(os.fsencode(name).decode("utf-8", "replace"))
    try:
        if not path.is_file():
            why = "it is neither a file nor a folder" if path.exists() else "it is not there"
            return Problem("error", name, "cannot be read", why)
        if (size := path.stat().st_size) > LARGEST:
            why = f"at most {LARGEST:,} are read"
            return Problem("error", name, f"{size:,} bytes", why, "Save the page without pictures.")
        return Raw(path.read_bytes(), name)
    except OSError as error:
        return Problem("error", name, "cannot be read", error.strerror or type(error).__name__)
