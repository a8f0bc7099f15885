"""What the parent and the child of a box say to each other: a length, then MessagePack.

Parent: `Limits` once, then a `Job` a call. Child: `+` once ready, then `+` and the value, or `-` and a `Failure`.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from generator.errors import BoxError, FetchError, FormatError, InputError, LimitError

HEADER = struct.Struct(">Q")  # bytes of the message that follows
OUT_OF_MEMORY_STATUS = 77  # a child ends with it; what is left of a process without memory is not trusted
_ERRORS = (FormatError, LimitError, FetchError, InputError)  # all that a boxed function may raise as its own


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    warm: tuple[str, ...]  # modules to import first
    seconds: int  # CPU time a job
    megabytes: int  # of memory above what it has after importing


@dataclass(frozen=True, slots=True)
class Job:
    """A function by module and qualified name, and its arguments."""

    module: str
    name: str
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of ours by its class's name and parts, or what another exception was."""

    kind: str
    what: str
    where: str = ""
    why: str = ""
    cure: str = ""


@cache
def typed(function: Callable[..., Any]) -> tuple[tuple[Any, ...], Any]:
    """The declared types of a function's parameters, in order, and of its result."""
    hints = get_type_hints(function)
    result = hints.pop("return")
    return tuple(hints.values()), result


def failure(error: BaseException) -> Failure:
    """An exception as data."""
    if isinstance(error, InputError):
        return Failure(type(error).__name__, error.what, error.where, error.why, error.cure)
    return Failure("", f"{type(error).__name__}: {error}"[:300])


def rebuilt(failed: Failure) -> InputError:
    """The error of ours a child tells of; what it did not raise as one of ours is a BoxError."""
    for kind in _ERRORS:
        if kind.__name__ == failed.kind:
            return kind(failed.what, where=failed.where, why=failed.why, cure=failed.cure)
    return BoxError("the parser failed", why=failed.what)
