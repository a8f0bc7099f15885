"""What servers call a version of an answer, from one run to the next."""

import json

import pytest

from tests.fetching.conftest import FEED, TITLES, Desk, feed
from tests.fetching.rows import row
from tests.server import Handler, Server


def versioned(etag: str) -> object:
    """A feed that has not changed for who knows its ETag."""

    def answer(to: Handler) -> None:
        to.send(304) if to.headers["If-None-Match"] == etag else to.send(200, FEED, ETag=etag)

    return answer


def header(server: Server, name: str) -> str | None:
    """What the last question for the feed said."""
    return [headers for path, headers in server.asked if path == "/feed"][-1].get(name)


@row("ok_etag", "etag_gzip_suffix")
@pytest.mark.parametrize("etag", ['"a1"', 'W/"a1"', '"a1-gzip"', 'W/"a1;gzip"', "bare"])
def test_a_validator_comes_back_as_it_was_given(desk: Desk, server: Server, etag: str) -> None:
    server.answers["/feed"] = versioned(etag)  # type: ignore[assignment]
    assert desk.fared().new == 3
    before = desk.records()
    run = desk.fared()
    assert (run.status, run.http, run.items) == ("unchanged", 304, 0)
    assert header(server, "If-None-Match") == etag
    assert desk.records() == before
    assert desk.titles() == set(TITLES)


@row("etag_ignored")
def test_the_same_feed_again_writes_nothing(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, ETag='"1"')
    desk.fetch()
    before = desk.records()
    run = desk.fared()
    assert (run.status, run.items, run.new, run.updated) == ("unchanged", 3, 0, 0)
    assert desk.records() == before


@row("etag_expires0")
def test_an_answer_that_is_stale_when_it_comes_has_no_validators(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, ETag='"1"', Expires="0")
    desk.fetch()
    desk.fetch()
    assert header(server, "If-None-Match") is None


@row("lm_only")
def test_a_date_is_not_written_anew(desk: Desk, server: Server) -> None:
    odd = "Thu,  5 November 2026 9:00:00 +0000"
    server.answers["/feed"] = lambda to: to.send(200, FEED, Last_Modified=odd)
    desk.fetch()
    desk.fetch()
    assert header(server, "If-Modified-Since") == odd
    assert header(server, "If-None-Match") is None


@row("304_without_validators")
def test_unchanged_since_nothing_is_an_error_and_loses_nothing(desk: Desk, server: Server) -> None:
    desk.fetch()
    server.answers["/feed"] = lambda to: to.send(304)
    run = desk.fared()
    assert (run.status, run.http) == ("failed", 304)
    assert "nothing was known" in (run.reason or "")
    assert desk.titles() == set(TITLES)


@row("304_new_etag")
def test_a_new_name_of_the_same_version_is_remembered(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, ETag='"1"', Last_Modified="yesterday")
    desk.fetch()
    server.answers["/feed"] = lambda to: to.send(304, ETag='"2"')
    desk.fetch()
    state = desk.state()
    assert state
    assert (state.etag, state.last_modified) == ('"2"', "yesterday")


