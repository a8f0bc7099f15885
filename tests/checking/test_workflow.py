"""What is wrong with a site's workflows, and with what git knows of its records, is found with the cure."""

import shutil
from pathlib import Path

import pytest

from generator.write.templates import OWN
from tests.checking.conftest import Told, changed


def test_of_a_site_that_is_not_on_github_nothing_is_asked(root: Path, told: Told) -> None:
    shutil.rmtree(root / ".github")
    assert told("workflow") == []
    (root / ".git").mkdir()
    (root / ".git/config").write_text('[remote "origin"]\n\turl = git@github.com:you/paper.git\n', encoding="utf-8")
    assert [one.what for one in told("workflow")] == ["there are no workflows"]


def test_workflows_in_a_folder_of_another_repository_are_told(root: Path, told: Told) -> None:
    (root.parent / ".git").mkdir()
    assert [one.what for one in told("workflow")] == ["is never read by GitHub"]
    (root / ".git").mkdir()
    assert told("workflow") == []


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("weekly.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "actions/checkout@v7 is not pinned"),
        ("daily.yml", "persist-credentials: false", "fetch-depth: 1", "job capture keeps the token"),
        ("daily.yml", "  schedule:\n", "  push:\n    branches: [main]\n  other:\n", "has no schedule"),
        ("weekly.yml", "timezone: Asia/Tokyo", "timezone: Europe/London", "runs by the clock of Europe/London"),
        ("weekly.yml", "17 6 * * 1", "17 3 * * 1", "comes too early"),
        ("report.yml", "\npermissions: {}\n", "\n", "says nothing of permissions"),
    ],
)
def test_workflows_that_will_fail_or_leak_are_told(
    root: Path, told: Told, name: str, old: str, new: str, what: str
) -> None:
    changed(root / ".github/workflows" / name, old, new)
    problems = told("workflow")
    assert {one.what for one in problems} == {what}
    assert all(name in one.where for one in problems)


def test_workflows_that_are_missing_are_told(root: Path, told: Told) -> None:
    for name in ("daily.yml", "keep.yml"):
        (root / ".github/workflows" / name).unlink()
    said = [(Path(one.where).name.partition(":")[0], one.what, one.level) for one in told("workflow")]
    assert said == [
        ("daily.yml", "is missing", "warning"),
        ("weekly.yml", "uses $/.github/workflows/keep.yml", "error"),
    ]


def test_a_workflow_of_another_version_is_told(root: Path, told: Told) -> None:
    scaffold = (OWN / "scaffold/workflows/weekly.yml").read_text(encoding="utf-8")
    (root / ".github/workflows/weekly.yml").write_text(scaffold.replace("VERSION", "0.0.9"), encoding="utf-8")
    assert [one.what for one in told("workflow")] == ["installs matome 0.0.9"]


def test_git_is_told_how_records_merge(root: Path, told: Told) -> None:
    changed(root / ".gitattributes", "*.jsonl merge=union\n", "")
    assert [one.what for one in told("workflow")] == ["lacks a line: *.jsonl merge=union"]
    (root / ".gitattributes").unlink()
    assert len(told("workflow")) == 2
