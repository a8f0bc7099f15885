"""Runs a workflow's shell steps as GitHub's runner does: bash with -e and pipefail, outputs through files.

What stands in `${{ ... }}` is the runner's to fill in; here a test gives the step's whole environment instead, so a
step that used an expression inside its shell text would fail, as it should: foreign text comes by `env` and files.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

WORKFLOWS = Path(__file__).parents[2] / "templates" / "scaffold" / "workflows"
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Ran:
    """How a step ended: its exit status, what it printed, and the outputs that it set."""

    status: int
    said: str
    outputs: dict[str, str]


def workflow(name: str) -> Any:
    """A workflow as its YAML says."""
    return YAML(typ="safe").load((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8"))


def step(name: str, job: str, title: str) -> dict[str, Any]:
    """The step of that title. Raises StopIteration if there is none."""
    return next(one for one in workflow(name)["jobs"][job]["steps"] if one.get("name") == title)


def run(name: str, job: str, title: str, folder: Path, **env: str) -> Ran:
    """Run a step in a folder, with exactly the variables that the step asks for."""
    this = step(name, job, title)
    assert set(env) == set(this.get("env", {})), "the step's variables"
    assert "${{" not in this["run"]
    outputs = folder.parent / "outputs"
    outputs.unlink(missing_ok=True)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", this["run"]],
        cwd=folder,
        env=_environment(outputs) | env,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = outputs.read_text(encoding="utf-8").splitlines() if outputs.exists() else []
    return Ran(done.returncode, done.stdout + done.stderr, dict(line.split("=", 1) for line in lines))


def git(folder: Path, *arguments: str) -> str:
    """What git says; fails if it fails."""
    done = subprocess.run(
        ["git", "-c", "user.name=Editor", "-c", "user.email=editor@site.example", *arguments],
        cwd=folder,
        env=_environment(folder.parent / "outputs"),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _environment(outputs: Path) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "SOURCE_DATE_EPOCH") if key in os.environ}
    return kept | {
        "HOME": str(outputs.parent),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(outputs),
    }
