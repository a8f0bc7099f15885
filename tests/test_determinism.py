"""The same input gives the same bytes: records, pages and the built site, whatever the machine around them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
ADDED, BUILT = "1794743400", "1794777420"  # Sunday 15 November 2026, 20:50, and Monday 06:17 in Tokyo

WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"},
)


def built(root: Path, world: dict[str, str], *, backwards: bool) -> dict[str, bytes]:
    """The sample site made from its inputs: every file of its content and its built pages."""
    for part in ("mkdocs.yml", "templates", "content/matome.yml", "content/docs/index.md", "content/docs/about.md"):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, root / part)
    inputs = [
        str(path) for path in sorted((ROOT / "content" / "sample").glob("[fp]*/*"), reverse=backwards) if path.is_file()
    ]

    def matome(clock: str, *arguments: str) -> None:
        command = [sys.executable, "-c", SCRIPT, "-C", str(root), *arguments]
        environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": clock, "PYTHONPATH": str(ROOT), **world}
        subprocess.run(command, env=environment, check=True, capture_output=True)

    matome(ADDED, "add", *inputs)
    matome(BUILT, "build", "--close")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("content", "site")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.mark.site
def test_two_worlds_build_the_same_bytes(tmp_path: Path) -> None:
    one, other = (built(tmp_path / str(place), world, backwards=bool(place)) for place, world in enumerate(WORLDS))
    assert len([path for path in one if path.startswith("site/")]) > 50
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
