"""The servers of a soak: ten hosts that share the outlets, and what they served whole in the run at hand."""

import hashlib
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

from tests.fetching.test_transfers import TLS
from tests.server import Answer, Handler, Server, serving
from tests.soak import showing
from tests.soak.faults import Fault
from tests.soak.world import Outlet, World

HOSTS = 10


@dataclass
class Network:
    """All servers. `now` and `faults` are set before a run; `served` tells what each outlet served whole in it."""

    world: World
    servers: Sequence[Server]
    locks: Mapping[str, Server]
    deaf: str
    now: datetime
    faults: Mapping[int, Fault] = field(default_factory=dict)
    served: dict[int, dict[int, datetime | None]] = field(default_factory=dict)
    _playing: dict[int, Answer] = field(default_factory=dict)

    def server(self, outlet: Outlet) -> Server:
        """The one that an outlet's feed stands on."""
        return self.servers[outlet.number % len(self.servers)]

    def address(self, outlet: Outlet) -> str:
        """Where an outlet's feed stands."""
        return f"{self.server(outlet).url}/feed/{outlet.number}"

    def begin(self, now: datetime, faults: Mapping[int, Fault]) -> None:
        """A run begins: how each outlet's server misbehaves in it, by the outlet's number."""
        self.now, self.faults = now, faults
        self.served = {}
        self._playing = {}

    @property
    def asked(self) -> int:
        """How many requests there were."""
        return sum(len(server.asked) for server in (*self.servers, *self.locks.values()))

    def __call__(self, to: Handler) -> None:
        """Answer a request."""
        path = to.path.partition("?")[0]
        kind, _, rest = path.lstrip("/").removeprefix("down/").partition("/")
        number, _, tail = rest.partition("/")
        if kind == "login":
            to.send(200, b"<!DOCTYPE html><title>Sign in</title>", Content_Type="text/html")
        elif kind == "parked":
            to.send(200, b'<?xml version="1.0"?><rss version="2.0"><channel><title>Parked</title></channel></rss>')
        elif kind == "feed":
            self._feed(to, self.world.outlets[int(number)], tail, secure=path.startswith("/down/"))
        elif kind in ("page", "said"):
            item = self.world.find(int(number))
            said = int((self.now - item.appears).days)
            data = showing.page(item, self.now) if kind == "page" else showing.comments(item, min(said, 6))
            to.send(200, data, Content_Type="text/html; charset=utf-8" if kind == "page" else "text/xml")
        else:
            to.send(404)

    def _feed(self, to: Handler, outlet: Outlet, tail: str, *, secure: bool) -> None:
        at, fault = _At(self, outlet), self.faults.get(outlet.number)
        if secure:
            to.send(302, Location=f"{at.url}{at.path}/good")
        elif tail == "further":
            to.send(302, Location=f"{at.path}/good")
        elif fault is None or tail == "good":
            self._good(to, outlet, at)
        else:
            if outlet.number not in self._playing:
                self._playing[outlet.number] = fault.answer(at)
            self._playing[outlet.number](to)

    def _good(self, to: Handler, outlet: Outlet, at: "_At") -> None:
        """As good servers answer: with validators of two kinds, or none."""
        shown = self.world.shown(outlet, self.now)
        data = showing.feed(shown, self.now, at.url)
        etag = f'"{hashlib.sha256(data).hexdigest()[:16]}"' if outlet.number % 3 == 0 else ""
        date = max((item.changed or item.appears for item, *_ in shown.items), default=self.now)
        modified = format_datetime(date) if outlet.number % 3 == 1 and not shown.restless else ""
        if etag and to.headers["If-None-Match"] == etag:
            to.send(304)
            return
        headers = ({"ETag": etag} if etag else {}) | ({"Last_Modified": modified} if modified else {})
        at.feed()
        to.send(200, data, **headers)


@dataclass(frozen=True)
class _At:
    """Where a fault happens."""

    network: Network
    outlet: Outlet

    @property
    def path(self) -> str:
        return f"/feed/{self.outlet.number}"

    @property
    def url(self) -> str:
        return self.network.server(self.outlet).url

    @property
    def elsewhere(self) -> str:
        return self.network.server(self.outlet).elsewhere

    @property
    def deaf(self) -> str:
        return self.network.deaf

    def locked(self, certificate: str) -> str:
        return self.network.locks[certificate].url

    def feed(self, *, part: bool = False) -> bytes:
        shown = self.network.world.shown(self.outlet, self.network.now)
        shown = shown.half() if part else shown
        self.network.served[self.outlet.number] = {item.serial: date for item, date, *_ in shown.items}
        return showing.feed(shown, self.network.now, self.url)

    def other(self) -> bytes:
        item = self.network.world.shown(self.outlet, self.network.now).items[:1]
        title = f"stray {item[0][0].serial}" if item else "stray"
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title><item><title>{title}</title><link>https://stray.example/</link></item></channel></rss>".encode()


class _Every(dict[str, Answer]):
    """The same answer for every path."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    def get(self, path: str, _otherwise: object = None) -> Answer:
        """The answer."""
        return self._answer


@contextmanager
def listening(world: World, now: datetime) -> Iterator[Network]:
    """All servers of a world, up while the block runs."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving()) for _ in range(min(HOSTS, len(world.outlets)))]
        names = ("good", "expired", "wrong_host", "self_signed")
        locks = {name: stack.enter_context(serving(TLS / f"{name}.pem")) for name in names}
        deaf = stack.enter_context(socket.socket())
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for _ in range(2):  # a full queue drops the first packet of whoever comes next
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(deaf.getsockname())
        network = Network(world, servers, locks, f"http://localhost:{deaf.getsockname()[1]}/", now)
        for server in (*servers, *locks.values()):
            server.answers = _Every(network)
        yield network
