"""Which key a topic bears today."""

from generator.renames import present_keys
from tests.group.made import digest, edition


def test_keys_that_changed_twice_lead_to_the_last() -> None:
    first = edition("2026-W10", digest("flood"))
    second = edition("2026-W11", digest("high-water", formerly=("flood",)))
    third = edition("2026-W12", digest("spring-tide", formerly=("high-water",)))
    assert present_keys([first, second, third]) == {"flood": "spring-tide", "high-water": "spring-tide"}


def test_a_key_that_is_taken_up_again_is_its_own() -> None:
    away = edition("2026-W10", digest("dam", formerly=("flood",)))
    back = edition("2026-W11", digest("flood", formerly=("dam",)))
    assert present_keys([away, back]) == {"dam": "flood"}
