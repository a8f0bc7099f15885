"""The child of a box: reads jobs, runs them, answers; started by `box`, never imported by it."""

import gc
import importlib
import os
import resource
import sys
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec

from generator.collect import confinement
from generator.collect.box_protocol import HEADER, OUT_OF_MEMORY_STATUS, Job, Limits, failure, typed

_REFUSED = (
    "socket.", "subprocess.", "shutil.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.spawn", "os.kill",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
)  # fmt: skip
_OPENING = frozenset({"open", "os.listdir", "os.scandir"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CODE = tuple(f"{folder}{os.sep}" for folder in confinement.code())


def main() -> None:
    """Serve jobs from standard input until it ends; answers go to the descriptor named by the last argument."""
    answers = int(sys.argv[-1])
    limits = msgspec.msgpack.decode(_message(), type=Limits)
    for module in limits.warm:
        importlib.import_module(module)
    gc.freeze()
    _limit(limits)
    confined = confinement.confine()
    sys.addaudithook(_refuse)
    _answer(answers, b"+" + " ".join(confined).encode())
    while request := _message():
        _more_time(limits)
        _answer(answers, _done(request))


def _message() -> bytes:
    """The next message; empty at the end."""
    header = sys.stdin.buffer.read(HEADER.size)
    return sys.stdin.buffer.read(HEADER.unpack(header)[0]) if len(header) == HEADER.size else b""


def _answer(descriptor: int, message: bytes) -> None:
    unsent = memoryview(HEADER.pack(len(message)) + message)
    while unsent:
        unsent = unsent[os.write(descriptor, unsent) :]


def _done(request: bytes) -> bytes:
    """The job's value or failure, as a message."""
    try:
        return b"+" + msgspec.msgpack.encode(_run(request))
    except MemoryError:
        os._exit(OUT_OF_MEMORY_STATUS)
    except Exception as error:  # noqa: BLE001 - whatever a parser raises is told, not raised
        return b"-" + msgspec.msgpack.encode(failure(error))


def _run(request: bytes) -> Any:
    job = msgspec.msgpack.decode(request, type=Job)
    function: Any = reduce(getattr, job.name.split("."), importlib.import_module(job.module))
    types, _ = typed(function)
    return function(*(msgspec.convert(arg, kind) for arg, kind in zip(job.args, types, strict=False)))


def _limit(limits: Limits) -> None:
    """Memory counts from here; no file may be written, few be open, no process start. Hard, but for a job's time."""
    start = _size()
    most = start + limits.megabytes * 1_000_000
    _set(resource.RLIMIT_AS, most)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_NOFILE, 64)
    _set(resource.RLIMIT_NPROC, 0)  # root is not bound by it; see `confinement`


def _set(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _more_time(limits: Limits) -> None:
    """Let the process use `seconds` of CPU from now: the kernel counts from its start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + limits.seconds, hard))


def _size() -> int:
    """Bytes of address space in use now; where the system does not tell, what Python with our parsers takes."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 1_500_000_000


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Nothing that is parsed has business with a network, another program, or a file but our code's (PEP 578).

    The kernel refuses the same where it can, to C libraries too; this says it by name, and everywhere.
    """
    if event.startswith(_REFUSED) or (event in _OPENING and not _is_code(event, args)):
        raise PermissionError(f"{event} is not allowed in the box")


def _is_code(event: str, args: tuple[Any, ...]) -> bool:
    """Whether something is opened that was open before, or to be read from the folders of `confinement.code`."""
    path = args[0]
    if event == "open" and args[2] & _WRITING:
        return False
    return isinstance(path, int) or f"{os.path.abspath(os.fsdecode(path or '.'))}{os.sep}".startswith(_CODE)  # noqa: PTH100 - no Path is made in a hook
