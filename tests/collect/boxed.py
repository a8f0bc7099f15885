"""Functions that misbehave, for the box to run."""

import contextlib
import ctypes
import os
import resource
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lxml import etree

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


def listing(path: str) -> str:
    return " ".join(one.name for one in Path(path).iterdir())


def reading(path: str) -> str:
    return Path(path).read_text("utf-8")


def opened_by_c(path: str, flags: int) -> int:
    """What open(2) gives, asked past Python and its hooks: a descriptor, or the negative number of an error."""
    return _by_c("open", os.fsencode(path), flags, 0o600)


def removed_by_c(path: str) -> int:
    return _by_c("unlink", os.fsencode(path))


def connected_by_c(family: int, kind: int) -> int:
    return _by_c("socket", family, kind, 0)


def forked_by_c() -> int:
    return _by_c("fork") or os._exit(0)


def killing_by_c(process: int) -> int:
    return _by_c("kill", process, 0)


def limited_by_c(process: int) -> int:
    """What prlimit(2) gives for the files a process may have open."""
    return _by_c("prlimit", process, resource.RLIMIT_NOFILE, None, ctypes.create_string_buffer(16))


def entities_by_lxml(path: str) -> str:
    """An external entity, DTD and XInclude, by a parser that was told to take whatever it is given."""
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False, huge_tree=True, recover=True)
    source = (
        f'<!DOCTYPE a [<!ENTITY % d SYSTEM "file://{path}"> %d; <!ENTITY e SYSTEM "file://{path}">]>'
        f'<a xmlns:i="http://www.w3.org/2001/XInclude">&e;<i:include href="{path}" parse="text"/></a>'
    )
    tree = etree.fromstring(source.encode(), parser)
    with contextlib.suppress(etree.XIncludeError):
        tree.getroottree().xinclude()
    return etree.tostring(tree, encoding="unicode")


def _by_c(name: str, *args: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    given: int = getattr(libc, name)(*args)
    return -ctypes.get_errno() if given < 0 else given


def lying() -> Pair:
    return "no pair"  # type: ignore[return-value] # it is what is tested


def surroundings() -> dict[str, str]:
    return dict(os.environ)
