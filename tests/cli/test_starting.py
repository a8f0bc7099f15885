"""`init`: a new site that works at once."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from generator import __version__, config, files
from generator.cli import starting
from generator.errors import RecordError
from tests.cli.conftest import FEED, Matome
from tests.server import serving


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


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--timezone", "asia/tokyo", "--timezone is no time zone: asia/tokyo. Did you mean Asia/Tokyo?"),
        ("--timezone", "Nowhere", "Write it as Asia/Tokyo or Europe/London."),
        ("--url", "paper.example", "--url is not an address of a site. Write it as https://example.org/news/"),
        ("--url", "https://paper.example/?page=1", "--url is not an address of a site"),
        ("--program", "matome; true", "--program is no requirement"),
        ("--program", "$(true)", "--program is no requirement"),
    ],
)
def test_a_refused_option_is_named_with_the_cure(
    matome: Matome, tmp_path: Path, option: str, value: str, said: str
) -> None:
    assert said in matome("init", tmp_path / "paper", option, value).err


@pytest.mark.parametrize("folder", ["file", "file/below", ""])
def test_what_can_be_no_folder_is_refused(
    matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    said = matome("init", folder)
    assert (said.status, "Name a folder." in said.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_cannot_be_written_is_named(matome: Matome) -> None:
    said = matome("init", "/proc/paper")
    assert said.status == 1
    assert re.search("/proc/paper/.*: cannot be written", said.err)


def test_what_was_cut_off_is_completed_by_doing_it_again(
    matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, left = files.replace, iter(range(7))

    def full(path: Path, data: bytes) -> bool:
        if next(left, None) is None:
            raise RecordError("cannot be written", where=str(path), why="No space left on device")
        return replace(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", full)
        assert matome("init", tmp_path).status == 1
    assert matome("init", tmp_path).status == 0
    assert all((tmp_path / path).is_file() for path in starting.FILES)


def test_an_address_in_any_script_becomes_one_that_every_program_reads(matome: Matome, tmp_path: Path) -> None:
    assert matome("init", tmp_path, "--url", "https://しおかぜ.example/週 報").status == 0
    settings = config.load(tmp_path / "content" / "matome.yml")
    assert settings.id == "xn--t8jc8aw.example,2026"
    assert settings.url == "https://xn--t8jc8aw.example/%E9%80%B1%20%E5%A0%B1/"


def test_what_to_do_next_is_said_as_it_can_be_typed(
    matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = matome("init", "the week's paper").err
    assert "  cd 'the week'\"'\"'s paper'\n  set contact and url in content/matome.yml\n" in said
    for line in re.findall(r"^  matome (\w+)", said, re.MULTILINE):
        assert line in {"feeds", "fetch", "build", "serve"}
    assert "cd" not in matome("init", ".", "--url", "https://paper.example/").err


def test_the_workflows_install_the_program_that_is_named(matome: Matome, tmp_path: Path) -> None:
    program = "git+https://github.com/you/matome@0123abc"
    matome("init", tmp_path, "--program", program)
    for name in ("weekly.yml", "daily.yml"):
        workflow = (tmp_path / ".github" / "workflows" / name).read_text(encoding="utf-8")
        assert f'--no-deps "{program}"\n' in workflow
        assert "matome==" not in workflow


def test_a_newcomer_s_first_hour(matome: Matome, tmp_path: Path) -> None:
    root = tmp_path / "paper"
    with serving() as server:
        page = '<!DOCTYPE html><title>t</title><link rel="alternate" type="application/rss+xml" href="/feed">'
        server.answers["/"] = lambda to: to.send(200, page.encode(), Content_Type="text/html")
        server.answers["/feed"] = lambda to: to.send(200, FEED.encode())
        assert matome("init", root).status == 0
        settings = root / "content" / "matome.yml"
        settings.write_text(settings.read_text(encoding="utf-8") + "private_hosts: [localhost]\n", encoding="utf-8")
        assert "there are no sources yet" in matome("-C", root, "fetch").err
        assert matome("-C", root, "feeds", "add", server.url).status == 0
        assert "2 new" in matome("-C", root, "fetch").out
    assert matome("-C", root, "build").status == 0
    assert "北堤防" in (root / "site" / "2026" / "w45" / "index.html").read_text(encoding="utf-8")
    serve = [str(Path(sys.executable).parent / "matome"), "-C", str(root), "serve"]
    environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]}
    with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stderr
        said = next(line for line in running.stderr if line.startswith("the site is at "))
        with urllib.request.urlopen(said.split()[4] + "2026/w45/") as answer:
            assert "北堤防" in answer.read().decode()
        running.terminate()
        assert "stopped" in running.communicate()[1]
    assert running.returncode == 0


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
