"""Whole clusters in, whole digests out: a folder a case under tests/golden/summarise."""

import json
from pathlib import Path

import msgspec
import pytest

from generator.models import Cluster
from generator.summarise import summarise
from tests.summarise.samples import config

CASES = Path(__file__).parents[1] / "golden" / "summarise"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_case(case: str) -> None:
    cluster = msgspec.json.decode((CASES / case / "input.json").read_bytes(), type=Cluster)
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    assert json.loads(msgspec.json.encode(summarise(cluster, config()))) == expected
