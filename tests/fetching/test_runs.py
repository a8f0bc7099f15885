"""A run as a whole: a bad source disturbs no other, and a run without any changes nothing."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from generator.collect import exchange
from generator.config import Source
from tests.fetching import rows, test_redirects, test_refusals, test_transfers, test_validators
from tests.fetching.conftest import FEED, Desk, feed
from tests.fetching.rows import row
from tests.fetching.test_transfers import saying_nothing
from tests.server import Answer, Server

SCENARIOS = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "http_scenarios.jsonl"
MODULES = (test_redirects, test_refusals, test_transfers, test_validators)  # each tells its rows as it is imported


def answering(body: bytes) -> Answer:
    return lambda to: to.send(200, body)


@pytest.mark.skipif(not SCENARIOS.exists(), reason="the rows are not here")
def test_every_row_is_told() -> None:
    asked = {json.loads(line)["id"] for line in SCENARIOS.read_text(encoding="utf-8").splitlines()}
    assert len(MODULES) == 4
    assert asked - rows.TOLD == set()


@row("one_bad_of_100")
def test_one_that_hangs_holds_up_nobody(desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "READ_SECONDS", 0.2)
    server.answers["/hanging"] = saying_nothing
    for number in range(99):
        server.answers[f"/{number}"] = answering(feed(f"第{number}号", guids=str(number)))
    good = [Source(f"第{number}紙", f"{server.url}/{number}") for number in range(99)]
    desk.sources = (*good[:50], Source("沈黙", f"{server.elsewhere}/hanging"), *good[50:])
    fetched = desk.fetch()
    statuses = {one.source: one.status for one in fetched.run.sources}
    assert statuses.pop("沈黙") == "failed"
    assert set(statuses.values()) == {"new"}
    assert [one.source for one in fetched.run.sources] == [source.name for source in desk.sources]
    assert len(desk.titles()) == 99


@row("all_bad")
def test_a_run_that_reads_nothing_says_so_and_changes_its_own_line_alone(desk: Desk, server: Server) -> None:
    said = feed("昨日の便り").replace(
        b'version="2.0">', b'version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/">', 1
    )
    told = f"<wfw:commentRss>{server.elsewhere}/comments</wfw:commentRss></item>".encode()
    server.answers["/feed"] = lambda to: to.send(200, said.replace(b"</item>", told))
    server.answers["/comments"] = lambda to: to.send(200, feed("一言"))
    desk.fetch()
    before, asked = desk.records(), server.times("/comments")
    del server.answers["/feed"]
    fetched = desk.fetch(later=timedelta(days=1))
    assert any(one.level == "error" and one.what == "no source could be read" for one in fetched.problems)
    assert fetched.run.warnings == ("fetch: no source could be read",)
    assert desk.records() == before
    assert server.times("/comments") == asked
    assert len(desk.site.store.runs()) == 2


@row("half_bad")
@pytest.mark.parametrize(("share", "is_told"), [("0.5", True), ("0.6", False)])
def test_when_many_fail_it_is_said_aloud(desk: Desk, server: Server, share: str, is_told: bool) -> None:
    desk.settings = f"limits: {{failing: {share}}}\n"
    desk.sources = (*desk.sources, Source("岬", f"{server.url}/none"))
    fetched = desk.fetch()
    told = [one for one in fetched.problems if one.what == "many sources could not be read"]
    assert bool(told) is is_told
    assert len(fetched.run.warnings) == is_told
    assert desk.titles()


def test_what_was_left_out_of_a_feed_stands_in_the_record_of_runs(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED[: FEED.rindex(b"<item>") + 13])
    run = desk.fared()
    assert (run.status, run.new) == ("new", 2)
    assert run.reason == "the feed is cut off: its end is missing; an item that had begun was left out"
    server.answers["/feed"] = lambda to: to.send(200, FEED)
    assert desk.fared().reason is None


def test_words_of_items_do_not(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED.replace(b"Thu, 05 Nov", b"some day in"))
    fetched = desk.fetch()
    assert "some day in" in " ".join(map(str, fetched.problems))
    assert fetched.run.sources[0].reason is None


def test_two_sources_of_one_host_are_asked_one_after_the_other(desk: Desk, server: Server) -> None:
    at_once, most = 0, 0

    def counted(to: object) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        to.send(200, feed("便り"))  # type: ignore[attr-defined]
        at_once -= 1

    server.answers["/feed"] = counted
    desk.sources = tuple(Source(str(number), f"{server.url}/feed") for number in range(12))
    desk.fetch()
    assert most == 1
