"""`init`: a new site that works at once."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator import __version__, config
from tests.cli.conftest import Matome


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_new_site_takes_in_a_page_and_builds(matome: Matome, tmp_path: Path, page: Path, language: str) -> None:
    root = tmp_path / "paper"
    said = matome(
        "init", root, "--language", language, "--timezone", "Europe/London", "--url", "https://paper.example/news"
    )
    assert said.status == 0
    settings = config.load(root / "content" / "matome.yml")
    assert (settings.id, settings.url) == ("paper.example,2026", "https://paper.example/news/")
    assert (settings.language, settings.timezone) == (language, "Europe/London")
    assert (root / "content" / "edits" / "edits.schema.json").is_file()
    assert matome("-C", root, "add", page).status == 0
    assert matome("-C", root, "build", "--all", "--no-site").status == 0
    assert (root / "content" / "docs" / "2026" / "w45" / "index.md").is_file()


def test_a_site_that_is_there_is_not_touched(matome: Matome, root: Path) -> None:
    before = (root / "content" / "matome.yml").read_bytes()
    said = matome("init", root)
    assert said.status == 2
    assert "is a site already" in said.err
    assert (root / "content" / "matome.yml").read_bytes() == before


def test_files_that_are_there_stay(matome: Matome, tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("mine:\n", encoding="utf-8")
    assert matome("init", tmp_path).status == 0
    assert (tmp_path / "Makefile").read_text(encoding="utf-8") == "mine:\n"
    assert (tmp_path / "content" / "matome.yml").is_file()


@pytest.mark.parametrize(
    ("option", "value"), [("--timezone", "Asia/Tokio"), ("--url", "ftp://x/"), ("--language", "fr")]
)
def test_options_that_cannot_be_are_refused_before_anything_is_written(
    matome: Matome, tmp_path: Path, option: str, value: str
) -> None:
    assert matome("init", tmp_path / "paper", option, value).status == 2
    assert not (tmp_path / "paper").exists()


def test_a_dry_run_writes_nothing(matome: Matome, tmp_path: Path) -> None:
    assert matome("init", "--dry-run", tmp_path / "paper").status == 0
    assert not (tmp_path / "paper").exists()


def test_the_weekly_workflow_has_what_it_asks_for(matome: Matome, tmp_path: Path) -> None:
    matome("init", tmp_path, "--timezone", "Europe/London")
    workflow = (tmp_path / ".github" / "workflows" / "weekly.yml").read_text(encoding="utf-8")
    assert "timezone: Europe/London" in workflow
    assert f"matome=={__version__}" in workflow
    for file in re.findall(r"--requirement (\S+)", workflow):
        assert (tmp_path / file).is_file()


@pytest.mark.parametrize(("language", "first"), [("ja", "週刊まとめ"), ("en", "The week in short")])
def test_the_front_page_speaks_the_site_s_language(matome: Matome, tmp_path: Path, language: str, first: str) -> None:
    matome("init", tmp_path, "--language", language)
    page = (tmp_path / "content" / "docs" / "index.md").read_text(encoding="utf-8")
    assert f"lang: {language}" in page
    assert f"# {first}" in page


def test_make_site_works_at_once_in_a_new_site_with_no_network_and_no_program_on_the_path(
    matome: Matome, tmp_path: Path
) -> None:
    matome("init", tmp_path)
    alone = ["unshare", "--net", "--map-root-user"]  # no network at all, where the kernel lets us take it away
    allowed = (
        shutil.which("unshare") and subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    )
    done = subprocess.run(
        [*(alone if allowed else ()), "make", "site"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
