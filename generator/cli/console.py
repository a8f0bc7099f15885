"""What commands say: results on standard output, messages on standard error, and the exit status that follows."""

import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from generator.errors import MatomeError, Problem

DONE, WITH_ERRORS, WRONG_USE = 0, 1, 2

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    r"\U000e0000-\U000e007f]"
)
# What a runner of GitHub Actions obeys: `::` after spaces at the start of a line, and `##[` anywhere.
_COMMAND = re.compile(r"^[^\S\n]*(?=::)|##(?=\[)", re.MULTILINE)


def harmless(text: str) -> str:
    """Foreign text for a terminal: control and direction characters become U+FFFD, tabs and line breaks stay.

    In a run of GitHub Actions, what its runner would obey is parted by one too.
    """
    shown = _CONTROL.sub("\ufffd", text)
    return (
        _COMMAND.sub(lambda match: f"{match[0]}\ufffd", shown) if os.environ.get("GITHUB_ACTIONS") == "true" else shown
    )


def several(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> several(1, "digest"), several(2, "story", "stories")
    ('1 digest', '2 stories')
    """
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


@dataclass
class Console:
    """Where a command speaks, and how much."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    strict: bool = False
    errors: int = 0
    warnings: int = 0

    def result(self, line: str) -> None:
        """A line of the answer; nothing under --json, where `answer` gives it whole."""
        if not self.json:
            print(harmless(line), file=self.out)

    def answer(self, value: Mapping[str, object]) -> None:
        """The whole answer for a program, under --json; what a terminal would obey is written as JSON's escapes."""
        if self.json:
            written = json.dumps(value, ensure_ascii=False, sort_keys=True)
            print(_CONTROL.sub(lambda match: json.dumps(match[0])[1:-1], written), file=self.out)

    def say(self, line: str) -> None:
        """A message that -q leaves out."""
        if not self.quiet:
            print(harmless(line), file=self.err)

    def detail(self, line: str) -> None:
        """A message that only -v shows."""
        if self.verbose:
            print(harmless(line), file=self.err)

    def problem(self, problem: Problem) -> None:
        """An error or a warning, counted for the exit status; under GitHub Actions an annotation."""
        if problem.level == "error":
            self.errors += 1
        else:
            self.warnings += 1
            if self.quiet:
                return
        line = harmless(f"{problem.level}: {problem}")
        print(self._coloured(line, problem.level), file=self.err)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(f"::{problem.level}::{_annotation(str(problem))}", file=self.err)

    def failed(self, error: MatomeError) -> None:
        """What stopped the command; under --json the first also as the answer."""
        for one in (error, *error.others):
            self.problem(Problem.of(one))
        self.answer({"error": {"what": error.what, "where": error.where, "why": error.why, "cure": error.cure}})

    def status(self) -> int:
        """0 done; 1 done with errors, or under --strict with warnings."""
        return WITH_ERRORS if self.errors or (self.strict and self.warnings) else DONE

    def summary(self, markdown: str) -> None:
        """Add to the step summary of GitHub Actions, where there is one."""
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path:
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(harmless(markdown) + "\n")

    def _coloured(self, line: str, level: str) -> str:
        if os.environ.get("NO_COLOR") or not self.err.isatty():
            return line
        return f"\x1b[{31 if level == 'error' else 33}m{line}\x1b[0m"


def _annotation(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
