"""The one module that fetches: http and https, politely, within limits, refusing what is not public."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from generator.collect.answers import (
    REDIRECTS,
    TOO_MANY,
    UNAVAILABLE,
    Answer,
    answer,
    is_challenge,
    pause_asked,
)
from generator.collect.exchange import LATER, Response, SilentError, SlowError, exchange, shown
from generator.errors import FetchError, LimitError, NotAskedError
from generator.models import Validators
from generator.text import urls

__all__ = ["ACCEPT_FEED", "LATER", "Answer", "Fetcher"]

MOST_REDIRECTS = 5
REQUEST_SECONDS = 60.0  # with its redirects and repetitions
RUN_SECONDS = 15 * 60.0
BYTES = 32 * 1024 * 1024  # decoded
RETRIES = 2
UNFULFILLED = 412  # some servers say that of conditions that are for telling whether anything changed
MAY_PASS = frozenset({429, 500, 502, 503, 504})  # failures of a server worth asking again
PAUSE = timedelta(seconds=60)  # a host is left alone that asks for it without saying how long
WORTH_WAITING = timedelta(seconds=5)  # a retry may wait
SILENCES = 2  # times in a row that a host says nothing until it is asked no more in this run
_CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


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
        self._private = frozenset(host.strip("[].").lower() for host in private_hosts)
        self._end = self._started + run_seconds
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._paused: dict[str, datetime] = {}
        self._silences: dict[str, int] = {}
        self._guard = threading.Lock()

    def get(
        self,
        url: str,
        *,
        accept: str = ACCEPT_FEED,
        known: Validators = Validators(),  # noqa: B008 - it is frozen
        least: int = 1,
        most: int = BYTES,
        named_by: str | None = None,
        barred: Callable[[str], str] = lambda _url: "",
    ) -> Answer:
        """The complete answer of an address, of `least` to `most` bytes, after at most five redirects.

        `known`: what the last answer was called, so that the server may say that nothing changed. `named_by`: the
        address whose answer named this one, if no settings did: only what is private itself may name what is private.
        `barred`: what says that an address may not be read if it turns out to be a page; asked before each request.

        Raises FetchError (StatusError where the server says no, ReservedError for a page that may not be read,
        NotAskedError where nothing was asked) or LimitError.
        """
        headers = self._headers | {"Accept": accept}
        headers |= {"If-None-Match": known.etag} if known.etag else {}
        headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
        at, permanent, leading = self._checked(url, named_by), None, True
        request, notes = _Request(headers, most, REQUEST_SECONDS), list[str]()
        for _ in range(MOST_REDIRECTS + 1):
            response = self._ask(at, request, barred=barred(at))
            if response.status == UNFULFILLED and request.headers.keys() & _CONDITIONS:
                request.headers = {name: value for name, value in headers.items() if name not in _CONDITIONS}
                response = self._ask(at, request, barred=barred(at))
            location = _location(response)
            if location is None:
                conditional = bool(known.etag or known.last_modified)
                return answer(response, at, permanent, tuple(notes), conditional=conditional, least=least)
            leading = leading and response.status in (301, 308)
            further = self._checked(location, at)
            permanent = further if leading else permanent
            if at.startswith("https:") and further.startswith("http:"):
                notes.append(f"{urlsplit(at).hostname} leads from https to http")
            at = further
        why = f"more than {MOST_REDIRECTS} times"
        raise FetchError("leads on and on", where=url, why=why, cure="Look for its new address.")

    def left_alone_until(self, url: str) -> datetime | None:
        """Until when the host of an address asks to be left alone; None if it does not."""
        until = self._paused.get(_host(url))
        return until if until and until > self._clock() else None

    def leave_alone(self, url: str, until: datetime) -> None:
        """Do not ask the host of an address before a time, as an earlier run was told."""
        self._paused[_host(url)] = until

    def _checked(self, url: str, named_by: str | None) -> str:
        checked = urls.safe(url, named_by)
        if checked is None:
            cure = "Only http and https are read, and no address with a password in it."
            raise FetchError("is no address that can be asked", where=named_by or url, why=shown(url, 200), cure=cure)
        if named_by and self._is_private(checked) and not self._is_private(named_by):
            why = f"a public address leads to {_host(checked)}"
            raise FetchError("is not on the public internet", where=named_by, why=why, cure="It was not asked.")
        return checked

    def _is_private(self, url: str) -> bool:
        return (urlsplit(url).hostname or "") in self._private

    def _ask(self, url: str, request: "_Request", *, barred: str) -> Response:
        """One address, asked again after a failure of the server that may pass."""
        host = _host(url)
        with self._guard:
            lock = self._hosts[host]
        with lock:
            for attempt in range(RETRIES + 1):
                response = self._once(url, host, request, barred=barred)
                if response.status not in MAY_PASS or is_challenge(response):
                    return response
                wait = self._pause(host, response, attempt)
                if wait > WORTH_WAITING or attempt == RETRIES or wait.total_seconds() > request.left:
                    return response
                time.sleep(wait.total_seconds())
                request.left -= wait.total_seconds()
        raise AssertionError("the last attempt returns")

    def _once(self, url: str, host: str, request: "_Request", *, barred: str) -> Response:
        """One exchange, which counts against the time of its request and tells whether the host is alive."""
        self._check_may_ask(url, host)
        began = time.monotonic()
        seconds = min(request.left, self._end - began)
        if seconds <= 0:
            raise LimitError("took too long", where=url, why=_over(REQUEST_SECONDS), cure=LATER)
        try:
            response = exchange(
                url, request.headers, most=request.most, seconds=seconds, private_hosts=self._private, barred=barred
            )
        except (SilentError, SlowError) as error:
            self._silences[host] = self._silences.get(host, 0) + 1
            if isinstance(error, SlowError) and seconds < REQUEST_SECONDS:  # what it led to, or a repetition
                why = _over(REQUEST_SECONDS) if seconds < self._end - began else "the run's time was used up"
                raise SlowError(error.what, where=url, why=why, cure=LATER) from error
            raise
        finally:
            request.left -= time.monotonic() - began
        self._silences.pop(host, None)
        return response

    def _check_may_ask(self, url: str, host: str) -> None:
        """Raise NotAskedError for a host that is to be left alone, and once the run's time is used up."""
        until = self._paused.get(host)
        if until and until - self._clock() > WORTH_WAITING:
            why = f"{host} asks to be left alone until {until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
            raise NotAskedError("was not asked", where=url, why=why, cure=LATER)
        if self._silences.get(host, 0) >= SILENCES:
            raise NotAskedError("was not asked", where=url, why=f"{host} did not answer in this run", cure=LATER)
        if time.monotonic() >= self._end:
            raise NotAskedError("was not asked", where=url, why="the run's time was used up", cure=LATER)

    def _pause(self, host: str, response: Response, attempt: int) -> timedelta:
        """How long the server wants to be left alone: what it asks for, or our own patience."""
        asked = pause_asked(response.headers.get("Retry-After"), self._clock())
        if asked is None or response.status not in (TOO_MANY, UNAVAILABLE):
            asked = PAUSE if response.status == TOO_MANY else timedelta()
        asked = max(asked, timedelta(seconds=attempt + 1))
        if asked > WORTH_WAITING:
            self._paused[host] = self._clock() + asked
        return asked

    def _clock(self) -> datetime:
        return self._now + timedelta(seconds=time.monotonic() - self._started)


@dataclass(slots=True)
class _Request:
    """What is sent at each step of one request, and the seconds that are left for all of them."""

    headers: Mapping[str, str]
    most: int
    left: float


def _over(seconds: float) -> str:
    return f"over {seconds:.0f} s, with what it led to"


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _location(response: Response) -> str | None:
    """Where a redirect leads. Servers write it in UTF-8, which headers are not (as requests does)."""
    location = response.headers.get("Location", "").strip()
    if response.status not in REDIRECTS or not location:
        return None
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
