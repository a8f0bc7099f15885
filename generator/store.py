"""Records on disk: atomic, locked, versioned. Unreadable is an error, never empty.

content/stories/<week>.jsonl     a story a line, sorted by id
content/editions/<week>.json     one edition
content/sources.jsonl            what is remembered of each source
content/runs.jsonl               a line for each fetch and each closing
content/removed.jsonl            what must not return: nothing of it is read from the weeks' stories, or written there
"""

import fcntl
import os
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path
from typing import TypeVar, cast

from generator import files, records, weeks
from generator.errors import RecordError, StoreBusyError
from generator.merge import merge, merge_states
from generator.models import Cut, Edition, Removal, Run, SourceState, Story
from generator.removal import Removals
from generator.run_record import RunRecord

LOCK = ".lock"
WRITABLE = "Give the user who runs matome the right to write there, and see that the disk is not mounted read-only."

R = TypeVar("R", bound=records.Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story is kept."""

    week: str
    id: str


@dataclass(frozen=True, slots=True)
class _Keys:
    """What `index` reads of a story's line."""

    id: str
    keys: tuple[str, ...]
    schema: int = 0  # what does not say its own is looked at closely


@dataclass(frozen=True, slots=True)
class Listed:
    """The keys of a digest."""

    topic: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Of an edition what is asked of all of them, however many there are: a hundredth of what it holds."""

    week: str
    closed: str | None
    digests: tuple[Listed, ...]
    count: int  # of its stories
    cut: str | None = None  # the day on which retention cut its stories down


@dataclass(frozen=True, slots=True)
class _ListedStories:
    topic: str
    stories: tuple[str, ...]
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listing:
    """What `outlines` reads of an edition."""

    week: str
    closed: str | None
    digests: tuple[_ListedStories, ...]
    also: tuple[str, ...]
    cut: Cut | None = None
    schema: int = 0  # what does not say its own is looked at closely


class Readings:
    """What was read of files, read again only where a file is another."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hashable, object]] = {}

    def of(self, path: str, read: Callable[[], T], *, under: Hashable = None) -> T:
        """What `read` gives of this file; known again as long as its stamp, and what it was read `under`, are equal."""
        try:
            stat = os.lstat(path)
        except OSError:
            return read()
        stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size, under)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, read())
        return cast("T", known[1])


