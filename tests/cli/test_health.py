"""`check` and `status`: what will go wrong, and how things stand."""

from pathlib import Path

from tests.cli.conftest import Matome
from tests.made import SETTINGS, site


def test_a_sound_site_has_nothing_wrong(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    (root / "content" / "matome.yml").write_text(
        SETTINGS.replace("https://example.org/sub/", "https://paper.example/"), encoding="utf-8"
    )
    said = matome("-C", root, "check")
    assert (said.status, said.out) == (0, "nothing is wrong\n")


def test_a_missing_contact_is_warned_of(matome: Matome, tmp_path: Path) -> None:
    root = site(tmp_path / "site", SETTINGS.replace("contact: editor@example.org\n", ""))
    said = matome("-C", root, "check")
    assert said.status == 0
    assert "contact is not set" in said.err
    assert matome("-C", root, "--strict", "check").status == 1


def test_a_quote_that_is_no_longer_in_its_story_is_an_error(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    matome("-C", root, "build", "--no-site")
    path = root / "content" / "stories" / "2026-W45.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("三億円", "四億円"), encoding="utf-8")
    (root / "content" / "editions" / "2026-W45.json").write_text(
        (root / "content" / "editions" / "2026-W45.json")
        .read_text(encoding="utf-8")
        .replace("見通しを示した", "見通しを語った"),
        encoding="utf-8",
    )
    said = matome("-C", root, "check")
    assert said.status == 1
    assert "a quote is not in s-" in said.err


def test_an_unreadable_record_is_named(matome: Matome, root: Path, page: Path) -> None:
    matome("-C", root, "add", page)
    (root / "content" / "runs.jsonl").write_text("{", encoding="utf-8")
    matome("-C", root, "build", "--no-site")
    (root / "content" / "editions").mkdir(exist_ok=True)
    (root / "content" / "editions" / "2026-W45.json").write_text("{", encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 1
    assert "2026-W45.json: cannot be read as a record" in said.err


def test_status_tells_of_weeks_and_sources(matome: Matome, tmp_path: Path, page: Path) -> None:
    root = site(tmp_path / "site", SETTINGS + "sources:\n  - {name: a, url: https://a.example/f}\n")
    assert "there are no stories yet" in matome("-C", root, "status").err
    matome("-C", root, "add", page)
    matome("-C", root, "fetch")
    matome("-C", root, "fetch")
    said = matome("-C", root, "status")
    assert "2026-W45: 1 stories, open" in said.out
    assert "a: last read never, 2 failures in a row" in said.out
    assert matome("-C", root, "--json", "status").json["sources"][0]["failures"] == 2
