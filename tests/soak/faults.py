"""How servers misbehave: every row of `http_scenarios.jsonl` as an answer, made of those that `tests/fetching` has."""

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tests.fetching.test_redirects import leading
from tests.fetching.test_refusals import refusing
from tests.fetching.test_transfers import OK, dripping, saying_nothing
from tests.server import Answer, Handler

PIECE = b"10000\r\n" + b"x" * 65_536 + b"\r\n"


class Place(Protocol):
    """Where a fault happens: one outlet's feed on one server, just now."""

    @property
    def path(self) -> str:
        """Of the feed, which is answered well at `path`/good."""
        ...

    @property
    def url(self) -> str:
        """Of its server."""
        ...

    @property
    def elsewhere(self) -> str:
        """The same server under another name."""
        ...

    @property
    def deaf(self) -> str:
        """An address that takes no connection."""
        ...

    def locked(self, certificate: str) -> str:
        """The address of a server with one of the certificates of `tests/fetching/tls`."""
        ...

    def feed(self, *, part: bool = False) -> bytes:
        """The feed as it stands now, or its newest half; what it holds counts as served whole."""
        ...

    def other(self) -> bytes:
        """The feed of somebody else."""
        ...


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to misbehave."""

    rows: tuple[str, ...]
    answer: Callable[[Place], Answer]
    reads: bool  # whether the feed is to be had all the same
    weeks: int = 1  # how long it lasts


def _well(**headers: str) -> Callable[[Place], Answer]:
    """A good answer with these headers."""
    return lambda at: lambda to: to.send(200, at.feed(), **headers)


def _raw(head: bytes) -> Callable[[Place], Answer]:
    """A good feed below a head of raw lines."""

    def answer(at: Place) -> Answer:
        def told(to: Handler) -> None:
            data = at.feed()
            to.raw(OK + head + b"Content-Length: %d\r\n\r\n" % len(data) + data)

        return told

    return answer


def _bytes(*pieces: bytes) -> Callable[[Place], Answer]:
    return lambda _at: lambda to: to.raw(*pieces)


def _cut(at: Place) -> Answer:
    """Half a feed under the length of the whole one."""

    def told(to: Handler) -> None:
        data = at.other()
        to.raw(OK + b'ETag: "cut"\r\nContent-Length: %d\r\n\r\n' % len(data) + data[: len(data) // 2])

    return told


def _broken(at: Place) -> Answer:
    def told(to: Handler) -> None:
        to.raw(OK + b'ETag: "1"\r\nContent-Length: 9999\r\n\r\n' + at.other()[:500], pause=0.02)
        to.reset()

    return told


def _flapping(at: Place) -> Answer:
    """Two failures, then the feed."""
    failures = iter((500, 500))

    def told(to: Handler) -> None:
        status = next(failures, 200)
        to.send(status, at.feed() if status == 200 else b"busy")

    return told


def _bomb(_at: Place) -> Answer:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(b" " * 20_000_000) + packer.flush()
    return refusing(200, bomb, Content_Encoding="gzip")


def _chained(at: Place) -> Answer:
    return refusing(200, gzip.compress(gzip.compress(at.other())), Content_Encoding="gzip, gzip")


FAULTS = (
    Fault(("etag_ignored",), _well(ETag='"always"'), True, 3),
    Fault(("etag_expires0",), _well(ETag='"stale"', Expires="0"), True),
    Fault(("304_without_validators",), lambda _: refusing(304, b""), False),
    Fault(("304_new_etag",), lambda _: refusing(304, b"", ETag='"new"'), False),
    Fault(("etag_on_error",), lambda at: refusing(500, at.other(), ETag='"error"'), False),
    Fault(("etag_gzip_suffix",), _well(ETag='W/"a-gzip"'), True),
    Fault(("etag_injection",), _raw(b'ETag: "a\r b"\r\n'), True),
    Fault(("301",), lambda at: leading(301, f"{at.path}/good"), True, 5),
    Fault(("308",), lambda at: leading(308, f"{at.path}/good"), True, 5),
    Fault(("302",), lambda at: leading(302, f"{at.path}/good"), True),
    Fault(("307",), lambda at: leading(307, f"{at.path}/good"), True),
    Fault(("301_to_html",), lambda at: leading(301, f"{at.elsewhere}/login"), False, 4),
    Fault(("301_to_parked",), lambda at: leading(301, f"{at.elsewhere}/parked"), False, 4),
    Fault(("301_then_302",), lambda at: leading(301, f"{at.path}/further"), True),
    Fault(("redirect_loop",), lambda at: leading(302, at.path), False),
    Fault(("redirect_chain_30",), lambda at: lambda to: to.send(302, Location=to.path + "/on"), False),
    Fault(("redirect_private",), lambda _: leading(302, "http://127.0.0.2:9/"), False),
    Fault(("redirect_metadata",), lambda _: leading(302, "http://169.254.169.254/"), False),
    Fault(("redirect_file",), lambda _: leading(302, "file:///etc/passwd"), False),
    Fault(("redirect_downgrade",), lambda at: leading(302, at.locked("good") + f"/down{at.path}"), True),
    Fault(
        ("redirect_cross_host_auth",),
        lambda at: lambda to: to.send(302, Location=f"{at.elsewhere}{at.path}/good", Set_Cookie="id=1"),
        True,
    ),
    Fault(("redirect_no_location",), lambda _: refusing(302), False),
    Fault(("redirect_bad_location",), lambda _: leading(302, "http://[::"), False),
    Fault(("redirect_refresh_header",), _well(Refresh="0;url=/login"), True),
    Fault(("dns_rebind", "dns_mixed"), lambda _: leading(302, "http://rebinding.example/"), False),
    Fault(("410",), lambda _: refusing(410), False),
    Fault(("404_once",), lambda _: refusing(404), False),
    Fault(("404_forever",), lambda _: refusing(404), False, 10),
    Fault(("401",), lambda _: refusing(401), False),
    Fault(("403_cf_challenge",), lambda _: refusing(403, b"<p>wait</p>", cf_mitigated="challenge"), False, 2),
    Fault(("403_plain",), lambda _: refusing(403), False),
    Fault(("451",), lambda _: refusing(451), False),
    Fault(("429_seconds",), lambda _: refusing(429, Retry_After="3600"), False),
    Fault(("429_date",), lambda _: refusing(429, Retry_After="Mon, 01 Jan 2046 02:00:00 GMT"), False),
    Fault(("429_negative",), lambda _: refusing(429, Retry_After="-5"), False),
    Fault(("429_no_header",), lambda _: refusing(429), False),
    Fault(("503_retry",), lambda _: refusing(503, Retry_After="2"), False),
    Fault(("500_flap",), _flapping, True),
    Fault(("timeout_connect",), lambda at: leading(302, at.deaf), False),
    Fault(("timeout_first_byte",), lambda _: saying_nothing, False),
    Fault(("slowloris_body",), lambda _: dripping(OK + b"\r\n", b"x"), False),
    Fault(("slow_headers",), lambda _: dripping(OK + b"X-Long: ", b"x"), False),
    Fault(("infinite_1xx",), lambda _: dripping(b"HTTP/1.1 100 Continue\r\n\r\n"), False),
    Fault(("headers_100k",), _bytes(OK + b"".join(b"X-%d: 1\r\n" % n for n in range(100_000)) + b"\r\n"), False),
    Fault(("infinite_body",), _bytes(OK + b"Transfer-Encoding: chunked\r\n\r\n", *[PIECE] * 100), False),
    Fault(("cl_too_big",), _bytes(OK + b"Content-Length: 5000000000\r\n\r\n"), False),
    Fault(("cl_short",), _cut, False),
    Fault(("cl_long",), _bytes(OK + b"Content-Length: 10\r\n\r\n" + b"<rss>" * 200), False),
    Fault(("cl_negative",), _bytes(OK + b"Content-Length: -1\r\n\r\n<rss>"), False),
    Fault(("chunk_bad",), _bytes(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>"), False),
    Fault(("gzip_bomb",), _bomb, False),
    Fault(("gzip_chain",), _chained, False),
    Fault(("br_zstd",), lambda at: refusing(200, at.other(), Content_Encoding="br"), False),
    Fault(("204",), lambda _: refusing(204, b""), False),
    Fault(("206",), lambda at: refusing(206, at.other()), False),
    Fault(("226_im",), lambda at: lambda to: to.send(226, at.feed(part=True), IM="feed"), True),
    Fault(("200_empty",), lambda _: refusing(200, b""), False),
    Fault(
        ("200_html",),
        lambda _: refusing(200, b"<!DOCTYPE html><title>t</title><p>We are working on it.", Content_Type="text/html"),
        False,
    ),
    Fault(("ctype_octet",), _raw(b"Content-Type: application/octet-stream\r\n"), True),
    Fault(("ctype_plain_nosniff",), _raw(b"Content-Type: text/plain\r\nX-Content-Type-Options: nosniff\r\n"), True),
    Fault(("ctype_missing",), _raw(b""), True),
    Fault(("ctype_garbage",), _raw(b'Content-Type: ;;;charset=""\r\n'), True),
    Fault(("tls_expired",), lambda at: leading(302, at.locked("expired")), False),
    Fault(("tls_wrong_host",), lambda at: leading(302, at.locked("wrong_host")), False),
    Fault(("tls_selfsigned",), lambda at: leading(302, at.locked("self_signed")), False),
    Fault(("http_09",), lambda at: lambda to: to.raw(at.other()), False),
    Fault(("rst_mid_body",), _broken, False),
    Fault(("cookie_flood",), _raw(b"".join(b"Set-Cookie: c%d=1\r\n" % number for number in range(1000))), True),
    Fault(("clock_skew",), _raw(b"Date: Sun, 05 Nov 2023 00:00:00 GMT\r\n"), True),
    Fault(("cache_max_age_year",), _well(Cache_Control="max-age=31536000"), True),
    Fault(("link_header_hub",), _well(Link='</login>; rel="hub"'), True),
)

OF_A_WEEK = ("one_bad_of_100", "all_bad", "half_bad")  # rows that are about all servers of a week together
OF_THE_USUAL = ("ok_etag", "lm_only")  # what good servers do
