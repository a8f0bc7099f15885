"""The judgement is not worse than it was: `matome evaluate` on labelled data, against the floors in quality.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Matome, matome

__all__ = ["matome"]  # the fixture

HERE = Path(__file__).parent
OWN = HERE / "quality"
SHARED = HERE.parents[1] / "shared" / "data"
FLOORS = tomllib.loads((HERE / "quality.toml").read_text(encoding="utf-8"))


def name(one: dict[str, Any]) -> str:
    return str(one["file"]).rpartition("/")[2]


def faults(matome: Matome, one: dict[str, Any], folder: Path) -> list[str]:
    """What a set's measures are short of."""
    found = matome("evaluate", one["task"], folder / one["file"], *one.get("options", ()), "--json").json
    low = [f"{key}: {found[key]} < {floor}" for key, floor in one.get("at_least", {}).items() if found[key] < floor]
    high = [f"{key}: {found[key]} > {most}" for key, most in one.get("at_most", {}).items() if found[key] > most]
    return low + high


@pytest.mark.parametrize("one", FLOORS["own"], ids=name)
def test_own_data(matome: Matome, one: dict[str, Any]) -> None:
    assert faults(matome, one, OWN) == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the public data is not here")
@pytest.mark.parametrize("one", FLOORS["shared"], ids=name)
def test_public_data(matome: Matome, one: dict[str, Any]) -> None:
    assert faults(matome, one, SHARED) == []


def test_every_set_has_floors_and_every_file_is_measured() -> None:
    assert all(one.get("at_least") for one in (*FLOORS["own"], *FLOORS["shared"]))
    assert {one["file"] for one in FLOORS["own"]} == {path.name for path in OWN.iterdir()}


def test_a_floor_that_is_not_reached_is_named(matome: Matome) -> None:
    one = FLOORS["own"][0] | {"at_least": {"bcubed_f1": 1.01}, "at_most": {"rows": 39}}
    assert [fault.partition(":")[0] for fault in faults(matome, one, OWN)] == ["bcubed_f1", "rows"]
