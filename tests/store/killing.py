"""Commands in forked processes that are killed, or fail, at the n-th thing they do to the disk.

What counts: opening a file for writing, syncing, renaming, removing, making a folder, all below the site's root. A
process is stopped before it does the n-th, which is after it has done the one before.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, Self

import pytest
import tqdm

from generator import fetching, intake, pipeline
from generator.cli import commands, main

WARM = (commands, fetching, intake, pipeline, tqdm, *map(import_module, intake.WARM))  # imported once, before all forks
_MEANT = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Stop = Callable[[int], None]  # told the descriptor that is being synced, or -1


@dataclass
class Deed:
    """What was done to the disk, and to which file below the root."""

    what: str
    path: str


@dataclass
class Ended:
    """How a command ended: its exit status or the signal, and what it did up to then."""

    status: int | None
    signal: int | None
    deeds: list[Deed] = field(default_factory=list)
    said: str = ""


class InProcess:
    """Stands for the boxes: parses in this process, which is itself a fork that may be killed."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left."""

    def call(self, function: Callable[..., Any], *args: object) -> Any:
        return function(*args)

    def map(self, function: Callable[..., Any], inputs: Sequence[tuple[object, ...]]) -> Iterator[Any]:
        return (function(*args) for args in inputs)


def killed(_descriptor: int) -> None:
    """The process ends as by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


def torn(descriptor: int) -> None:
    """As `killed`, and only half of what was written has reached the disk."""
    if descriptor >= 0 and os.fstat(descriptor).st_size and not os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112  a descriptor's
        os.ftruncate(descriptor, os.fstat(descriptor).st_size // 2)
    killed(descriptor)


def run(root: Path, arguments: Sequence[str], *, clock: int, at: int = 0, stop: Stop = killed) -> Ended:
    """Run `matome` on a site in a forked process, stopped at its `at`-th deed; 0: never."""
    said, heard = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(said)
        _as_child(root, arguments, clock, at, stop, heard)
    os.close(heard)
    with os.fdopen(said, "r", encoding="utf-8", errors="replace") as stream:
        words = stream.read()
    _, status = os.waitpid(child, 0)
    lines = words.splitlines()
    deeds = [Deed(*line[1:].split("\t")) for line in lines if line.startswith("\x00")]
    spoken = "\n".join(line for line in lines if not line.startswith("\x00"))
    if os.WIFSIGNALED(status):
        return Ended(None, os.WTERMSIG(status), deeds, spoken)
    return Ended(os.WEXITSTATUS(status), None, deeds, spoken)


def _as_child(root: Path, arguments: Sequence[str], clock: int, at: int, stop: Stop, heard: int) -> NoReturn:
    status = 99
    try:
        os.dup2(heard, 1)
        os.dup2(heard, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        os.environ["SOURCE_DATE_EPOCH"] = str(clock)
        os.environ.pop("GITHUB_ACTIONS", None)
        intake.boxes = InProcess  # type: ignore[assignment]  # in the fork alone
        _watch(root, at, stop, heard)
        status = main(["-C", str(root), *arguments])
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException as error:  # noqa: BLE001  told to the parent, which asserts that there is none
        with contextlib.suppress(OSError):
            os.write(heard, f"Traceback: {error!r}\n".encode())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _watch(root: Path, at: int, stop: Stop, heard: int) -> None:
    """Count what is done below the root from now on, and stop before the `at`-th."""
    done, counting = 0, threading.RLock()
    below = os.fspath(root.resolve()) + os.sep
    sync = os.fsync

    def does(what: str, path: str, descriptor: int = -1) -> None:
        nonlocal done
        if not path.startswith(below):
            return
        with counting:  # pages are written by several threads
            done += 1
            os.write(heard, f"\x00{what}\t{path.removeprefix(below)}\n".encode())
            if done == at:
                stop(descriptor)

    def synced(descriptor: int) -> None:
        does("fsync", os.fspath(Path(f"/proc/self/fd/{descriptor}").readlink()), descriptor)
        sync(descriptor)

    def audited(event: str, given: tuple[Any, ...]) -> None:
        if event in _MEANT and isinstance(given[0], str | os.PathLike):
            if event == "open" and not (isinstance(given[2], int) and given[2] & _WRITING):
                return
            does(event, os.fspath(given[0]))

    os.fsync = synced  # type: ignore[assignment]  # files are synced by descriptor here
    sys.addaudithook(audited)


def tree(root: Path) -> dict[str, bytes]:
    """Every file of a site but the lock."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def without_runs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """All but the record of runs."""
    return {path: data for path, data in files.items() if path != "content/runs.jsonl"}


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are named by Linux's /proc")
