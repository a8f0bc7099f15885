"""Functions that misbehave, for the box to run."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from generator.errors import FormatError


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: tuple[int, ...]
    data: bytes = b""


def turned(pair: Pair, times: int) -> Pair:
    return Pair(pair.left[::-1], pair.right[::-1] * times, pair.data[::-1])


def later(moment: datetime, days: int) -> datetime:
    return moment + timedelta(days=days)


def process() -> int:
    return os.getpid()


def loud(words: str) -> str:
    print(words, flush=True)
    sys.stderr.write(words)
    os.write(1, words.encode())
    return words


def refusing(where: str) -> str:
    raise FormatError("not a thing", where=where, why="it is another", cure="Bring a thing.")


def failing() -> str:
    return str(1 // 0)


def spinning() -> str:
    while True:
        pass


def sleeping() -> str:
    time.sleep(1000)
    return ""


def hoarding() -> int:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def crashing() -> str:
    return ctypes.string_at(0).decode()


def leaving() -> str:
    os._exit(3)


def writing(path: str) -> str:
    Path(path).write_text("words", "utf-8")
    return path


def calling() -> str:
    socket.create_connection(("127.0.0.1", 9))
    return ""


def starting() -> str:
    subprocess.run(["true"], check=True)
    return ""


def lying() -> Pair:
    return "no pair"  # type: ignore[return-value] # it is what is tested


def surroundings() -> dict[str, str]:
    return dict(os.environ)