class Store:
    """The records of one site, below its `content/` folder."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._removals: tuple[tuple[int, int], Removals] | None = None
        self._outlines, self._counts = Readings(), Readings()

    # --- one writer at a time

    @contextmanager
    def writing(self, command: str, at: str) -> Iterator[None]:
        """Hold the store for one command; what a killed run left half written of records is taken away first.

        The lock is the kernel's (flock) and vanishes with its process; the file only tells who holds it. Raises
        StoreBusyError, which names the holder, and RecordError for a store that cannot be written, both at once.
        """
        with self._lock() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                raise StoreBusyError(
                    "another run holds the lock",
                    where=str(self.content),
                    why=lock.read().decode("utf-8", "replace").strip() or "it has just started",
                    cure="Wait until it has ended, then run the command again.",
                ) from None
            _say(lock, self.content / LOCK, f"matome {command}, process {os.getpid()}, since {at}\n")
            self._refuse_unwritable()
            files.sweep(*(self.content / folder for folder in ("", "stories", "editions", "edits")))
            yield
            _say(lock, self.content / LOCK, "")

    def _lock(self) -> FileIO:
        """The lock's file, which is never a link."""
        path = self.content / LOCK
        files.refuse_links(self.content, self.content)
        _refuse_no_folder(self.content)
        files.refuse_strange(path)
        try:
            if not self.content.is_dir():
                self.content.mkdir(parents=True, exist_ok=True)
            return FileIO(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666), "r+")
        except OSError as error:
            why = "it is a symbolic link" if path.is_symlink() else str(error.strerror)
            raise RecordError("cannot be written", where=str(path), why=why, cure=WRITABLE) from error

    def _refuse_unwritable(self) -> None:
        """Say now, and not when everything has been fetched, that records cannot be kept."""
        for folder in (self.content, self.content / "stories", self.content / "editions"):
            files.refuse_links(folder, self.content)
            _refuse_no_folder(folder)
            if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
                raise RecordError("cannot be written", where=str(folder), why="it is read-only", cure=WRITABLE)

    # --- stories

    def weeks(self) -> tuple[str, ...]:
        """The weeks that have stories, in order."""
        return _weeks_in(self.content / "stories", ".jsonl")

    def stories(self, week: str) -> tuple[Story, ...]:
        """The stories of a week that may stand, sorted by id; none if the week has none."""
        return self.removals.left(self.recorded(week))

    def recorded(self, week: str) -> tuple[Story, ...]:
        """The same with what git or a merge brought back though it was removed. Two lines of one id are merged."""
        stories: dict[str, Story] = {}
        for story in self._lines(self._stories(week), Story):
            stories[story.id] = merge(stories[story.id], story) if story.id in stories else story
        return tuple(stories[id_] for id_ in sorted(stories))

    def put_stories(self, week: str, stories: Iterable[Story]) -> bool:
        """Write a week's stories; returns whether any byte changed. A week without stories has no file."""
        ordered = sorted(self.removals.left(stories), key=lambda story: story.id)
        if not ordered:
            return files.remove(self._stories(week), below=self.content)
        return self._put(self._stories(week), records.lines(ordered))

    def stories_bytes(self, week: str) -> bytes:
        """A week's stories as bytes in the form they are kept in, whatever their order or doubles on disk."""
        return records.lines(self.stories(week))

    def index(self, wanted: Collection[str] | None = None) -> Mapping[str, tuple[Place, ...]]:
        """Where the stories of these identities, or of all, are kept, the oldest week first.

        Of all of ten years that is much to remember, so ask for what you look for. `shelving.reunite` ends doubles.
        """
        places: dict[str, tuple[Place, ...]] = {}
        sought = None if wanted is None else frozenset(wanted)
        for week in self.weeks():
            for line in self._parts(week):
                if sought is not None and sought.isdisjoint(line.keys):
                    continue
                met = line.keys if sought is None else [key for key in line.keys if key in sought]
                if met and self.removals and all(line.id != story.id for story in self.stories(week)):
                    continue  # git brought it back; the next build takes it out
                for key in met:
                    place, known = Place(week, line.id), places.get(key, ())
                    if place not in known:
                        places[key] = (*known, place)
        return places

    def keys(self, week: str) -> frozenset[str]:
        """Every identity of a week's stories."""
        return frozenset(key for line in self._parts(week) for key in line.keys)

    def is_as_closed(self, outline: Outline) -> bool:
        """Whether a week holds as many lines as its edition lists stories: then nothing was added since it was closed.

        Counting takes a tenth of reading. A week that holds another line, or one twice, is worth a closer look.
        """
        path = self._stories(outline.week)
        return self._counts.of(str(path), lambda: (self._read(path) or b"").count(b"\n")) == outline.count

    def _parts(self, week: str) -> Iterator[_Keys | Story]:
        path = self._stories(week)
        data = self._read(path)
        return iter(()) if data is None else records.parts_of_lines(data, Story, _Keys, str(path))

    def _stories(self, week: str) -> Path:
        return self.content / "stories" / f"{week}.jsonl"

    # --- editions

    def edition_weeks(self) -> tuple[str, ...]:
        """The weeks that have an edition, in order."""
        return _weeks_in(self.content / "editions", ".json")

    def edition(self, week: str) -> Edition | None:
        """A week's edition; None if there is none yet."""
        path = self._edition(week)
        data = self._read(path)
        if data is None:
            return None
        found = records.of_document(data, Edition, str(path))
        _refuse_other_week(week, found.week, str(path))
        return found

    def edition_bytes(self, week: str) -> bytes | None:
        """A week's edition as it lies on disk; None if there is none yet."""
        return self._read(self._edition(week))

    def editions(self) -> tuple[Edition, ...]:
        """All editions in order of their weeks."""
        return tuple(edition for week in self.edition_weeks() if (edition := self.edition(week)))

    def closed_weeks(self) -> frozenset[str]:
        """The weeks whose editions are closed."""
        return frozenset(outline.week for outline in self.outlines() if outline.closed)

    def outlines(self) -> tuple[Outline, ...]:
        """All editions in order of their weeks, as far as outlines tell: ten times as fast as `editions`."""
        folder = str(self.content / "editions")
        paths = ((week, f"{folder}/{week}.json") for week in self.edition_weeks())
        return tuple(self._outlines.of(path, partial(self._outline, week, path)) for week, path in paths)

    def _outline(self, week: str, path: str) -> Outline:
        found = records.part_of_document(self._read(Path(path)) or b"", Edition, _Listing, path)
        _refuse_other_week(week, found.week, path)
        count = len({*found.also, *(story for digest in found.digests for story in digest.stories)})
        digests = tuple(Listed(digest.topic, digest.formerly) for digest in found.digests)
        return Outline(found.week, found.closed, digests, count, found.cut.date if found.cut else None)

    def put_edition(self, edition: Edition) -> bool:
        """Write an edition; returns whether any byte changed."""
        return self._put(self._edition(edition.week), records.document(edition))

    def _edition(self, week: str) -> Path:
        return self.content / "editions" / f"{week}.json"

    # --- sources and runs

    def sources(self) -> Mapping[str, SourceState]:
        """What is remembered of each source, by its name; two lines of one, which a merge left, are merged."""
        states: dict[str, SourceState] = {}
        for state in self._lines(self.content / "sources.jsonl", SourceState):
            known = states.get(state.source)
            states[state.source] = merge_states(known, state) if known else state
        return states

    def put_sources(self, states: Iterable[SourceState]) -> bool:
        """Write what is remembered of the sources; returns whether any byte changed."""
        ordered = sorted(states, key=lambda state: state.source)
        return self._put(self.content / "sources.jsonl", records.lines(ordered))

    def runs(self, since: str = "") -> tuple[Run, ...]:
        """The record of fetches and closings, oldest first and each once; with `since`, a moment, from then on."""
        return self._runs.runs(since)

    def late_runs(self) -> tuple[Run, ...]:
        """Those of the two years before the newest one: what a run looks back at, however long the record is."""
        return self._runs.late()

    def closings(self) -> tuple[Run, ...]:
        """The closings among these; all that ever were if there is none."""
        return self._runs.closings()

    def add_run(self, run: Run) -> None:
        """Add a line to the record of fetches and closings."""
        self._runs.add(run)

    @property
    def _runs(self) -> RunRecord:
        return RunRecord(self.content / "runs.jsonl", self.content)

    # --- what was removed

    @property
    def removals(self) -> Removals:
        """The removal list; read again where its file is another."""
        path = self._removed
        try:
            stat = path.lstat()
        except OSError:
            return Removals()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if self._removals is None or self._removals[0] != stamp:
            self._removals = (stamp, Removals(tuple(self._lines(path, Removal))))
        return self._removals[1]

    def put_removals(self, removals: Removals) -> bool:
        """Write the removal list; returns whether any byte changed. An empty one has no file."""
        if not removals:
            return files.remove(self._removed, below=self.content)
        lines = sorted({records.encoded(line): line for line in removals.lines}.items())
        return self._put(self._removed, records.lines(line for _, line in lines))

    @property
    def _removed(self) -> Path:
        return self.content / "removed.jsonl"

    # --- bytes

    def _read(self, path: Path) -> bytes | None:
        files.refuse_strange(path, self.content)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RecordError("cannot be read", where=str(path), why=str(error.strerror)) from error

    def _lines(self, path: Path, kind: type[R]) -> Iterator[R]:
        data = self._read(path)
        return iter(()) if data is None else records.of_lines(data, kind, str(path))

    def _put(self, path: Path, data: bytes) -> bool:
        return files.replace(path, data, below=self.content)


