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
_SHOWN = 5  # folders that were passed over, by name
_LOOK = "Look at its name, its folder and who may read it."
# What is taken from a folder; a file of any other name is taken if it is named itself.
_KINDS = frozenset(
    (*_PAGES, ".mhtml", ".mht", ".warc", ".txt", ".md", ".markdown", ".xml", ".rss", ".rdf", ".atom", ".json", ".opml")
)


def files(paths: Iterable[Path]) -> Iterator[Raw | Problem]:
    """The bytes of each file, and of those in each folder, by name; what cannot be read is a problem in its place.

    In folders, left out without a word: files whose endings are not of a kind we read, hidden files, the pictures and
    frames beside a page saved complete, folders that are links, and files that are links out of the folder. A warning
    names the folders that hold programs' own files and were passed over: hidden ones, `node_modules`, Python's virtual
    environments, and sites of Matome. A name is the file's, or its path inside the folder.
    """
    for path in paths:
        if path.is_dir():
            passed: list[Path] = []
            for file in _inside(path, path.resolve(), passed):
                yield _read(file, file.relative_to(path).as_posix())
            if passed:
                yield _passed_over(path, [folder.relative_to(path).as_posix() for folder in passed])
        else:
            yield _read(path, path.name)


def _inside(folder: Path, root: Path, passed: list[Path]) -> Iterator[Path]:
    """The files of a folder and of those inside; folders that are passed over are added to `passed`."""
    if (folder / "content" / "matome.yml").is_file():
        passed.append(folder)
        return
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError:
        return
    pages = {child.name.removesuffix(child.suffix) for child in children if child.suffix.lower() in _PAGES}
    for child in children:
        if child.is_dir():
            if child.is_symlink() or _is_companion(child.name, pages):
                continue
            if child.name.startswith(".") or child.name == "node_modules" or (child / "pyvenv.cfg").is_file():
                passed.append(child)
            else:
                yield from _inside(child, root, passed)
        elif child.name.startswith("."):
            continue
        elif child.suffix.lower() in _KINDS and (not child.is_symlink() or child.resolve().is_relative_to(root)):
            yield child


def _is_companion(name: str, pages: set[str]) -> bool:
    return any(name.endswith(ending) and name.removesuffix(ending) in pages for ending in _COMPANIONS)


def _passed_over(path: Path, folders: list[str]) -> Problem:
    more = f" and {len(folders) - _SHOWN} more" if len(folders) > _SHOWN else ""
    what = f"passed over: {', '.join(map(_named, folders[:_SHOWN]))}{more}"
    why = "hidden folders, programs' own, or a site of Matome"
    return Problem("warning", _named(str(path)), what, why, "To read one of their files or folders, name it.")


def _named(name: str) -> str:
    return plain(os.fsencode(name).decode("utf-8", "replace"))


def _read(path: Path, name: str) -> Raw | Problem:
    name = _named(name)
    try:
        if not path.is_file():
            why = "it is neither a file nor a folder" if path.exists() else "it is not there"
            return Problem("error", name, "cannot be read", why, _LOOK)
        if (size := path.stat().st_size) > LARGEST:
            why = f"at most {LARGEST:,} are read"
            return Problem("error", name, f"{size:,} bytes", why, "Save the page without pictures.")
        return Raw(path.read_bytes(), name)
    except OSError as error:
        return Problem("error", name, "cannot be read", error.strerror or type(error).__name__, _LOOK)
