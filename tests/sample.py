"""The sample site's records, made from its inputs: `make sample` writes those in git again.

What a week's edition says is judged by many rules; a change of any shows here as a change of these records.
"""

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

from generator import config
from generator.cli import main
from generator.models import Run, SourceRun
from generator.store import Store

ROOT = Path(__file__).resolve().parent.parent
TAKEN = datetime.fromisoformat("2026-11-15T23:00:00+09:00")  # Sunday, after the last story
CLOSED = datetime.fromisoformat("2026-11-16T06:17:00+09:00")  # Monday, when the weekly workflow runs
PARTS = (
    "mkdocs.yml",
    "templates",
    "content/matome.yml",
    "content/docs/index.md",
    "content/docs/about.md",
    "content/edits",
)
RECORDS = ("stories", "editions", "runs.jsonl")


def copy(root: Path) -> None:
    """The sample site without its records, in another folder."""
    for part in PARTS:
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, root / part)


def record(root: Path) -> None:
    """Write the sample's records in a folder: take its inputs in, note a source that failed, close the weeks."""
    inputs = ROOT / "content" / "sample"
    matome(TAKEN, "-q", "-C", root, "add", inputs / "feeds", inputs / "pages")
    Store(root / "content").add_run(_fetched(root))
    matome(CLOSED, "-q", "-C", root, "build", "--close", "--no-site")


def matome(clock: datetime, *arguments: object) -> None:
    """Run a command at a time; raises RuntimeError if it fails."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(clock.timestamp()))
    if status := main([str(argument) for argument in arguments]):
        raise RuntimeError(f"matome {arguments} ended with {status}")


def _fetched(root: Path) -> Run:
    """A fetch in which the trade paper's server was down: the edition says what was missing."""
    sources = config.load(root / "content" / config.NAME).sources
    down = "The Tidal Ledger"
    fared = (
        SourceRun(one.name, "failed", reason="could not be downloaded: HTTP 503: service unavailable")
        if one.name == down
        else SourceRun(one.name, "new")
        for one in sources
    )
    return Run("2026-11-15T14:00:00Z", "fetch", tuple(fared))


if __name__ == "__main__":
    for name in RECORDS:
        path = ROOT / "content" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    record(ROOT)
    sys.exit(0)
