"""Records of an older schema: migrated when read, written when next written; shown on a schema 0 that never was."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from generator import migrations, shelving
from generator.errors import RecordError
from generator.migrations import Fields, Migration
from generator.models import Edition, Run, SourceState, Story
from generator.store import Place, Store
from tests.made import NOW, comment, story

WEEK = "2026-W45"


def titled(fields: Fields) -> Fields:
    """Schema 0 called a title a headline, and had no keys."""
    title = fields.pop("headline")
    return {**fields, "title": title, "keys": [f"url:{fields['url']}"]}


def validated(fields: Fields) -> Fields:
    """Schema 0 kept a tag without its quotation marks."""
    tag = fields.pop("tag")
    return {**fields, "etag": f'"{tag}"'}


@pytest.fixture(autouse=True)
def older_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program, had there been a schema 0."""
    monkeypatch.setattr(migrations, "OLDEST", 0)
    steps = (Migration(Story, 0, titled), Migration(SourceState, 0, validated))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that the program of schema 0 left: every kind of record."""
    store = Store(tmp_path / "content")
    store.put_stories(WEEK, [story(1), story(2)])
    store.put_edition(Edition(WEEK, None, "1", "0" * 64, (), ("s-0000000001", "s-0000000002")))
    store.put_sources([SourceState("汐見新報", "https://shiomi.example/feed.xml", etag='"7"')])
    store.add_run(Run("2026-11-05T00:10:00Z", "fetch"))
    aged(
        store.content / "stories" / f"{WEEK}.jsonl", lambda one: {"headline": one.pop("title"), "keys": one.pop("keys")}
    )
    aged(store.content / "sources.jsonl", lambda one: {"tag": one.pop("etag").strip('"')})
    aged(store.content / "runs.jsonl", lambda _one: {})
    path = store.content / "editions" / f"{WEEK}.json"
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 0'))
    return store


def aged(path: Path, change: Any) -> None:
    """Write the lines as schema 0 had them."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        fields = json.loads(line)
        fields |= {**change(fields), "schema": 0}
        fields.pop("keys", None)
        lines.append(json.dumps(fields, ensure_ascii=False) + "\n")
    path.write_text("".join(lines), "utf-8")


def held(store: Store) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.content.rglob("*.json*")}


def test_every_kind_is_read_as_of_now_and_reading_changes_no_byte(store: Store) -> None:
    before = held(store)
    assert store.stories(WEEK) == (story(1), story(2))
    assert store.sources()["汐見新報"].etag == '"7"'
    assert [run.schema for run in store.runs()] == [1]
    edition = store.edition(WEEK)
    assert edition is not None
    assert edition.schema == 1
    assert store.index()["url:https://shiomi.example/2"] == (Place(WEEK, "s-0000000002"),)
    assert held(store) == before


def test_the_next_write_is_of_this_schema_and_a_second_changes_nothing(store: Store) -> None:
    kept = shelving.keep(store, [story(1, comments=(comment("a"),))], UTC, NOW)
    assert kept.updated == ("s-0000000001",)
    lines = (store.content / "stories" / f"{WEEK}.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["schema"] for line in lines] == [1, 1]
    assert store.put_sources(store.sources().values())
    before = held(store)
    assert not store.put_stories(WEEK, store.stories(WEEK))
    assert not store.put_sources(store.sources().values())
    assert held(store) == before


def test_a_new_line_is_added_to_old_ones(store: Store) -> None:
    store.add_run(Run("2026-11-06T00:10:00Z", "fetch"))
    assert [(run.at[:10], run.schema) for run in store.runs()] == [("2026-11-05", 1), ("2026-11-06", 1)]


def test_old_and_new_lines_of_one_story_are_merged(store: Store) -> None:
    """A branch of the older program, merged."""
    path = store.content / "stories" / f"{WEEK}.jsonl"
    old = path.read_bytes()
    store.put_stories(WEEK, [story(1, comments=(comment("a"),))])
    path.write_bytes(old + path.read_bytes())
    first, second = store.stories(WEEK)
    assert [one.id for one in first.comments] == ["c-a"]
    assert second == story(2)


def test_what_its_own_schema_does_not_have_is_refused(store: Store) -> None:
    path = store.content / "stories" / f"{WEEK}.jsonl"
    path.write_text(path.read_text("utf-8").replace('"headline"', '"heading"'), "utf-8")
    before = held(store)
    with pytest.raises(RecordError, match="as a record of schema 0 it lacks something: KeyError"):
        store.stories(WEEK)
    assert held(store) == before


def test_the_way_back_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that schema 1 wrote, under a program that knows schema 0 alone."""
    shelving.keep(store, [story(3)], UTC, NOW)
    monkeypatch.setattr(migrations, "SCHEMA", 0)
    before = held(store)
    with pytest.raises(RecordError, match="made by a newer version"):
        store.stories(WEEK)
    with pytest.raises(RecordError, match="made by a newer version"):
        store.index()
    assert held(store) == before
