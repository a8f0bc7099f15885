"""A site whose sources are on a server that misbehaves, fetched week after week."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator import fetching, intake
from generator.collect.box import Boxes
from generator.config import Source, parse
from generator.fetching import Fetched
from generator.models import SourceRun, SourceState
from generator.site import Site
from tests.made import NOW, SETTINGS, site
from tests.server import Server, serving

TITLES = ("北桟橋の灯台を補修", "市民会館で写真展", "朝市に新しい屋台")


def feed(*titles: str, guids: str = "harbour") -> bytes:
    """An RSS feed with these titles, all of the week before `NOW`."""
    items = "".join(
        f"<item><title>{title}</title><guid isPermaLink='false'>{guids}-{title}</guid>"
        f"<pubDate>Thu, 05 Nov 2026 18:00:00 +0900</pubDate>"
        f"<description>{title}。市が五日に発表した。費用は三億円を見込む。</description></item>"
        for title in titles
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>https://shiomi.example/</link>'
        f"<description>d</description>{items}</channel></rss>"
    ).encode()


FEED = feed(*TITLES)


@dataclass
class Desk:
    """One site, its server, and the weeks that pass."""

    root: Path
    server: Server
    boxes: Boxes
    sources: tuple[Source, ...]
    now: datetime = NOW
    settings: str = ""

    def fetch(self, *, later: timedelta = timedelta(0), by_name: bool = False) -> Fetched:
        """One run, some time after the last."""
        self.now += later
        made = replace(
            parse(SETTINGS + "private_hosts: [localhost, 127.0.0.1]\n" + self.settings), sources=self.sources
        )
        names = [source.name for source in self.sources]
        return fetching.fetch(Site(self.root, made, self.now), names, self.boxes, by_name=by_name)

    def fared(self, *, later: timedelta = timedelta(0)) -> SourceRun:
        """How the first source fares in a run."""
        return self.fetch(later=later).run.sources[0]

    @property
    def site(self) -> Site:
        """The site now."""
        return Site(self.root, parse(SETTINGS), self.now)

    def titles(self) -> set[str]:
        """Of all stories in the records."""
        store = self.site.store
        return {story.title for week in store.weeks() for story in store.stories(week)}

    def state(self, name: str = "港") -> SourceState | None:
        """What is remembered of a source."""
        return self.site.store.sources().get(name)

    def records(self) -> dict[str, bytes]:
        """Every record but that of the runs."""
        content = self.root / "content"
        found = (path for path in content.rglob("*.json*") if path.name != "runs.jsonl")
        return {path.name: path.read_bytes() for path in found}


@pytest.fixture(scope="session")
def boxes() -> Iterator[Boxes]:
    """One child process for all tests of a worker."""
    with Boxes(1, warm=intake.WARM) as running:
        yield running


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.answers["/feed"] = lambda to: to.send(200, FEED)
        yield running


@pytest.fixture
def desk(tmp_path: Path, server: Server, boxes: Boxes) -> Desk:
    """A site with one source, `/feed` of the server."""
    return Desk(site(tmp_path / "site"), server, boxes, (Source("港", f"{server.url}/feed"),))
