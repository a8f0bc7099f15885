"""A site on this machine while it is written: built again when its inputs change, and shown anew in the browser.

Served under the path it will have when it is published, on this machine alone. What the editor sees beside the pages -
the banner of an error, marks where an edit can be made, the reloading itself - is added to a page as it is served and
stands in no file: a script and a style sheet of our own from this server, as the pages' security policy asks.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from generator.errors import MatomeError, StoreBusyError, UsageError
from generator.write import templates
from generator.write.inputs import Stamps, contents, look

HOST = "127.0.0.1"
PORT = 8000
_NEXT = 10  # ports that are tried where none is named
_EVERY = 0.15  # seconds between two looks at the inputs, at the least
_EACH = 3e-5  # seconds more for each file, so that looking at very many leaves time for the rest
_PATIENCE = 20  # looks for which another run may hold the records before it is told
_HELD = 25.0  # seconds for which a browser's question for news is held
_OWN = "/.matome/"  # below it stands what is not of the site
_NEWS = f"{_OWN}news"
_ADDED = f'<link rel="stylesheet" href="{_OWN}proof.css"><script src="{_OWN}proof.js" defer></script></body>'


@dataclass(frozen=True, slots=True)
class Shown:
    """What a build gives to show: the site's folder, what was warned of, and what there is to know of its pages."""

    folder: Path
    warnings: tuple[str, ...] = ()
    marks: Callable[[str], object] = lambda _: ()  # address below the site -> what can be edited on that page
    left_out: frozenset[str] = frozenset()  # addresses of pages that this build has not
    words: Mapping[str, str] = field(default_factory=dict)  # of the interface


Rebuild = Callable[[Stamps], Shown]


