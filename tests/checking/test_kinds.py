"""Each kind of check finds what was broken in a site that had nothing wrong, and says the cure."""

import json
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.checking import machine
from generator.checking.kinds import KINDS, found
from generator.checking.view import View
from generator.collect.box import Box
from generator.collect.confinement import NAMES
from generator.errors import BoxError
from generator.models import Run, SourceRun, SourceState
from generator.site import Site
from generator.store import Store
from tests.checking.conftest import Told, changed
from tests.sample import CLOSED

SOURCE = "Harbour Press"
URL = "https://harbour-press.example/feed.xml"


def test_a_sound_site_has_nothing_wrong(root: Path) -> None:
    assert [one for one in found(View(Site.at(root, CLOSED))) if one.kind != "machine"] == []


def test_what_cannot_be_read_is_told_once_and_stops_no_other_check(root: Path) -> None:
    (root / "content/editions/2026-W45.json").write_text("{", encoding="utf-8")
    changed(root / "content/matome.yml", "contact: editor@matome.example", "# contact")
    told = [*found(View(Site.at(root, CLOSED)))]
    assert [one.problem.where.rpartition("/")[2] for one in told if "2026-W45" in one.problem.where] == [
        "2026-W45.json:1"
    ]
    assert any(one.problem.what == "contact is not set" for one in told)


# --- settings


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("contact: editor@matome.example", "# contact", "contact is not set"),
        ("url: https://matome.example/", "url: https://example.org/", "url is an example"),
        ("titles: {ja: 科学, en: Science}", "titles: {ja: 科学}", "section science has no title in en"),
        (f"url: {URL}", "url: https://nagihama-shimbun.example/feed.xml", "Harbour Press is the same feed as 凪浜新聞"),
    ],
)
def test_settings_that_will_disappoint_are_told(root: Path, told: Told, old: str, new: str, what: str) -> None:
    changed(root / "content/matome.yml", old, new)
    assert [problem.what for problem in told("settings")] == [what]


def test_a_section_that_nothing_leads_to_is_told(root: Path, told: Told) -> None:
    changed(root / "content/matome.yml", "sections:\n", "sections:\n  - {key: sea, titles: {ja: 海, en: Sea}}\n")
    assert [problem.what for problem in told("settings")] == ["section sea stays empty"]


