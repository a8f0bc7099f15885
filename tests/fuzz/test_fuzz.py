"""Whatever is read is read or refused, the same each time, and what once went wrong does so no more."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, Target, mutated

FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))  # target/what it was


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_is_right_is_read(target: Target) -> None:
    assert target.seeds
    for seed in target.seeds:
        target.run(seed)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 2**63), data=st.binary(max_size=200))
def test_anything_is_read_or_refused(target: Target, number: int, data: bytes) -> None:
    dice = random.Random(number)
    target.run(mutated(dice.choice(target.seeds), dice.choice(target.seeds) + data, dice))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found(path: Path) -> None:
    (target,) = [one for one in TARGETS if one.name == path.parent.name]
    target.run(path.read_bytes())
