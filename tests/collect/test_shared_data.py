"""Every hostile, broken and real input at hand is read, or refused with a reason. Skipped where the data is not."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.collect import Hints, Raw, Reading, read
from generator.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data"
MAY_BE_REFUSED = {
    "clear_error",
    "limit",
    "clear_error_or_stored",
    "clear_error_or_entity_dropped",
    "clear_error_or_flagged",
}

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the development data is not here")


def hostile(folder: str) -> Iterator[dict[str, str]]:
    index = DATA / "hostile" / folder / "index.jsonl"
    if index.exists():
        yield from map(json.loads, index.read_text("utf-8").splitlines())


def taken(path: Path, content_type: str | None = None) -> Reading | InputError:
    started = time.perf_counter()
    try:
        return read(Raw(path.read_bytes(), path.name, None, content_type), Hints(timezone="Asia/Tokyo"))
    except InputError as error:
        return error
    finally:
        assert time.perf_counter() - started < 20


@pytest.mark.parametrize("case", [*hostile("feeds"), *hostile("pages")], ids=lambda case: str(case["file"]))
def test_hostile_inputs_end_as_they_must(case: dict[str, str]) -> None:
    folder = "feeds" if (DATA / "hostile" / "feeds" / case["file"]).exists() else "pages"
    path = DATA / "hostile" / folder / case["file"]
    found = taken(path, case.get("content_type"))
    if isinstance(found, InputError):
        assert case["expect"] in MAY_BE_REFUSED
        assert found.where
        assert str(found)
        return
    assert case["expect"] not in ("clear_error", "limit")
    if case["expect"].endswith("_with_warning"):
        assert found.problems
    if "control item" in " ".join(case.get("must", [])) and "stored unchanged" in " ".join(case.get("must", [])):
        assert ("control-1", "Control story 対照記事") in {(entry.guid, entry.title) for entry in found.entries}
    assert all(entry.url is None or entry.url.startswith(("http://", "https://")) for entry in found.entries)
    assert "root:x:" not in " ".join(entry.body + (entry.title or "") for entry in found.entries)


@pytest.mark.parametrize("path", sorted((DATA / "feeds" / "real").glob("[!.]*")), ids=lambda path: str(path.name))
def test_real_feeds_are_read(path: Path) -> None:
    assert isinstance(taken(path), Reading)


def test_feedparser_s_own_cases_are_read_or_refused() -> None:
    refused = [
        path.name
        for path in sorted((DATA / "feeds" / "feedparser").rglob("*.xml"))
        if not isinstance(taken(path), Reading)
    ]
    assert len(refused) <= 8, refused  # CDF, two texts whose charset nothing declares, an answer to another feed
