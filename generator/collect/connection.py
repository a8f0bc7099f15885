"""Connections that look where they go and end in time: below requests, in the moment a socket is opened.

The check of an address stands inside the connection, after the name is resolved and for the very address that is then
connected to, so that a name that answers differently the second time (rebinding) gains nothing.
"""

import http.client
import queue
import socket
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BufferedReader
from typing import Any, Self, TypeAlias, cast

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from generator.collect.networks import is_private, is_public
from generator.errors import FetchError

CONNECT_SECONDS = 10.0  # to find a host's addresses, and again to connect to one of them
HEADER_BYTES = 1024 * 1024
INTERIM, SWITCHING, DONE = 100, 101, 200  # statuses: from 100 to 199, and after which another protocol is spoken
HEADER_LINES = 4096  # a flood of cookies is ignored, not an error: http.client's own limit is 100

http.client._MAXHEADERS = HEADER_LINES  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way to set it

_Address: TypeAlias = tuple[Any, Any, int, str, Any]  # as `socket.getaddrinfo` gives it


class Watch:
    """Shuts the connections of one request down when its time is over, whatever they are doing."""

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def add(self, connected: socket.socket) -> None:
        """Watch a socket. A duplicate is kept: TLS takes the socket itself apart."""
        with self._lock:
            self._sockets.append(connected.dup())
        if self.expired:
            self._expire()

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            for watched in self._sockets:
                try:
                    watched.shutdown(socket.SHUT_RDWR)
                except OSError:  # it has ended by itself
                    continue

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for watched in self._sockets:
                watched.close()


_watch: ContextVar[Watch] = ContextVar("watch")
_private: ContextVar[frozenset[str]] = ContextVar("private")


@contextmanager
def guarded(seconds: float, private_hosts: Collection[str]) -> Iterator[Watch]:
    """Every connection opened inside ends after `seconds` and goes to public addresses or `private_hosts` alone."""
    with Watch(seconds) as watch:
        tokens = _watch.set(watch), _private.set(frozenset(private_hosts))
        try:
            yield watch
        finally:
            _watch.reset(tokens[0])
            _private.reset(tokens[1])


class Adapter(HTTPAdapter):
    """Sends requests over guarded connections; a request outside `guarded` fails with LookupError."""

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:
        """Make the pools whose connections are guarded."""
        super().init_poolmanager(*arguments, **settings)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}


class _Headers(http.client.HTTPResponse):
    """An answer whose status line and header lines, of interim answers too, are limited in all."""

    def begin(self, **settings: Any) -> None:
        """Read up to the body. Raises HTTPException where there is more than that. Newer Pythons give settings."""
        whole = self.fp
        limited = cast("BufferedReader", _Limited(whole, HEADER_BYTES))
        self.fp = limited
        try:
            super().begin(**settings)
        finally:
            if self.fp is limited:  # closed already where there is no body
                self.fp = whole

    def _read_status(self) -> tuple[str, int, str]:
        """The status line of the answer itself: of interim ones (RFC 9110, 15.2) Python passes over 100 alone."""
        while True:
            line: tuple[str, int, str] = super()._read_status()  # type: ignore[misc] # what `begin` calls has no public name
            if line[1] == SWITCHING or not INTERIM <= line[1] < DONE:
                return line
            http.client.parse_headers(self.fp)


class _Limited:
    """What `http.client` needs of a stream to read headers."""

    def __init__(self, stream: BufferedReader, most: int) -> None:
        self._stream, self._left = stream, most

    def readline(self, most: int = -1) -> bytes:
        line = self._stream.readline(most)
        self._left -= len(line)
        if self._left < 0:
            raise http.client.HTTPException(f"more than {HEADER_BYTES} bytes of headers")
        return line

    def close(self) -> None:
        self._stream.close()


class _Guarded(HTTPConnection):
    response_class = _Headers

    def _new_conn(self) -> socket.socket:
        opened = _open(self)
        _watch.get().add(opened)
        return opened


class _SecureGuarded(HTTPSConnection, _Guarded):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureGuarded


def _open(connection: HTTPConnection) -> socket.socket:
    """A socket connected to the first address of a host that may be asked and answers, within `CONNECT_SECONDS`."""
    end = time.monotonic() + CONNECT_SECONDS
    host = connection.host.strip("[]")
    found = _resolved(connection, host)
    permitted = is_private if host in _private.get() else is_public
    allowed = [entry for entry in found if permitted(str(entry[4][0])) or is_public(str(entry[4][0]))]
    if not allowed:
        raise FetchError(
            "the address is not on the public internet",
            why=f"{host} leads to {found[0][4][0]}" if host != found[0][4][0] else "",
            cure="If it is yours, add the host to private_hosts in content/matome.yml."
            if any(is_private(str(entry[4][0])) for entry in found)
            else "Nothing that may be read is there: take it out.",
        )
    failure: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        opened = socket.socket(family, kind, protocol)
        opened.settimeout(max(end - time.monotonic(), 0.001))
        try:
            opened.connect(address)
        except OSError as error:
            opened.close()
            failure = error
        else:
            opened.settimeout(connection.timeout)  # a number of seconds, as `exchange` sets it
            return opened
        if time.monotonic() >= end:
            break
    if isinstance(failure, TimeoutError):
        raise ConnectTimeoutError(connection, f"connect timed out after {CONNECT_SECONDS:.0f} s") from failure
    raise NewConnectionError(connection, str(failure)) from failure


def _resolved(connection: HTTPConnection, host: str) -> list[_Address]:
    """The addresses of a host; asked in a thread of its own, since a resolver that hangs cannot be told to stop."""
    answers: queue.SimpleQueue[list[_Address] | BaseException] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)))
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=CONNECT_SECONDS)
    except queue.Empty:
        raise ConnectTimeoutError(connection, f"no address of {host}: timed out") from None
    if isinstance(answer, UnicodeError):
        raise FetchError("is no address that can be asked", why=f"no host can be called {host[:80]}") from answer
    if isinstance(answer, socket.gaierror):
        raise NameResolutionError(host, connection, answer) from answer
    if isinstance(answer, BaseException):
        raise answer
    return answer
