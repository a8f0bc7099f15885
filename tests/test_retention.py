"""Weeks long past are cut down to what they quote, and their pages stay as they are to the byte."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator import pipeline, quotes, retention
from generator.errors import UsageError
from generator.explain.diff import diff
from generator.explain.explain import explain
from generator.explain.verify import verify
from generator.models import Edition, Passage, Story, Trimmed
from generator.site import Site
from generator.store import Store
from tests import made
from tests.edits import week
from tests.edits.week import FERRY, FIVE, ONE, OWL, WEEK

LATER = made.NOW + timedelta(weeks=60)
KEPT = 52


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a closed week, and pages a year later."""
    found = week.site(tmp_path / "site")
    stories = list(week.STORIES)
    stories[0] = replace(stories[0], passages=(*stories[0].passages, Passage("commentary", "Dear, in my view.", "Ed")))
    Store(found / "content").put_stories(WEEK, stories)
    build(found, made.NOW)
    build(found, LATER - timedelta(weeks=1))
    return found


def site(root: Path, now: datetime, **settings: object) -> Site:
    found = Site.at(root, now)
    return replace(found, config=replace(found.config, **settings))  # type: ignore[arg-type]  # each a setting


def build(root: Path, now: datetime, **settings: object) -> None:
    at = site(root, now, **settings)
    built = pipeline.build(at, pipeline.open_weeks(at), closing=True, extent="pages", strict=True)
    assert not [one for one in built.problems if one.level == "error"]


def pages(root: Path) -> dict[str, bytes]:
    docs = root / "content" / "docs"
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def stories(root: Path) -> dict[str, Story]:
    return {one.id: one for one in Store(root / "content").stories(WEEK)}


def edition(root: Path) -> Edition:
    found = Store(root / "content").edition(WEEK)
    assert found
    return found


def test_what_explains_the_week_says_that_it_was_cut(root: Path) -> None:
    assert not [part for part in explain(site(root, LATER), ONE).parts if part.name == "cut down"]
    build(root, LATER, keep_weeks=KEPT)
    day = edition(root).cut
    assert day
    for name in (ONE, f"{WEEK}/{edition(root).digests[0].topic}"):
        first = explain(site(root, LATER), name).parts[0]
        assert (first.name, first.facts) == ("cut down", {"date": day.date})
    with pytest.raises(UsageError, match="cannot be computed again"):
        diff(site(root, LATER), WEEK)


def run(root: Path) -> Trimmed | None:
    return Store(root / "content").runs()[-1].cut


def test_the_pages_stay_as_they_are_to_the_byte(root: Path) -> None:
    build(root, LATER)
    before, sample = pages(root), stories(root)
    build(root, LATER + timedelta(seconds=1), keep_weeks=KEPT)
    assert stories(root) != sample
    assert len(before) > 30
    assert pages(root) == before


def test_the_quoted_words_and_the_counts_stay_and_the_rest_goes(root: Path) -> None:
    kept, record = stories(root), edition(root)
    build(root, LATER, keep_weeks=KEPT)
    left, after = stories(root), edition(root)
    assert left.keys() == kept.keys()
    assert (left[FIVE].passages, left[FIVE].comments) == ((), ())
    assert {one.chars for one in left.values()} >= {one.chars for one in kept.values() if one.chars.commentary}
    for digest in record.digests:
        for sentence in (one for row in digest.summary.values() for one in row):
            for cited in sentence.citations:
                assert any(cited.quote in passage.text for passage in left[cited.story].passages)
        assert {one.comment for one in digest.highlights} <= {c.id for s in left.values() for c in s.comments}
    shown = {one.comment for digest in record.digests for one in digest.highlights}
    assert {one.id for one in left[ONE].comments} == shown
    assert after.cut is not None
    assert after.cut.comments == {ONE: len(kept[ONE].comments)}
    assert [one.balance for one in after.digests] == [one.balance for one in record.digests]
    assert not any(sentence for one in after.digests for row in one.spare.values() for sentence in row)
    data = (root / "content/stories" / f"{WEEK}.jsonl").read_text()
    assert OWL[1] not in data
    assert sum(line in data for line in FERRY) < len(FERRY)


def test_what_was_taken_away_is_counted_in_the_run_record(root: Path) -> None:
    before = stories(root)
    build(root, LATER, keep_weeks=KEPT)
    after, counted = stories(root), run(root)
    assert counted is not None
    lost = sum(len(p.text) for s in before.values() for p in s.passages) - sum(
        len(p.text) for s in after.values() for p in s.passages
    )
    assert (counted.weeks, counted.characters) == ((WEEK,), lost)
    assert counted.comments == len(before[ONE].comments) - len(after[ONE].comments)
    build(root, LATER + timedelta(days=7), keep_weeks=KEPT)
    assert run(root) is None


def test_records_and_pages_verify_afterwards(root: Path) -> None:
    build(root, LATER, keep_weeks=KEPT)
    assert verify(site(root, LATER, keep_weeks=KEPT)).problems == ()
    for digest in edition(root).digests:
        assert quotes.checked(digest, stories(root), week.CONFIG.limits) == (digest, ())


def test_without_the_setting_and_before_its_time_all_is_kept(root: Path) -> None:
    before = stories(root)
    build(root, LATER)
    build(root, LATER, keep_weeks=61)
    assert stories(root) == before
    assert edition(root).cut is None


def test_a_week_that_an_open_edition_looks_back_at_is_kept(root: Path) -> None:
    store, before = Store(root / "content"), stories(root)
    store.put_edition(Edition("2026-W47", None, "1", "", (), ()))
    assert retention.retain(site(root, LATER, keep_weeks=KEPT)) is None
    assert stories(root) == before


def test_a_killed_run_is_ended_by_the_next(root: Path) -> None:
    """Killed between the edition and its stories."""
    undisturbed = stories(root)
    left, _ = retention.cut(edition(root), undisturbed.values(), "2027-12-27")
    Store(root / "content").put_edition(left)
    build(root, LATER, keep_weeks=KEPT)
    assert verify(site(root, LATER, keep_weeks=KEPT)).problems == ()
    counted = run(root)
    assert counted is not None
    assert counted.weeks == (WEEK,)


def test_what_a_branch_brings_back_whole_is_cut_again(root: Path) -> None:
    """Git joins the lines of a branch that did not cut the week to those of one that did."""
    path = root / "content/stories" / f"{WEEK}.jsonl"
    whole = path.read_bytes()
    build(root, LATER, keep_weeks=KEPT)
    cut, shown = path.read_bytes(), pages(root)
    build(root, LATER + timedelta(days=7), keep_weeks=KEPT)
    path.write_bytes(cut + whole)
    assert verify(site(root, LATER, keep_weeks=KEPT)).problems != ()
    build(root, LATER + timedelta(days=14), keep_weeks=KEPT)
    assert path.read_bytes() == cut
    assert verify(site(root, LATER, keep_weeks=KEPT)).problems == ()
    assert pages(root).keys() == shown.keys()


def test_what_is_cut_stays_as_it_is(root: Path) -> None:
    once = retention.cut(edition(root), stories(root).values(), "2027-12-27")
    assert retention.cut(*once, "2028-01-03") == once
