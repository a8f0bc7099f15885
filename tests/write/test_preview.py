"""Serving a site that is built again when its inputs change."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from generator.errors import BuildError, MatomeError, StoreBusyError, UsageError
from generator.languages import LANGUAGES
from generator.write import preview
from generator.write.inputs import Stamps
from generator.write.preview import Shown

PAGE = "<html><body><h1>{}</h1></body></html>"


class Site:
    """A site whose build copies one setting into one page."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder, self.builds = root, root / "site", 0
        self.busy = 0
        self.failures: list[MatomeError] = []
        self.address = ""
        for name in ("content/docs", "content/editions", "templates", "site/a"):
            (root / name).mkdir(parents=True)
        self.write("content/matome.yml", "one")
        (root / "secret").write_text("secret")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text)

    def rebuild(self, _: Stamps) -> Shown:
        self.builds += 1
        if self.busy:
            self.busy -= 1
            raise StoreBusyError("another run holds the lock")
        title = (self.root / "content" / "matome.yml").read_text()
        if title == "broken":
            raise BuildError("the site could not be built")
        self.write("content/docs/made.md", f"<!-- matome:generated -->\n{title}")
        self.write("content/editions/2026-W20.json", title)
        (self.folder / "index.html").write_text(PAGE.format(title))
        (self.folder / "a" / "index.html").write_text(PAGE.format("a"))
        (self.folder / "404.html").write_text(PAGE.format("gone"))
        (self.folder / "style.css").write_text("a{}")
        words = LANGUAGES[0].interface
        return Shown(self.folder, ("an edit fits nothing",), lambda page: [page], frozenset({"2025/w01/"}), words)

    def news(self, known: str = "") -> Any:
        """What a browser is told that knows this state."""
        with urlopen(self.address.removesuffix("/sub/") + f"/.matome/news?{known}", timeout=20) as answer:
            return json.loads(answer.read())

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
    before = site.news()
    waiting: list[Any] = []
    browser = threading.Thread(target=lambda: waiting.append(site.news(before["state"])))
    browser.start()
    site.write("content/matome.yml", "two")
    browser.join(10)
    assert [news["build"] for news in waiting] == [before["build"] + 1]
    assert "<h1>two</h1>" in site.get()
    assert waiting[0]["warnings"] == ["an edit fits nothing"]


def test_a_page_gets_a_script_and_a_style_sheet_of_ours_as_it_is_served(site: Site) -> None:
    page = site.get()
    own = site.address.removesuffix("sub/")
    for name in ("proof.js", "proof.css"):
        assert f"/.matome/{name}" in page
        assert urlopen(f"{own}.matome/{name}", timeout=10).read()
    assert "/.matome/" not in (site.folder / "index.html").read_text()
    assert "<script>" not in page  # the pages' policy runs files of the site alone


def test_a_page_can_be_asked_for_its_marks(site: Site) -> None:
    with urlopen(f"{site.address.removesuffix('sub/')}.matome/marks?/sub/a/", timeout=10) as answer:
        assert json.loads(answer.read()) == ["a/"]


@pytest.mark.parametrize("way", ["2025/w01/", "2025/w01", "2025/w01/some-topic/", "2025/w01/index.html"])
def test_a_page_that_is_left_out_says_so(site: Site, way: str) -> None:
    with pytest.raises(HTTPError) as caught:
        site.get(way)
    assert caught.value.code == 404
    told = caught.value.read().decode()
    assert LANGUAGES[0].interface["proof_left_out"] in told
    assert "matome serve --all" in told


def test_a_head_has_no_body(site: Site) -> None:
    with urlopen(Request(site.address, method="HEAD"), timeout=10) as answer:
        assert answer.read() == b""
        assert int(answer.headers["Content-Length"]) > 0


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


def test_a_build_that_fails_is_told_in_terminal_and_browser_and_the_old_site_stays(site: Site) -> None:
    before = site.news()
    site.write("content/matome.yml", "broken")
    told = site.news(before["state"])
    assert told["error"] == "the site could not be built"
    assert told["build"] == before["build"]
    assert [str(error) for error in site.failures] == [told["error"]]
    assert "<h1>one</h1>" in site.get()
    site.write("content/matome.yml", "mended")
    healed = site.news(told["state"])
    assert healed["error"] is None
    assert "<h1>mended</h1>" in site.get()
    assert len(site.failures) == 1


def test_an_error_that_is_taken_back_is_gone(site: Site) -> None:
    site.write("content/matome.yml", "broken")
    until(lambda: bool(site.failures))
    site.write("content/matome.yml", "one")
    until(lambda: site.news()["error"] is None)


def test_records_that_another_run_holds_are_waited_for(site: Site) -> None:
    site.busy = 3
    site.write("content/matome.yml", "two")
    until(lambda: "<h1>two</h1>" in site.get())
    assert site.failures == []


def test_records_that_are_held_long_are_told_and_waited_for(site: Site) -> None:
    site.busy = 30
    site.write("content/matome.yml", "two")
    until(lambda: site.news()["error"] == "another run holds the lock")
    until(lambda: "<h1>two</h1>" in site.get())
    assert len(site.failures) == 1
    assert site.news()["error"] is None


def test_without_a_port_the_next_free_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, stop, said = Site(tmp_path), threading.Event(), []

    def say(address: str) -> None:
        said.append(address)
        stop.set()

    with socket.socket() as taken:
        taken.bind((preview.HOST, 0))
        taken.listen()
        monkeypatch.setattr(preview, "PORT", taken.getsockname()[1])
        preview.serve(tmp_path, made.rebuild, say=say, failed=print, stop=stop)
    assert said
    assert f":{preview.PORT}/" not in said[0]


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    made = Site(tmp_path)
    with socket.socket() as taken:
        taken.bind((preview.HOST, 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            preview.serve(tmp_path, made.rebuild, say=print, failed=print, port=taken.getsockname()[1])
