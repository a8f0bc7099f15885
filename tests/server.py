"""A real HTTP server on loopback: each path answers as a test says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Holds what each path answers and what was asked."""

    daemon_threads = True
    PERMISSIONS = ("/robots.txt", "/.well-known/tdmrep.json")  # what is asked of a host before its words are used

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.taking: dict[str, Taker] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        """Where it listens, without a final slash."""
        return f"http://localhost:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests want."""


def not_found(handler: Handler) -> None:
    handler.send(404)


@contextmanager
def serving() -> Iterator[Server]:
    """A server that listens while the block runs."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
