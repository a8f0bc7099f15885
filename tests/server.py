"""A real HTTP server on loopback: each path answers as a test says."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[["Handler"], None]
Taker = Callable[["Handler", bytes], None]


class Handler(BaseHTTPRequestHandler):
    """Answers a request by the function of its path, and notes what was asked."""

    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers.get(self.path.partition("?")[0], not_found)(self)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taking[self.path.partition("?")[0]](self, body)

    def do_PATCH(self) -> None:
        self.do_POST()

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """One whole answer; header names are written with underscores."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, *pieces: bytes, pause: float = 0.0) -> None:
        """Bytes as they are, without status and headers of our own, a piece after the other; then hang up."""
        self.close_connection = True
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(pause)

    def reset(self) -> None:
        """Break the connection off (RST) instead of closing it."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Holds what each path answers and what was asked."""

    daemon_threads = True
    PERMISSIONS = ("/robots.txt", "/.well-known/tdmrep.json")  # what is asked of a host before its words are used

    def __init__(self, certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
            self.scheme = "https"
        self.answers: dict[str, Answer] = {}
        self.taking: dict[str, Taker] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        """Where it listens, without a final slash."""
        return f"{self.scheme}://localhost:{self.server_address[1]}"

    @property
    def elsewhere(self) -> str:
        """The same server under another host's name."""
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def times(self, path: str) -> int:
        """How often a path was asked."""
        return [asked for asked, _ in self.asked].count(path)

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests want."""


def not_found(handler: Handler) -> None:
    handler.send(404)


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """A server that listens while the block runs, with TLS if it has a certificate (and its key, in one PEM file)."""
    with Server(certificate) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serving_feed(feed: str, path: str = "/feed.xml") -> Iterator[Server]:
    """A server with a feed."""
    with serving() as server:
        server.answers[path] = lambda to: to.send(200, feed.encode(), ETag='"1"')
        yield server
