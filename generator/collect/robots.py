"""robots.txt (RFC 9309), which pages are read by; feeds are published to be read by programs and do not need it."""

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from protego import Protego

from generator.collect import opt_outs
from generator.collect.answers import TOO_MANY
from generator.collect.fetch import Fetcher
from generator.collect.opt_outs import NAME
from generator.errors import FetchError, LimitError, NotAskedError, StatusError

ACCEPT = "text/plain, */*;q=0.5"
BYTES = 500 * 1024  # more are cut off (RFC 9309, 2.5)

_AGENT = re.compile(r"user[- ]?agent\s*:?\s*([^\s/*]*)(\*?)", re.IGNORECASE)
_OF_NO_GROUP = re.compile(r"(?:sitemaps?|site-map|host)\s*:", re.IGNORECASE)

T = TypeVar("T")


class HostFile(Generic[T]):
    """A small file that every host may have, asked once a run; `read` makes of it what is wanted."""

    def __init__(self, fetcher: Fetcher, path: str, read: Callable[[bytes], T], *, accept: str = ACCEPT) -> None:
        self._fetcher, self._path, self._read, self._accept = fetcher, path, read, accept
        self._known: dict[str, T | None] = {}
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def of(self, url: str) -> T | None:
        """What the file of an address's host says; no file is an empty one; None if it cannot be had.

        Raises NotAskedError where the host is to be left alone.
        """
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            lock = self._hosts[host]
        with lock:  # of this host alone: a slow one holds up nobody else
            if host not in self._known:
                self._known[host] = self._asked(host + self._path)
            return self._known[host]

    def _asked(self, url: str) -> T | None:
        try:
            data = self._fetcher.get(url, accept=self._accept, least=0).data
        except StatusError as error:
            is_missing = 400 <= error.status < 500 and error.status != TOO_MANY
            return self._read(b"") if is_missing else None
        except NotAskedError:
            raise
        except (FetchError, LimitError):
            return None
        return self._read(data[:BYTES])


class Robots:
    """The rules of each host."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._files = HostFile(fetcher, "/robots.txt", _Rules)

    def objection(self, url: str) -> str:
        """What says that a page may not be read; empty if nothing does.

        No file: nothing. A file that cannot be had: everything (RFC 9309, 2.3.1).
        """
        rules = self._files.of(url)
        if rules is None:
            return "robots.txt (which could not be had)"
        return "" if rules.protego.can_fetch(url, NAME) else "robots.txt"

    def declared(self, url: str) -> tuple[str, ...]:
        """The opt-outs it declares about an address."""
        rules = self._files.of(url)
        return opt_outs.of_robots_txt(rules.lines, urlsplit(url).path or "/") if rules else ()


class _Rules:
    """One file, for us."""

    def __init__(self, data: bytes) -> None:
        self.lines = own_group(data.decode("utf-8-sig", "replace").splitlines())
        self.protego = Protego.parse("\n".join(("User-agent: *", *self.lines)))


def own_group(lines: Iterable[str]) -> tuple[str, ...]:
    """The rules of the groups that name us, else of those for everybody (RFC 9309, 2.2.1).

    Only these are given to Protego: 500 KB of names and rules for others keep it busy for minutes.
    """
    groups: list[tuple[set[str], list[str]]] = [(set(), [])]
    naming = False
    for line in (line.partition("#")[0].strip() for line in lines):
        if agent := _AGENT.match(line):
            if not naming:
                groups.append((set(), []))
            groups[-1][0].add(agent[1].lower() or agent[2])
            naming = True
        elif line and not _OF_NO_GROUP.match(line):
            groups[-1][1].append(line)
            naming = False
    binding = NAME if any(NAME in agents for agents, _ in groups) else "*"
    return tuple(rule for agents, rules in groups if binding in agents for rule in rules)
