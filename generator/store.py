"""Records on disk: atomic, locked, versioned. Unreadable is an error, never empty.

content/stories/<week>.jsonl     a story a line, sorted by id
content/editions/<week>.json     one edition
content/sources.jsonl            what is remembered of each source
content/runs.jsonl               a line for each fetch and each closing
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, cast

import msgspec

from generator import files, weeks
from generator.errors import RecordError, StoreBusyError
from generator.merge import merge
from generator.models import Edition, Run, SourceState, Story

SCHEMA = 1
LOCK = ".lock"
RESTORE = "Bring it back with git (git log -- FILE, then git checkout COMMIT -- FILE); nothing was changed."
CONFLICT_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Record(Protocol):
    """What every record has: the number of its schema."""

    @property
    def schema(self) -> int:
        """The number of the schema it was written by."""
        ...


R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story is kept."""

    week: str
    id: str


@dataclass(frozen=True, slots=True)
class _Keys:
    """What `index` reads of a story's line: skipping the rest is ten times as fast."""

    id: str
    keys: tuple[str, ...]
    schema: int = SCHEMA


class Store:
    """The records of one site, below its `content/` folder."""

    def __init__(self, content: Path) -> None:
        self.content = content

    # --- one writer at a time

    @contextmanager
    def writing(self, command: str, at: str, *, tidy: bool = True) -> Iterator[None]:
        """Hold the store for one command; what a killed run left half written is taken away first, if `tidy`.

        The lock is the kernel's (flock) and vanishes with its process; the file only tells who holds it. Raises
        StoreBusyError, which names the holder, at once.
        """
        self.content.mkdir(parents=True, exist_ok=True)
        try:
            lock = (self.content / LOCK).open("a+", encoding="utf-8")
        except OSError as error:
            raise RecordError("cannot be written", where=str(self.content), why=str(error.strerror)) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                raise StoreBusyError(
                    "another run holds the lock",
                    where=str(self.content),
                    why=lock.read().strip() or "it has just started",
                    cure="Wait until it has ended, then run the command again.",
                ) from None
            lock.truncate(0)
            lock.write(f"matome {command}, process {os.getpid()}, since {at}\n")
            lock.flush()
            if tidy:
                self._tidy()
            yield
            lock.truncate(0)

    def _tidy(self) -> None:
        docs = self.content / "docs"
        folders = (self.content, self.content / "stories", self.content / "editions", self.content / "edits")
        files.sweep(*folders, docs, *(folder for folder in docs.rglob("*") if folder.is_dir()))

    # --- stories

    def weeks(self) -> tuple[str, ...]:
        """The weeks that have stories, in order."""
        return _weeks_in(self.content / "stories", ".jsonl")

    def stories(self, week: str) -> tuple[Story, ...]:
        """The stories of a week, sorted by id; none if the week has none. Two lines of one id are merged."""
        stories: dict[str, Story] = {}
        for story in _lines(self._stories(week), Story):
            stories[story.id] = merge(stories[story.id], story) if story.id in stories else story
        return tuple(stories[id_] for id_ in sorted(stories))

    def put_stories(self, week: str, stories: Iterable[Story]) -> bool:
        """Write a week's stories; returns whether any byte changed. A week without stories has no file."""
        ordered = sorted(stories, key=lambda story: story.id)
        if not ordered:
            return files.remove(self._stories(week))
        return files.replace(self._stories(week), _jsonl(ordered))

    def stories_bytes(self, week: str) -> bytes:
        """A week's stories as bytes in the form they are kept in, whatever their order or doubles on disk."""
        return _jsonl(self.stories(week))

    def index(self) -> Mapping[str, Place]:
        """Where the story of each identity is kept. The oldest week wins where two hold one."""
        places: dict[str, Place] = {}
        for week in self.weeks():
            for line in _lines(self._stories(week), _Keys):
                for key in line.keys:
                    places.setdefault(key, Place(week, line.id))
        return places

    def _stories(self, week: str) -> Path:
        return self.content / "stories" / f"{week}.jsonl"

    # --- editions

    def edition_weeks(self) -> tuple[str, ...]:
        """The weeks that have an edition, in order."""
        return _weeks_in(self.content / "editions", ".json")

    def edition(self, week: str) -> Edition | None:
        """A week's edition; None if there is none yet."""
        path = self._edition(week)
        data = _read(path)
        return None if data is None else _decode(data, Edition, str(path))

    def edition_bytes(self, week: str) -> bytes | None:
        """A week's edition as it lies on disk; None if there is none yet."""
        return _read(self._edition(week))

    def editions(self) -> tuple[Edition, ...]:
        """All editions in order of their weeks."""
        return tuple(edition for week in self.edition_weeks() if (edition := self.edition(week)))

    def closed_weeks(self) -> frozenset[str]:
        """The weeks whose editions are closed."""
        return frozenset(edition.week for edition in self.editions() if edition.closed)

    def put_edition(self, edition: Edition) -> bool:
        """Write an edition; returns whether any byte changed."""
        return files.replace(self._edition(edition.week), encode_edition(edition))

    def _edition(self, week: str) -> Path:
        return self.content / "editions" / f"{week}.json"

    # --- sources and runs

    def sources(self) -> Mapping[str, SourceState]:
        """What is remembered of each source, by its name; the later line counts where a merge left two."""
        return {state.source: state for state in _lines(self.content / "sources.jsonl", SourceState)}

    def put_sources(self, states: Iterable[SourceState]) -> bool:
        """Write what is remembered of the sources; returns whether any byte changed."""
        ordered = sorted(states, key=lambda state: state.source)
        return files.replace(self.content / "sources.jsonl", _jsonl(ordered))

    def runs(self) -> tuple[Run, ...]:
        """The record of fetches and closings, oldest first, whatever order a merge of branches left them in."""
        return tuple(sorted(_lines(self.content / "runs.jsonl", Run), key=lambda run: (run.at, run.command)))

    def add_run(self, run: Run) -> None:
        """Add a line to the record of fetches and closings."""
        files.replace(self.content / "runs.jsonl", _jsonl((*self.runs(), run)))


