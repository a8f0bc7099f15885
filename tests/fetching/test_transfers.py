"""Answers that are cut, swollen, slow, twisted or broken: each an error with a name, and in time."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import requests.adapters

from generator.collect import connection, exchange, fetch
from generator.config import Source
from tests.fetching.conftest import FEED, TITLES, Desk
from tests.fetching.rows import row
from tests.server import Handler, Server, serving

TLS = Path(__file__).parent / "tls"
OK = b"HTTP/1.1 200 OK\r\n"
ENDLESS = 1_000_000  # pieces: more than any limit lets through


def failing(desk: Desk, says: str) -> None:
    """The source fails with these words, and nothing is remembered or lost."""
    run = desk.fared()
    assert run.status == "failed"
    assert says in (run.reason or "")
    assert desk.records() == {}


def dripping(*pieces: bytes) -> Callable[[Handler], None]:
    """Pieces one by one, the last again and again."""
    return lambda to: to.raw(*pieces, *[pieces[-1]] * ENDLESS, pause=0.02)


def saying_nothing(handler: Handler) -> None:
    """No byte, for longer than anybody waits in these tests."""
    time.sleep(0.6)
    handler.raw()


# --- time


@row("timeout_connect")
def test_a_host_that_takes_no_connection(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full queue of a socket that accepts nobody drops the first packet, as a firewall does."""
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.3)
    with socket.socket() as deaf, socket.socket() as first, socket.socket() as second:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(deaf.getsockname())
        desk.sources = (Source("港", f"http://127.0.0.1:{deaf.getsockname()[1]}/feed"),)
        failing(desk, "could not be connected to")


def test_a_resolver_that_hangs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    failing(desk, "its host's address was not found")


@row("timeout_first_byte")
def test_a_host_that_accepts_and_says_nothing(desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "READ_SECONDS", 0.2)
    server.answers["/feed"] = saying_nothing
    failing(desk, "it said nothing for")


@row("slowloris_body", "slow_headers", "infinite_1xx")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket")  # http.client leaves a half-read header's file open
@pytest.mark.parametrize(
    "pieces",
    [
        (OK + b"\r\n", b"x"),
        (OK + b"Content-Length: 1000\r\n\r\n", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 ", b"O"),
        (OK + b"X-Long: ", b"x"),
        (b"HTTP/1.1 100 Continue\r\n\r\n",),
    ],
)
def test_a_drip_does_not_outlast_its_request(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch, pieces: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(fetch, "REQUEST_SECONDS", 0.4)
    server.answers["/feed"] = dripping(*pieces)
    failing(desk, "took too long")


def test_redirects_and_repetitions_share_the_time_of_a_request(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "REQUEST_SECONDS", 0.5)

    def leading_on(to: Handler) -> None:
        time.sleep(0.2)
        to.send(302, Location="/feed")

    server.answers["/feed"] = leading_on
    failing(desk, "took too long: over 0 s, with what it led to")


def test_a_silent_host_is_asked_twice_and_then_no_more(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "READ_SECONDS", 0.1)
    server.answers["/feed"] = saying_nothing
    desk.sources = tuple(Source(name, f"{server.url}/feed") for name in "abcde")
    assert [run.status for run in desk.fetch().run.sources] == ["failed", "failed", "skipped", "skipped", "skipped"]


# --- size


@row("headers_100k")
@pytest.mark.parametrize(
    "head",
    [b"".join(b"X-%d: 1\r\n" % number for number in range(100_000)), b"X-Long: " + b"x" * 10_000_000 + b"\r\n"],
)
def test_more_headers_than_anybody_needs(desk: Desk, server: Server, head: bytes) -> None:
    server.answers["/feed"] = lambda to: to.raw(OK + head + b"\r\n" + FEED)
    failing(desk, "it has more headers than anybody needs")


@row("cookie_flood")
def test_a_thousand_cookies_are_ignored(desk: Desk, server: Server) -> None:
    cookies = b"".join(b"Set-Cookie: c%d=1\r\n" % number for number in range(1000))
    server.answers["/feed"] = lambda to: to.raw(OK + cookies + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED)
    assert desk.fared().new == 3
    desk.fetch()
    assert not any("Cookie" in headers for _, headers in server.asked)


@row("infinite_body", "cl_too_big")
@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
        (b"\r\n", b"x" * 65_536),
        (b"Content-Length: 5000000000\r\n\r\n", b""),
    ],
)
def test_a_body_over_the_limit(desk: Desk, server: Server, head: bytes, piece: bytes) -> None:
    server.answers["/feed"] = lambda to: to.raw(OK + head, *[piece] * 2_000)
    failing(desk, "is too large: over 32 MB")


