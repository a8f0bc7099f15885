"""robots.txt (RFC 9309), which pages are read by; feeds are published to be read by programs and do not need it."""

import threading
from urllib.parse import urlsplit

from protego import Protego

from generator.collect.fetch import Fetcher
from generator.errors import FetchError

BYTES = 500 * 1024  # as much as RFC 9309, 2.5 asks to be read
NAME = "matome"
ACCEPT = "text/plain, */*;q=0.5"


class Robots:
    """The rules of each host, asked once a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Protego | None] = {}
        self._lock = threading.Lock()

    def allow(self, url: str) -> bool:
        """Whether a page may be read. No file: yes. A file that cannot be had: no (RFC 9309, 2.3.1.4)."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            if host not in self._rules:
                self._rules[host] = self._read(f"{host}/robots.txt")
            rules = self._rules[host]
        return rules is not None and bool(rules.can_fetch(url, NAME))

    def _read(self, url: str) -> Protego | None:
        try:
            answer = self._fetcher.get(url, accept=ACCEPT, most=BYTES)
        except FetchError as error:
            missing = error.why.startswith("HTTP 4") and "429" not in error.why
            return Protego.parse("") if missing else None
        return Protego.parse(answer.data.decode("utf-8", "replace"))
