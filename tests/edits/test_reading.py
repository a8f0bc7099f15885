"""What a file of edits may say, and how its faults are told."""

import pytest

from generator.edits import Decision, parse, verbs
from generator.errors import SettingsError

WHERE = "2026-W45.yml"


def read(text: str) -> tuple[Decision, ...]:
    return parse(f"edits:\n{text}", WHERE)


def test_every_verb_is_read_with_its_line() -> None:
    decisions = read(
        "  - merge: [ferry, s-a]\n"
        "  - split: [s-b, s-c]\n"
        "  - move: s-d\n    to: ferry\n"
        "  - pin: s-e\n"
        "  - drop: bridge\n"
        "  - drop: ferry\n    sentence: The fare\n    date: 2026-11-12\n"
        "  - key: s-a\n    to: ferry-line\n"
        "  - section: ferry\n    to: life\n"
        "  - replace: ferry\n    sentence: The fare\n    by: The boat\n"
        "  - add: c-a\n"
        "  - hide: c-b\n"
        "  - retitle: ferry\n    titles: {ja: 渡し船}\n"
        "  - note: ferry\n    text: Counts differ.\n"
        "  - correct: ferry\n    date: 2026-11-12\n    was: a\n    now: b\n"
        "  - introduction:\n      en: This week ...\n"
        "  - approve: 2026-11-16\n"
        "  - {remove: s-k3v9q2tb7m, reason: rights}\n"
    )
    assert decisions[0] == Decision(verbs.Merge(("ferry", "s-a")), f"{WHERE}:2")
    assert decisions[2] == Decision(verbs.Move("s-d", "ferry"), f"{WHERE}:4")
    assert decisions[-2] == Decision(verbs.Approve("2026-11-16"), f"{WHERE}:30")
    assert {type(decision.edit) for decision in decisions} == set(verbs.KINDS)


def test_what_an_edit_is_about() -> None:
    one, other, third = read("  - move: [s-a, s-b]\n    to: ferry\n  - hide: c-a\n  - drop: ferry\n    sentence: x\n")
    assert one.names == ("s-a", "s-b", "ferry")
    assert other.names == ()
    assert [decision.shapes for decision in (one, other, third)] == [True, False, False]


@pytest.mark.parametrize("text", ["", "edits:\n", "edits: []\n", "# nothing yet\n"])
def test_a_file_may_hold_none(text: str) -> None:
    assert parse(text, WHERE) == ()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("  - mrege: [a, b]\n", 2, "Did you mean 'merge'?"),
        ("  - pin: s-a\n  - merge: a\n", 3, "merge needs two names"),
        ("  - merge: [a, a]\n", 2, "merge needs two names"),
        ("  - move: [s-a]\n", 2, "to is missing"),
        ("  - drop: a\n    sentense: x\n", 3, "no key of an edit is called sentense. Did you mean 'sentence'?"),
        ("  - drop: a\n    date: 2026-11-12\n", 2, "date goes with a sentence"),
        ("  - drop: a\n    sentence: x\n    date: soon\n", 2, "date is no day: soon"),
        ("  - correct: a\n    date: '2026-02-30'\n    was: a\n    now: b\n", 2, "date is no day: 2026-02-30"),
        ("  - approve: yes please\n", 2, "date is no day"),
        ("  - note: a\n    text: ' '\n", 2, "text has no words"),
        ("  - correct: a\n    date: 2026-11-12\n    was: a\n    now: ''\n", 2, "needs both wordings"),
        ("  - key: a\n    to: Ferry\n", 2, "to cannot be in an address"),
        ("  - retitle: a\n    titles: {japanese: x}\n", 2, "no words in a language"),
        ("  - introduction: {en: ' '}\n", 2, "no words in a language"),
        ("  - retitle: a\n    titles: x\n", 3, "titles: "),
        ("  pin: a\n", 1, "edits is no list"),
    ],
)
def test_a_fault_names_its_line_and_the_cure(text: str, line: int, says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read(text)
    assert refused.value.where == f"{WHERE}:{line}"
    assert says in str(refused.value)
