"""The one module that fetches: http and https, politely, within limits, refusing what is not public."""

import email.utils
import math
import re
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import responses
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urlsplit

import requests
import urllib3

from generator.collect.connection import Adapter, guarded
from generator.errors import FetchError, LimitError, StatusError
from generator.text import urls

OK, NOT_MODIFIED, TOO_MANY = 200, 304, 429
REDIRECTS = 5
READ_SECONDS = 20.0
REQUEST_SECONDS = 60.0
RUN_SECONDS = 15 * 60.0
BYTES = 32 * 1024 * 1024  # decoded
RETRIES = 2
PAUSE = 60.0  # seconds a host is left alone that asks for it without saying how long
LONGEST_PAUSE = 24 * 3600.0
WORTH_WAITING = 5.0  # seconds a retry may wait
VALIDATOR_LENGTH = 1024  # characters; longer ETags are no validators but attacks

_VALIDATOR = re.compile(r"[\x20-\x7e\xa0-\xff]+")
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `data` is empty where the server says that nothing changed."""

    url: str  # where it came from, after redirects
    http: int
    data: bytes
    content_type: str | None
    etag: str | None  # word for word; to be remembered only once the answer is parsed and stored
    last_modified: str | None
    permanent: str | None  # where the leading permanent redirects point
    notes: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since the validators."""
        return self.http == NOT_MODIFIED


class Fetcher:
    """Downloads, one connection a host at a time; usable from several threads.

    `agent` names the program and how to reach the editor; `now` is the clock's time as it starts. `private_hosts` may
    be asked though they are not public.
    """

    def __init__(
        self, agent: str, *, now: datetime, private_hosts: Collection[str] = (), run_seconds: float = RUN_SECONDS
    ) -> None:
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        self._now, self._started = now, time.monotonic()
        self._private = frozenset(private_hosts)
        self._end = self._started + run_seconds
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._paused: dict[str, float] = {}
        self._guard = threading.Lock()

    def get(
        self,
        url: str,
        *,
        accept: str = ACCEPT_FEED,
        etag: str | None = None,
        last_modified: str | None = None,
        least: int = 1,
        most: int = BYTES,
    ) -> Answer:
        """The complete answer of an address, of `least` to `most` bytes, after at most five redirects.

        Raises FetchError (StatusError where the server says no) or LimitError.
        """
        headers = self._headers | {"Accept": accept}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        notes: list[str] = []
        at, permanent, leading = self._checked(url, url), None, True
        for _ in range(REDIRECTS + 1):
            response = self._ask(at, headers, most)
            if response.location is None:
                conditional = bool(etag or last_modified)
                return _answer(response, at, permanent, tuple(notes), conditional=conditional, least=least)
            leading = leading and response.status in (301, 308)
            further = self._checked(response.location, at)
            permanent = further if leading else permanent
            if at.startswith("https:") and further.startswith("http:"):
                notes.append(f"{urlsplit(at).hostname} leads from https to http")
            at = further
        raise FetchError(f"leads on and on, more than {REDIRECTS} times", where=url, cure="Look for its new address.")

    def _checked(self, url: str, base: str) -> str:
        checked = urls.safe(url, base if base != url else None)
        if checked is None:
            raise FetchError(
                "is no address that can be asked", where=base, why=url[:200], cure="Only http and https are read."
            )
        return checked

    def _ask(self, url: str, headers: Mapping[str, str], most: int) -> "_Response":
        """One address, asked again after a failure of the server that may pass."""
        host = urlsplit(url).netloc
        with self._guard:
            lock = self._hosts[host]
        with lock:
            for attempt in range(RETRIES + 1):
                left = self._time_left(url, host)
                response = self._exchange(url, headers, most, min(REQUEST_SECONDS, left))
                if response.status not in (429, 500, 502, 503, 504):
                    return response
                wait = self._pause(host, response, attempt)
                if wait > WORTH_WAITING or attempt == RETRIES:
                    return response
                time.sleep(wait)
        raise AssertionError("the last attempt returns")

    def _time_left(self, url: str, host: str) -> float:
        now = time.monotonic()
        pause = self._paused.get(host, 0.0) - now
        if pause > WORTH_WAITING:
            raise FetchError(
                "was not asked", where=url, why=f"{host} asks to be left alone for {math.ceil(pause)} s", cure=LATER
            )
        left = self._end - now
        if left <= 0:
            raise LimitError("was not asked", where=url, why="the run's time was used up", cure=LATER)
        return left

    def _pause(self, host: str, response: "_Response", attempt: int) -> float:
        """How many seconds the server wants to be left alone: Retry-After (RFC 9110, 10.2.3), capped, or our own."""
        asked = _retry_after(response.headers.get("Retry-After"), self._clock())
        if asked is None:
            asked = PAUSE if response.status == TOO_MANY else float(attempt + 1)
        if asked > WORTH_WAITING:
            self._paused[host] = time.monotonic() + asked
        return asked

    def _clock(self) -> datetime:
        return self._now + timedelta(seconds=time.monotonic() - self._started)

    def _exchange(self, url: str, headers: Mapping[str, str], most: int, seconds: float) -> "_Response":
        with guarded(seconds, self._private) as watch, _session() as session:
            try:
                with session.get(
                    url, headers=dict(headers), stream=True, allow_redirects=False, timeout=READ_SECONDS
                ) as answer:
                    location = answer.headers.get("Location") if answer.is_redirect else None
                    body = b"" if location is not None else _body(answer, url, most)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                if watch.expired:
                    raise LimitError("took too long", where=url, why=f"over {seconds:.0f} s", cure=LATER) from error
                raise FetchError("could not be downloaded", where=url, why=_reason(error), cure=_cure(error)) from error
            except FetchError as error:
                raise type(error)(error.what, where=url, why=error.why, cure=error.cure) from error
            if watch.expired:
                raise LimitError("took too long", where=url, why=f"over {seconds:.0f} s", cure=LATER)
        return _Response(answer.status_code, answer.headers, location, body)


