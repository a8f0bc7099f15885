"""What a run notes of a source's habits: that it has fallen silent, and what may be lost between captures."""

from datetime import timedelta

import pytest

from generator import health
from generator.config import Source
from tests.fetching.conftest import Desk, feed
from tests.server import Server

DAY = timedelta(days=1)


def bring(desk: Desk, server: Server, *titles: str, later: timedelta = DAY) -> None:
    """A run in which the feed holds these items alone."""
    server.answers["/feed"] = lambda to: to.send(200, feed(*titles))
    desk.fetch(later=later)


@pytest.fixture
def habit(desk: Desk, server: Server) -> Desk:
    """A source that brought something on each of four days, beside another that is always there."""
    server.answers["/other"] = lambda to: to.send(200, feed("隣の便り"))
    desk.sources = (*desk.sources, Source("隣", f"{server.elsewhere}/other"))
    for number in range(4):
        bring(desk, server, *(f"第{each}報" for each in range(number + 1)))
    return desk


def warned(desk: Desk, *, days: float) -> tuple[str, ...]:
    return desk.fetch(later=timedelta(days=days)).run.warnings


def test_a_source_that_falls_silent_is_reported_in_one_run_alone(habit: Desk) -> None:
    assert warned(habit, days=3) == ()
    assert warned(habit, days=1) == ("港: nothing new since 2026-11-13",)
    runs = habit.site.store.runs()
    assert [one.silent for one in runs[-1].sources] == ["2026-11-13T01:00:00Z", None]
    assert warned(habit, days=1) == ()
    assert warned(habit, days=100) == ()


def test_days_are_the_site_s(habit: Desk, server: Server) -> None:
    bring(habit, server, "夜の報せ", later=timedelta(hours=20))  # 21:00 UTC, the next morning in Tokyo
    assert warned(habit, days=4) == ("港: nothing new since 2026-11-14",)


def test_it_is_reported_again_after_it_came_back(habit: Desk, server: Server) -> None:
    warned(habit, days=4)
    bring(habit, server, "第四報", "再び")
    assert warned(habit, days=3) == ()
    assert warned(habit, days=1) == ("港: nothing new since 2026-11-18",)


def test_a_run_that_reads_nothing_at_all_calls_nobody_silent(habit: Desk, server: Server) -> None:
    server.answers.clear()
    assert warned(habit, days=9) == ("fetch: no source could be read",)


def test_a_feed_that_turns_over_whole_between_fetches_is_thin(desk: Desk, server: Server) -> None:
    for number in range(4):
        bring(desk, server, f"朝刊{number}", f"夕刊{number}")
    fared = health.of_sources(["港"], desk.site.store.runs())["港"]
    assert (fared.captures, fared.torn, fared.thin) == (3, 3, True)


def test_a_feed_that_overlaps_with_what_was_known_is_not(habit: Desk) -> None:
    fared = health.of_sources(["港"], habit.site.store.runs())["港"]
    assert (fared.captures, fared.torn, fared.thin) == (3, 0, False)