def test_a_site_that_will_publish_nothing_is_told(root: Path, told: Told) -> None:
    shutil.rmtree(root / "content/stories")
    path = root / "content/matome.yml"
    path.write_text(re.sub(r"(?s)\nsources:.*?\n\n", "\n", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert [problem.what for problem in told("settings")] == ["there are no sources and no stories"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  - tables\n", "  - tables\n  - attr_list\n", "attr_list is switched on in markdown_extensions"),
        ("  - tables\n", "  - pymdownx.snippets: {base_path: .}\n", "pymdownx.snippets is switched on"),
        ("plugins: []", "plugins: [macros]", "macros is switched on in plugins"),
        ("  - templates/hook.py\n", "  - mine.py\n", "hooks does not name templates/hook.py"),
    ],
)
def test_what_would_let_foreign_text_act_is_told(root: Path, told: Told, old: str, new: str, what: str) -> None:
    changed(root / "mkdocs.yml", old, new)
    (problem,) = told("settings")
    assert problem.what.startswith(what)
    assert problem.level == "error"


# --- sources


def fetched(root: Path, *fared: SourceRun, day: int = 15) -> None:
    for number, one in enumerate(fared, 1):
        Store(root / "content").add_run(Run(f"2026-11-{day}T{14 + number}:00:00Z", "fetch", (one,)))


def test_a_source_that_fails_is_a_warning_and_then_an_error(root: Path, told: Told) -> None:
    failed = SourceRun(SOURCE, "failed", reason="could not be downloaded: HTTP 503", http=503)
    fetched(root, failed)
    assert [one.what for one in told("sources")] == ["was not read the last time"]
    fetched(root, failed, failed)
    (problem,) = told("sources")
    assert (problem.level, problem.where, problem.what) == ("warning", SOURCE, "was not read 2 times in a row")
    assert "since 2026-11-16: could not be downloaded: HTTP 503" in problem.why
    fetched(root, failed, day=16)
    assert [one.level for one in told("sources")] == ["error"]


def test_a_source_that_is_gone_or_not_for_us_says_so(root: Path, told: Told) -> None:
    fetched(root, SourceRun(SOURCE, "failed", http=410, asked=URL))
    assert [one.what for one in told("sources")] == ["is gone for good"]
    fetched(root, SourceRun(SOURCE, "skipped", reason="may not be read: tdm", withheld={"tdm": 1}), day=16)
    assert [one.what for one in told("sources")] == ["is not for us"]


def test_a_silent_and_a_thin_source_are_told(root: Path, told: Told) -> None:
    shutil.copy(root / "content/runs.jsonl", root / "kept")
    for day in (1, 2, 3, 4):
        fared = SourceRun(SOURCE, "new", items=3, new=3, known=0)
        Store(root / "content").add_run(Run(f"2026-11-0{day}T21:00:00Z", "fetch", (fared,)))
    lines = (root / "content/runs.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (root / "content/runs.jsonl").write_text("".join(line for line in lines if "2026-11-15" not in line), "utf-8")
    fetched(root, SourceRun("凪浜新聞", "new", new=1))
    assert [(one.where, one.what) for one in told("sources")] == [
        (SOURCE, "has had nothing new since 2026-11-05"),
        (SOURCE, "its feed is too thin"),
    ]


def test_days_of_sources_are_the_site_s(root: Path, told: Told) -> None:
    (root / "content/runs.jsonl").unlink()
    for day in (1, 2, 3, 4):
        fared = SourceRun(SOURCE, "new", items=3, new=3, known=1)
        Store(root / "content").add_run(Run(f"2026-11-0{day}T21:00:00Z", "fetch", (fared,)))
    assert [one.what for one in told("sources")] == ["has had nothing new since 2026-11-05"]
    run = Run("2026-11-06T21:00:00Z", "fetch", (SourceRun(SOURCE, "failed", http=410, asked=URL),))
    (root / "content/runs.jsonl").unlink()
    Store(root / "content").add_run(run)
    assert [one.why for one in told("sources")] == ["its server says so since 2026-11-07"]


def test_a_source_that_never_brought_anything_is_told(root: Path, told: Told) -> None:
    changed(root / "content/matome.yml", f"name: {SOURCE}", "name: The Empty Chair")
    fetched(root, *[SourceRun("The Empty Chair", "unchanged")] * 3)
    assert [one.what for one in told("sources")] == ["has never brought a story"]


def test_a_move_is_told_with_the_command_that_adopts_it(root: Path, told: Told) -> None:
    new = "https://harbour-press.example/new.xml"
    Store(root / "content").put_sources([SourceState(SOURCE, URL, moved=new)])
    assert [(one.what, one.cure) for one in told("sources")] == [
        (f"has moved to {new}", f"matome feeds adopt '{SOURCE}'")
    ]
    Store(root / "content").put_sources([SourceState(SOURCE, URL, redirect=new)])
    assert [one.what for one in told("sources")] == [f"offers another address: {new}"]
    Store(root / "content").put_sources([SourceState(SOURCE, "https://other.example/", moved=new)])
    assert told("sources") == []


# --- schedule


@pytest.mark.parametrize(("days", "cure"), [(9, "matome fetch && matome build --close"), (61, "Enable workflow")])
def test_a_schedule_that_stopped_is_told(told: Told, days: int, cure: str) -> None:
    (problem,) = told("schedule", CLOSED + timedelta(days=days))
    assert problem.what == f"the last fetch is {days} days old"
    assert cure in problem.cure


def test_sources_that_were_never_read_are_told(root: Path, told: Told) -> None:
    (root / "content/runs.jsonl").unlink()
    assert [(one.what, one.cure) for one in told("schedule")] == [("the sources were never read", "matome fetch")]


def test_a_week_that_is_over_and_still_a_draft_is_told(root: Path, told: Told) -> None:
    store = Store(root / "content")
    edition = store.edition("2026-W45")
    assert edition
    store.put_edition(replace(edition, closed=None))
    assert told("schedule") == []
    store.add_run(Run("2026-11-20T00:00:00Z", "fetch"))
    assert [one.what for one in told("schedule", CLOSED + timedelta(days=5))] == ["is still a draft"]
    changed(root / "content/matome.yml", "language: ja ", "review: required\nlanguage: ja ")
    assert told("schedule", CLOSED + timedelta(days=5)) == []


# --- records, edits, quotes


def test_every_broken_record_is_told_with_its_line(root: Path, told: Told) -> None:
    stories = root / "content/stories/2026-W44.jsonl"
    stories.write_text(stories.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    (root / "content/runs.jsonl").write_text("", encoding="utf-8")
    number = len(stories.read_text(encoding="utf-8").splitlines())
    assert [one.where.rpartition("/")[2] for one in told("records")] == ["runs.jsonl", f"2026-W44.jsonl:{number}"]


def test_a_story_that_an_edition_names_and_its_week_does_not_have_is_told(root: Path, told: Told) -> None:
    path = root / "content/stories/2026-W44.jsonl"
    first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(others), encoding="utf-8")
    (problem,) = told("records")
    assert problem.what == f"{json.loads(first)['id']} is not among the stories of the week"
    assert problem.level == "error"


def test_a_week_to_come_is_told(root: Path, told: Told) -> None:
    shutil.copy(root / "content/stories/2026-W44.jsonl", root / "content/stories/2031-W01.jsonl")
    assert "is of a week to come" in [one.what for one in told("records")]


def test_edits_that_fit_nothing_or_take_sides_are_told(root: Path, told: Told) -> None:
    text = "edits:\n  - drop: no-such-topic\n  - note: no-such-topic\n    text: The council's disgraceful plan.\n"
    (root / "content/edits/2026-W45.yml").write_text(text, encoding="utf-8")
    (root / "content/edits/2026-W40.yml").write_text("edits:\n  - approve: 2026-10-05\n", encoding="utf-8")
    said = [(Path(one.where).name, one.what) for one in told("edits")]
    assert ("2026-W40.yml", "these are edits of a week without an edition") in said
    assert {where for where, _ in said} >= {"2026-W45.yml:2", "2026-W45.yml:3"}


def test_a_quote_a_view_and_a_comment_that_their_stories_do_not_have_are_told(root: Path, told: Told) -> None:
    store = Store(root / "content")
    edition = store.edition("2026-W45")
    assert edition
    digest = next(one for one in edition.digests if one.views and one.highlights)
    language, (first, *others) = next(iter(digest.summary.items()))
    lost = replace(first, text="Nobody.", citations=(replace(first.citations[0], quote="Nobody."),))
    wrong = replace(
        digest,
        summary={**digest.summary, language: (lost, *others)},
        views=(replace(digest.views[0], quote="Nor this."), *digest.views[1:]),
        highlights=(replace(digest.highlights[0], quote="Nor this."), *digest.highlights[1:]),
    )
    digests = tuple(wrong if one == digest else one for one in edition.digests)
    store.put_edition(replace(edition, digests=digests))
    said = [one.what for one in told("quotes")]
    assert len(said) == 3
    assert said[0].startswith("a quote is not in s-")
    assert said[1].startswith("a view is not in s-")
    assert said[2].startswith("a highlight is not what c-")


# --- licences, machine


def test_a_publisher_whose_short_stories_are_quoted_whole_is_told(root: Path, told: Told) -> None:
    for path in (root / "content/stories").glob("*.jsonl"):
        stories = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for story in stories:
            if story["publisher"] == SOURCE:
                story["chars"]["report"] = 300
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in stories), encoding="utf-8")
    (problem,) = told("licences")
    assert problem.where == SOURCE
    assert re.match(r"\d\d% of what was kept of its 8 quoted stories is quoted", problem.what)
    changed(root / "content/matome.yml", "limits:\n", "limits:\n  quoted_share: 0.25\n")
    assert len(told("licences")) > 1


def test_a_box_that_does_not_start_or_is_open_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Box, "confined", lambda _box: ("seccomp",))
    assert [one.what for one in told("machine")] == ["is without Landlock"]

    def ends(_box: object) -> tuple[str, ...]:
        raise BoxError("the parser crashed", why="by signal 9")

    monkeypatch.setattr(Box, "confined", ends)
    assert [(one.level, one.what) for one in told("machine")] == [("error", "the parser crashed")]


def test_a_disk_that_is_nearly_full_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Box, "confined", lambda _box: NAMES)
    assert told("machine") == []
    monkeypatch.setattr(machine, "ROOM", 10**9)
    assert "MB are free on this disk" in told("machine")[0].what


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len(dict(KINDS)) == len(KINDS) == 12
