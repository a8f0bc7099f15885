"""Commands run quickly: a warm process that forks one child a command, and stops it or fills its disk if asked.

What it measures of a command is that child alone: processor time with its own children's, and peak memory.
"""

import importlib
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import requests.adapters

from generator.cli import main
from generator.collect import connection, exchange, fetch

ROOT = Path(__file__).parents[2]
TLS = ROOT / "tests" / "fetching" / "tls"
WARM = ("generator.cli.commands", "generator.fetching", "generator.intake", "generator.pipeline")
READ_SECONDS, REQUEST_SECONDS, CONNECT_SECONDS = 0.5, 3.5, 0.3  # in place of 20, 60 and 10: a week passes in seconds
_WRITING = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True, slots=True)
class Job:
    """One command at a moment; `kill`: at which step of writing it is killed; `full`: bytes that a file may have."""

    arguments: tuple[str, ...]
    epoch: int
    kill: int = 0
    full: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit status (negative: the signal that killed it), what it said, what it cost."""

    status: int
    said: str
    seconds: float
    processor: float
    megabytes: float


class Runner:
    """Runs commands, one at a time."""

    def __init__(self, child: "subprocess.Popen[bytes]") -> None:
        self._child = child

    def run(self, *arguments: str, epoch: int, kill: int = 0, full: int = 0) -> Ran:
        """Run `matome` with these arguments."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(msgspec.json.encode(Job(arguments, epoch, kill, full)) + b"\n")
        self._child.stdin.flush()
        return msgspec.json.decode(self._child.stdout.readline(), type=Ran)


@contextmanager
def running() -> Iterator[Runner]:
    """A runner, warm when the first command comes."""
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.soak.runner"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | one
    ) as child:
        try:
            yield Runner(child)
        finally:
            assert child.stdin is not None
            child.stdin.close()


def really(*arguments: str, epoch: int) -> Ran:
    """The same in a process of its own, as a user starts it."""
    began = time.monotonic()
    command = [sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())", *arguments]
    env = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    ended = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, env=env | {"SOURCE_DATE_EPOCH": str(epoch)}
    )
    said = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    return Ran(ended.returncode, said, time.monotonic() - began, 0.0, 0.0)


def _hasten() -> None:
    """Import what commands import, and shorten what they wait for."""
    for module in WARM:
        importlib.import_module(module)
    os.environ.pop("GITHUB_ACTIONS", None)
    os.cpu_count = lambda: 1  # one box, and no pool: what is measured is the work
    exchange.READ_SECONDS, fetch.REQUEST_SECONDS, connection.CONNECT_SECONDS = (
        READ_SECONDS,
        REQUEST_SECONDS,
        CONNECT_SECONDS,
    )
    vars(fetch)["time"] = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _seconds: None)
    requests.adapters.DEFAULT_CA_BUNDLE_PATH = str(TLS / "authority.pem")
    real = socket.getaddrinfo

    def resolve(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *rest, **more)
        found = ("203.0.113.7", "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    socket.getaddrinfo = resolve


def _serve() -> None:
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(msgspec.json.encode(_forked(msgspec.json.decode(line, type=Job))) + b"\n")
        sys.stdout.buffer.flush()


def _forked(job: Job) -> Ran:
    began = time.monotonic()
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _command(job)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, ended, used = os.wait4(process, 0)
    status = os.waitstatus_to_exitcode(ended)
    cost = used.ru_utime + used.ru_stime
    return Ran(status, said.decode("utf-8", "replace"), time.monotonic() - began, cost, used.ru_maxrss / 1024)


def _command(job: Job) -> None:
    """In the child: the command itself. Never returns."""
    status = 70
    try:
        os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
        if job.full:
            resource.setrlimit(resource.RLIMIT_FSIZE, (job.full, resource.RLIM_INFINITY))
        if job.kill:
            _kill_at(job.kill)
        status = main(list(job.arguments))
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001 - a traceback is what the soak looks for
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _kill_at(step: int) -> None:
    """Kill this process at a step of writing: opening a file, syncing, renaming, removing."""
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("os.rename", "os.remove") or (
            event == "open" and isinstance(arguments[0], str) and arguments[2] & _WRITING
        ):
            count()

    real = os.fsync

    def fsync(descriptor: int) -> None:
        count()
        real(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(hook)


def mischief(dice: random.Random) -> Mapping[str, int]:
    """A step at which to be killed, or a size at which the disk is full; small ones as likely as large ones."""
    if dice.random() < 0.6:
        return {"kill": round(2 ** dice.uniform(0, 6))}
    return {"full": round(2 ** dice.uniform(6, 18))}


if __name__ == "__main__":
    _hasten()
    _serve()
