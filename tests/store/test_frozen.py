"""Stores as each released schema wrote them: read, built and written by this program, whatever has changed since."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from generator.migrations import OLDEST, SCHEMA
from generator.store import Store
from tests.cli.conftest import Matome, matome, records  # noqa: F401  a fixture
from tests.made import site
from tests.store.freeze import FROZEN

# Of each frozen store: nobody writes one again.
SHA256 = {1: "acb8fc89f802feb555ef8560c5dce7aed66f820fee04beaf55d215e254c43354"}


@pytest.fixture(params=sorted(SHA256))
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A site with the records of a schema."""
    root = site(tmp_path / "site")
    shutil.copytree(FROZEN / str(request.param), root / "content", dirs_exist_ok=True)
    return root


def read(root: Path) -> tuple[object, ...]:
    store = Store(root / "content")
    stories = [story for week in store.weeks() for story in store.stories(week)]
    return stories, store.editions(), store.sources(), store.runs()


def written(root: Path) -> None:
    """Write every record again."""
    store = Store(root / "content")
    for week in store.weeks():
        store.put_stories(week, store.stories(week))
    for edition in store.editions():
        store.put_edition(edition)
    store.put_sources(store.sources().values())


def test_each_released_schema_has_one_and_nobody_touched_it() -> None:
    assert set(SHA256) == set(range(OLDEST, SCHEMA + 1)) == {int(path.name) for path in FROZEN.iterdir()}
    for schema, expected in SHA256.items():
        whole = hashlib.sha256()
        for path in sorted((FROZEN / str(schema)).rglob("*.*")):
            whole.update(path.relative_to(FROZEN).as_posix().encode() + b"\0" + path.read_bytes())
        assert whole.hexdigest() == expected, schema


def test_it_holds_every_kind_of_record(frozen: Path) -> None:
    store = Store(frozen / "content")
    stories = [story for week in store.weeks() for story in store.stories(week)]
    assert {story.language for story in stories} == {"ja", "en"}
    assert any(story.comments for story in stories)
    assert any(digest for edition in store.editions() for digest in edition.digests)
    assert [bool(edition.closed) for edition in store.editions()] == [True, False]
    assert len(store.sources()) == 2
    assert {run.command for run in store.runs()} == {"fetch", "close"}


def test_written_again_it_says_the_same_and_a_third_time_changes_nothing(frozen: Path) -> None:
    before = read(frozen)
    written(frozen)
    once = records(frozen)
    assert read(frozen) == before
    assert all(
        json.loads(line)["schema"] == SCHEMA
        for path, data in once.items()
        if path.endswith("l")
        for line in data.splitlines()
    )
    written(frozen)
    assert records(frozen) == once


def test_the_program_goes_on_from_it(frozen: Path, matome: Matome, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    before = records(frozen)
    store = Store(frozen / "content")
    known = {key for week in store.weeks() for story in store.stories(week) for key in story.keys}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795482000")  # 24 November 2026
    assert matome("-C", frozen, "build", "--close", "--no-site").status == 0
    assert known <= {key for week in store.weeks() for story in store.stories(week) for key in story.keys}
    assert all(edition.closed for edition in store.editions())
    assert records(frozen)["content/editions/2026-W45.json"] == before["content/editions/2026-W45.json"]
    assert (frozen / "content" / "docs" / "2026" / "w45" / "index.md").exists()
