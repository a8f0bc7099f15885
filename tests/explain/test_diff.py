"""What a rebuild would change is said beforehand, and why."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline, records
from generator.config import Limits
from generator.explain.diff import Change, diff
from generator.models import Missing
from generator.site import Site
from tests.explain.made import STORIES, WEEK, built, told, topic

LATE = told(
    5,
    "沖合新聞",
    "北堤防、補修完了の見通し",
    "汐見市の北堤防の補修工事が今月末に終わる見通しとなった。三億円の工事費は県が半分を負担する。",
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return built(tmp_path / "site")


def again(site: Site, limits: Limits | None = None) -> Site:
    return Site(site.root, replace(site.config, limits=limits or site.config.limits), site.now)


def kinds(changes: tuple[Change, ...]) -> set[str]:
    return {change.kind for change in changes}


def test_nothing_changes_where_nothing_did(site: Site) -> None:
    difference = diff(site, WEEK)
    assert (difference.changes, difference.causes, difference.closed) == ((), (), False)


def test_a_new_story_comes_in_and_is_the_cause(site: Site) -> None:
    site.store.put_stories(WEEK, [*STORIES, LATE])
    difference = diff(site, WEEK)
    assert Change("story", topic(site), f"{LATE.id} would come in, to {topic(site)}") in difference.changes
    assert "publishers" in kinds(difference.changes)
    assert difference.causes == ("stories changed: 1 came",)


def test_a_digest_that_vanishes_moves_its_stories_to_the_others(site: Site) -> None:
    known = topic(site)
    difference = diff(again(site, Limits(publishers=9, comments=99)), WEEK)
    assert kinds(difference.changes) == {"story", "digest"}
    assert Change("story", "the other stories", f"{STORIES[0].id} would move from {known} to the other stories") in (
        difference.changes
    )
    assert any(change.kind == "digest" and "would vanish" in change.what for change in difference.changes)
    assert difference.causes == ("the settings changed, or the program knows others",)


def test_a_week_without_an_edition_would_have_one(site: Site) -> None:
    (site.root / "content" / "editions" / f"{WEEK}.json").unlink()
    difference = diff(site, WEEK)
    assert any("would appear" in change.what for change in difference.changes)
    assert difference.causes == ("there is no edition of this week yet",)


def test_sentences_titles_and_order_are_named(site: Site) -> None:
    edition = site.store.edition(WEEK)
    assert edition
    (digest,) = edition.digests
    said = digest.summary["ja"]
    fewer = replace(digest, titles={"ja": "別の題"}, summary={"ja": said[1:]}, highlights=digest.highlights[::-1])
    twin = replace(fewer, topic="twin", stories=(), guid="x")
    site.store.put_edition(replace(edition, digests=(twin, fewer), missing=(Missing("遠方新聞", "HTTP 503"),)))
    changes = diff(site, WEEK).changes
    assert Change("sentence", digest.topic, f"+ {said[0].text}") in changes
    assert Change("title", digest.topic, f"in ja “{digest.titles['ja']}”, not “別の題”") in changes
    assert (
        Change("highlight", digest.topic, f"the {len(digest.highlights)} highlights would stand in another order")
        in changes
    )
    assert Change("digest", "twin", "would vanish: 別の題") in changes
    assert Change("missing", "", "遠方新聞 would no longer be missing") in changes


def test_the_editor_s_hand_is_a_cause(site: Site) -> None:
    folder = site.root / "content" / "edits"
    folder.mkdir()
    (folder / f"{WEEK}.yml").write_text(f"edits:\n  - drop: {STORIES[0].id}\n", encoding="utf-8")
    difference = diff(again(site), WEEK)
    assert "digest" in kinds(difference.changes)
    assert difference.causes == ("the editor's edits of this week changed",)


def test_another_version_of_the_program_is_a_cause(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PROGRAM", "2")
    difference = diff(site, WEEK)
    assert difference.changes == ()
    assert difference.causes == ("the program judges by version 2, then by 1",)


def test_a_closed_week_is_compared_as_if_reopened_and_stays_closed(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)
    site.store.put_stories(WEEK, [*STORIES, LATE])
    before = site.store.edition_bytes(WEEK)
    difference = diff(site, WEEK)
    assert difference.closed
    assert any(LATE.id in change.what for change in difference.changes)
    assert site.store.edition_bytes(WEEK) == before


def test_what_diff_foretells_is_what_build_does(site: Site) -> None:
    site.store.put_stories(WEEK, [*STORIES, LATE])
    assert diff(again(site), WEEK).changes
    pipeline.build(again(site), (WEEK,), closing=False, extent="pages", strict=False)
    assert diff(again(site), WEEK).changes == ()
    edition = site.store.edition(WEEK)
    assert edition
    assert site.store.edition_bytes(WEEK) == records.document(edition)
