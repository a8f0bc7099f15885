"""Records <-> bytes: JSON with sorted keys, read strictly and by the number of its schema.

What is written again as the very bytes that were read is ours and taken at once (encoding costs .6 of decoding,
measured). Anything else was written by another version, by a merge or by hand, and is looked at closely: a key said
twice, a number that is none, a field that this program does not know and would drop are errors, which name file and
line, and not something to be read as well as may be.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, Protocol, TypeVar

import msgspec

from generator import migrations
from generator.errors import RecordError

RESTORE = "Bring it back with git (git log -- FILE, then git checkout COMMIT -- FILE); nothing was changed."
_UNREADABLE = "cannot be read as a record"
_CONFLICT_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Record(Protocol):
    """What every record has: the number of its schema."""

    @property
    def schema(self) -> int:
        """The number of the schema it was written by."""
        ...


R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Record)


def encoded(record: Record) -> bytes:
    """A record on one line: sorted keys, no line break."""
    return msgspec.json.encode(record, order="sorted")


def lines(records: Iterable[Record]) -> bytes:
    """Records as they are kept in `.jsonl`: a line each."""
    return b"".join(encoded(record) + b"\n" for record in records)


def document(record: Record) -> bytes:
    """A record as it is kept alone: a field a line so that git can show it, a final newline."""
    return msgspec.json.format(encoded(record), indent=1) + b"\n"


def of_document(data: bytes, kind: type[R], where: str) -> R:
    """The record of a file of its own. Raises RecordError, which says where and why."""
    refuse_cut(data, where)
    record = _quickly(data, kind)
    return record if record and document(record) == data else _closely(data, kind, where)


def part_of_document(data: bytes, kind: type[R], part: type[P], where: str) -> P | R:
    """Of a file of its own the fields of `part`, ten times as fast as all of them; of an older schema the record."""
    refuse_cut(data, where)
    return _quickly(data, part) or _closely(data, kind, where)


def of_lines(data: bytes, kind: type[R], where: str) -> Iterator[R]:
    """The record of each line. Raises RecordError, which says where and why; a file without any lost them."""
    for number, line in _split(data, where):
        yield _record(line, kind, f"{where}:{number}")


def parts_of_lines(data: bytes, kind: type[R], part: type[P], where: str) -> Iterator[P | R]:
    """Of each line the fields of `part`, ten times as fast as all of them; of an older schema the whole record."""
    decoder = msgspec.json.Decoder(part)  # one for all lines: a fifth less time
    for number, line in _split(data, where):
        seen = _quickly(line, part, decoder)
        yield seen if seen is not None else _closely(line, kind, f"{where}:{number}")


def wanted_lines(data: bytes, kind: type[R], part: type[P], where: str, is_wanted: Callable[[P], bool]) -> Iterator[R]:
    """The record of each line that is wanted by its `part`, or whose part cannot be read at once."""
    decoder = msgspec.json.Decoder(part)
    for number, line in _split(data, where):
        seen = _quickly(line, part, decoder)
        if seen is None or is_wanted(seen):
            yield _record(line, kind, f"{where}:{number}")


def _record(line: bytes, kind: type[R], place: str) -> R:
    record = _quickly(line, kind)
    return record if record and encoded(record) == line.rstrip() else _closely(line, kind, place)


def _split(data: bytes, where: str) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, with their numbers; one after the other, since a record of ten years is long."""
    refuse_cut(data, where)
    found = False
    for number, line in enumerate(BytesIO(data), 1):
        if not line.isspace():
            found = True
            yield number, line
    if not found:
        raise RecordError("holds no record", where=where, why="it lost what it held", cure=RESTORE)


def refuse_cut(data: bytes, where: str) -> None:
    """Raise RecordError for bytes that no line break ends, as what was written in part leaves them."""
    if not data:
        raise RecordError("is empty", where=where, why="it was cut short", cure=RESTORE)
    if not data.endswith(b"\n"):
        last, cure = data.count(b"\n") + 1, f"If it is whole, end it with a line break. {RESTORE}"
        why = "it was cut short: no line break ends it"
        raise RecordError(_UNREADABLE, where=f"{where}:{last}", why=why, cure=cure)


def _quickly(data: bytes, kind: type[R], decoder: "msgspec.json.Decoder[R] | None" = None) -> R | None:
    """The record if it reads at once and is of this schema."""
    try:
        record = decoder.decode(data) if decoder else msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return record if record.schema == migrations.SCHEMA else None


def _closely(data: bytes, kind: type[R], where: str) -> R:
    """The record of data that we did not write so, if nothing of it is lost by reading it."""
    try:
        found = _fields(data)
        fields = migrations.migrated(kind, _of_known_schema(found, where))
        record = msgspec.convert(fields, kind)
        encoded(record)
    except (ValueError, RecursionError) as error:  # msgspec's and those of Unicode are ValueErrors
        if data.lstrip().startswith(_CONFLICT_MARKS):
            why = "git left a conflict in it"
            cure = "Take out the conflict's marks and keep the lines of both sides; lines of one id are merged."
        else:
            why, cure = str(error), RESTORE
        raise RecordError(_UNREADABLE, where=where, why=why, cure=cure) from error
    for name in _unknown(fields, msgspec.to_builtins(record)):
        why = "it was added by hand, or by another version of the program, and would be lost"
        cure = "Take it out, or install the version that knows it; nothing was changed."
        raise RecordError(f"has a field that this program does not know: {name}", where=where, why=why, cure=cure)
    return record


def _fields(data: bytes) -> migrations.Fields:
    found = json.loads(data.decode("utf-8"), object_pairs_hook=_said_once, parse_constant=_no_number)
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004  a record of the wrong kind, not an argument
    return found


def _of_known_schema(fields: migrations.Fields, where: str) -> migrations.Fields:
    schema = fields.get("schema")
    if type(schema) is not int:
        raise ValueError("it has no number of a schema")
    if schema < migrations.OLDEST:
        raise ValueError(f"schema {schema} was never released")
    if schema > migrations.SCHEMA:
        raise RecordError(
            f"has schema {schema}, this program knows {migrations.SCHEMA}",
            where=where,
            why="it was made by a newer version",
            cure="Install that version of matome; nothing was changed.",
        )
    return fields


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(f"it has the key `{twice}` twice")
    return fields


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _unknown(read: object, kept: object, at: str = "") -> Iterator[str]:
    """The paths of all fields that were read and are not kept."""
    if isinstance(read, dict) and isinstance(kept, dict):
        for key, value in read.items():
            path = f"{at}.{key}" if at else key
            if key in kept:
                yield from _unknown(value, kept[key], path)
            else:
                yield path
    elif isinstance(read, list) and isinstance(kept, list | tuple):
        for number, (one, other) in enumerate(zip(read, kept, strict=True)):
            yield from _unknown(one, other, f"{at}[{number}]")
