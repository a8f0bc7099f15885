"""What was left out while stories were read further: counted by source and reason, and told once, not once a story."""

import threading
from collections import Counter
from collections.abc import Mapping

from generator.errors import FetchError, Problem, ReservedError


class Omissions:
    """Notes of one run, from several threads."""

    def __init__(self) -> None:
        self._noted: Counter[tuple[str, str, str, str]] = Counter()  # source, what, why, cure
        self._withheld: Counter[tuple[str, str]] = Counter()  # source, what says so
        self._examples: dict[tuple[str, str, str, str], str] = {}
        self._guard = threading.Lock()

    def note(self, source: str, error: FetchError) -> None:
        """Count an address that was not read."""
        reason = (source, error.what, error.why, error.cure)
        with self._guard:
            self._noted[reason] += 1
            self._examples[reason] = min(error.where, self._examples.get(reason, error.where))
            if isinstance(error, ReservedError):
                self._withheld[source, error.why.partition(" (")[0]] += 1

    def withheld(self, source: str) -> Mapping[str, int]:
        """How many addresses of a source are not for us, by what says so."""
        return {why: number for (name, why), number in sorted(self._withheld.items()) if name == source}

    def problems(self) -> tuple[Problem, ...]:
        """A warning for each source and reason, with one of the addresses."""
        return tuple(
            Problem("warning", f"{source} ({self._examples[source, what, why, cure]})", _told(what, number), why, cure)
            for (source, what, why, cure), number in sorted(self._noted.items())
        )


def _told(what: str, number: int) -> str:
    return what if number == 1 else f"{what} (and {number - 1} more)"
