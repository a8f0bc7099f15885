"""The tree of errors: each says what, where, why and what to do.

    MatomeError                  anything the program says no to
    +-- UsageError               wrong use of a command (exit status 2)
    +-- SettingsError            content/matome.yml or content/edits is wrong (exit status 2)
    +-- RecordError              a record is unreadable; never taken as empty (exit status 1)
    +-- ClockError               the clock cannot be right (exit status 1)
    +-- StoreBusyError           another process holds the store's lock (exit status 1)
    +-- InputError               one input could not be read; the others go on (exit status 1)
    |   +-- FetchError           it could not be downloaded
    |   |   +-- StatusError      the server answered with a status that is no answer
    |   |   +-- NotAskedError    it was left alone: its host asked for that or is silent, or the run's time was used up
    |   |   +-- ReservedError    its robots.txt or an opt-out of its publisher says that it is not for us
    |   +-- FormatError          it is not what it says it is, or nothing we read
    |   +-- LimitError           it is larger, deeper or slower than allowed
    |   +-- BoxError             the process that parsed it was killed
    +-- BuildError               the site could not be built (exit status 1)

Errors about one input are values as often as exceptions: a run gathers them beside its results, as `Problem`.
"""

from dataclasses import dataclass
from typing import Literal


class MatomeError(Exception):
    """Anything the program says no to.

    `what` happened, `where` (a source, a file, a line), `why`, and the `cure`. `others` were found beside it: a person
    mends them together.
    """

    others: tuple["MatomeError", ...] = ()

    def __init__(self, what: str, *, where: str = "", why: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.why, self.cure = what, where, why, cure

    def __str__(self) -> str:
        """One line: `where: what: why. cure`."""
        sentence = ": ".join(part for part in (self.where, self.what, self.why) if part)
        return f"{sentence}. {self.cure}" if self.cure else sentence

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the keyword arguments, so that errors cross processes whole."""
        return _rebuild, (type(self), self.what, self.where, self.why, self.cure)


def _rebuild(kind: type[MatomeError], what: str, where: str, why: str, cure: str) -> MatomeError:
    return kind(what, where=where, why=why, cure=cure)


class UsageError(MatomeError):
    """Wrong use of a command."""


class SettingsError(MatomeError):
    """A setting or an edit is wrong; `where` is file:line, and `cure` names the nearest right key."""


class RecordError(MatomeError):
    """A record is unreadable. It is never taken as empty."""


class ClockError(MatomeError):
    """The clock cannot be right; `why` says what it shows."""


class StoreBusyError(MatomeError):
    """Another process holds the store's lock; `why` names it."""


class InputError(MatomeError):
    """One input could not be read; the others go on."""


class FetchError(InputError):
    """It could not be downloaded."""


class StatusError(FetchError):
    """The server answered with a status that is no answer; `why` begins with "HTTP" and its number."""

    @property
    def status(self) -> int:
        """The number of the status (RFC 9110, 15)."""
        return int(self.why.removeprefix("HTTP ")[:3])


class NotAskedError(FetchError):
    """It was left alone; `why` says until when, or why."""


class ReservedError(FetchError):
    """It is not for us; `why` is what says so, as "robots.txt" or "tdm-reservation", and where in parentheses."""


class FormatError(InputError):
    """It is not what it says it is, or nothing we read."""


class LimitError(InputError):
    """It is larger, deeper or slower than allowed."""


class BoxError(InputError):
    """The process that parsed it was killed."""


class BuildError(MatomeError):
    """The site could not be built."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong with one input, kept beside the results.

    `error`: this input failed, the others went on; `warning`: it was read, with something left out or unknown.
    """

    level: Literal["warning", "error"]
    where: str
    what: str
    why: str = ""
    cure: str = ""

    def __str__(self) -> str:
        """One line, as `MatomeError` writes it."""
        return str(MatomeError(self.what, where=self.where, why=self.why, cure=self.cure))

    @classmethod
    def of(cls, error: MatomeError, where: str = "") -> "Problem":
        """The problem an exception tells of; `where` stands in where the error names no place."""
        return cls("error", error.where or where, error.what, error.why, error.cure)
