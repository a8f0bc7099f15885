"""robots.txt (RFC 9309), which pages are read by; feeds are published to be read by programs and do not need it."""

import threading
from collections import defaultdict
from urllib.parse import urlsplit

from protego import Protego

from generator.collect.fetch import Fetcher
from generator.errors import FetchError, LimitError, StatusError

NAME = "matome"
ACCEPT = "text/plain, */*;q=0.5"
BYTES = 500 * 1024  # more are cut off (RFC 9309, 2.5)
TOO_MANY = 429


class Robots:
    """The rules of each host, asked once a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Protego | None] = {}
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def allow(self, url: str) -> bool:
        """Whether a page may be read. No file: yes. A file that cannot be had: no (RFC 9309, 2.3.1)."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            lock = self._hosts[host]
        with lock:  # of this host alone: a slow one holds up nobody else
            if host not in self._rules:
                self._rules[host] = self._read(f"{host}/robots.txt")
            rules = self._rules[host]
        return rules is not None and bool(rules.can_fetch(url, NAME))

    def _read(self, url: str) -> Protego | None:
        try:
            data = self._fetcher.get(url, accept=ACCEPT, least=0).data
        except StatusError as error:
            is_missing = 400 <= error.status < 500 and error.status != TOO_MANY
            return Protego.parse("") if is_missing else None
        except (FetchError, LimitError):
            return None
        return Protego.parse(data[:BYTES].decode("utf-8", "replace"))
