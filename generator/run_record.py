"""The record of runs: `content/runs.jsonl`, a line for each fetch and each closing, for as long as the site is kept.

A hundred sources that are fetched every week write 1.2 MB a year, and seven times that every day. So it is read from
its end, as far back as is asked for, and grows without being held in memory.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator import files, records
from generator.errors import RecordError
from generator.migrations import SCHEMA
from generator.models import Run

STEP = 1 << 20  # bytes by which the line to read from is sought backwards
ASTRAY = 1  # years that lines may stand above older ones: a merge puts those of one branch below those of the other
LATE = 2  # years

_NEVER = "9999"
_AT = re.compile(rb'\{"at":"([0-9]{4}-[^"]*)"')

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Moment:
    """What is read of the lines that are not wanted."""

    at: str
    command: str
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The record of runs in a file below `content`."""

    path: Path
    content: Path

    def runs(self, since: str = "", *, command: str = "") -> tuple[Run, ...]:
        """The runs, oldest first and each once, whatever a merge of branches left.

        With `since`, a moment as records keep it, those from then on; with `command`, those of it alone. Lines that are
        not wanted take a tenth of the time. Raises RecordError.
        """

        def is_wanted(one: _Moment) -> bool:
            return one.at >= since and command in ("", one.command)

        def read(data: bytes) -> tuple[Run, ...]:
            wanted = records.wanted_lines(data, Run, _Moment, str(self.path), is_wanted)
            found = {records.encoded(run): run for run in wanted}
            return tuple(
                found[line] for line in sorted(found, key=lambda line: (found[line].at, found[line].command, line))
            )

        return self._read(_years_before(since, ASTRAY), read) or ()

    def late(self) -> tuple[Run, ...]:
        """Those of the two years before the newest one: what a run looks back at."""
        return self.runs(self._lately())

    def closings(self) -> tuple[Run, ...]:
        """The closings of those two years; all that ever were if there is none."""
        return self.runs(self._lately(), command="close") or self.runs(command="close")

    def add(self, run: Run) -> None:
        """Add a line, unless that run is told already. Raises RecordError if the last line is not whole."""
        line = records.encoded(run) + b"\n"

        def is_told(data: bytes) -> bool:
            records.refuse_cut(data, str(self.path))
            return data.startswith(line) or b"\n" + line in data

        if not self._read(_years_before(run.at, ASTRAY), is_told):
            files.grow(self.path, line, below=self.content)

    def _lately(self) -> str:
        """The moment two years before the newest run."""

        def newest(data: bytes) -> str:
            return max(one.at for one in records.parts_of_lines(data, Run, _Moment, str(self.path)))

        return _years_before(self._read(_NEVER, newest) or "", LATE)

    def _read(self, since: str, read: Callable[[bytes], T]) -> T | None:
        """What `read` makes of the record from a line older than `since` on; None without a record.

        What cannot be read is read again with all that stands above it, so that an error counts lines from the first.
        """
        data = self._end(since)
        if data is None:
            return None
        try:
            return read(data)
        except RecordError:
            return read(self._end("") or data)

    def _end(self, since: str) -> bytes | None:
        files.refuse_strange(self.path, self.content)
        try:
            with self.path.open("rb") as file:
                back, start = file.seek(0, os.SEEK_END), 0
                while back > 0:
                    back = file.seek(max(0, back - STEP))
                    start = back + (len(file.readline()) if back else 0)  # after the rest of a line
                    if _at(file.readline()) < since:
                        break
                file.seek(start)
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RecordError("cannot be read", where=str(self.path), why=str(error.strerror)) from error


def _at(line: bytes) -> str:
    """The moment of a line as we write it; of any other the end of time, so that more is read."""
    found = _AT.match(line)
    return found[1].decode() if found else _NEVER


def _years_before(moment: str, years: int) -> str:
    return f"{int(moment[:4]) - years:04}{moment[4:]}" if moment else ""
