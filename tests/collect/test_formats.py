"""Each format as people meet it: a folder with an input and what must come of it."""

from pathlib import Path

import msgspec
import pytest

from generator.collect import Hints, Raw, read, read_comments

GOLDEN = Path(__file__).parents[1] / "golden" / "collect"
CASES = sorted(path for path in GOLDEN.iterdir() if (path / "expected.json").exists() or list(path.glob("input.*")))
HINTS = Hints(source="a source", timezone="Asia/Tokyo")


def written(case: Path) -> bytes:
    """What the case's input gives, as JSON with sorted keys."""
    file = next(case.glob("input.*"))
    raw = Raw(file.read_bytes(), file.name)
    found = read_comments(raw) if case.name.startswith("comments_") else read(raw, HINTS)
    return msgspec.json.format(msgspec.json.encode(found, order="sorted"), indent=1) + b"\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_what_it_must(case: Path) -> None:
    assert written(case).decode() == (case / "expected.json").read_text("utf-8")
