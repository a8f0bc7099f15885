"""Feeds judged by others, where they are installed: the W3C validator (w3c/feedvalidator) and lemon24/reader.

Neither is a dependency: the validator is in no package registry, and reader brings ten packages. Both run offline:

    PYTHONPATH=<feedvalidator>/src pytest tests/write/test_feeds_oracles.py      (it needs six and html5lib)
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from generator.write import pages
from tests.write import hostile
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES
from tests.write.test_feeds_archives import ALL, LATER

WARNINGS = {
    "DuplicateUpdated": "the digests of a week come out at one moment, so they share a time; their ids differ",
    "SelfDoesntMatchLocation": "a feed under a topic's former key names its present address, for readers to go there",
    "ArchiveIncomplete": "a feed's only archive has none before and none after it to link to",
}
OF_HOSTILE_WORDS = {
    "ContainsHTML": "a name or title that looks like markup is words, and is written escaped",
    "ContainsUndeclaredHTML": "the same in Atom, where a title without a type is plain text",
}
BOOKS = ("calm", "hostile", "long", "empty")


@lru_cache
def feeds(book: str) -> Mapping[str, bytes]:
    editions, stories, now = {
        "calm": (EDITIONS, STORIES, NOW),
        "hostile": (hostile.editions(), hostile.stories(), NOW),
        "long": (ALL, STORIES, LATER),
        "empty": ((), {}, NOW),
    }[book]
    made = pages.render(CONFIG, editions, stories, now=now).files
    return {path: data for path, data in made.items() if path.startswith("feeds/")}


@pytest.mark.parametrize("book", BOOKS)
def test_the_w3c_validator_finds_no_error_and_no_warning_but_those_with_a_reason(book: str) -> None:
    validator = pytest.importorskip("feedvalidator", reason="the W3C validator is not installed")
    known = {*WARNINGS, *(OF_HOSTILE_WORDS if book == "hostile" else ())}

    found = {
        (path, name, is_error)
        for path, data in feeds(book).items()
        if not path.endswith(".json")
        for name, is_error in _said(validator, path, data)
        if is_error or name not in known
    }

    assert found == set()


def _said(validator: Any, path: str, data: bytes) -> Iterator[tuple[str, bool]]:
    """The names of what the validator says, and whether it is an error."""
    try:
        events = validator.validateString(data.decode(), firstOccurrenceOnly=0, base=CONFIG.url + path)["loggedEvents"]
    except validator.logging.ValidationFailure as failure:
        events = [failure.event]
    for event in events:
        if isinstance(event, validator.logging.Error | validator.logging.Warning):
            yield type(event).__name__, isinstance(event, validator.logging.Error)


@pytest.mark.parametrize("book", BOOKS)
def test_reader_takes_every_feed(book: str, tmp_path: Path) -> None:
    module = pytest.importorskip("reader", reason="lemon24/reader is not installed")
    reader = module.make_reader(":memory:", feed_root=str(tmp_path))
    paths = [path for path in feeds(book) if not path.endswith(".opml")]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(feeds(book)[path])
        reader.add_feed(path)

    failed = [result for result in reader.update_feeds_iter() if isinstance(result.value, Exception)]

    assert failed == []
    for path in paths:
        assert reader.get_feed(path).title
        for entry in reader.get_entries(feed=path):
            assert entry.id.startswith("tag:")
            assert entry.link.startswith(CONFIG.url)
            assert entry.published
            assert entry.content[0].value