def test_the_limit_is_a_setting_of_the_source(desk: Desk, server: Server) -> None:
    desk.sources = (Source("港", f"{server.url}/feed", megabytes=1),)
    server.answers["/feed"] = lambda to: to.send(200, FEED + b" " * 1024 * 1024)
    failing(desk, "is too large: over 1 MB")


@row("gzip_bomb")
@pytest.mark.parametrize(("coding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_bomb_stops_at_the_limit(desk: Desk, server: Server, coding: str, wbits: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    bomb = packer.compress(b" " * 200_000_000) + packer.flush()
    server.answers["/feed"] = lambda to: to.send(200, bomb, Content_Encoding=coding)
    failing(desk, "is too large: over 32 MB")


@row("gzip_chain", "br_zstd")
@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "gzip, gzip, gzip", "deflate, gzip", "br", "zstd", "compress", "x" * 99]
)
def test_one_coding_that_was_asked_for(desk: Desk, server: Server, coding: str) -> None:
    body = gzip.compress(gzip.compress(FEED))
    server.answers["/feed"] = lambda to: to.send(200, body, Content_Encoding=coding)
    failing(desk, f"it is coded as {coding[:40]}, which was not asked")


@pytest.mark.parametrize("coding", ["none", "UTF-8", "aws-chunked", "identity, identity", ","])
def test_what_is_no_coding_is_none(desk: Desk, server: Server, coding: str) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, Content_Encoding=coding)
    assert desk.fared().new == 3


@pytest.mark.parametrize("coding", ["GZIP", "gzip,", "gzip, identity", "aws-chunked,gzip"])
def test_one_coding_among_none_is_one(desk: Desk, server: Server, coding: str) -> None:
    server.answers["/feed"] = lambda to: to.send(200, gzip.compress(FEED), Content_Encoding=coding)
    assert desk.fared().new == 3


def test_two_headers_are_two_codings(desk: Desk, server: Server) -> None:
    head = b"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n"
    server.answers["/feed"] = lambda to: to.raw(OK + head + gzip.compress(gzip.compress(FEED)))
    failing(desk, "it is coded as gzip, gzip")


def test_what_is_packed_twice_is_unpacked_once(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, gzip.compress(gzip.compress(FEED)), Content_Encoding="gzip")
    failing(desk, "gzip-compressed")


# --- shape


@row("cl_short", "cl_negative", "chunk_bad", "http_09")
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (OK + b"Content-Length: 9999\r\n\r\n" + FEED, "the answer was cut short"),
        (OK + b"Content-Length: -1\r\n\r\n" + FEED, "its length is said to be -1"),
        (OK + b"Content-Length: many\r\n\r\n" + FEED, "its length is said to be many"),
        (OK + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + FEED, "differently"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + FEED, "the answer was cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n" + FEED, "the answer was cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(FEED) + FEED + b"\r\n", "the answer was cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n-" + b"f" * 20 + b"\r\n" + FEED, "the answer was cut short"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n" + FEED, "the answer was cut short"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + FEED, "what is said to be compressed is not"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(FEED)[:-20], "the answer was cut short"),
        (FEED, "what answers does not speak HTTP/1"),
        (b"SSH-2.0-OpenSSH_9.9\r\n", "what answers does not speak HTTP/1"),
        (b"HTTP/3 200 OK\r\n\r\n" + FEED, "what answers does not speak HTTP/1"),
        (b"", "it hung up without an answer"),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + FEED, "HTTP 101"),
    ],
)
def test_an_answer_that_is_not_what_it_says(desk: Desk, server: Server, answer: bytes, says: str) -> None:
    server.answers["/feed"] = lambda to: to.raw(answer)
    failing(desk, says)


