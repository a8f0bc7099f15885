"""Which week an item goes to as weeks are closed, and that no fetch rewrites a closed one."""

from datetime import timedelta

import pytest

from generator import pipeline
from tests.fetching.conftest import Desk
from tests.fetching.test_identity import FAIR, HALL, PIER, but, serve
from tests.server import Server

WEEK = timedelta(days=7)


def close(desk: Desk) -> None:
    """Build and close what is over by now."""
    pipeline.compute(desk.site, pipeline.open_weeks(desk.site), closing=True)


def titles(desk: Desk, week: str) -> set[str]:
    return {story.title for story in desk.site.store.stories(week)}


def closed_bytes(desk: Desk) -> dict[str, bytes]:
    """The records of closed weeks."""
    closed = desk.site.store.closed_weeks()
    return {name: data for name, data in desk.records().items() if name.partition(".")[0] in closed}


def test_a_fetch_changes_no_byte_of_a_closed_week(desk: Desk, server: Server) -> None:
    """Whatever comes for it: a new text, a new link, a new story of its days, one of its stories under another name."""
    serve(server, [PIER, HALL])
    desk.fetch()
    close(desk)
    before = closed_bytes(desk)
    assert sorted(before) == ["2026-W45.json", "2026-W45.jsonl"]
    for items in (
        [but(PIER, title="北桟橋の灯台、補修は見送り"), HALL],
        [but(PIER, link="https://shiomi.example/elsewhere"), but(HALL, guid="another")],
        [PIER, HALL, FAIR],
        [],
    ):
        serve(server, items)
        desk.fetch(later=WEEK / 7)
        close(desk)
        assert {name: data for name, data in closed_bytes(desk).items() if name in before} == before
    assert desk.titles() == {PIER.title, HALL.title, FAIR.title}


def test_a_late_story_goes_to_the_week_it_was_seen_in(desk: Desk, server: Server) -> None:
    serve(server, [PIER])
    desk.fetch()
    close(desk)
    serve(server, [PIER, FAIR])
    run = desk.fetch(later=timedelta(days=1)).run
    assert titles(desk, "2026-W45") == {PIER.title}
    assert titles(desk, "2026-W46") == {FAIR.title}
    assert run.left_out == 1  # the known story of the closed week, said again


@pytest.mark.parametrize(
    ("date", "week"),
    [
        ("Sun, 08 Nov 2026 23:59:59 +0900", "2026-W45"),
        ("Sun, 08 Nov 2026 15:00:00 GMT", "2026-W46"),
        ("Mon, 09 Nov 2026 00:30:00 +1400", "2026-W45"),
        ("Tue, 10 Nov 2026 09:00:00 +0900", "2026-W46"),  # tomorrow: a clock that is ahead, or an announcement
        ("Fri, 20 Nov 2026 09:00:00 +0900", "2026-W46"),  # not plausible: counts for when it was seen
        ("Thu, 05 Nov 2099 09:00:00 +0900", "2026-W46"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "2026-W46"),
        ("someday", "2026-W46"),
    ],
)
def test_the_week_of_an_item_by_its_date(desk: Desk, server: Server, date: str, week: str) -> None:
    serve(server, [but(PIER, date=date)])
    desk.fetch()
    assert desk.site.store.weeks() == (week,)


def test_an_undated_item_keeps_the_week_it_was_first_seen_in(desk: Desk, server: Server) -> None:
    serve(server, [but(PIER, date="")])
    desk.fetch()
    before = desk.records()
    serve(server, [but(PIER, date=""), but(HALL, date="")])
    desk.fetch(later=WEEK)
    assert titles(desk, "2026-W46") == {PIER.title}
    assert titles(desk, "2026-W47") == {HALL.title}
    assert desk.records()["2026-W46.jsonl"] == before["2026-W46.jsonl"]
