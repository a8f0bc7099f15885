"""All that writes, records and pages alike: whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from generator.errors import RecordError

TEMPORARY = ".matome-"  # what a killed run leaves begins so; `sweep` takes it away
_STRANGE = (
    ("a folder", Path.is_dir),
    ("a pipe", Path.is_fifo),
    ("a socket", Path.is_socket),
    ("a device", Path.is_char_device),
    ("a device", Path.is_block_device),
)


def replace(path: Path, data: bytes, *, below: Path | None = None) -> bool:
    """Give the file these bytes, whole or not at all; returns whether it had other bytes before.

    A temporary file beside it is written, synced and renamed, then its folder is synced, so that a process killed or a
    disk filled at any moment leaves the old bytes or the new ones. A file that holds these bytes is not touched.

    Raises RecordError where the system says no, for what is no file, and for a symbolic link, which could lead out of
    the site; so could a folder between `below` and the file.
    """
    refuse_strange(path, below)
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    except OSError as error:
        raise RecordError("cannot be read", where=str(path), why=str(error.strerror)) from error
    _put(path, data)
    return True


def grow(path: Path, data: bytes, *, below: Path | None = None) -> None:
    """Give the file these bytes at its end, as whole as `replace` does; of what it holds little is in memory at a time.

    Raises RecordError as `replace` does.
    """
    refuse_strange(path, below)
    _put(path, data, after=path if path.exists() else None)


def _put(path: Path, data: bytes, after: Path | None = None) -> None:
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        _make_folder(path.parent)
        _write(temporary, data, after)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise RecordError(
            "cannot be written",
            where=str(path),
            why=str(error.strerror),
            cure="What was there before is untouched. Check free space and rights, then run the command again.",
        ) from error


def refuse_links(path: Path, below: Path | None = None) -> None:
    """Raise RecordError if the path is a symbolic link, or `below` or a folder between the two is one."""
    above = list(path.parents)
    folders = above[: above.index(below) + 1] if below in above else []
    for one in (*reversed(folders), path):
        if one.is_symlink():
            kind = "file" if one == path else "folder"
            raise RecordError("is a symbolic link", where=str(one), cure=f"Put the {kind} itself in its place.")


def refuse_strange(path: Path, below: Path | None = None) -> None:
    """Raise RecordError as `refuse_links` does, and for what is there and no file: a pipe would never end."""
    refuse_links(path, below)
    if path.exists() and not path.is_file():
        what = next((name for name, is_one in _STRANGE if is_one(path)), "no file")
        raise RecordError(f"is {what}", where=str(path), why="a file belongs there", cure="Move it away.")


def remove(path: Path, *, below: Path | None = None) -> bool:
    """Take the file away; returns whether it was there. A link itself goes, if no folder from `below` on is one."""
    if below:
        refuse_links(path.parent, below)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise RecordError("cannot be removed", where=str(path), why=str(error.strerror)) from error
    _sync_folder(path.parent)
    return True


def sweep(*folders: Path) -> None:
    """Take away the files that killed runs left half written in these folders. Only for the holder of the lock."""
    for folder in folders:
        for left in sorted(folder.glob(f"{TEMPORARY}*")):
            if left.is_symlink() or not left.is_dir():
                left.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each synced into the one that holds it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _write(path: Path, data: bytes, after: Path | None) -> None:
    """Write a new file, what another holds first: nothing that lies there, a link least of all, is written through."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        if after:
            with after.open("rb") as before:
                shutil.copyfileobj(before, file, 1 << 20)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