class RememberingStore(Store):
    """A store that reads a week's file again only where its time or size is another: for a program that goes on."""

    def __init__(self, content: Path) -> None:
        super().__init__(content)
        self._read: dict[Path, tuple[tuple[int, int], object]] = {}

    def stories(self, week: str) -> tuple[Story, ...]:
        """The stories of a week, as `Store` gives them."""
        return self._remembered(self._stories(week), super().stories, week)

    def edition(self, week: str) -> Edition | None:
        """A week's edition, as `Store` gives it."""
        return self._remembered(self._edition(week), super().edition, week)

    def _remembered(self, path: Path, read: Callable[[str], T], week: str) -> T:
        try:
            stat = path.lstat()
        except OSError:
            return read(week)
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, read(week))
        return cast("T", known[1])


def encode_edition(edition: Edition) -> bytes:
    """An edition as it is kept: sorted keys, a field a line so that git can show and merge it, a final newline."""
    return msgspec.json.format(msgspec.json.encode(edition, order="sorted"), indent=1) + b"\n"


def _jsonl(records: Iterable[Record]) -> bytes:
    return b"".join(msgspec.json.encode(record, order="sorted") + b"\n" for record in records)


def _weeks_in(folder: Path, suffix: str) -> tuple[str, ...]:
    if folder.is_symlink():
        raise RecordError("is a symbolic link", where=str(folder), cure="Put the folder itself in its place.")
    if not folder.is_dir():
        return ()
    found = []
    for path in folder.iterdir():
        if path.suffix != suffix or path.name.startswith("."):
            continue
        try:
            weeks.days(path.stem)
        except ValueError:
            raise RecordError(
                "is not a week's record", where=str(path), cure="Its name must be an ISO week, as 2025-W43."
            ) from None
        found.append(path.stem)
    return tuple(sorted(found))


def _read(path: Path) -> bytes | None:
    if path.is_symlink():
        raise RecordError("is a symbolic link", where=str(path), cure="Put the file itself in its place.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RecordError("cannot be read", where=str(path), why=str(error.strerror)) from error


def _lines(path: Path, kind: type[R]) -> Iterator[R]:
    data = _read(path)
    if data is None:
        return
    if not data:
        raise RecordError("is empty", where=str(path), why="it was cut short", cure=RESTORE)
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield _decode(line, kind, f"{path}:{number}")


def _decode(data: bytes, kind: type[R], where: str) -> R:
    try:
        record = msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        _check_version(data, where)
        if data.lstrip().startswith(CONFLICT_MARKS):
            why = "git left a conflict in it"
            cure = "Take out the conflict's marks and keep the lines of both sides; lines of one id are merged."
        else:
            why, cure = str(error), RESTORE
        raise RecordError("cannot be read as a record", where=where, why=why, cure=cure) from error
    if record.schema != SCHEMA:
        _check_version(data, where)
    return record


def _check_version(data: bytes, where: str) -> None:
    try:
        schema = json.loads(data).get("schema", SCHEMA)
    except (ValueError, AttributeError):
        return
    if schema != SCHEMA:
        raise RecordError(
            f"has schema {schema}, this program knows {SCHEMA}",
            where=where,
            why="it was made by a newer version",
            cure="Install that version of matome; nothing was changed.",
        )
