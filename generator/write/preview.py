"""A site on this machine while it is written: built again when its inputs change, and shown anew in the browser.

Served under the path it will have when it is published, on this machine alone. What the program writes itself is no
input: generated pages, editions, the site. A file that is touched without a change of its bytes builds nothing.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.errors import MatomeError, UsageError
from generator.files import TEMPORARY
from generator.write.press import MARK

HOST = "127.0.0.1"
_EVERY = 0.5  # seconds between two looks at the inputs
_HELD = 25.0  # seconds for which a browser's question for news is held
_NEWS = "/.matome/news"
_SCRIPT = "/.matome/reload.js"  # a file, since the pages' own policy lets no script run that stands in them
_RELOAD = f"""(async function ask(known) {{
  try {{
    const now = await (await fetch(`{_NEWS}?${{known}}`)).text();
    if (known && now !== known) return location.reload();
    ask(now);
  }} catch {{ setTimeout(() => ask(known), 1000); }}
}})("");
"""

Stamp = tuple[int, int, str]  # time of change, size, SHA-256


def serve(
    root: Path,
    rebuild: Callable[[], Path],
    *,
    say: Callable[[str], None],
    failed: Callable[[MatomeError], None],
    address: str = "/",
    port: int = 8000,
    stop: threading.Event | None = None,
) -> None:
    """Build the site, serve it, and build it again for every change of its inputs, until `stop` or Control-C.

    `rebuild` gives the site's folder; an error of its is told to `failed`, and the site stays as it was. `address` is
    where the site will be published: its path is kept here. Raises UsageError where the port is taken, and what
    the first `rebuild` raises.
    """
    built = inputs(root)  # before the build: what changes while it runs is built after it
    preview = Preview(rebuild(), urlsplit(address).path or "/")
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, preview))
    except OSError as error:
        cure = "Name another with --port."
        raise UsageError("the port cannot be used", where=str(port), why=str(error.strerror), cure=cure) from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    say(f"http://{HOST}:{server.server_port}{quote(preview.mount)}")
    stop = stop or threading.Event()
    try:
        _watch(root, built, rebuild, preview, failed, stop)
    except KeyboardInterrupt:
        stop.set()
    finally:
        preview.close()
        server.shutdown()
        server.server_close()


class Preview:
    """The built site and its version, which browsers wait for."""

    def __init__(self, folder: Path, mount: str) -> None:
        self.folder, self.mount = folder, mount
        self._version, self._closed, self._changed = 1, False, threading.Condition()

    def renew(self, folder: Path) -> None:
        """Tell waiting browsers that the site is new."""
        with self._changed:
            self.folder = folder
            self._version += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let all waiting browsers go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def news(self, known: str, held: float = _HELD) -> str:
        """The version, as soon as it is another than the one known, and after `held` seconds in any case."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or str(self._version) != known, held)
            return str(self._version)


class Handler(SimpleHTTPRequestHandler):
    """Files of the site below its mount, pages with a few lines that load them again when the site is new."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self._preview = preview
        super().__init__(*args, directory=str(preview.folder))  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:
        """Answer with news, a page, or a file."""
        where = urlsplit(self.path)
        if where.path == _NEWS:
            self._send(HTTPStatus.OK, self._preview.news(where.query).encode(), "text/plain")
        elif where.path == _SCRIPT:
            self._send(HTTPStatus.OK, _RELOAD.encode(), "text/javascript")
        elif not where.path.startswith(self._preview.mount):
            self._lead_to(quote(self._preview.mount))
        elif (path := self._file(where.path)) is None:
            self._send(HTTPStatus.NOT_FOUND, self._page(self._preview.folder / "404.html"), "text/html; charset=utf-8")
        elif path.is_dir():
            self._lead_to(f"{where.path}/")
        elif path.suffix == ".html":
            self._send(HTTPStatus.OK, self._page(path), "text/html; charset=utf-8")
        else:
            self._send(HTTPStatus.OK, path.read_bytes(), self.guess_type(str(path)))

    def log_message(self, *_: object) -> None:
        """Say nothing: a reader of the terminal waits for errors of the site."""

    def _file(self, address: str) -> Path | None:
        """The file or folder of an address; None if there is none, or if it stands outside the site."""
        path = Path(self.translate_path("/" + address.removeprefix(self._preview.mount)))
        if address.endswith("/"):
            path /= "index.html"
        inside = path.resolve().is_relative_to(self._preview.folder.resolve())
        return path if inside and path.exists() else None

    def _page(self, path: Path) -> bytes:
        page = path.read_text(encoding="utf-8") if path.exists() else "</body>"
        head, _, tail = page.rpartition("</body>")
        return f'{head}<script src="{_SCRIPT}"></script></body>{tail}'.encode()

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _lead_to(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _watch(
    root: Path,
    built: Mapping[Path, Stamp],
    rebuild: Callable[[], Path],
    preview: Preview,
    failed: Callable[[MatomeError], None],
    stop: threading.Event,
) -> None:
    """Build again whenever the inputs are others than those `built`, which are those of the last build."""
    while not stop.wait(_EVERY):
        found = inputs(root, built)
        if _bytes(found) == _bytes(built):
            continue
        built = found  # as they were before this build: what changes during it builds once more
        try:
            preview.renew(rebuild())
        except MatomeError as error:
            failed(error)


def inputs(root: Path, known: Mapping[Path, Stamp] | None = None) -> Mapping[Path, Stamp]:
    """What a site is made from, by file; a file whose time and size are those `known` is not read again."""
    known = known or {}
    stamps: dict[Path, Stamp] = {}
    for path in _files(root):
        try:
            stat = path.stat()
            stamp = known.get(path)
            if stamp is None or stamp[:2] != (stat.st_mtime_ns, stat.st_size):
                stamp = (stat.st_mtime_ns, stat.st_size, hashlib.sha256(_read(path)).hexdigest())
            stamps[path] = stamp
        except FileNotFoundError:  # went while we looked
            continue
    return stamps


def _files(root: Path) -> Iterator[Path]:
    yield root / "mkdocs.yml"
    for folder in (root / "content", root / "templates"):
        for path in folder.rglob("*"):
            made = path.name.startswith((TEMPORARY, ".")) or path.is_relative_to(root / "content" / "editions")
            if not made and path.is_file():
                yield path


def _read(path: Path) -> bytes:
    """The bytes of a file; none of a page that the program wrote, so that its changes are no changes of the inputs."""
    data = path.read_bytes()
    return b"" if MARK.encode() in data[:512] else data


def _bytes(stamps: Mapping[Path, Stamp]) -> Mapping[Path, str]:
    nothing = hashlib.sha256().hexdigest()
    return {path: sha256 for path, (_, _, sha256) in stamps.items() if sha256 != nothing}
