"""The search of a proof: indexed again beside the work, a moment after each print, and never in its way."""

import threading
from pathlib import Path

from generator.errors import BuildError
from generator.write import search

_QUIET = 3.0  # seconds without a print after which indexing begins: who goes on editing is not slowed down by it
_PATIENCE = 5.0  # seconds for which the end of an indexing is waited for


class Searched:
    """Keeps the index of the site that was printed last; of several prints during one indexing, only the last counts.

    While pages change under the indexer, or a folder goes that it reads, it may fail: the print after it indexes again.
    """

    def __init__(self) -> None:
        self._wanted: Path | None = None
        self._changed, self._closed = threading.Condition(), False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def renew(self, site: Path) -> None:
        """Index this site, a moment after the last print and what runs now."""
        with self._changed:
            self._wanted = site
            self._changed.notify_all()

    def close(self) -> None:
        """Begin nothing more, and wait a moment for what runs."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(_PATIENCE)

    def _work(self) -> None:
        while (site := self._next()) is not None:
            try:
                search.index(site)
            except (BuildError, OSError, ValueError):  # of what changes while it is read
                continue

    def _next(self) -> Path | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._wanted is not None)
            while not self._closed and self._changed.wait(_QUIET):
                continue  # another print
            site, self._wanted = self._wanted, None
            return None if self._closed else site
