"""What sources answer when `matome check --online` asks them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from generator.models import Run
from generator.store import Store
from tests.cli.conftest import FEED, Matome, records
from tests.made import NOW, SETTINGS, site
from tests.server import Answer, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def answering(body: bytes) -> Answer:
    return lambda to: to.send(200, body)


def items(count: int, *, hours: int, day: str = "05 Nov 2026") -> bytes:
    """A feed whose items are so many hours apart, on the fifth of November 2026 and before."""
    told = "".join(
        f"<item><title>{n}</title><guid>{n}</guid><pubDate>Thu, {day} {23 - n * hours:02d}:00:00 GMT</pubDate></item>"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel><title>t</title><link>https://a.example/</link>{told}</channel></rss>'.encode()


def test_each_source_that_is_no_sound_feed_is_named_and_nothing_is_kept(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    answers = {
        "good": FEED.encode(),
        "page": b"<!DOCTYPE html><title>Sign in</title><p>Please sign in",
        "old": items(2, hours=1, day="06 Aug 2026"),
        "dateless": items(1, hours=1).replace(b"pubDate", b"when"),
        "thin": items(6, hours=1),
    }
    for name, body in answers.items():
        server.answers[f"/{name}"] = answering(body)
    server.answers["/private"] = lambda to: to.send(200, FEED.encode(), TDM_Reservation="1")
    names = (*answers, "gone", "private")
    sources = "".join(f"  - {{name: {name}, url: '{server.url}/{name}'}}\n" for name in names)
    root = site(tmp_path / "site", f"{SETTINGS}private_hosts: [localhost]\nsources:\n{sources}")
    for days in (3, 2, 1):
        Store(root / "content").add_run(Run((NOW - timedelta(days=days)).isoformat(), "fetch"))
    before = records(root)
    said = matome("-C", root, "check", "--online", "--json")
    told = {one["where"].partition(" ")[0]: one for one in said.json["problems"] if one["kind"] == "online"}
    assert said.status == 1
    assert records(root) == before
    assert {name: one["level"] for name, one in told.items()} == {
        "page": "error",
        "old": "warning",
        "dateless": "warning",
        "thin": "warning",
        "gone": "error",
        "private": "warning",
    }
    assert told["gone"]["where"] == f"gone ({server.url}/gone)"
    assert told["old"]["what"] == "its newest item is of 2026-08-06"
    assert told["thin"]["what"] == "its 6 items span 5 hours, and it is fetched every 24"
    assert all(one["cure"] for one in told.values())


def test_without_online_nobody_is_asked(matome: Matome, tmp_path: Path, server: Server) -> None:
    source = f"sources:\n  - {{name: a, url: '{server.url}/a'}}\n"
    root = site(tmp_path / "site", f"{SETTINGS}private_hosts: [localhost]\n{source}")
    matome("-C", root, "check")
    assert server.asked == []
