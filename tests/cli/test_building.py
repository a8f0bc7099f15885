"""`build`: editions, closing, edits, and that everything is where it should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Matome, records
from tests.made import NOW


def edition(root: Path, week: str = "2026-W45") -> Any:
    return json.loads((root / "content" / "editions" / f"{week}.json").read_text(encoding="utf-8"))


@pytest.fixture
def filled(matome: Matome, root: Path, page: Path, feed: Path) -> Path:
    """A site with three stories, two of them of one event."""
    assert matome("-C", root, "add", page, feed).status == 0
    return root


def test_every_story_is_in_exactly_one_place_and_every_quote_in_its_story(matome: Matome, filled: Path) -> None:
    assert matome("-C", filled, "build", "--no-site").status == 0
    made = edition(filled)
    lines = records(filled)["content/stories/2026-W45.jsonl"].splitlines()
    stories = {story["id"]: story for story in map(json.loads, lines)}
    placed = [*made["also"], *(id_ for digest in made["digests"] for id_ in digest["stories"])]
    assert sorted(placed) == sorted(stories)
    (digest,) = made["digests"]
    assert set(digest["publishers"]) == {"浜辺通信", "汐見新報"}
    for sentence in digest["summary"]["ja"]:
        for citation in sentence["citations"]:
            report = [p["text"] for p in stories[citation["story"]]["passages"] if p["kind"] == "report"]
            assert any(citation["quote"] in text for text in report)
    assert made["closed"] is None


def test_built_twice_changes_no_byte(matome: Matome, filled: Path) -> None:
    matome("-C", filled, "build", "--no-site")
    before = {path: path.read_bytes() for path in filled.rglob("*") if path.is_file()}
    matome("-C", filled, "build", "--all", "--no-site")
    assert {path: path.read_bytes() for path in filled.rglob("*") if path.is_file()} == before


def test_what_a_killed_build_left_among_the_pages_goes_with_the_next_that_writes_pages(
    matome: Matome, filled: Path
) -> None:
    matome("-C", filled, "build", "--no-site")
    left = next((filled / "content" / "docs" / "2026").iterdir()) / ".matome-1-index.md"
    left.write_text("half a p")
    for option in ("--no-pages", "--dry-run"):
        matome("-C", filled, "build", option)
        assert left.exists()
    matome("-C", filled, "build", "--no-site")
    assert not left.exists()


def test_a_week_is_closed_six_hours_after_its_end_and_then_stands(
    matome: Matome, filled: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) - 5 * 3600))  # Monday 05:00 in Tokyo
    matome("-C", filled, "build", "--close", "--no-site")
    assert edition(filled)["closed"] is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    said = matome("-C", filled, "build", "--close", "--no-site")
    assert "2026-W45 is closed now" in said.err
    assert edition(filled)["closed"] == "2026-11-09T01:00:00Z"
    before = records(filled)
    page.write_text(page.read_text(encoding="utf-8") + "・遅れて来た声\n", encoding="utf-8")
    assert "1 left out" in matome("-C", filled, "add", page).out
    matome("-C", filled, "build", "--all", "--no-site")
    assert records(filled) == before


def test_only_closing_writes_the_run_record(matome: Matome, filled: Path) -> None:
    matome("-C", filled, "build", "--no-site")
    assert "content/runs.jsonl" not in records(filled)
    matome("-C", filled, "build", "--close", "--no-site")
    (run,) = records(filled)["content/runs.jsonl"].splitlines()
    assert json.loads(run)["weeks"] == ["2026-W45"]


def test_a_dry_run_writes_nothing(matome: Matome, filled: Path) -> None:
    before = records(filled)
    said = matome("-C", filled, "build", "--dry-run", "--close")
    assert "2026-W45: 1 digest, " in said.out
    assert records(filled) == before


@pytest.mark.parametrize("week", ["2026-W54", "2026-44", "../2026-W45", "2026-W44"])
def test_a_week_that_is_none_is_wrong_use(matome: Matome, filled: Path, week: str) -> None:
    for command in (("build", "--week"), ("edit",), ("reopen",), ("diff",), ("verify",)):
        said = matome("-C", filled, *command, week)
        assert said.status == 2
        assert f"{week}: " in said.err
        assert said.err.endswith(("Write it as 2025-W43.\n", "Known are: 2026-W45.\n"))


@pytest.mark.parametrize("number", ["0", "-1", "two", "٣"])
def test_a_number_of_weeks_that_is_none_is_named(matome: Matome, filled: Path, number: str) -> None:
    said = matome("-C", filled, "serve", f"--weeks={number}")
    assert (said.status, f"is no number of weeks: {number}. Give one from 1, or --all." in said.err) == (2, True)


def test_a_closed_record_is_never_written_again(matome: Matome, filled: Path) -> None:
    matome("-C", filled, "build", "--close", "--no-site")
    path = filled / "content" / "editions" / "2026-W45.json"
    by_hand = path.read_bytes().replace(b'"also"', b'"future": 1,\n "also"')
    path.write_bytes(by_hand)
    matome("-C", filled, "build", "--all", "--no-site")
    assert path.read_bytes() == by_hand


def test_an_edition_whose_stories_have_moved_away_is_made_again(matome: Matome, root: Path, tmp_path: Path) -> None:
    def feed(*items: tuple[str, str]) -> Path:
        rows = "".join(
            f"<item><title>北堤防</title>{names}<pubDate>{day} Nov 2026 09:00:00 +0900</pubDate>"
            f"<description>汐見市は北の堤防を直すと発表した。</description></item>"
            for names, day in items
        )
        path = tmp_path / "feed.xml"
        path.write_text(f"<rss version='2.0'><channel><title>a</title>{rows}</channel></rss>", encoding="utf-8")
        return path

    link, guid = "<link>https://a.example/1</link>", '<guid isPermaLink="false">g2</guid>'
    matome("-C", root, "add", feed((link, "04"), (guid, "09")))
    matome("-C", root, "build", "--no-site")
    assert edition(root, "2026-W46")["also"] != []
    matome("-C", root, "add", feed((link + guid, "04")))
    matome("-C", root, "build", "--no-site")
    assert edition(root, "2026-W46")["also"] == []
    assert len(edition(root)["also"]) == 1


def test_without_stories_it_says_what_to_do(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "build", "--no-site")
    assert said.status == 0
    assert "matome add PATH" in said.err


def edits(root: Path, text: str) -> None:
    folder = root / "content" / "edits"
    folder.mkdir(exist_ok=True)
    (folder / "2026-W45.yml").write_text(text, encoding="utf-8")


def test_the_editor_overrules_a_digest(matome: Matome, filled: Path) -> None:
    matome("-C", filled, "build", "--no-site")
    story = edition(filled)["digests"][0]["stories"][0]
    edits(
        filled,
        f"edits:\n  - key: {story}\n    to: north-dyke\n  - section: {story}\n    to: other\n"
        f"  - retitle: {story}\n    titles: {{ja: 北堤防の補修}}\n"
        f"  - correct: {story}\n    date: 2026-11-08\n    was: 三千万円\n    now: 三億円\n",
    )
    assert matome("-C", filled, "build", "--no-site").status == 0
    assert edition(filled)["digests"][0]["topic"] == "north-dyke"
    page = (filled / "content" / "docs" / "2026" / "w45" / "north-dyke" / "index.md").read_text(encoding="utf-8")
    assert "北堤防の補修" in page
    assert "三千万円" in page


def test_a_pinned_story_becomes_a_digest_and_a_dropped_one_does_not(matome: Matome, filled: Path) -> None:
    matome("-C", filled, "build", "--no-site")
    (alone,) = edition(filled)["also"]
    told = edition(filled)["digests"][0]["stories"][0]
    edits(filled, f"edits:\n  - pin: {alone}\n  - drop: {told}\n")
    matome("-C", filled, "build", "--no-site")
    assert [digest["stories"] for digest in edition(filled)["digests"]] == [[alone]]
    assert told in edition(filled)["also"]


def test_an_edit_that_matches_nothing_is_reported_with_the_nearest(matome: Matome, filled: Path) -> None:
    edits(filled, "edits:\n  - key: s-none\n    to: north-dyke\n  - note: north-dike\n    text: x\n")
    matome("-C", filled, "build", "--no-site")
    story = edition(filled)["digests"][0]["stories"][0]
    edits(filled, f"edits:\n  - key: {story}\n    to: north-dyke\n  - note: north-dike\n    text: x\n")
    said = matome("-C", filled, "build", "--no-site")
    assert "2026-W45.yml:4: this edit is about north-dike" in said.err
    assert "Did you mean 'north-dyke' (" in said.err
    assert matome("-C", filled, "--strict", "build", "--no-site").status == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("edits:\n  - retitel: x\n", 2, "Did you mean 'retitle'?"),
        ("edits:\n  - note: x\n", 2, "text is missing"),
        ("edits:\n  - correct: x\n    date: soon\n    was: a\n    now: b\n", 2, "date is no day"),
        ("edits:\n  - key: x\n    to: ../up\n", 2, "cannot be in an address"),
        ("corrections:\n  - x\n", None, "It must begin with  edits:"),
    ],
)
def test_an_edit_that_is_wrong_names_its_line(
    matome: Matome, filled: Path, text: str, line: int | None, says: str
) -> None:
    edits(filled, text)
    said = matome("-C", filled, "build", "--no-site")
    assert said.status == 2
    assert says in said.err
    assert ("2026-W45.yml" + (f":{line}" if line else "")) in said.err
