"""What a site is made from, file by file, and which of it has changed.

What the program writes itself is no input: generated pages, editions, the site. A file that is touched without a change
of its bytes has not changed.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.files import TEMPORARY
from generator.write.press import MARK

Stamp = tuple[int, int, str]  # time of change in nanoseconds, size, SHA-256; "" of what is no input
Stamps = Mapping[Path, Stamp]

_HEAD = 512  # bytes of a file in which our mark stands


def look(root: Path, known: Stamps | None = None) -> Stamps:
    """The stamp of each file; one whose time and size are those `known` is not read again."""
    known = known or {}
    stamps: dict[Path, Stamp] = {}
    for name in _files(root):
        path = Path(name)
        try:
            stat = os.stat(name)  # noqa: PTH116 - thousands of files, several times a second
            stamp = known.get(path)
            if stamp is None or stamp[:2] != (stat.st_mtime_ns, stat.st_size):
                stamp = (stat.st_mtime_ns, stat.st_size, _sha256(path))
            stamps[path] = stamp
        except OSError:  # went while we looked, or is not to be read: the build will say so
            continue
    return stamps


def contents(stamps: Stamps) -> Mapping[Path, str]:
    """The hash of each input."""
    return {path: sha256 for path, (_, _, sha256) in stamps.items() if sha256}


def _files(root: Path) -> Iterator[str]:
    yield str(root / "mkdocs.yml")
    content = root / "content"
    yield from _below(str(root / "templates"))
    yield from _below(str(content), leaving=str(content / "editions"))


def _below(folder: str, leaving: str = "") -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((TEMPORARY, ".")) or entry.path == leaving:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            yield entry.path


def _sha256(path: Path) -> str:
    """The hash of a file; none of a page that the program wrote, so that its changes are no changes of the inputs."""
    data = path.read_bytes()
    return "" if MARK.encode() in data[:_HEAD] else hashlib.sha256(data).hexdigest()