LATER = "The next run asks again."


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    location: str | None
    body: bytes


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # no proxies, no .netrc: what the editor sees in the settings is what happens
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme in ("http://", "https://"):
        session.mount(scheme, Adapter(max_retries=0))
    return session


def _body(answer: requests.Response, url: str, most: int) -> bytes:
    coding = answer.headers.get("Content-Encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise FetchError("could not be downloaded", where=url, why=f"it is coded as {coding[:40]}, which was not asked")
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_large(url, most)
    data = bytearray()
    while chunk := answer.raw.read1(65_536, decode_content=True):
        data += chunk
        if len(data) > most:
            raise _too_large(url, most)
    return bytes(data)


def _too_large(url: str, most: int) -> LimitError:
    return LimitError("is too large", where=url, why=f"over {most // 1024 // 1024} MB", cure="It was left out whole.")


def _answer(
    response: _Response, url: str, permanent: str | None, notes: tuple[str, ...], *, conditional: bool, least: int
) -> Answer:
    status, headers = response.status, response.headers
    if status not in (200, 203, 226) and not (status == NOT_MODIFIED and conditional):
        raise StatusError(
            "could not be downloaded", where=url, why=_status(status, headers), cure=_STATUS_CURES.get(status, LATER)
        )
    if status == OK and len(response.body) < least:
        raise FetchError("could not be downloaded", where=url, why="the answer is empty", cure=LATER)
    return Answer(
        url=url,
        http=status,
        data=response.body,
        content_type=headers.get("Content-Type"),
        etag=_validator(headers.get("ETag")),
        last_modified=_validator(headers.get("Last-Modified")),
        permanent=permanent,
        notes=notes,
    )


_STATUS_CURES = {
    401: "It wants a password, which matome does not give; take the source out or ask its publisher.",
    403: "It does not want to be read by a program; ask its publisher, or save its pages by hand.",
    404: "Look whether it moved: matome feeds add with the site's address finds its feed.",
    410: "It is gone for good: take the source out of content/matome.yml.",
    451: "It was taken down for legal reasons: take the source out of content/matome.yml.",
}


def _status(status: int, headers: Mapping[str, str]) -> str:
    if headers.get("cf-mitigated") == "challenge":
        return f"HTTP {status}: blocked by bot protection"
    if status == NOT_MODIFIED:
        return "HTTP 304: not changed, though nothing was known of it"
    return f"HTTP {status}: {responses[status].lower()}" if status in responses else f"HTTP {status}"


def _validator(value: str | None) -> str | None:
    """A validator word for word, unless it could not be sent back as it is."""
    return value if value and len(value) <= VALIDATOR_LENGTH and _VALIDATOR.fullmatch(value) else None


def _retry_after(value: str | None, now: datetime) -> float | None:
    if not value:
        return None
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return min(float(value), LONGEST_PAUSE)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, 0.0), LONGEST_PAUSE)


def _reason(error: BaseException) -> str:
    """The deepest cause in plain words."""
    text = str(error)
    for pattern, words in _REASONS:
        if re.search(pattern, text):
            return words
    cause: BaseException = error
    while cause.__cause__ or (cause.args and isinstance(cause.args[-1], BaseException)):
        cause = cause.__cause__ or cause.args[-1]
    return re.sub(r"<[^<>]*object at 0x[0-9a-f]+>:? ?", "", str(cause))[:200] or type(cause).__name__


def _cure(error: BaseException) -> str:
    if "certificate" in str(error).lower():
        return "Its publisher must renew the certificate; matome does not read over a broken lock."
    return LATER


_REASONS = (
    (r"CERTIFICATE_VERIFY_FAILED.*expired", "its certificate has expired"),
    (r"CERTIFICATE_VERIFY_FAILED.*[Hh]ostname", "its certificate is for another host"),
    (r"CERTIFICATE_VERIFY_FAILED.*self.signed", "its certificate is self-signed"),
    (r"CERTIFICATE_VERIFY_FAILED", "its certificate cannot be trusted"),
    (r"NameResolutionError|Failed to resolve", "there is no such host"),
    (r"[Rr]ead timed out|ReadTimeout", f"it said nothing for {READ_SECONDS:.0f} s"),
    (r"timed out", "it did not answer in time"),
    (r"Connection refused", "the connection was refused"),
    (r"IncompleteRead|Response ended prematurely", "the answer was cut short"),
    (r"Connection reset|reset by peer", "the connection was broken off"),
)
