"""An edit as lines of the file and as a command: both say the same."""

import shlex

import pytest

from generator import edits
from generator.edits import saying, verbs
from generator.text.clean import plain
from tests.hostile import collected
from tests.hostile.strings import strings

HOSTILE = 'it\'s: "a" - #1 \\ {x} ‘’「」 --to=x\tand & more'
EVERY: tuple[verbs.Edit, ...] = (
    verbs.Merge(("ferry-line", "2026")),
    verbs.Split(("s-k3v9q2tb7m", "s-x7m2k4p9qa")),
    verbs.Split("s-k3v9q2tb7m"),
    verbs.Move("s-k3v9q2tb7m", "no"),
    verbs.Pin("s-k3v9q2tb7m"),
    verbs.Drop("ferry-line"),
    verbs.Drop("ferry-line", "q-a2b3c4d5e6", "2026-11-12"),
    verbs.Key("t-0ed55458ce", "night-bus"),
    verbs.Section("ferry-line", "life"),
    verbs.Replace("ferry-line", "q-a2b3c4d5e6", HOSTILE),
    verbs.Add("c-x7m2k4p9qa"),
    verbs.Hide("c-x7m2k4p9qa"),
    verbs.Retitle("ferry-line", {"ja": "渡し船、値上げへ", "en": HOSTILE}),
    verbs.Note("ferry-line", HOSTILE),
    verbs.Note("ferry-line", "-5 degrees\nand a second line"),
    verbs.Correct("ferry-line", "2026-11-12", "yes", "1.50"),
    verbs.Introduction({"en": "A week of\n\ntwo paragraphs."}),
    verbs.Approve("2026-11-16"),
)


@pytest.mark.parametrize("edit", EVERY, ids=lambda edit: type(edit).__name__)
def test_lines_are_read_as_the_edit_they_say(edit: verbs.Edit) -> None:
    (decision,) = edits.parse(f"edits:\n{saying.lines(edit)}", "2026-W45.yml")
    assert decision.edit == edit


def test_lines_of_several_edits_stand_below_each_other() -> None:
    text = "edits:\n" + "".join(map(saying.lines, EVERY))
    assert [decision.edit for decision in edits.parse(text, "2026-W45.yml")] == list(EVERY)


def test_a_command_is_one_line_that_a_shell_reads() -> None:
    said = saying.command("2026-W45", verbs.Note("ferry-line", HOSTILE))
    assert shlex.split(said) == ["matome", "edit", "2026-W45", "note", "ferry-line", f"--text={HOSTILE}"]


def test_titles_that_strangers_wrote_are_copied_as_words() -> None:
    titles = [plain(text) for text in (*strings(), *collected.words()) if plain(text)]
    made = [verbs.Retitle("ferry-line", {"en": title}) for title in titles]
    text = "edits:\n" + "".join(map(saying.lines, made))
    assert [decision.edit for decision in edits.parse(text, "2026-W45.yml")] == made
    for title, edit in zip(titles, made, strict=True):
        assert shlex.split(saying.command("2026-W45", edit))[-1] == f"en={title}"
