"""One question and its answer over a guarded connection: what is sent, how much is read, what went wrong in words.

Requests' adapter is used without its session, which would take proxies and passwords from the environment (a proxy
connects where the guard cannot look), keep cookies, and read the body of a redirect to its end.
"""

import re
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass

import requests
import urllib3

from generator.collect.coding import CODINGS, CUT_SHORT, coding_of, limited, pieces, unpacked
from generator.collect.connection import CONNECT_SECONDS, Adapter, guarded
from generator.errors import FetchError, LimitError, ReservedError

READ_SECONDS = 20.0
LATER = "The next run asks again."
ANSWERED = frozenset({200, 203, 226})  # with a body that is worth reading
REFUSED = frozenset({403, 429, 503})  # with a body whose first words tell a guard from a fault

_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, OverflowError)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Response:
    """One answer, a redirect or a refusal too; `robots`: each `X-Robots-Tag` line."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    robots: tuple[str, ...] = ()


class SilentError(FetchError):
    """The host did not say anything in time."""


class SlowError(LimitError):
    """The whole answer did not come in time."""


def exchange(
    url: str,
    headers: Mapping[str, str],
    *,
    most: int,
    seconds: float,
    private_hosts: Collection[str],
    barred: str = "",
) -> Response:
    """The answer of one address, without following it; of a refusal only the beginning, of a redirect the head.

    Raises LimitError over `most` bytes (decoded), SlowError after `seconds`, ReservedError for a page if `barred` says
    why, SilentError or FetchError for what went wrong on the way.
    """
    with guarded(seconds, private_hosts) as watch, closing(Adapter(max_retries=0)) as adapter:
        try:
            request = requests.Request("GET", url, headers=dict(headers)).prepare()
            with adapter.send(request, stream=True, timeout=READ_SECONDS) as answer:
                if answer.status_code in ANSWERED:
                    body = _body(answer, url, most, barred=barred)
                else:
                    body = _beginning(answer) if answer.status_code in REFUSED else b""
        except _BROKEN as error:
            if watch.expired:
                raise SlowError("took too long", where=url, why=f"over {seconds:.0f} s", cure=LATER) from error
            raise _failure(error)(
                "could not be downloaded", where=url, why=_reason(error), cure=_cure(error)
            ) from error
        except FetchError as error:
            raise type(error)(error.what, where=url, why=error.why, cure=error.cure) from error
        if watch.expired:
            raise SlowError("took too long", where=url, why=f"over {seconds:.0f} s", cure=LATER)
    return Response(answer.status_code, answer.headers, body, tuple(answer.raw.headers.getlist("X-Robots-Tag")))


def is_page(content_type: str | None) -> bool:
    """Whether a Content-Type says that the answer is a page."""
    return (content_type or "").partition(";")[0].strip().lower() in _PAGES


def _body(answer: requests.Response, url: str, most: int, *, barred: str) -> bytes:
    if barred and is_page(answer.headers.get("Content-Type")):
        raise ReservedError("may not be read", why=barred, cure="Save the page by hand, or give its feed's address.")
    coding = coding_of(answer.headers.get("Content-Encoding"))
    if coding not in CODINGS:
        raise FetchError("could not be downloaded", why=f"it is coded as {shown(coding, 40)}, which was not asked")
    said, *others = dict.fromkeys(map(str.strip, answer.headers.get("Content-Length", "0").split(",")))
    if others or not re.fullmatch(r"[0-9]{1,18}", said, re.ASCII):
        raise FetchError("could not be downloaded", why=f"its length is said to be {shown(said, 40)}", cure=LATER)
    too_large = _too_large(url, most)
    if int(said) > most:
        raise too_large
    has_length = "Content-Length" in answer.headers and not answer.raw.chunked
    packed = pieces(answer.raw, int(said) if has_length else None)
    return limited(unpacked(packed, coding), too_large, most)


def _beginning(answer: requests.Response) -> bytes:
    """The first piece of a refusal's body, if it can be had."""
    coding = coding_of(answer.headers.get("Content-Encoding"))
    with suppress(FetchError, *_BROKEN):
        return next(unpacked(pieces(answer.raw, None), coding), b"") if coding in CODINGS else b""
    return b""


def shown(text: str, most: int) -> str:
    """The beginning of what a server said, for a message: what cannot be printed becomes U+FFFD."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text[:most])


def _too_large(url: str, most: int) -> LimitError:
    cure = "It was left out whole; megabytes of the source in content/matome.yml may allow more."
    return LimitError("is too large", where=url, why=f"over {most / 1024 / 1024:.0f} MB", cure=cure)


def _failure(error: BaseException) -> type[FetchError]:
    return SilentError if re.search(r"timed out|ReadTimeout", str(error)) else FetchError


def _reason(error: BaseException) -> str:
    """The cause in plain words, found by its kind and what it says; else the deepest cause's own words."""
    cause = error
    while cause.__cause__ or (cause.args and isinstance(cause.args[-1], BaseException)):
        cause = cause.__cause__ or cause.args[-1]
    text = f"{type(cause).__name__} {error}"
    for pattern, words in _REASONS:
        if re.search(pattern, text):
            return words
    return shown(re.sub(r"<[^<>]*object at 0x[0-9a-f]+>:? ?", "", str(cause)), 200) or type(cause).__name__


def _cure(error: BaseException) -> str:
    if "certificate" in str(error).lower():
        return "Its publisher must renew the certificate; matome does not read over a broken lock."
    return LATER


_REASONS = (
    (r"CERTIFICATE_VERIFY_FAILED.*expired", "its certificate has expired"),
    (r"CERTIFICATE_VERIFY_FAILED.*([Hh]ostname|IP address) mismatch", "its certificate is for another host"),
    (r"CERTIFICATE_VERIFY_FAILED.*self.signed", "its certificate is self-signed"),
    (r"CERTIFICATE_VERIFY_FAILED", "its certificate cannot be trusted"),
    (r"no address of .*timed out", f"its host's address was not found in {CONNECT_SECONDS:.0f} s"),
    (r"NameResolutionError|Failed to resolve", "there is no such host"),
    (r"connect timed out|ConnectTimeout", f"it could not be connected to in {CONNECT_SECONDS:.0f} s"),
    (r"[Rr]ead timed out|ReadTimeout", f"it said nothing for {READ_SECONDS:.0f} s"),
    (r"timed out", "it did not answer in time"),
    (r"Connection refused", "the connection was refused"),
    (r"IncompleteRead|too large to convert|Response ended prematurely", CUT_SHORT),
    (r"RemoteDisconnected", "it hung up without an answer"),
    (r"BadStatusLine|UnknownProtocol", "what answers does not speak HTTP/1"),
    (r"got more than \d+ (bytes|headers)|more than \d+ bytes of headers", "it has more headers than anybody needs"),
    (r"multiple .*Content-Length|Content-Length contained multiple", "it says twice how long it is, and differently"),
    (r"Connection reset|reset by peer", "the connection was broken off"),
)
