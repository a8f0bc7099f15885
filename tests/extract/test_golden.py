"""Whole pages in, whole records out: a folder a case under tests/golden/extract."""

import json
from pathlib import Path

import msgspec
import pytest

from generator.extract import story
from tests.extract import making

CASES = Path(__file__).parents[1] / "golden" / "extract"
MAKERS = {".txt": making.text_page, ".html": making.page, ".md": making.clipping}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str) -> None:
    given = next(path for path in (CASES / case).iterdir() if path.stem == "input")
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    about = CASES / case / "entry.json"
    fields = json.loads(about.read_text(encoding="utf-8")) if about.exists() else {}
    extracted = story(MAKERS[given.suffix](given.read_text(encoding="utf-8"), **fields), making.SETTINGS)
    assert json.loads(msgspec.json.encode(extracted.story)) == expected
    assert extracted.problems == ()
