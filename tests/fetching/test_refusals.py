"""Servers that say no: named, counted, left alone as long as they ask, and never deceived."""

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest

from generator.config import Source
from generator.errors import Problem
from tests.fetching.conftest import FEED, TITLES, Desk
from tests.fetching.rows import row
from tests.server import Handler, Server

WEEK, HOUR = timedelta(days=7), timedelta(hours=1)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the program would have slept."""
    taken: list[float] = []
    monkeypatch.setattr("time.sleep", taken.append)
    return taken


def refusing(status: int, body: bytes = b"no", **headers: str) -> Callable[[Handler], None]:
    return lambda to: to.send(status, body, **headers)


def only(problems: tuple[Problem, ...], level: str) -> str:
    return " ".join(str(problem) for problem in problems if problem.level == level)


@row("410")
def test_what_is_gone_is_told_and_asked_again_by_a_person_alone(desk: Desk, server: Server) -> None:
    desk.fetch()
    server.answers["/feed"] = refusing(410)
    first = desk.fetch(later=WEEK)
    assert "HTTP 410: gone" in only(first.problems, "error")
    second = desk.fetch(later=WEEK)
    assert server.times("/feed") == 2
    assert "it is gone since 2026-11-16" in only(second.problems, "warning")
    assert second.run.sources[0].status == "skipped"
    assert desk.fetch(later=WEEK).run.sources[0].reason == "was not asked: it is gone since 2026-11-16"
    assert desk.titles() == set(TITLES)
    server.answers["/feed"] = refusing(200, FEED)
    assert desk.fetch(by_name=True).run.sources[0].status == "unchanged"
    desk.fetch(later=WEEK)
    assert server.times("/feed") == 4


def test_a_source_under_a_new_address_is_not_gone(desk: Desk, server: Server) -> None:
    server.answers["/old"] = refusing(410)
    desk.sources = (Source("港", f"{server.url}/old"),)
    desk.fetch()
    desk.sources = (Source("港", f"{server.url}/feed"),)
    assert desk.fared().new == 3


@row("404_once", "404_forever")
def test_what_is_not_found_is_asked_every_week(desk: Desk, server: Server) -> None:
    del server.answers["/feed"]
    for _ in range(10):
        run = desk.fared(later=WEEK)
        assert (run.status, run.http) == ("failed", 404)
    assert server.times("/feed") == 10
    server.answers["/feed"] = refusing(200, FEED)
    assert desk.fared(later=WEEK).was_read


@row("401", "403_plain", "451", "204", "206", "200_empty", "200_html")
@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (401, b"no", "It wants a password"),
        (403, b"no", "does not want to be read by a program"),
        (451, b"no", "taken down for legal reasons"),
        (204, b"", "HTTP 204"),
        (206, FEED, "HTTP 206"),
        (103, b"", "it hung up without an answer"),
        (200, b"", "the answer is empty"),
        (200, b"<!DOCTYPE html><title>t</title><p>We are working on it.", "a page without text"),
        (200, b"<!DOCTYPE html><title>t</title><p>" + b"We are working on it. " * 50, "a page, not a feed"),
        (200, b"We are working on it, and come back to-morrow. " * 50, "text, not a feed"),
    ],
)
def test_what_is_no_feed_is_named_and_loses_nothing(
    desk: Desk, server: Server, status: int, body: bytes, says: str
) -> None:
    desk.fetch()
    before = desk.records()
    server.answers["/feed"] = refusing(status, body, ETag='"x"', Content_Type="text/html")
    fetched = desk.fetch()
    assert fetched.run.sources[0].status == "failed"
    assert says in only(fetched.problems, "error")
    assert desk.records() == before


@row("403_cf_challenge")
@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"cf-mitigated": "challenge"}),
        (503, {"cf-mitigated": "challenge", "Retry-After": "1"}),
        (405, {"x-amzn-waf-action": "captcha"}),
        (403, {"X-DataDome": "protected"}),
    ],
)
def test_a_guard_against_programs_is_named_and_asked_once(
    desk: Desk, server: Server, status: int, headers: dict[str, str]
) -> None:
    server.answers["/feed"] = refusing(status, b"<p>wait</p>", Content_Type="text/html", **headers)
    fetched = desk.fetch()
    assert "blocked by bot protection" in only(fetched.problems, "error")
    assert "matome does not pretend" in only(fetched.problems, "error")
    assert server.times("/feed") == 1


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><head><title>Just a moment...</title>",
        b"<script>window._cf_chl_opt={cvId: '3'}</script>",
        b"<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>",
    ],
)
@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_guard_is_known_by_its_page_too(desk: Desk, server: Server, status: int, page: bytes, coding: str) -> None:
    body = gzip.compress(page) if coding else page
    server.answers["/feed"] = refusing(status, body, Content_Encoding=coding)
    assert "blocked by bot protection" in only(desk.fetch().problems, "error")
    assert server.times("/feed") == 1
    assert all(asked["User-Agent"].startswith("matome/") for _, asked in server.asked)


@row("226_im")
def test_a_partial_list_takes_nothing_away(desk: Desk, server: Server) -> None:
    desk.fetch()
    short = FEED.replace(FEED[FEED.index(b"<item>") : FEED.index(b"</item>") + 7], b"", 1)
    server.answers["/feed"] = refusing(226, short, IM="feed")
    assert desk.fared().status == "unchanged"
    assert desk.titles() == set(TITLES)


@row("429_seconds", "429_date", "429_negative", "429_no_header")
@pytest.mark.parametrize(
    ("after", "minutes"),
    [
        ("3600", 60),
        ("Mon, 09 Nov 2026 02:00:00 GMT", 60),
        ("Monday, 09-Nov-26 02:00:00 GMT", 60),
        ("99999999999", 24 * 60),
        ("9" * 400, 24 * 60),
        ("Mon, 09 Nov 2099 02:00:00 GMT", 24 * 60),
        ("-5", 1),
        ("soon", 1),
        ("", 1),
        ("٣٦٠٠", 1),
    ],
)
def test_a_host_is_left_alone_as_long_as_it_asks(desk: Desk, server: Server, after: str, minutes: int) -> None:
    """By all sources of the host, in this run and in the next ones."""
    desk.sources = (*desk.sources, Source("岬", f"{server.url}/other"), Source("丘", f"{server.elsewhere}/feed"))
    head = b"HTTP/1.1 429 Slow down\r\nRetry-After: " + after.encode() + b"\r\nContent-Length: 0\r\n\r\n"
    limited = f"localhost:{server.server_address[1]}"
    server.answers["/feed"] = lambda to: to.raw(head) if to.headers["Host"] == limited else to.send(200, FEED)
    first, second, elsewhere = desk.fetch().run.sources
    assert (first.status, first.http, second.status, elsewhere.status) == ("failed", 429, "skipped", "new")
    assert server.times("/other") == 0
    assert first.until
    assert first.until >= (desk.now + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = server.times("/feed")
    early = desk.fetch(later=timedelta(seconds=30)).run.sources
    assert [one.status for one in early] == ["skipped", "skipped", "unchanged"]
    assert server.times("/feed") == asked + 1  # that of the other host
    desk.fetch(later=timedelta(minutes=minutes))
    assert server.times("/feed") == asked + 3


def test_a_host_that_others_lead_to_is_left_alone_too(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = refusing(302, Location=f"{server.elsewhere}/busy")
    server.answers["/busy"] = refusing(429, Retry_After="7200")
    run = desk.fared()
    assert (run.http, run.asked) == (429, f"{server.elsewhere}/busy")
    assert desk.fared(later=HOUR).status == "skipped"
    assert server.times("/busy") == 1


@row("503_retry")
def test_a_pause_that_is_short_is_waited_for_twice(desk: Desk, server: Server, naps: list[float]) -> None:
    server.answers["/feed"] = refusing(503, Retry_After="2")
    assert desk.fared().http == 503
    assert server.times("/feed") == 3
    assert naps == [2.0, 2.0]


def test_a_long_pause_of_a_server_under_work_is_kept(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = refusing(503, Retry_After="7200")
    assert desk.fared().until
    assert desk.fared(later=HOUR).status == "skipped"
    server.answers["/feed"] = refusing(200, FEED)
    assert desk.fared(later=HOUR).status == "new"


@row("500_flap")
def test_a_failure_that_passes_is_none(desk: Desk, server: Server, naps: list[float]) -> None:
    server.answers["/feed"] = lambda to: to.send(500 if server.times("/feed") < 3 else 200, FEED)
    assert desk.fared().new == 3
    assert len(naps) == 2


def test_who_asks_is_said_with_a_contact(desk: Desk, server: Server) -> None:
    desk.settings = "agent: Shiomi Digest\n"
    desk.fetch()
    agent = server.asked[0][1]["User-Agent"]
    assert agent.startswith("Shiomi Digest matome/")
    assert agent.endswith("(+https://example.org/sub/; editor@example.org)")
