"""The same input gives the same bytes: records, pages and the built site, whatever the machine around them."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests import sample

SCRIPT = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"},
)


def built(root: Path, world: dict[str, str], *, backwards: bool) -> dict[str, bytes]:
    """The sample site made from its inputs: every file of its content and its built pages."""
    sample.copy(root)
    inputs = [str(path) for path in sorted((sample.ROOT / "content" / "sample").glob("[fp]*/*"), reverse=backwards)]

    def matome(clock: datetime, *arguments: str) -> None:
        command = [sys.executable, "-c", SCRIPT, "-C", str(root), *arguments]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(sample.ROOT), **world}
        environment["SOURCE_DATE_EPOCH"] = str(int(clock.timestamp()))
        subprocess.run(command, env=environment, check=True, capture_output=True)

    matome(sample.TAKEN, "add", *inputs)
    matome(sample.CLOSED, "build", "--close")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("content", "site")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_the_records_in_git_are_what_the_inputs_give(tmp_path: Path) -> None:
    """If this fails, the program judges otherwise than before: look at the change, then `make sample`."""
    sample.copy(tmp_path)
    sample.record(tmp_path)

    def records(root: Path) -> dict[str, str]:
        found = [path for name in sample.RECORDS for path in sorted((root / "content").glob(f"{name}*/*"))]
        found.append(root / "content" / "runs.jsonl")
        return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}

    made, kept = records(tmp_path), records(sample.ROOT)
    assert sorted(made) == sorted(kept)
    for path in made:
        assert made[path].splitlines() == kept[path].splitlines(), path


@pytest.mark.site
def test_two_worlds_build_the_same_bytes(tmp_path: Path) -> None:
    one, other = (built(tmp_path / str(place), world, backwards=bool(place)) for place, world in enumerate(WORLDS))
    assert len([path for path in one if path.startswith("site/")]) > 50
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
