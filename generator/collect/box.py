"""A reused child process in which untrusted input is parsed, so that no input can hang, fill or end the program.

The parent names a function of the package by module and name, sends its arguments, and reads back a value of the type
the function is declared to return: MessagePack checked by msgspec, never pickle, since what comes back is as little
trusted as what was parsed. The child has no environment, no network, and no file but the program's own code
(`confinement`); its limits are set by the kernel and counted from the size it has after importing what it needs.
"""

import contextlib
import os
import queue
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, Self, TypeVar

import msgspec

from generator.collect.box_protocol import HEADER, OUT_OF_MEMORY_STATUS, Failure, Job, Limits, rebuilt, typed
from generator.errors import BoxError, InputError

P = ParamSpec("P")
R = TypeVar("R")

TOOK_TOO_LONG = "parsing took too long"
OUT_OF_MEMORY = "parsing took too much memory"
CRASHED = "the parser crashed"

_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from generator.collect import box_child; box_child.main()"
)
_LARGEST_ANSWER = 256_000_000  # bytes
_GRACE = 5.0  # seconds beside the limit on CPU time that a busy machine may take
_START = 60.0  # seconds for a child to import what it needs


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child process ended: the name of what happened, and why."""

    what: str
    why: str


class Box:
    """One child process, started at the first call and again after each that it did not survive.

    A context manager; calls of several threads wait for each other. See `Boxes` for one a core.
    """

    def __init__(
        self, warm: Iterable[str] = ("generator.collect.formats",), *, seconds: int = 12, megabytes: int = 400
    ) -> None:
        """`warm`: modules imported before limits are set. `seconds`: CPU time a call. `megabytes`: above that start."""
        self._limits = Limits(tuple(warm), seconds, megabytes)
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Give itself; the child starts at the first call."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `function(*args)` gives or raises, from the child. The function is pure, importable and annotated.

        Raises BoxError if the child was killed (for time or memory) or crashed, or the function failed otherwise than
        by an error of ours; the next call has a fresh child.
        """
        if kwargs:
            raise TypeError("arguments of a boxed function are positional")
        job = msgspec.msgpack.encode(Job(function.__module__, function.__qualname__, args))
        with self._lock:
            answer = self._asked(job)
        if isinstance(answer, Ended):
            raise BoxError(answer.what, why=answer.why, cure="The input was left out; the others go on.")
        return _value(function, answer)

    def confined(self) -> tuple[str, ...]:
        """What the kernel has to confine the child with: some of `confinement.NAMES`. Raises as `call`."""
        with self._lock:
            child = self._living()
            if ended := child.start():
                self._end()
                raise BoxError(ended.what, why=ended.why)
            return child.confined or ()

    def _living(self) -> "_Child":
        """The child, which may have to be a new one."""
        if self._child and self._child.has_ended:
            self._end()
        self._child = self._child or _Child(self._limits)
        return self._child

    def _asked(self, job: bytes) -> bytes | Ended:
        """The answer of a living child; a child that gave none, or whose answer was not waited for, is ended."""
        child = self._living()
        answer: bytes | Ended | None = None
        try:
            answer = child.ask(job, self._limits.seconds + _GRACE)
        finally:
            if not isinstance(answer, bytes):
                self._end()
        return answer

    def _end(self) -> None:
        if self._child:
            self._child.end()
        self._child = None


