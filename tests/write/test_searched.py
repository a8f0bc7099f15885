"""The search of a proof is indexed after the work, and only the last print counts."""

import threading
import time
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.write import search, searched


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites that are indexed, a moment after each print."""
    sites: list[Path] = []
    monkeypatch.setattr(searched, "_QUIET", 0.2)
    monkeypatch.setattr(search, "index", sites.append)
    return sites


def _until(length: int, asked: list[Path]) -> None:
    for _ in range(500):
        if len(asked) >= length:
            return
        time.sleep(0.01)
    pytest.fail("it was not indexed within five seconds")


def test_several_prints_are_indexed_once_and_the_last_of_them(asked: list[Path]) -> None:
    beside = searched.Searched()
    for name in ("a", "b", "b"):
        beside.renew(Path(name))
    _until(1, asked)
    beside.renew(Path("b"))
    _until(2, asked)
    beside.close()
    assert asked == [Path("b"), Path("b")]


def test_an_index_that_fails_is_made_after_the_next_print(asked: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    failed = threading.Event()

    def index(site: Path) -> None:
        if not failed.is_set():
            failed.set()
            raise BuildError("the search index could not be made")
        asked.append(site)

    monkeypatch.setattr(search, "index", index)
    beside = searched.Searched()
    beside.renew(Path("a"))
    assert failed.wait(5)
    beside.renew(Path("a"))
    _until(1, asked)
    beside.close()


def test_what_is_not_begun_when_it_ends_is_left(asked: list[Path]) -> None:
    beside = searched.Searched()
    beside.renew(Path("a"))
    beside.close()
    assert asked == []
