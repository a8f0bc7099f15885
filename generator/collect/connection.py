"""Connections that look where they go and end in time: below requests, in the moment a socket is opened.

The check of an address stands inside the connection, after the name is resolved and for the very address that is then
connected to, so that a name that answers differently the second time (rebinding) gains nothing.
"""

import socket
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from generator.collect.networks import is_public
from generator.errors import FetchError

CONNECT_SECONDS = 10.0


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


class _Guarded(HTTPConnection):
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
    host, port = connection.host, connection.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise FetchError("is no address that can be asked", why=f"no host can be called {host[:80]}") from error
    except socket.gaierror as error:
        raise NameResolutionError(host, connection, error) from error
    allowed = [entry for entry in found if host in _private.get() or is_public(str(entry[4][0]))]
    if not allowed:
        raise FetchError(
            "the address is not on the public internet",
            why=f"{host} leads to {found[0][4][0]}" if host != found[0][4][0] else "",
            cure="If it is yours, add the host to private_hosts in content/matome.yml.",
        )
    failure: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        opened = socket.socket(family, kind, protocol)
        opened.settimeout(CONNECT_SECONDS)
        try:
            opened.connect(address)
        except OSError as error:
            opened.close()
            failure = error
        else:
            opened.settimeout(connection.timeout)  # a number of seconds, as `get` sets it
            return opened
    raise NewConnectionError(connection, str(failure)) from failure
