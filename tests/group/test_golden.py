"""Golden weeks: stories in, digests out. What is expected was checked by hand, and is changed by hand."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.group import Grouping, group
from generator.models import Story
from tests.group.made import CONFIG

GOLDEN = Path(__file__).parent.parent / "golden" / "group"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


def stories(case: str) -> list[Story]:
    lines = (GOLDEN / case / "stories.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Story) for line in lines]


def told(grouping: Grouping) -> dict[str, Any]:
    return {
        "digests": [
            {
                "titles": dict(cluster.titles),
                "section": cluster.section,
                "publishers": list(cluster.publishers),
                "stories": [item.id for item in cluster.stories],
                "copies": [
                    {"publisher": text.publisher, "stories": list(text.stories)}
                    for text in cluster.copies
                    if len(text.stories) > 1
                ],
            }
            for cluster in grouping.clusters
        ],
        "also": list(grouping.also),
    }


@pytest.mark.parametrize("case", CASES)
def test_golden_weeks(case: str) -> None:
    expected = json.loads((GOLDEN / case / "expected.json").read_text("utf-8"))
    assert told(group(stories(case), CONFIG)) == expected


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, msgspec, sys; from tests.group import test_golden as t; from generator.group import group;"
        "found = group(t.stories(sys.argv[1]), t.CONFIG);"
        "print(hashlib.sha256(msgspec.json.encode(found)).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, CASES[0]],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1
