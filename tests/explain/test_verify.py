"""A site is what it would be made now, or every byte and quote that is not is named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import Limits
from generator.explain.verify import differing, verify
from generator.models import Edition
from generator.site import Site
from tests.explain.made import STORIES, WEEK, built


def again(site: Site, **settings: object) -> Site:
    """The site read anew, with other settings."""
    config = replace(site.config, **settings)  # type: ignore[arg-type]  # fields by name
    return Site(site.root, config, site.now)


def wrong(site: Site, week: str | None = None) -> list[str]:
    return [str(problem) for problem in verify(again(site), week).problems]


@pytest.fixture(params=[False, True], ids=["open", "closed"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    return built(tmp_path / "site", closing=request.param)


def test_a_site_as_it_was_built_is_sound_and_nothing_is_written(site: Site) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.root.rglob("*") if path.is_file()}
    verified = verify(site)
    assert verified.weeks == (WEEK,)
    assert verified.pages > 0
    assert verified.problems == ()
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in site.root.rglob("*") if p.is_file()} == before


def test_a_page_that_differs_is_named_with_its_first_line_that_does(site: Site) -> None:
    path = next((site.docs / "2026" / "w45").glob("*/index.md"))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[9] = "written by hand"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (said,) = wrong(site)
    assert said.startswith(
        f"content/docs/{path.relative_to(site.docs).as_posix()}:10: differs: it is “written by hand”"
    )


def test_a_missing_page_and_one_too_many_are_named(site: Site) -> None:
    path = next((site.docs / "2026" / "w45").glob("*/index.md"))
    other = site.docs / "2026" / "w45" / "left-over" / "index.md"
    other.parent.mkdir()
    path.rename(other)
    said = wrong(site)
    assert len(said) == 2
    assert any("is missing" in one for one in said)
    assert any("left-over/index.md: is rendered no more" in one for one in said)


def test_pages_that_were_never_made_are_not_missed(site: Site) -> None:
    for path in sorted(site.docs.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    verified = verify(site)
    assert (verified.pages, verified.problems) == (0, ())


def test_stories_that_a_merge_of_branches_left_in_disorder_are_a_warning(site: Site) -> None:
    path = site.root / "content" / "stories" / f"{WEEK}.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((*lines[::-1], lines[0])))
    (problem,) = verify(again(site)).problems
    assert (problem.level, problem.where) == ("warning", f"content/stories/{WEEK}.jsonl:1")


# --- editions


def changed(site: Site, change: Callable[[Edition], Edition]) -> None:
    edition = site.store.edition(WEEK)
    assert edition
    site.store.put_edition(change(edition))


def test_a_closed_edition_whose_stories_changed_says_so(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)
    site.store.put_stories(WEEK, [*STORIES[:3], replace(STORIES[3], title="銀杏が色づく")])
    said = wrong(site, WEEK)
    assert any(one.startswith(f"content/stories/{WEEK}.jsonl: is not what the closed edition") for one in said)


def test_other_settings_do_not_touch_a_closed_edition(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)
    assert verify(again(site, limits=Limits(digests=3)), WEEK).problems == ()


def test_an_open_edition_that_would_come_out_otherwise_names_the_line(tmp_path: Path) -> None:
    site = built(tmp_path / "site")
    changed(site, lambda edition: replace(edition, also=()))
    said = wrong(site, WEEK)
    assert any(one.startswith(f"content/editions/{WEEK}.json:2: differs") for one in said)
    assert any(f"{STORIES[3].id} is nowhere in it" in one for one in said)


def test_an_edition_that_is_missing_is_named(tmp_path: Path) -> None:
    site = built(tmp_path / "site")
    (site.root / "content" / "editions" / f"{WEEK}.json").unlink()
    assert any(f"{WEEK}.json: is missing" in one for one in wrong(site, WEEK))


def test_a_sentence_without_a_citation_is_named(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)

    def uncited(edition: Edition) -> Edition:
        (digest,) = edition.digests
        bare = tuple(replace(sentence, citations=()) for sentence in digest.summary["ja"])
        return replace(edition, digests=(replace(digest, summary={"ja": bare}),))

    changed(site, uncited)
    said = wrong(site)
    assert sum("a sentence without a citation" in one for one in said) == len(pipeline_sentences(site))


def pipeline_sentences(site: Site) -> tuple[object, ...]:
    edition = site.store.edition(WEEK)
    assert edition
    return edition.digests[0].summary["ja"]


def test_a_quote_and_a_highlight_that_are_no_longer_borne_are_named(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)
    altered = [
        replace(
            story,
            passages=tuple(replace(one, text=one.text.replace("三億円", "四億円")) for one in story.passages),
            comments=tuple(replace(one, text=one.text.replace("思ったより", "")) for one in story.comments),
        )
        for story in STORIES
    ]
    site.store.put_stories(WEEK, altered)
    said = wrong(site)
    assert any("a quote is not in s-" in one for one in said)
    assert any("a highlight is not what c-thanks under" in one for one in said)


def test_a_story_in_two_places_is_named(tmp_path: Path) -> None:
    site = built(tmp_path / "site", closing=True)
    changed(site, lambda edition: replace(edition, also=(*edition.also, STORIES[0].id)))
    assert any(f"{STORIES[0].id} is in 2 places" in one for one in wrong(site))


# --- bytes


def test_the_first_line_that_differs_is_named() -> None:
    def line(kept: bytes, now: bytes) -> list[str]:
        return [problem.where for problem in differing("f", kept, now)]

    assert line(b"a\nb\n", b"a\nb\n") == []
    assert line(b"a\nb\n", b"a\nc\n") == ["f:2"]
    assert line(b"a\n", b"a\nb\n") == ["f:2"]
    assert line(b"a\nb", b"a\nb\n") == ["f:2"]
    assert line(b"", b"a\n") == ["f:1"]


def test_a_build_makes_it_sound_again(tmp_path: Path) -> None:
    site = built(tmp_path / "site")
    changed(site, lambda edition: replace(edition, also=()))
    pipeline.build(again(site), (WEEK,), closing=False, extent="pages", strict=False)
    assert wrong(site) == []


def test_of_a_long_line_the_place_that_differs_is_shown() -> None:
    (problem,) = differing("f", b"a" * 5000 + b"1 b\n", b"a" * 5000 + b"2 b\n")
    assert problem.why == f"it is “…{'a' * 60}1 b”, and would be “…{'a' * 60}2 b”"
