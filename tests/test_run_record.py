"""The record of runs, read from its end: what was long ago is neither read nor lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import files, records, run_record
from generator.errors import RecordError
from generator.models import Run, SourceRun
from generator.run_record import RunRecord

STEP = 700  # bytes, about five lines


@pytest.fixture(autouse=True)
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_record, "STEP", STEP)


def fetch(at: str, *sources: str) -> Run:
    return Run(f"{at}T00:10:00Z", "fetch", tuple(SourceRun(source, "new") for source in sources))


def close(at: str) -> Run:
    return Run(f"{at}T00:20:00Z", "close", weeks=("2026-W01",))


def kept(folder: Path, runs: Sequence[Run]) -> RunRecord:
    path = folder / "runs.jsonl"
    path.write_bytes(records.lines(runs))
    return RunRecord(path, folder)


MONTHS = tuple(f"{year}-{month:02}-01" for year in range(2026, 2036) for month in range(1, 13))
YEARS = tuple(run for at in MONTHS for run in (fetch(at, "港"), close(at)))


@pytest.mark.parametrize("step", [1, 100, STEP, 1 << 20])
@pytest.mark.parametrize("since", ["", "2020", "2026-01-01T00:10:00Z", "2031-07-15", "2035-12-01T00:15:00Z", "2040"])
def test_gives_what_reading_all_of_it_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: str, step: int
) -> None:
    monkeypatch.setattr(run_record, "STEP", step)
    record = kept(tmp_path, YEARS)
    assert record.runs(since) == tuple(run for run in YEARS if run.at >= since)
    assert record.runs(since, command="close") == tuple(
        run for run in YEARS if run.at >= since and run.command == "close"
    )


def test_the_last_two_years_take_no_more_than_those(tmp_path: Path) -> None:
    """What stands further back may be anything: it is not read."""
    record = kept(tmp_path, YEARS)
    lines = record.path.read_bytes().splitlines(keepends=True)
    record.path.write_bytes(b"{damaged}\n" * 1000 + b"".join(lines[12:]))
    assert record.late()[0].at == "2033-12-01T00:20:00Z"  # two years before the newest, which is a closing
    assert len(record.late()) == 49
    assert [run.at[:7] for run in record.closings()][-2:] == ["2035-11", "2035-12"]
    record.add(fetch("2036-01-01"))
    assert record.late()[-1].at == "2036-01-01T00:10:00Z"
    with pytest.raises(RecordError, match=r"runs\.jsonl:1\b"):
        record.runs()


def test_a_line_that_cannot_be_read_is_counted_from_the_first(tmp_path: Path) -> None:
    record = kept(tmp_path, YEARS)
    lines = record.path.read_bytes().splitlines(keepends=True)
    lines[-3] = b"{damaged}\n"
    record.path.write_bytes(b"".join(lines))
    for read in (record.late, record.closings, lambda: record.runs("2035-12")):
        with pytest.raises(RecordError, match=rf"runs\.jsonl:{len(lines) - 2}\b"):
            read()


def test_lines_that_a_merge_put_above_older_ones_are_found(tmp_path: Path) -> None:
    """One branch was at work for half a year, and its lines stand below those of the other."""
    common, ours, theirs = YEARS[:200], YEARS[200:216], [fetch(at, "岬") for at in MONTHS[100:108]]
    record = kept(tmp_path, [*common, *ours, *theirs])
    since = ours[-1].at
    assert record.runs(since) == tuple(sorted((one for one in (*ours, *theirs) if one.at >= since), key=_moment))
    assert all(one in record.late() for one in (*ours, *theirs))


def test_a_run_of_many_sources_is_longer_than_a_step(tmp_path: Path) -> None:
    long = fetch("2030-01-01", *(f"汐見新報{number}" for number in range(100)))
    record = kept(tmp_path, [*YEARS[:60], long])
    assert len(records.encoded(long)) > 10 * STEP
    assert record.late()[-1] == long
    assert record.runs("2030") == (long,)


def test_closings_are_found_however_long_ago_they_were(tmp_path: Path) -> None:
    """Someone fetches each month and closes nothing for years: still no week is told of twice."""
    record = kept(tmp_path, [close("2026-01-05"), *(fetch(at) for at in MONTHS)])
    assert [run.at[:10] for run in record.closings()] == ["2026-01-05"]


def test_a_run_is_told_once(tmp_path: Path) -> None:
    record = RunRecord(tmp_path / "runs.jsonl", tmp_path)
    assert (record.runs(), record.late(), record.closings()) == ((), (), ())
    for run in (*YEARS, YEARS[-1], YEARS[-2]):
        record.add(run)
    assert record.path.read_bytes() == records.lines(YEARS)


def test_nothing_is_added_to_a_line_that_is_cut(tmp_path: Path) -> None:
    record = kept(tmp_path, YEARS)
    cut = record.path.read_bytes()[:-1]
    record.path.write_bytes(cut)
    with pytest.raises(RecordError, match="cut short"):
        record.add(fetch("2036-01-01"))
    assert record.path.read_bytes() == cut
    record.path.write_bytes(b"")
    with pytest.raises(RecordError, match="empty"):
        record.late()


def test_a_link_is_not_read(tmp_path: Path) -> None:
    outside = kept(tmp_path, YEARS).path.rename(tmp_path / "outside")
    record = RunRecord(tmp_path / "runs.jsonl", tmp_path)
    record.path.symlink_to(outside)
    with pytest.raises(RecordError, match="symbolic link"):
        record.late()
    with pytest.raises(RecordError, match="symbolic link"):
        files.grow(record.path, b"more", below=tmp_path)


def _moment(run: Run) -> str:
    return run.at
