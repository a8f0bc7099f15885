"""Headless Chromium over a built site on loopback, under a sub-path, that forbids every outside request."""

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.write import site
from tests.write import sites

SUB_PATH = "/sub/"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below SUB_PATH and nothing else; says nothing."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "does-not-exist")
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if chromium is None:
        pytest.fail("There is no Chromium: run tests/install-browser.sh")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site, built once."""
    root = sites.make(tmp_path_factory.mktemp("small"), sites.small(), "[第20週](2026/w20/index.md)")
    folder = site.build(root, datetime(2026, 5, 20, tzinfo=UTC), strict=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page of a fresh visitor. Whatever asks elsewhere, fails or speaks in the console fails the test."""
    context = browser.new_context(base_url=served)
    faults: list[str] = []
    opened = context.new_page()
    opened.on(
        "request", lambda r: None if r.url.startswith((served, "data:", "blob:")) else faults.append(f"asked {r.url}")
    )
    opened.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    opened.on("console", lambda m: faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: faults.append(f"error: {e}"))
    yield opened
    context.close()
    assert faults == []
