"""Hashes that outlive new fields."""

from dataclasses import dataclass, field, make_dataclass

import pytest

from generator import fingerprint


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    pages: tuple[int, ...] = ()
    words: dict[str, str] = field(default_factory=dict)


def test_a_field_that_is_new_and_holds_its_default_changes_no_hash() -> None:
    later = make_dataclass("Note", [("text", str), ("pages", tuple, ()), ("words", dict, field(default_factory=dict))])
    newer = make_dataclass("Note", [("text", str), ("colour", str, "none")])
    assert fingerprint.sha256(Note("a")) == fingerprint.sha256(later("a")) == fingerprint.sha256(newer("a"))


@pytest.mark.parametrize(
    "other", [Note("b"), Note("a", (1,)), Note("a", (0,)), Note("a", words={"x": "y"}), "a", (Note("a"),), {}, None]
)
def test_what_says_something_else_has_another_hash(other: object) -> None:
    assert fingerprint.sha256(other) != fingerprint.sha256(Note("a"))


def test_the_order_of_fields_and_keys_is_nothing_and_that_of_lists_is_something() -> None:
    assert fingerprint.sha256({"a": 1, "b": 2}) == fingerprint.sha256({"b": 2, "a": 1})
    assert fingerprint.sha256((1, 2)) != fingerprint.sha256((2, 1))


def test_the_hash_is_pinned_since_records_hold_it() -> None:
    assert fingerprint.sha256([Note("紙", (1, 2))]) == (
        "fff6f5a4ba647367cb5d86d21c1b39bd5e9bf8888a3333edf9bb8691f2d13b21"
    )
