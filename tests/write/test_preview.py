"""Serving a site that is built again when its inputs change."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.errors import BuildError, MatomeError, UsageError
from generator.write import preview

PAGE = "<html><body><h1>{}</h1></body></html>"


class Site:
    """A site whose build copies one setting into one page."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder, self.builds = root, root / "site", 0
        self.failures: list[MatomeError] = []
        self.address = ""
        for name in ("content/docs", "content/editions", "templates", "site/a"):
            (root / name).mkdir(parents=True)
        self.write("content/matome.yml", "one")
        (root / "secret").write_text("secret")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text)

    def rebuild(self) -> Path:
        self.builds += 1
        title = (self.root / "content" / "matome.yml").read_text()
        if title == "broken":
            raise BuildError("the site could not be built")
        self.write("content/docs/made.md", f"<!-- matome:generated -->\n{title}")
        self.write("content/editions/2026-W20.json", title)
        (self.folder / "index.html").write_text(PAGE.format(title))
        (self.folder / "a" / "index.html").write_text(PAGE.format("a"))
        (self.folder / "404.html").write_text(PAGE.format("gone"))
        (self.folder / "style.css").write_text("a{}")
        return self.folder

    def get(self, path: str = "") -> str:
        with urlopen(self.address + path, timeout=10) as answer:
            return str(answer.read().decode())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(preview, "_EVERY", 0.02)
    made, stop, ready = Site(tmp_path), threading.Event(), threading.Event()

    def say(address: str) -> None:
        made.address = address
        ready.set()

    options = {
        "say": say,
        "failed": made.failures.append,
        "address": "https://example.org/sub/",
        "port": 0,
        "stop": stop,
    }
    thread = threading.Thread(target=preview.serve, args=(tmp_path, made.rebuild), kwargs=options)
    thread.start()
    assert ready.wait(10)
    yield made
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def until(condition: Callable[[], bool]) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen within ten seconds")


def test_the_site_stands_under_the_path_it_will_have(site: Site) -> None:
    assert site.address.endswith("/sub/")
    assert "<h1>one</h1>" in site.get()
    assert "<h1>a</h1>" in site.get("a/")
    assert "<h1>a</h1>" in site.get("a")
    assert site.get("style.css") == "a{}"
    with urlopen(site.address.removesuffix("sub/"), timeout=10) as answer:
        assert answer.url == site.address


def test_what_is_not_there_is_the_sites_own_page_of_error(site: Site) -> None:
    with pytest.raises(HTTPError) as caught:
        site.get("none/")
    assert caught.value.code == 404
    assert "<h1>gone</h1>" in caught.value.read().decode()


@pytest.mark.parametrize("way", ["../secret", "..%2fsecret", "%2e%2e/secret", "a/../../secret", "link"])
def test_nothing_outside_the_site_is_served(site: Site, way: str) -> None:
    (site.folder / "link").symlink_to(site.root / "secret")
    with pytest.raises(HTTPError):
        site.get(way)


def test_a_change_builds_and_tells_the_browser(site: Site) -> None:
    news = site.address.removesuffix("/sub/") + preview._NEWS
    known = urlopen(f"{news}?", timeout=10).read().decode()
    waiting: list[str] = []
    browser = threading.Thread(target=lambda: waiting.append(urlopen(f"{news}?{known}", timeout=20).read().decode()))
    browser.start()
    site.write("content/matome.yml", "two")
    browser.join(10)
    assert len(waiting) == 1
    assert waiting[0] != known
    assert "<h1>two</h1>" in site.get()
    assert f'<script src="{preview._SCRIPT}"></script></body>' in site.get()
    with urlopen(site.address.removesuffix("/sub/") + preview._SCRIPT, timeout=10) as answer:
        assert answer.headers.get_content_type() == "text/javascript"
        assert preview._NEWS in answer.read().decode()


def test_a_touch_and_our_own_writing_build_nothing(site: Site) -> None:
    (site.root / "content" / "matome.yml").touch()
    site.write("content/editions/2026-W20.json", "other")
    site.write("content/docs/made.md", "<!-- matome:generated -->\nother")
    site.write("content/.lock", "held")
    time.sleep(0.3)
    assert site.builds == 1
    site.write("content/docs/about.md", "by hand")
    until(lambda: site.builds == 2)
    (site.root / "content" / "docs" / "about.md").unlink()
    until(lambda: site.builds == 3)


def test_a_build_that_fails_is_told_and_the_old_site_stays(site: Site) -> None:
    site.write("content/matome.yml", "broken")
    until(lambda: bool(site.failures))
    assert "<h1>one</h1>" in site.get()
    site.write("content/matome.yml", "mended")
    until(lambda: "<h1>mended</h1>" in site.get())
    assert len(site.failures) == 1


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    made = Site(tmp_path)
    with socket.socket() as taken:
        taken.bind((preview.HOST, 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            preview.serve(tmp_path, made.rebuild, say=print, failed=print, port=taken.getsockname()[1])
