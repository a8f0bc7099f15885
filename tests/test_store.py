"""Records on disk: what is written, what is refused, who may write."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from generator import shelving
from generator.errors import RecordError, StoreBusyError
from generator.models import Edition, Run, SourceState
from generator.store import LOCK, Place, Store
from tests.made import NOW, comment, story


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "content")


def edition(week: str, closed: str | None = None) -> Edition:
    return Edition(week, closed, "1", "0" * 64, (), ())


def test_stories_come_back_as_they_were_sorted_by_id(store: Store) -> None:
    assert store.put_stories("2026-W45", [story(2), story(1, comments=(comment("a"),))])
    assert store.stories("2026-W45") == (story(1, comments=(comment("a"),)), story(2))
    assert store.weeks() == ("2026-W45",)


def test_the_same_records_are_the_same_bytes(store: Store) -> None:
    store.put_stories("2026-W45", [story(1), story(2)])
    assert not store.put_stories("2026-W45", [story(2), story(1)])


def test_a_line_is_a_story_with_sorted_keys_and_its_schema(store: Store) -> None:
    store.put_stories("2026-W45", [story(1)])
    data = (store.content / "stories" / "2026-W45.jsonl").read_bytes()
    assert data.endswith(b"}\n")
    assert data.startswith(b'{"authors":[],"categories":[],"chars":{"commentary":0,"report":')
    assert b'"schema":1' in data
    assert "汐見市は".encode() in data


def test_two_lines_of_one_id_are_merged(store: Store) -> None:
    """A merge of branches leaves both; nothing of either is lost."""
    store.put_stories("2026-W45", [story(1, comments=(comment("ours"),))])
    path = store.content / "stories" / "2026-W45.jsonl"
    ours = path.read_bytes()
    store.put_stories("2026-W45", [story(1, comments=(comment("theirs"),))])
    path.write_bytes(ours + path.read_bytes())
    (merged,) = store.stories("2026-W45")
    assert {one.id for one in merged.comments} == {"c-ours", "c-theirs"}


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut in a line": (lambda data: data[: len(data) // 2], "it was cut short"),
    "cut before the last line break": (lambda data: data[:-1], "it was cut short"),
    "of no length": (lambda _data: b"", "it was cut short"),
    "of line breaks alone": (lambda _data: b"\n\n", "holds no record"),
    "with a conflict": (lambda data: b"<<<<<<< HEAD\n" + data, "git left a conflict in it"),
    "of a newer version": (lambda data: data.replace(b'"schema":1', b'"schema":99'), "made by a newer version"),
    "of a schema that never was": (lambda data: data.replace(b'"schema":1', b'"schema":0'), "never released"),
    "of no schema": (lambda data: data.replace(b'"schema":1', b'"schema":true'), "no number of a schema"),
    "without a field": (lambda data: data.replace(b'"keys":', b'"kyes":'), "missing required field `keys`"),
    "with a wrong type": (lambda data: data.replace(b'"keys":[', b'"keys":[7,'), "Expected `str`, got `int`"),
    "with a key twice": (lambda data: data.replace(b'"site":', b'"title":"","site":'), "the key `title` twice"),
    "with half a character": (lambda data: data.replace(b'"site":"', b'"site":"\\ud800'), "cannot be read as a record"),
    "with a number that is none": (lambda data: data.replace(b'"report":', b'"report":NaN,"r":'), "NaN is no number"),
    "not in UTF-8": (lambda data: data.replace(b'"site":"', b'"site":"\xff'), "invalid start byte"),
    "not JSON": (lambda _data: b"\xff\xfe\n", "cannot be read as a record"),
    "no object": (lambda _data: b"null\n", "no JSON object"),
    "without end": (lambda _data: b'{"a":' * 100_000 + b"\n", "cannot be read as a record"),
    "with a number without end": (
        lambda data: data.replace(b'"report":', b'"report":' + b"9" * 9_000),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_unreadable_is_an_error_and_never_empty(store: Store, damage: str) -> None:
    store.put_stories("2026-W45", [story(1)])
    path = store.content / "stories" / "2026-W45.jsonl"
    do, says = DAMAGE[damage]
    damaged = do(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(RecordError, match=says) as caught:
        store.stories("2026-W45")
    assert "2026-W45.jsonl" in caught.value.where
    assert caught.value.cure
    with pytest.raises(RecordError, match=says):
        shelving.keep(store, [story(1, comments=(comment("a"),))], UTC, NOW)
    assert path.read_bytes() == damaged


def test_the_line_is_named(store: Store) -> None:
    store.put_stories("2026-W45", [story(1), story(2)])
    path = store.content / "stories" / "2026-W45.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"id":"s-0000000002"', b'"id":2'))
    with pytest.raises(RecordError) as caught:
        store.stories("2026-W45")
    assert caught.value.where == f"{path}:2"


@pytest.mark.parametrize(
    ("was", "now", "field"),
    [
        (b'"site":', b'"reviewed":true,"site":', "reviewed"),
        (b'"report":', b'"social":3,"report":', "chars.social"),
        (b'"kind":"report"', b'"kind":"report","mood":"calm"', r"passages\[0\].mood"),
    ],
)
def test_a_field_that_would_be_lost_is_refused(store: Store, was: bytes, now: bytes, field: str) -> None:
    store.put_stories("2026-W45", [story(1)])
    path = store.content / "stories" / "2026-W45.jsonl"
    path.write_bytes(path.read_bytes().replace(was, now, 1))
    with pytest.raises(RecordError, match=f"does not know: {field}"):
        store.stories("2026-W45")


def test_what_a_hand_wrote_otherwise_is_read_and_written_as_ours(store: Store) -> None:
    """Other spaces, another order of keys, defaults left out, line breaks of another system."""
    store.put_stories("2026-W45", [story(1)])
    path = store.content / "stories" / "2026-W45.jsonl"
    ours = path.read_bytes()
    fields = {key: value for key, value in json.loads(ours).items() if value not in (None, [])}
    path.write_bytes(json.dumps(dict(reversed(fields.items()))).encode() + b"\r\n")
    assert store.stories("2026-W45") == (story(1),)
    store.put_stories("2026-W45", store.stories("2026-W45"))
    assert path.read_bytes() == ours


def test_an_edition_of_a_newer_version_is_refused(store: Store) -> None:
    store.put_edition(edition("2026-W45"))
    path = store.content / "editions" / "2026-W45.json"
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 2'))
    with pytest.raises(RecordError, match="newer version"):
        store.edition("2026-W45")


@pytest.mark.parametrize("linked", ["stories/2026-W45.jsonl", "stories", "."])
def test_a_link_out_of_the_store_is_refused(store: Store, tmp_path: Path, linked: str) -> None:
    """Neither read through nor written through: of a file, of a folder, of the store itself."""
    store.put_stories("2026-W45", [story(1)])
    place, outside = (store.content / linked), tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    for act in (
        lambda: store.stories("2026-W45"),
        lambda: store.put_stories("2026-W45", [story(2)]),
        lambda: store.put_stories("2026-W45", []) if linked != "stories/2026-W45.jsonl" else store.index(),
    ):
        with pytest.raises(RecordError, match="symbolic link"):
            act()
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["stories/2026-W45.jsonl", "editions/2026-W45.json", "runs.jsonl", "removed.jsonl"])
@pytest.mark.parametrize(("make", "kind"), [(os.mkfifo, "a pipe"), (Path.mkdir, "a folder")])
def test_what_is_no_file_is_refused_at_once(store: Store, name: str, make: Callable[[Path], None], kind: str) -> None:
    path = store.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    with pytest.raises(RecordError, match=f"{name}: is {kind}: a file belongs there"):
        assert (store.stories("2026-W45"), store.outlines(), store.runs(), store.removals) is None


def test_a_pipe_in_the_place_of_the_lock_is_refused(store: Store) -> None:
    store.content.mkdir()
    os.mkfifo(store.content / LOCK)
    with pytest.raises(RecordError, match="is a pipe"), store.writing("fetch", "2026-11-09T00:00:00Z"):
        pass


@pytest.mark.parametrize("name", ["stories", "editions"])
def test_a_file_in_the_place_of_a_folder_is_named(store: Store, name: str) -> None:
    store.content.mkdir()
    (store.content / name).write_bytes(b"")
    with pytest.raises(RecordError, match=f"{name}: is no folder"):
        assert (store.weeks(), store.edition_weeks()) is None
    with pytest.raises(RecordError, match=f"{name}: is no folder"), store.writing("fetch", "2026-11-09T00:00:00Z"):
        pass


def test_an_edition_without_its_schema_is_refused_by_outlines_too(store: Store) -> None:
    store.put_edition(edition("2026-W45"))
    path = store.content / "editions" / "2026-W45.json"
    fields = json.loads(path.read_bytes())
    del fields["schema"]
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match="no number of a schema"):
        store.outlines()


def test_a_line_that_comes_to_a_week_while_a_program_goes_on_is_seen(store: Store) -> None:
    store.put_stories("2026-W45", [story(1)])
    store.put_edition(edition("2026-W45"))
    (outline,) = store.outlines()
    outline = replace(outline, count=1)
    assert [store.is_as_closed(outline), store.is_as_closed(outline)] == [True, True]
    store.put_stories("2026-W45", [story(1), story(2)])
    assert not store.is_as_closed(outline)


def test_a_lock_that_is_a_link_is_not_written_through(store: Store, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    store.content.mkdir()
    (store.content / LOCK).symlink_to(outside)
    with pytest.raises(RecordError, match="symbolic link"), store.writing("fetch", "2026-11-09T00:00:00Z"):
        pass
    assert outside.read_bytes() == b"theirs"


def test_an_edition_under_another_week_s_name_is_named(store: Store) -> None:
    store.put_edition(Edition("2026-W45", "2026-11-16T06:00:00Z", "1", "", (), ()))
    (store.content / "editions/2026-W45.json").rename(store.content / "editions/2026-W44.json")
    for read in (store.closed_weeks, lambda: store.edition("2026-W44")):
        with pytest.raises(RecordError, match=r"2026-W44\.json: is an edition of another week: it says 2026-W45"):
            read()


def test_a_file_that_is_no_week_is_named(store: Store) -> None:
    (store.content / "stories").mkdir(parents=True)
    (store.content / "stories" / "notes.jsonl").write_text("{}\n")
    with pytest.raises(RecordError, match=r"notes\.jsonl: is not a week's record"):
        store.weeks()


def test_the_index_finds_a_story_by_any_identity(store: Store) -> None:
    store.put_stories("2026-W45", [story(1, keys=("guid:f#1", "url:https://shiomi.example/1"))])
    store.put_stories("2026-W46", [story(2)])
    assert store.index()["guid:f#1"] == (Place("2026-W45", "s-0000000001"),)
    assert store.index()["url:https://shiomi.example/2"] == (Place("2026-W46", "s-0000000002"),)


def test_editions_sources_and_runs_come_back(store: Store) -> None:
    store.put_edition(edition("2026-W45", "2026-11-09T00:00:00Z"))
    store.put_edition(edition("2026-W46"))
    assert store.closed_weeks() == {"2026-W45"}
    store.put_sources([SourceState("b", "https://b.example/"), SourceState("a", "https://a.example/", etag='W/"1"')])
    assert store.sources()["a"].etag == 'W/"1"'
    store.add_run(Run("2026-11-09T00:00:00Z", "fetch"))
    store.add_run(Run("2026-11-02T00:00:00Z", "fetch"))
    assert [run.at for run in store.runs()] == ["2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z"]


def test_an_empty_store_is_no_error(store: Store) -> None:
    assert (store.weeks(), store.editions(), store.runs()) == ((), (), ())
    assert store.edition("2026-W45") is None


HOLD = """
import sys, time
from pathlib import Path
from generator.store import Store
with Store(Path(sys.argv[1])).writing("fetch", "2026-11-09T00:00:00Z"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_writer_at_a_time_and_the_holder_is_named(store: Store) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.content)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreBusyError, match=f"matome fetch, process {holder.pid}, since 2026-11-09T00:00:00Z"),
            store.writing("build", "2026-11-09T00:01:00Z"),
        ):
            pass
        holder.kill()
        holder.wait()
        with store.writing("build", "2026-11-09T00:02:00Z"):  # the lock of a killed process is gone
            pass


def test_holding_the_lock_sweeps_what_a_killed_run_left(store: Store) -> None:
    left = store.content / "stories" / ".matome-1-2026-W45.jsonl"
    left.parent.mkdir(parents=True)
    left.touch()
    with store.writing("build", "2026-11-09T00:00:00Z"):
        assert not left.exists()


def _write(content: Path, number: int) -> None:
    Store(content).put_stories("2026-W45", [story(number)] * 3)


def test_writers_that_ignore_the_lock_still_leave_whole_files(store: Store) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(_write, [(store.content, number) for number in range(1, 9)])
    assert len(store.stories("2026-W45")) == 1