class Boxes:
    """As many boxes as cores; a context manager. Safe to call from any number of threads."""

    def __init__(
        self,
        size: int | None = None,
        *,
        warm: Iterable[str] = ("generator.collect.formats",),
        seconds: int = 12,
        megabytes: int = 400,
    ) -> None:
        """`size`: how many; default: as many as cores. The others are those of `Box`, each for itself."""
        self.size = size or os.cpu_count() or 1
        modules = tuple(warm)
        self._all = [Box(modules, seconds=seconds, megabytes=megabytes) for _ in range(self.size)]
        self._free: queue.SimpleQueue[Box] = queue.SimpleQueue()
        for box in reversed(self._all):
            self._free.put(box)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all children."""
        for box in self._all:
            box.close()

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """As `Box.call`, in the first box that is free."""
        box = self._free.get()
        try:
            return box.call(function, *args, **kwargs)
        finally:
            self._free.put(box)

    def map(self, function: Callable[..., R], inputs: Iterable[tuple[object, ...]]) -> Iterator[R | InputError]:
        """The function's value for each tuple of arguments, in their order; an input's error in its place."""

        def one(args: tuple[object, ...]) -> R | InputError:
            try:
                return self.call(function, *args)
            except InputError as error:
                return error

        with ThreadPoolExecutor(self.size) as threads:
            yield from threads.map(one, inputs)


def _value(function: Callable[..., R], answer: bytes) -> R:
    """The answer as the type the function declares; raises what it raised."""
    try:
        if answer[:1] == b"-":
            raise rebuilt(msgspec.msgpack.decode(answer[1:], type=Failure))
        value: R = msgspec.msgpack.decode(answer[1:], type=typed(function)[1])
    except msgspec.DecodeError as error:
        raise BoxError(CRASHED, why=f"its answer is not what was asked for: {error}") from None
    return value


class _Child:
    """A running child and its two pipes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        answers, writing = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and our own words
                [sys.executable, "-I", "-c", _BOOT, msgspec.json.encode(sys.path).decode(), str(writing)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(writing,),
                env={"LANG": "C.UTF-8", "TZ": "UTC"},
                start_new_session=True,  # an interrupt on the terminal is the parent's to handle
            )
        finally:
            os.close(writing)
        self._answers = answers
        stdin = self._process.stdin
        assert stdin is not None
        self._requests = stdin.fileno()
        os.set_blocking(self._requests, False)
        os.set_blocking(self._answers, False)
        self.confined: tuple[str, ...] | None = None  # what it says once it is ready

    @property
    def has_ended(self) -> bool:
        """Whether it is gone, as when a system short of memory ended it between two jobs."""
        return self._process.poll() is not None

    def ask(self, job: bytes, seconds: float) -> bytes | Ended:
        """The child's answer to a job, or how it ended instead."""
        return self.start() or self._exchange(job, seconds)

    def start(self) -> Ended | None:
        """Wait until it is ready for jobs, once; how it ended if it did not come to that."""
        if self.confined is None:
            ready = self._exchange(msgspec.msgpack.encode(self._limits), _START)
            if isinstance(ready, Ended):
                return ready
            self.confined = tuple(ready[1:].decode().split())
        return None

    def _exchange(self, message: bytes, seconds: float) -> bytes | Ended:
        """Send one message and read one, both by the deadline: a child that stops reading is noticed too."""
        deadline = time.monotonic() + seconds
        unsent, answer = memoryview(HEADER.pack(len(message)) + message), bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(self._answers, selectors.EVENT_READ)
            ready.register(self._requests, selectors.EVENT_WRITE)
            while (left := deadline - time.monotonic()) > 0:
                for key, _ in ready.select(left):
                    if key.fd == self._requests:
                        unsent = self._sent(unsent)
                        if not unsent:
                            ready.unregister(self._requests)
                        continue
                    received = os.read(self._answers, 1 << 20)
                    answer += received
                    if not received or len(answer) > _LARGEST_ANSWER:
                        return self._how_it_ended()
                    if len(answer) >= HEADER.size and len(answer) == HEADER.size + HEADER.unpack_from(answer)[0]:
                        return bytes(answer[HEADER.size :])
        return Ended(TOOK_TOO_LONG, f"more than {seconds:.0f} s")

    def _sent(self, unsent: memoryview) -> memoryview:
        try:
            return unsent[os.write(self._requests, unsent[: 1 << 20]) :]
        except BrokenPipeError:  # it has ended: the other pipe tells
            return unsent[len(unsent) :]

    def _how_it_ended(self) -> Ended:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2)
        code = self._process.returncode
        if code == -signal.SIGXCPU:
            return Ended(TOOK_TOO_LONG, f"more than {self._limits.seconds} s of processor time")
        if code in (OUT_OF_MEMORY_STATUS, -signal.SIGKILL):  # the latter from a system that is short of it
            return Ended(OUT_OF_MEMORY, f"more than {self._limits.megabytes} MB")
        return Ended(CRASHED, f"by signal {-code}" if code and code < 0 else f"it ended with status {code}")

    def end(self) -> None:
        """Kill it and close the pipes."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        os.close(self._answers)
