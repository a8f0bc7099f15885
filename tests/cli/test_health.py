"""`check` and `status`: what will go wrong, and how things stand."""

from pathlib import Path

from generator.models import Run, SourceRun
from generator.store import Store
from tests.cli.conftest import Matome
from tests.made import SETTINGS, site, story


def test_a_new_site_says_what_is_missing_and_then_nothing(matome: Matome, tmp_path: Path, page: Path) -> None:
    root = tmp_path / "paper"
    matome("init", root, "--url", "https://paper.example/")
    said = matome("-C", root, "check")
    assert (said.status, said.out) == (0, "")
    assert "contact is not set" in said.err
    assert "there are no sources and no stories" in said.err
    assert matome("-C", root, "--strict", "check").status == 1
    settings = root / "content" / "matome.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('contact: ""', "contact: desk@paper.example"))
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    said = matome("-C", root, "--strict", "check")
    assert (said.status, said.out, said.err) == (0, "nothing is wrong\n", "")


def test_a_quote_that_is_no_longer_in_its_story_is_an_error(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    path = root / "content" / "editions" / "2026-W45.json"
    path.write_text(path.read_text(encoding="utf-8").replace("見通しを示した", "見通しを語った"), encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 1
    assert "a quote is not in s-" in said.err
    told = matome("-C", root, "--json", "check").json["problems"]
    assert [one["kind"] for one in told if one["what"].startswith("a quote")] == ["quotes"]
    assert {"level", "where", "what", "why", "cure"} < told[0].keys()


def test_what_is_quoted_of_whom_is_shown_on_request(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    (row,) = matome("-C", root, "--json", "check").json["quoted"]
    assert (row["publisher"], row["stories"]) == ("浜辺通信", 1)
    said = matome("-C", root, "-v", "check").out
    assert "quoted of  stories  sentences  longest  share (a story: 40%, 3 sentences)\n浜辺通信   1 " in said


def test_unreadable_records_are_all_named(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    (root / "content" / "runs.jsonl").write_text("{", encoding="utf-8")
    (root / "content" / "editions" / "2026-W45.json").write_text("{", encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 1
    assert said.err.count("content/editions/2026-W45.json:1: ") == 1
    assert said.err.count("content/runs.jsonl:1: ") == 1


def test_wrong_settings_and_edits_are_wrong_use_and_a_fault(matome: Matome, root: Path) -> None:
    (root / "content" / "edits").mkdir()
    (root / "content" / "edits" / "2026-W45.yml").write_text("edits:\n  - dorp: ferry\n", encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 1
    assert "2026-W45.yml:2" in said.err
    assert "Did you mean 'drop'?" in said.err
    (root / "content" / "matome.yml").write_text(SETTINGS + "langage: ja\n", encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 2
    assert "Did you mean 'language'?" in said.err


def test_status_tells_of_weeks_and_sources(matome: Matome, tmp_path: Path, page: Path) -> None:
    root = site(tmp_path / "site", SETTINGS + "sources:\n  - {name: a, url: https://a.example/f}\n")
    assert "there are no stories yet" in matome("-C", root, "status").err
    matome("-C", root, "add", page)
    Store(root / "content").add_run(
        Run("2026-11-08T21:17:00Z", "fetch", (SourceRun("a", "failed", reason="HTTP 503"),))
    )
    matome("-C", root, "fetch")
    said = matome("-C", root, "status")
    assert "2026-W45: 1 story, open" in said.out
    assert "a       never\n  not read 2 times in a row, since 2026-11-09: could not be downloaded" in said.out
    (source,) = matome("-C", root, "--json", "status").json["sources"]
    assert (source["failures"], source["failing_since"]) == (2, "2026-11-08T21:17:00Z")


def test_status_shows_the_habits_of_each_source_in_columns(matome: Matome, tmp_path: Path) -> None:
    sources = "sources:\n" + "".join(f"  - {{name: {name}, url: https://{name}.example/f}}\n" for name in "波ab")
    root = site(tmp_path / "site", SETTINGS + sources)
    days = [f"2026-10-{day:02d}T21:00:00Z" for day in (5, 12, 19, 26)]
    for at in days:
        fared = (
            SourceRun("波", "new", items=5, new=2, known=3),
            SourceRun("a", "new", items=5, new=5, known=0),
            SourceRun("b", "skipped", reason="may not be read", withheld={"robots.txt": 1}),
        )
        Store(root / "content").add_run(Run(at, "fetch", fared))
    silent = SourceRun("波", "unchanged", silent=days[-1])
    Store(root / "content").add_run(Run("2026-11-08T21:00:00Z", "fetch", (silent,)))
    said = matome("-C", root, "status").out
    assert "source  last read   last new    usually\n波      2026-11-09  2026-10-27  every 7 days\n" in said
    assert "  nothing new since 2026-10-27: 3 times its usual 7 days have passed" in said
    assert "a       2026-10-27  2026-10-27  every 7 days\n" in said
    assert "  in 3 of its last 3 captures the feed held nothing from the one before" in said
    assert "  left out as the publisher wants (robots.txt 1)" in said
    told = {one["name"]: one for one in matome("-C", root, "status", "--json").json["sources"]}
    assert [(one["interval"], one["thin"], one["reserved"]) for one in told.values()] == [
        (7.0, False, False),
        (7.0, True, False),
        (None, False, True),
    ]


def test_of_many_weeks_status_lists_the_latest(matome: Matome, root: Path) -> None:
    for number in range(30, 46):
        Store(root / "content").put_stories(f"2026-W{number}", [story(number)])
    said = matome("-C", root, "status").out.splitlines()
    assert said[0] == "8 weeks before 2026-W38 (matome status -v)"
    assert len(said) == 9
    assert len(matome("-C", root, "status", "-v").out.splitlines()) == 16
    assert len(matome("-C", root, "status", "--json").json["editions"]) == 16
    for number in range(30, 37):
        Store(root / "content").put_stories(f"2026-W{number}", [])
    assert matome("-C", root, "status").out.startswith("1 week before 2026-W38 (")