def serve(
    root: Path,
    rebuild: Rebuild,
    *,
    say: Callable[[str], None],
    failed: Callable[[MatomeError], None],
    address: str = "/",
    port: int | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Build the site, serve it, and build it again for every change of its inputs, until `stop` or Control-C.

    `rebuild` gives what to show; an error of its is told to `failed` and to the browser, and the site stays as it was.
    `address` is where the site will be published: its path is kept here. Without a port, it is the first free one from
    8000. Raises UsageError where no port can be had, and what the first `rebuild` raises.
    """
    stop = stop or threading.Event()
    built = look(root)  # before the build: what changes while it runs is built after it
    preview = Preview(rebuild(built), urlsplit(address).path or "/")
    with _server(preview, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://{HOST}:{server.server_port}{quote(preview.mount)}")
        try:
            _watch(root, built, rebuild, preview, failed, stop)
        except KeyboardInterrupt:
            stop.set()
        finally:
            preview.close()
            server.shutdown()


class Preview:
    """What is shown, and its version, which browsers wait for."""

    def __init__(self, shown: Shown, mount: str) -> None:
        self.shown, self.mount = shown, mount
        self._error: str | None = None
        self._build, self._state, self._closed, self._changed = 1, 1, False, threading.Condition()

    def renew(self, shown: Shown) -> None:
        """Tell waiting browsers that the site is new."""
        with self._changed:
            self.shown, self._error = shown, None
            self._build += 1
            self._tell()

    def fail(self, error: str | None) -> None:
        """Tell waiting browsers why the site is as it was; None where it is as it should be."""
        with self._changed:
            if error != self._error:
                self._error = error
                self._tell()

    def close(self) -> None:
        """Let all waiting browsers go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def news(self, known: str, held: float = _HELD) -> Mapping[str, object]:
        """State, build and error, as soon as the state is another than the one known; after `held` seconds anyway."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or str(self._state) != known, held)
            return {
                "state": str(self._state),
                "build": self._build,
                "error": self._error,
                "warnings": self.shown.warnings,
                "words": dict(self.shown.words),
            }

    def _tell(self) -> None:
        self._state += 1
        self._changed.notify_all()


class _Server(ThreadingHTTPServer):
    """Browsers leave in the middle of an answer; that is nothing to tell."""

    def handle_error(self, *_: object) -> None:
        pass


def _server(preview: Preview, port: int | None) -> _Server:
    """A server at the port, else at the first free one. Raises UsageError."""
    for number in (port,) if port is not None else range(PORT, PORT + _NEXT):
        try:
            return _Server((HOST, number), partial(Handler, preview))
        except OverflowError:
            raise UsageError("is no port", where=str(port), cure="Name one from 1 to 65535.") from None
        except OSError as error:
            why = str(error.strerror)
    where, cure = f"{HOST}:{number}", "Name another with --port, or end what listens there."
    raise UsageError("the port cannot be used", where=where, why=why, cure=cure)


class Handler(SimpleHTTPRequestHandler):
    """Files of the site below its mount, pages with a script that loads them again when the site is new."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self._preview, self._shown = preview, preview.shown
        super().__init__(*args, directory=str(self._shown.folder))  # type: ignore[arg-type]  # what socketserver hands over

    def do_HEAD(self) -> None:
        """Answer as to GET, without a body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a page, a file, or what is not of the site."""
        where = urlsplit(self.path)
        if where.path.startswith(_OWN):
            self._own(where.path.removeprefix(_OWN), unquote(where.query))
        elif not where.path.startswith(self._preview.mount):
            self._lead_to(quote(self._preview.mount))
        elif (path := self._file(where.path)) is None:
            self._send(HTTPStatus.NOT_FOUND, self._absent(where.path), "text/html; charset=utf-8")
        elif path.is_dir():
            self._lead_to(f"{where.path}/")
        elif path.suffix == ".html":
            self._send(HTTPStatus.OK, _added(path.read_text(encoding="utf-8")), "text/html; charset=utf-8")
        else:
            self._send(HTTPStatus.OK, path.read_bytes(), self.guess_type(str(path)))

    def log_message(self, *_: object) -> None:
        """Say nothing: a reader of the terminal waits for errors of the site."""

    def _own(self, name: str, asked: str) -> None:
        """News, what can be edited on a page, and the script and style sheet of both."""
        if name == "news":
            self._json(self._preview.news(asked))
        elif name == "marks":
            self._json(self._shown.marks(asked.removeprefix(self._preview.mount)))
        elif name in ("proof.js", "proof.css"):
            path = next(file for folder in templates.folders(Path(), "proof") if (file := folder / name).is_file())
            self._send(HTTPStatus.OK, path.read_bytes(), self.guess_type(name))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _file(self, address: str) -> Path | None:
        """The file or folder of an address; None if there is none, or if it stands outside the site."""
        path = Path(self.translate_path("/" + address.removeprefix(self._preview.mount)))
        if address.endswith("/"):
            path /= "index.html"
        inside = path.resolve().is_relative_to(self._shown.folder.resolve())
        return path if inside and path.exists() else None

    def _absent(self, address: str) -> bytes:
        """The site's own page of error; for a page that this build has left out, a page that says so."""
        if self._shown.words and self._is_left_out(unquote(address).removeprefix(self._preview.mount)):
            return _added(_note(self._shown.words, self._preview.mount))
        path = self._shown.folder / "404.html"
        return _added(path.read_text(encoding="utf-8") if path.exists() else "<html><body></body></html>")

    def _is_left_out(self, address: str) -> bool:
        """Whether an address is one that this build has left out, or stands below one."""
        parts = address.split("/")
        return any("/".join(parts[:count]) + "/" in self._shown.left_out for count in range(1, len(parts) + 1))

    def _json(self, value: object) -> None:
        self._send(HTTPStatus.OK, json.dumps(value, ensure_ascii=False).encode(), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _lead_to(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _added(page: str) -> bytes:
    """A page with our script and style sheet at its end."""
    head, _, tail = page.rpartition("</body>")
    return (head + _ADDED + tail).encode()


def _note(words: Mapping[str, str], home: str) -> str:
    """A page that says why there is none here."""
    title, told, back = (escape(words[key]) for key in ("proof_left_out", "proof_left_out_note", "home"))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{title}</title></head><body class="proof-note"><h1>{title}</h1><p>{told}</p>'
        f'<p><a href="{escape(quote(home))}">{back}</a></p></body></html>'
    )


def _within(root: Path, error: MatomeError) -> str:
    """An error in a line, with its files as they stand in the site."""
    return str(error).replace(f"{root}/", "")


def _watch(
    root: Path,
    built: Stamps,
    rebuild: Rebuild,
    preview: Preview,
    failed: Callable[[MatomeError], None],
    stop: threading.Event,
) -> None:
    """Build again whenever the inputs are others than those `built`, which are those of the last build."""
    found, waited = built, 0
    while not stop.wait(max(_EVERY, _EACH * len(found))):
        found = look(root, found)
        if contents(found) == contents(built):
            continue
        try:
            preview.renew(rebuild(found))
        except StoreBusyError as error:
            waited += 1
            if waited == _PATIENCE:
                preview.fail(_within(root, error))
                failed(error)
            continue  # and look again
        except MatomeError as error:
            preview.fail(_within(root, error))
            failed(error)
        built, waited = found, 0  # as they were before this build: what changed during it builds once more
