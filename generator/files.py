"""The one function that writes, for records and pages alike."""

import os
from pathlib import Path

from generator.errors import RecordError

TEMPORARY = ".matome-"  # what a killed run leaves begins so; `sweep` takes it away


def replace(path: Path, data: bytes) -> bool:
    """Give the file these bytes, whole or not at all; returns whether it had other bytes before.

    A temporary file beside it is written, synced and renamed, then its folder is synced, so that a process killed or a
    disk filled at any moment leaves the old bytes or the new ones. A file that holds these bytes is not touched.

    Raises RecordError where the system says no, and for a symbolic link, which could lead out of the site.
    """
    if path.is_symlink():
        raise RecordError("is a symbolic link", where=str(path), cure="Put the file itself in its place.")
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    except OSError as error:
        raise RecordError("cannot be read", where=str(path), why=str(error.strerror)) from error
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, data)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise RecordError(
            "cannot be written",
            where=str(path),
            why=str(error.strerror),
            cure="What was there before is untouched. Check free space and rights, then run the command again.",
        ) from error
    return True


def remove(path: Path) -> bool:
    """Take the file away; returns whether it was there."""
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
            if not left.is_dir():
                left.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