@row("etag_on_error")
def test_validators_of_an_error_are_not_remembered(desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    server.answers["/feed"] = lambda to: to.send(500, FEED, ETag='"error"')
    assert desk.fared().http == 500
    assert desk.state() is None


def test_a_server_that_takes_no_condition_is_asked_without(desk: Desk, server: Server) -> None:
    def choosy(to: Handler) -> None:
        to.send(412 if "If-None-Match" in to.headers or "If-Modified-Since" in to.headers else 200, FEED, ETag='"1"')

    server.answers["/feed"] = choosy
    assert desk.fared().new == 3
    assert desk.fared().status == "unchanged"


def test_a_server_that_takes_nothing_is_asked_twice_and_no_more(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, ETag='"1"')
    desk.fared()
    server.answers["/feed"] = lambda to: to.send(412)
    before = server.times("/feed")
    assert desk.fared().http == 412
    assert server.times("/feed") == before + 2


@row("etag_injection")
@pytest.mark.parametrize(
    "line",
    [b'ETag: "' + b"x" * 8192 + b'"', b'ETag: "a\r b"', "ETag: 港".encode(), b'ETag: "a\x01b"', b"ETag: \x80"],
)
def test_a_validator_that_could_not_be_sent_back_is_dropped(desk: Desk, server: Server, line: bytes) -> None:
    length = b"Content-Length: %d" % len(FEED)
    server.answers["/feed"] = lambda to: to.raw(b"\r\n".join((b"HTTP/1.1 200 OK", line, length, b"", FEED)))
    assert desk.fared().new == 3
    desk.fetch()
    assert header(server, "If-None-Match") is None


def test_a_folded_validator_brings_no_header_of_its_own(desk: Desk, server: Server) -> None:
    lines = b'HTTP/1.1 200 OK\r\nETag: "a"\r\n X-Injected: 1\r\nContent-Length: %d\r\n\r\n' % len(FEED)
    server.answers["/feed"] = lambda to: to.raw(lines + FEED)
    desk.fetch()
    desk.fetch()
    assert header(server, "X-Injected") is None


@row("cache_max_age_year")
def test_who_says_to_come_back_next_year_is_asked_next_week(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, Cache_Control="max-age=31536000")
    desk.fetch()
    desk.fetch()
    assert server.times("/feed") == 2


@row("clock_skew")
def test_the_server_s_clock_is_not_ours(desk: Desk, server: Server) -> None:
    head = b"HTTP/1.1 200 OK\r\nDate: Sun, 05 Nov 2023 00:00:00 GMT\r\nContent-Length: %d\r\n\r\n" % len(FEED)
    server.answers["/feed"] = lambda to: to.raw(head + FEED)
    desk.fetch()
    (week,) = desk.site.store.weeks()
    assert week == "2026-W45"
    assert {story.first_seen for story in desk.site.store.stories(week)} == {desk.site.moment}


@row("link_header_hub")
def test_a_hub_in_a_header_is_not_asked(desk: Desk, server: Server) -> None:
    link = f'<{server.url}/hub>; rel="hub", <{server.url}/self>; rel="self"'
    server.answers["/feed"] = lambda to: to.send(200, FEED, Link=link)
    desk.fetch()
    assert {path for path, _ in server.asked} == {"/feed", *server.PERMISSIONS}


def test_validators_of_what_could_not_be_parsed_are_not_remembered(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, feed("途中")[:300], ETag='"1"')
    desk.fetch()
    desk.fetch()
    assert header(server, "If-None-Match") is None


def test_a_comment_feed_too_is_asked_whether_it_changed(desk: Desk, server: Server) -> None:
    comments = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>c</title><link>https://shiomi.example/1</link>'
        b"<description>d</description><item><guid>c1</guid><description>It was about time.</description></item>"
        b"</channel></rss>"
    )
    said = FEED.replace(b'version="2.0">', b'version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/">', 1)
    told = f"<wfw:commentRss>{server.url}/comments</wfw:commentRss></item>".encode()
    server.answers["/feed"] = lambda to: to.send(200, said.replace(b"</item>", told, 1))
    server.answers["/comments"] = lambda to: (
        to.send(304) if to.headers["If-None-Match"] == '"c"' else to.send(200, comments, ETag='"c"')
    )
    desk.fetch()
    before = desk.records()
    assert json.loads(before["sources.jsonl"])["comment_feeds"][f"{server.url}/comments"]["etag"] == '"c"'
    desk.fetch()
    assert [headers.get("If-None-Match") for path, headers in server.asked if path == "/comments"] == [None, '"c"']
    assert desk.records() == before
    server.answers["/comments"] = lambda to: to.send(200, b"<html>broken", ETag='"d"')
    desk.fetch()
    assert json.loads(desk.records()["sources.jsonl"])["comment_feeds"][f"{server.url}/comments"]["etag"] == '"c"'
