"""What every command has in common: help, exit status, the site's root, the clock."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Matome

COMMANDS = (
    "init",
    "add",
    "fetch",
    "build",
    "serve",
    "check",
    "status",
    "feeds add",
    "feeds list",
    "feeds check",
    "feeds import",
    "feeds export",
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_begins_with_an_example(matome: Matome, command: str) -> None:
    said = matome(*command.split(), "--help")
    assert said.status == 0
    assert said.out.startswith(f"example: matome {command}")


def test_under_json_what_stops_a_command_is_one_object_too(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "--json", "build", "--week", "2026-W99")
    assert said.status == 2
    assert said.json["error"]["what"] == "is not an ISO week"


def test_all_that_is_wrong_with_the_values_of_settings_is_told_at_once(matome: Matome, root: Path) -> None:
    path = root / "content" / "matome.yml"
    text = path.read_text(encoding="utf-8").replace("Asia/Tokyo", "Asia/Tokio").replace("editor@", "editor at ")
    path.write_text(f"{text}limits: {{quoted_share: 0.9}}\nhub: ftp://hub.example/\n", encoding="utf-8")
    said = matome("-C", root, "check")
    assert said.status == 2
    told = [line.partition("matome.yml:")[2].split(" ")[:2] for line in said.err.splitlines()]
    assert told == [["6:", "timezone"], ["9:", "hub"], ["7:", "contact"], ["8:", "limits.quoted_share"]]


def test_an_output_that_takes_no_more_is_named(root: Path) -> None:
    command = "from generator.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [sys.executable, "-c", command, "-C", str(root), "status", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert said.returncode == 1
    assert "No space left on device" in said.stderr
    assert "Traceback" not in said.stderr


def test_an_unknown_command_is_wrong_use(matome: Matome) -> None:
    assert matome("publish").status == 2


def test_no_site_here_says_how_to_make_one(matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = matome("status")
    assert said.status == 2
    assert "matome init DIR" in said.err
    assert str(tmp_path) in said.err


def test_the_root_is_found_from_a_folder_below(matome: Matome, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "content")
    assert matome("status").status == 0


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_root_may_be_named_before_and_after_the_command(matome: Matome, root: Path, place: str) -> None:
    named = ("-C", root)
    said = matome(*named, "status") if place == "before" else matome("status", *named)
    assert said.status == 0


def test_wrong_settings_are_exit_status_2_with_their_line(matome: Matome, root: Path) -> None:
    path = root / "content" / "matome.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("timezone:", "timezome:"), encoding="utf-8")
    said = matome("-C", root, "status")
    assert said.status == 2
    assert "matome.yml:6: no setting is called timezome. Did you mean 'timezone'?" in said.err


def test_a_clock_that_is_none_is_wrong_use(
    matome: Matome, root: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    said = matome("-C", root, "add", page)
    assert said.status == 2
    assert "SOURCE_DATE_EPOCH" in said.err


HEAVY = "numpy scipy lxml trafilatura feedparser requests mkdocs jinja2"


def test_the_command_line_starts_light() -> None:
    """What takes long to import is imported where it is used."""
    script = (
        "import sys; from generator.cli.commands import parser; parser();"
        f"print([name for name in {HEAVY.split()} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert said.stdout == "[]\n"


def test_an_annotation_under_github_actions_is_one_line(
    matome: Matome, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    said = matome("-C", root, "add", tmp_path / "no::file%.xml")
    (line,) = [line for line in said.err.splitlines() if line.startswith("::")]
    assert line.startswith("::error::")
    assert "%25.xml" in line
