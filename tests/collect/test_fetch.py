"""Fetching from a real server that answers well, badly and not at all."""

import contextlib
import gzip
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.collect import connection
from generator.collect.fetch import Answer, Fetcher
from generator.collect.networks import is_public
from generator.collect.robots import Robots
from generator.errors import FetchError, InputError, LimitError, NotAskedError
from generator.models import Validators
from tests.server import Server, serving

FEED = b"<rss version='2.0'><channel><title>t</title></channel></rss>"
NOTHING = Validators()
NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def fetcher(run_seconds: float = 30.0) -> Fetcher:
    return Fetcher("matome-test (+https://example.org/)", now=NOW, private_hosts=["localhost"], run_seconds=run_seconds)


def get(server: Server, path: str, known: Validators = NOTHING) -> Answer:
    return fetcher().get(server.url + path, known=known)


def test_a_complete_answer_with_its_validators_word_for_word(server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, ETag='W/"x-gzip"', Last_Modified="Mon, 16 Nov 2026 GMT")
    answer = get(server, "/feed")
    assert (answer.data, answer.validators) == (FEED, Validators('W/"x-gzip"', "Mon, 16 Nov 2026 GMT"))
    assert not answer.unchanged


def test_asks_who_it_is_and_what_it_knows(server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(304)
    answer = get(server, "/feed", Validators('W/"1"', "whenever"))
    asked = server.asked[0][1]
    assert asked["User-Agent"].startswith("matome-test")
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('W/"1"', "whenever")
    assert answer.unchanged


def test_permanent_redirects_are_told_only_as_far_as_they_lead(server: Server) -> None:
    server.answers["/old"] = lambda to: to.send(301, Location="/newer")
    server.answers["/newer"] = lambda to: to.send(302, Location="/feed")
    server.answers["/feed"] = lambda to: to.send(200, FEED)
    answer = get(server, "/old")
    assert answer.url == f"{server.url}/feed"
    assert answer.permanent == f"{server.url}/newer"


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 0.0.0.0 10.1.2.3 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 168.63.129.16 198.18.0.1
    224.0.0.1 255.255.255.255 203.0.113.9 :: ::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:1::1 fc00::1
    fe80::1%eth0 fec0::1 ff02::1 2001:db8::1""".split(),
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "168.63.129.17"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


def test_a_bomb_stops_at_the_limit(server: Server) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    server.answers["/feed"] = lambda to: to.send(200, bomb, Content_Encoding="gzip")
    with pytest.raises(LimitError, match="over 1 MB"):
        fetcher().get(f"{server.url}/feed", most=1024 * 1024)


def test_a_run_whose_time_is_used_up_asks_no_more(server: Server) -> None:
    with pytest.raises(NotAskedError, match="time was used up"):
        fetcher(run_seconds=0).get(f"{server.url}/feed")
    assert not server.asked


def test_no_such_host_is_said_plainly() -> None:
    with pytest.raises(FetchError, match="there is no such host"):
        fetcher().get("https://nowhere.invalid/feed")


def test_a_refused_connection_is_said_plainly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(FetchError, match="the connection was refused"):
        fetcher().get(f"http://localhost:{port}/feed")


def test_a_request_outside_the_guard_is_impossible(server: Server) -> None:
    session = requests.Session()
    session.mount("http://", connection.Adapter())
    with pytest.raises(LookupError):
        session.get(server.url)
    assert not server.asked


def test_robots_are_asked_once_and_obeyed(server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: matome\nDisallow: /not-for-matome\n"
    server.answers["/robots.txt"] = lambda to: to.send(200, rules)
    robots = Robots(fetcher())
    assert not robots.objection(f"{server.url}/story")
    assert not robots.objection(f"{server.url}/private")  # a group of our own stands in for that for everybody
    assert robots.objection(f"{server.url}/not-for-matome")
    assert len(server.asked) == 1


def test_empty_and_endless_robots(server: Server) -> None:
    server.answers["/robots.txt"] = lambda to: to.send(200)
    assert not Robots(fetcher()).objection(f"{server.url}/story")
    rules = b"User-agent: *\nDisallow: /private\n" + b"#" * 600_000
    server.answers["/robots.txt"] = lambda to: to.send(200, rules)
    assert Robots(fetcher()).objection(f"{server.url}/private")
    assert not Robots(fetcher()).objection(f"{server.url}/story")


def test_without_robots_everything_may_be_read(server: Server) -> None:
    assert not Robots(fetcher()).objection(f"{server.url}/story")


def test_robots_that_cannot_be_had_forbid(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    server.answers["/robots.txt"] = lambda to: to.send(503)
    assert Robots(fetcher()).objection(f"{server.url}/story")


HEADS = (
    b"",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: ",
    b"HTTP/1.1 429 Wait\r\nRetry-After: ",
    b"HTTP/1.0 ",
)


def test_whatever_a_server_says_is_an_answer_or_an_error_of_ours() -> None:
    with serving() as server:

        @settings(max_examples=200, deadline=None)
        @given(st.sampled_from(HEADS), st.binary(max_size=200))
        def says(head: bytes, rest: bytes) -> None:
            server.answers["/feed"] = lambda to: to.raw(head + rest)
            with contextlib.suppress(InputError):
                fetcher().get(f"{server.url}/feed")

        says()