def _say(lock: FileIO, path: Path, holder: str) -> None:
    """Write who holds the lock into its file at once: what waits would fail again where it is closed."""
    try:
        lock.seek(0)
        lock.truncate()
        lock.write(holder.encode())
    except OSError as error:
        cure = "Check free space and rights, then run the command again."
        raise RecordError("cannot be written", where=str(path), why=str(error.strerror), cure=cure) from error


def _refuse_other_week(named: str, said: str, where: str) -> None:
    """Raise RecordError for an edition renamed or copied by hand: read by its name, it would close another week."""
    if said != named:
        cure = f"Give it back its name, {said}.json, or take the copy away."
        raise RecordError("is an edition of another week", where=where, why=f"it says {said}", cure=cure)


def _refuse_no_folder(path: Path) -> None:
    """Raise RecordError for what is there and no folder: read as one without records, it would hide them all."""
    if path.exists() and not path.is_dir():
        cure = "Move it away, and bring the folder back with git if there was one."
        raise RecordError("is no folder", where=str(path), why="records are kept in a folder of this name", cure=cure)


def _weeks_in(folder: Path, suffix: str) -> tuple[str, ...]:
    if folder.is_symlink():
        raise RecordError("is a symbolic link", where=str(folder), cure="Put the folder itself in its place.")
    _refuse_no_folder(folder)
    if not folder.is_dir():
        return ()
    names = os.listdir(folder)  # noqa: PTH208  five times as fast as paths, and asked for several times a run
    found = [name.removesuffix(suffix) for name in names if name.endswith(suffix) and not name.startswith(".")]
    for name in found:
        try:
            weeks.days(name)
        except ValueError:
            where, cure = str(folder / f"{name}{suffix}"), "Its name must be an ISO week, as 2025-W43."
            raise RecordError("is not a week's record", where=where, cure=cure) from None
    return tuple(sorted(found))
