"""An edit as lines of the file and as a command: both say the same."""

import shlex

import pytest

from generator import edits
from generator.edits import saying
from generator.edits.verbs import (
    Add,
    Approve,
    Correct,
    Drop,
    Edit,
    Hide,
    Introduction,
    Key,
    Merge,
    Move,
    Note,
    Pin,
    Replace,
    Retitle,
    Section,
    Split,
)

HOSTILE = 'it\'s: "a" - #1 \\ {x} ‘’「」 --to=x\tand & more'
EVERY: tuple[Edit, ...] = (
    Merge(("ferry-line", "2026")),
    Split(("s-k3v9q2tb7m", "s-x7m2k4p9qa")),
    Split("s-k3v9q2tb7m"),
    Move("s-k3v9q2tb7m", "no"),
    Pin("s-k3v9q2tb7m"),
    Drop("ferry-line"),
    Drop("ferry-line", "q-a2b3c4d5e6", "2026-11-12"),
    Key("t-0ed55458ce", "night-bus"),
    Section("ferry-line", "life"),
    Replace("ferry-line", "q-a2b3c4d5e6", HOSTILE),
    Add("c-x7m2k4p9qa"),
    Hide("c-x7m2k4p9qa"),
    Retitle("ferry-line", {"ja": "渡し船、値上げへ", "en": HOSTILE}),
    Note("ferry-line", HOSTILE),
    Note("ferry-line", "-5 degrees\nand a second line"),
    Correct("ferry-line", "2026-11-12", "yes", "1.50"),
    Introduction({"en": "A week of\n\ntwo paragraphs."}),
    Approve("2026-11-16"),
)


@pytest.mark.parametrize("edit", EVERY, ids=lambda edit: type(edit).__name__)
def test_lines_are_read_as_the_edit_they_say(edit: Edit) -> None:
    (decision,) = edits.parse(f"edits:\n{saying.lines(edit)}", "2026-W45.yml")
    assert decision.edit == edit


def test_lines_of_several_edits_stand_below_each_other() -> None:
    text = "edits:\n" + "".join(map(saying.lines, EVERY))
    assert [decision.edit for decision in edits.parse(text, "2026-W45.yml")] == list(EVERY)


def test_a_command_is_one_line_that_a_shell_reads() -> None:
    said = saying.command("2026-W45", Note("ferry-line", HOSTILE))
    assert shlex.split(said) == ["matome", "edit", "2026-W45", "note", "ferry-line", f"--text={HOSTILE}"]
