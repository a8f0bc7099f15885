"""Measuring one thing beside another, and the table that shows it."""

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, how much, in which unit, and of which peer."""

    what: str
    value: float
    unit: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.what:<58} {self.value:>10,.1f} {self.unit:<12} {self.note}"


def seconds(function: Callable[[], object], *, runs: int = 3) -> float:
    """The best of some runs: what the machine can do when nothing disturbs it."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - start)
    return best


@dataclass(frozen=True)
class Process:
    """How a process of its own fared."""

    seconds: float
    megabytes: float  # peak, of the largest process


def process(*command: str, folder: Path, clock: int) -> Process:
    """Run Python with these arguments and wait; raises CalledProcessError if it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(clock)}
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Process(time.perf_counter() - start, usage.ru_maxrss / 1024)


def own_megabytes() -> float:
    """The peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
