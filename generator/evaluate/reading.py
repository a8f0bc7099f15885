"""Labelled data from disk: JSON Lines, each line checked against what the task needs."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.errors import FormatError

Row = TypeVar("Row")

GUIDE = (
    "matome evaluate TASK --help shows a row; the guide on measuring, content/docs/guides/measuring.md, all formats."
)
GZIP = b"\x1f\x8b"


def rows(paths: Iterable[Path], kind: type[Row], check: Callable[[Row], object] | None = None) -> tuple[Row, ...]:
    """The rows of all files, in order; fields that `kind` does not know are passed over.

    `check` raises FormatError for a row that has what `kind` needs and still cannot be. Raises FormatError with file
    and line for such rows, and for files without any row.
    """
    given = tuple(paths)
    found = tuple(row for path in given for row in _rows(path, kind, check))
    if not found:
        raise FormatError("there are no rows", where=", ".join(map(str, given)), cure=GUIDE)
    return found


def content(path: Path) -> bytes:
    """The bytes of a file, unpacked if it is compressed with gzip. Raises FormatError."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if data.startswith(GZIP) else data
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise FormatError("cannot be read", where=str(path), why=why) from error
    except (EOFError, zlib.error) as error:
        raise FormatError("cannot be unpacked", where=str(path), why=str(error)) from error


def text(path: Path) -> str:
    """The text of a file, UTF-8 with or without its mark. Raises FormatError."""
    data = content(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError("is not UTF-8", where=f"{path}:{line}", why=error.reason, cure="Save it as UTF-8.") from error


def _rows(path: Path, kind: type[Row], check: Callable[[Row], object] | None) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(text(path).split("\n"), start=1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                row = decoder.decode(line)
            except msgspec.DecodeError as error:
                raise FormatError("is no row of this task", where=where, why=str(error), cure=GUIDE) from error
            if check:
                _checked(row, check, where)
            yield row


def _checked(row: Row, check: Callable[[Row], object], where: str) -> None:
    try:
        check(row)
    except FormatError as error:
        raise FormatError(error.what, where=where, why=error.why or error.where, cure=error.cure) from error
