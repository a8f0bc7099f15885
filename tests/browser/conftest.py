"""Headless Chromium over built sites on loopback, under a sub-path, that forbids every outside request."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.write import site
from tests.write import sites

SUB_PATH = "/sub/"
NOW = datetime(2026, 11, 20, tzinfo=UTC)  # after the sample's weeks
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


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a built site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a fresh visitor. Whatever asks elsewhere, fails or speaks in the console fails the test."""
    context = browser.new_context(base_url=address)
    faults: list[str] = []
    page = context.new_page()
    page.on(
        "request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else faults.append(f"asked {r.url}")
    )
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"error: {e}"))
    yield page
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if chromium is None:
        pytest.fail("There is no Chromium: run tests/install-packages.sh")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site, built once."""
    root = sites.make(tmp_path_factory.mktemp("small"), sites.small(), "[第20週](2026/w20/index.md)")
    with serving(site.build(root, NOW, strict=True)[0]) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    with visiting(browser, served) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, made from its inputs by the program's own commands; returns the folder of the built site."""
    root = tmp_path_factory.mktemp("sample")
    for part in (
        "mkdocs.yml",
        "templates/hook.py",
        "content/matome.yml",
        "content/docs/index.md",
        "content/docs/about.md",
    ):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sites.PROJECT / part, root / part)
    settings = root / "content" / "matome.yml"
    moved, count = re.subn(
        r"(?m)^url: \S+", f"url: https://site.example{SUB_PATH}", settings.read_text(encoding="utf-8")
    )
    assert count == 1
    settings.write_text(moved, encoding="utf-8")
    if (sites.PROJECT / "content" / "edits").is_dir():
        shutil.copytree(sites.PROJECT / "content" / "edits", root / "content" / "edits")
    inputs = sites.PROJECT / "content" / "sample"
    matome("-C", root, "add", inputs / "feeds", inputs / "pages")
    matome("-C", root, "build", "--all")
    return root / "site"


def matome(*words: str | Path) -> None:
    call = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    clock = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    command = [sys.executable, "-c", call, *map(str, words)]
    subprocess.run(command, env={**os.environ, **clock}, cwd=sites.PROJECT, check=True, capture_output=True)


@pytest.fixture(scope="session")
def sample_address(sample: Path) -> Iterator[str]:
    with serving(sample) as address:
        yield address


@pytest.fixture
def sample_page(browser: Browser, sample_address: str) -> Iterator[Page]:
    with visiting(browser, sample_address) as opened:
        yield opened