@pytest.mark.parametrize("interim", ["100 Continue", "102 Processing", "103 Early Hints", "199 Other"])
def test_what_comes_before_an_answer_is_passed(desk: Desk, server: Server, interim: str) -> None:
    before = f"HTTP/1.1 {interim}\r\nLink: </style.css>; rel=preload\r\n\r\n".encode() * 3
    server.answers["/feed"] = lambda to: to.raw(before + OK + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED)
    assert desk.fared().new == 3


@pytest.mark.parametrize("line", [b"Content-Length: %d\r\nContent-Length: %d", b"Content-Length: %d, %d"])
def test_the_same_length_may_be_said_twice(desk: Desk, server: Server, line: bytes) -> None:
    head = OK + line % (len(FEED), len(FEED)) + b"\r\n\r\n"
    server.answers["/feed"] = lambda to: to.raw(head + FEED)
    assert desk.fared().new == 3


@row("cl_long")
def test_no_more_is_read_than_was_announced(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.raw(OK + b"Content-Length: 10\r\n\r\n" + FEED * 100)
    run = desk.fared()
    assert run.status == "failed"
    assert desk.titles() == set()


@row("rst_mid_body")
def test_a_connection_that_breaks(desk: Desk, server: Server) -> None:
    def broken(to: Handler) -> None:
        to.raw(OK + b'ETag: "1"\r\nContent-Length: 9999\r\n\r\n' + FEED, pause=0.05)
        to.reset()

    server.answers["/feed"] = broken
    run = desk.fared()
    assert run.status == "failed"
    assert run.reason in (
        "could not be downloaded: the connection was broken off",
        "could not be downloaded: the answer was cut short",
    )
    assert desk.records() == {}


@row("ctype_octet", "ctype_plain_nosniff", "ctype_missing", "ctype_garbage")
@pytest.mark.parametrize(
    "lines",
    [
        b"Content-Type: application/octet-stream\r\n",
        b"Content-Type: text/plain\r\nX-Content-Type-Options: nosniff\r\n",
        b"",
        b'Content-Type: ;;;charset=""\r\n',
        b"Content-Type: \xff\xfe\r\n",
        b"Content-Type: text/html\r\n",
    ],
)
def test_a_feed_is_one_whatever_it_is_called(desk: Desk, server: Server, lines: bytes) -> None:
    server.answers["/feed"] = lambda to: to.raw(OK + lines + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED)
    assert desk.fared().new == 3
    assert desk.titles() == set(TITLES)


# --- locks


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the authority of these tests."""
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(TLS / "authority.pem"))


@row("tls_expired", "tls_wrong_host", "tls_selfsigned")
@pytest.mark.usefixtures("authority")
@pytest.mark.parametrize(
    ("certificate", "says"),
    [
        ("expired", "its certificate has expired"),
        ("wrong_host", "its certificate is for another host"),
        ("self_signed", "its certificate is self-signed"),
    ],
)
def test_a_broken_lock_is_not_passed(desk: Desk, certificate: str, says: str) -> None:
    with serving(TLS / f"{certificate}.pem") as secure:
        secure.answers["/feed"] = lambda to: to.send(200, FEED)
        desk.sources = (Source("港", f"{secure.url}/feed"),)
        failing(desk, says)
        assert not secure.asked


@pytest.mark.usefixtures("authority")
def test_a_good_lock_is(desk: Desk) -> None:
    with serving(TLS / "good.pem") as secure:
        secure.answers["/feed"] = lambda to: to.send(200, FEED)
        desk.sources = (Source("港", f"{secure.url}/feed"),)
        assert desk.fared().new == 3
