"""Archives of feeds (RFC 5005): all there ever was, each in files that never gain an item."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import pytest
from lxml import etree

from generator import weeks
from generator.models import Edition
from generator.write import pages
from generator.write.book import Book
from generator.write.feeds.channels import channels
from generator.write.feeds.documents import documents
from generator.write.feeds.entries import Entry
from generator.write.words import own
from tests.write.sample import CONFIG, EDITIONS, FERRY, STORIES

A = "{http://www.w3.org/2005/Atom}"
LATER = datetime(2030, 1, 1, tzinfo=UTC)
FIRST = "2025-W40"
ROW = 60


def edition(week: str) -> Edition:
    """An edition of two digests: 48 items are 24 weeks."""
    digests = tuple(
        replace(
            FERRY, guid=f"{FERRY.guid}-{week}-{key}".lower(), topic=f"{key}-{week}".lower(), formerly=(), section=key
        )
        for key in ("town", "culture")
    )
    return replace(EDITIONS[0], week=week, digests=digests, also=(), missing=())


ALL = tuple(edition(weeks.shift(FIRST, index)) for index in range(ROW))


@lru_cache
def files() -> dict[str, bytes]:
    return dict(pages.render(CONFIG, ALL, STORIES, now=LATER).files)


def documents_of(count: int) -> dict[str, list[str]]:
    """The ids in each file of the feed of all digests, when there were only so many editions."""
    book = Book.of(CONFIG, ALL[:count], STORIES, LATER)
    row = [(edition.week, tuple(entry(edition.week, number) for number in (1, 2))) for edition in book.editions]
    return {one.name: [entry.guid for entry in one.entries] for one in documents(channels(book)[0], row, ())}


def entry(week: str, number: int) -> Entry:
    when = weeks.end(week, CONFIG.zone)
    return Entry(f"{week}-{number}", "", "", "", "", "ja", when, when, (), (), own(""))


def chain(made: dict[str, bytes], name: str, suffix: str) -> Iterator[etree._Element]:
    """The current file and its archives, as a reader goes back from one to the next."""
    path = f"feeds/{name}.{suffix}"
    while path:
        found = etree.fromstring(made[path])
        yield found
        path = link(found, "prev-archive")


def link(found: etree._Element, rel: str) -> str:
    return str(found.xpath("string((//*[@rel = $rel])[1]/@href)", rel=rel)).removeprefix(CONFIG.url)


def ids(found: etree._Element) -> list[str]:
    return [one.text or "" for one in found.iter("guid")] or [
        one.text or "" for one in found.iterfind(f"{A}entry/{A}id")
    ]


@pytest.mark.parametrize("suffix", ["xml", "atom"])
@pytest.mark.parametrize(("name", "items"), [("all", 120), ("ja", 120), ("sections/town", 60), ("editions", 60)])
def test_current_file_and_archives_hold_all_there_ever_was(name: str, items: int, suffix: str) -> None:
    found = {one for document in chain(files(), name, suffix) for one in ids(document)}

    assert len(found) == items


@pytest.mark.parametrize("suffix", ["xml", "atom"])
def test_archives_are_linked_in_a_row_and_lead_back(suffix: str) -> None:
    current, *archives = chain(files(), "all", suffix)

    assert [link(one, "self") for one in archives] == [
        f"feeds/all/{name}.{suffix}" for name in ("2026-q3", "2026-q2", "2026-q1", "2025-q4")
    ]
    assert [link(one, "next-archive") for one in archives] == ["", *(link(one, "self") for one in archives[:-1])]
    assert {link(one, "current") for one in archives} == {f"feeds/all.{suffix}"}
    assert [one.xpath("count(//*[local-name() = 'archive'])") for one in (current, *archives)] == [0, 1, 1, 1, 1]
    assert link(current, "current") == ""


def test_the_current_file_has_whole_editions_of_at_least_48_items() -> None:
    current, *_ = chain(files(), "all", "xml")

    assert len(ids(current)) == 48


def test_an_archive_gains_and_loses_nothing_once_it_is_there() -> None:
    before: dict[str, list[str]] = {}
    for count in range(1, ROW):
        for name, found in documents_of(count).items():
            if name != "all":
                assert before.setdefault(name, found) == found
    assert len(before) == 4


def test_what_leaves_the_current_file_stands_in_an_archive() -> None:
    for count in range(1, ROW):
        held = documents_of(count)
        assert held["all"][:2] == [f"{ALL[count - 1].week}-{number}" for number in (1, 2)]
        assert len({one for found in held.values() for one in found}) == 2 * count


def test_a_quarter_with_a_draft_is_no_archive_yet() -> None:
    """2026-W13, the last of its quarter, is a draft: it may still join."""
    late = tuple(replace(one, closed=None) if one.week == "2026-W13" else one for one in ALL[:40])
    made = pages.render(replace(CONFIG, review="required"), late, STORIES, now=LATER).files

    assert "feeds/all/2025-q4.xml" in made
    assert "feeds/all/2026-q1.xml" not in made
    assert len({one for document in chain(dict(made), "all", "xml") for one in ids(document)}) == 78


def test_a_young_site_has_no_archive() -> None:
    assert documents_of(13).keys() == {"all"}


def test_the_53rd_week_is_in_the_last_quarter() -> None:
    row = [edition(week) for week in ("2026-W52", "2026-W53", "2027-W01")]
    made = pages.render(CONFIG, row, STORIES, now=LATER).files

    assert len(ids(etree.fromstring(made["feeds/all/2026-q4.xml"]))) == 4


def test_archives_are_no_feeds_to_subscribe_to() -> None:
    made = files()

    assert b"2025-q4" not in made["feeds/feeds.opml"]
    assert b"2025-q4" not in made["subscribe/index.md"]
    assert not [path for path in made if "2025-q4" in path and path.endswith(".json")]
