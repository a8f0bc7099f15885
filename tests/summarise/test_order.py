"""In which order chosen sentences are read."""

from generator.summarise.candidates import Candidate, candidates
from generator.summarise.order import in_reading_order
from tests.summarise.samples import cluster, config, story

FIRST = "The council of Lindow closed the harbour bridge on Tuesday."
SECOND = "Buses run through the northern tunnel until it opens again."


def sentences(*published: str) -> list[tuple[Candidate, ...]]:
    """Two sentences of each of some stories."""
    stories = [
        story(number, "ABC"[number - 1], "Bridge closed", f"{FIRST} {SECOND}", published=time)
        for number, time in enumerate(published, 1)
    ]
    found = candidates(cluster(*stories), "en")
    return [found[at : at + 2] for at in range(0, len(found), 2)]


def test_the_best_lead_opens_and_time_orders_the_rest() -> None:
    (late_lead, late_rest), (early_lead, early_rest) = sentences("2025-10-22", "2025-10-21")
    chosen = [late_lead, late_rest, early_rest, early_lead]
    assert in_reading_order(chosen, config()) == (late_lead, early_lead, early_rest, late_rest)


def test_a_lead_opens_even_where_something_came_out_before() -> None:
    (lead, _), (_, earlier) = sentences("2025-10-22", "2025-10-21")
    assert in_reading_order([earlier, lead], config()) == (lead, earlier)


def test_without_a_lead_the_best_opens() -> None:
    (_, best), (_, other) = sentences("2025-10-22", "2025-10-21")
    assert in_reading_order([best, other], config()) == (best, other)


def test_what_disagrees_stands_side_by_side() -> None:
    (lead, _), (second, rest), (_, last) = sentences("2025-10-21", "2025-10-22", "2025-10-23")
    ordered = in_reading_order([lead, second, rest, last], config(), [(last, lead)])
    assert ordered == (lead, last, second, rest)


def test_a_day_begins_on_the_clock_of_the_site() -> None:
    (lead, at_five_in_tokyo), (_, that_day) = sentences("2025-10-20T20:00:00Z", "2025-10-21")
    assert in_reading_order([lead, at_five_in_tokyo, that_day], config()) == (lead, that_day, at_five_in_tokyo)
