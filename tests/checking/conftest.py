"""A sound site, the sample, in which each test breaks one thing."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from generator.checking.kinds import KINDS
from generator.checking.view import View
from generator.errors import Problem
from generator.models import Run, SourceRun
from generator.site import Site
from generator.store import Store
from tests.sample import CLOSED, ROOT

FILES = ("mkdocs.yml", ".gitattributes", "templates/hook.py", "content/matome.yml", "content/sources.jsonl")
FOLDERS = ("content/stories", "content/editions", "content/edits", "content/docs/guides", ".github")
PAGES = ("content/docs/index.md", "content/docs/about.md")


def sound(root: Path) -> Path:
    """The sample's settings, records and pages by hand in another folder, and a fetch in which all went well."""
    for name in (*FILES, *PAGES):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, root / name)
    sources = Site.at(root, CLOSED).config.sources
    fared = tuple(SourceRun(source.name, "new", items=5, new=5) for source in sources)
    Store(root / "content").add_run(Run("2026-11-15T14:00:00Z", "fetch", fared))
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound(tmp_path / "site")


Told = Callable[..., list[Problem]]


@pytest.fixture
def told(root: Path) -> Told:
    """What a kind of check says of the site; its words are checked to hold a cure."""

    def ask(kind: str, now: datetime = CLOSED) -> list[Problem]:
        problems = [*dict(KINDS)[kind](View(Site.at(root, now)))]
        assert all(problem.cure for problem in problems), problems
        return problems

    return ask


def changed(path: Path, old: str, new: str) -> None:
    """Write a file with some of its words changed."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
