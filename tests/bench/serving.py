"""While an editor works: seconds from saving a file to the browser being told to load the page again."""

import json
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.request import urlopen

from generator import proofing
from generator.models import Story
from generator.site import Site
from generator.store import Store
from generator.write import preview, templates
from generator.write.inputs import Stamps
from tests.bench import building, synthetic
from tests.bench.timing import Row

NOW = datetime(2026, 11, 12, tzinfo=UTC)  # within the week in work
WEEK, STORIES, SHOWN = "2026-W46", 120, 4  # of the week in work; weeks that are shown
RUNS = 3


def rows() -> Iterator[Row]:
    """All measurements of serving."""
    for size in building.SIZES:
        with tempfile.TemporaryDirectory(prefix="matome-bench-") as folder:
            root = Path(folder) / "site"
            make(root, size)
            yield from _edits(root, Path(folder) / "desk", size)


def make(root: Path, size: int) -> None:
    """A site of that many pages, written once, and an open week beside them."""
    building.make(root, size)
    later = synthetic.stories(STORIES, monday=date(2026, 11, 9), seed=9)
    stories = [replace(story, id=f"s-z{story.id[3:]}", keys=(f"z{story.id}",)) for story in later]
    Store(root / "content").put_stories(WEEK, stories)
    building.write_markdown(root)


def _edits(root: Path, folder: Path, size: int) -> Iterator[Row]:
    """One kind of change after another, each several times."""
    folder.mkdir()
    desk, told, stop = proofing.Desk(root, folder, SHOWN), list[str](), threading.Event()

    def rebuild(stamps: Stamps) -> preview.Shown:
        site = Site.at(root, NOW)
        return proofing.shown(site, desk.proof(site, stamps))

    options = {"say": told.append, "failed": _raise, "port": 0, "stop": stop}
    server = threading.Thread(target=preview.serve, args=(root, rebuild), kwargs=options)
    start = time.perf_counter()
    server.start()
    while not told:
        time.sleep(0.01)
    yield Row(f"serve, the first page of a site of {size:,}", time.perf_counter() - start, "s")
    for name, change in _changes(root):
        worst = max(_seconds(told[0], change, number) for number in range(RUNS))
        yield Row(f"  saved {name} to told, the slowest of {RUNS}", worst, "s")
    stop.set()
    server.join()
    desk.close()


def _changes(root: Path) -> Iterator[tuple[str, Callable[[int], None]]]:
    """What an editor changes, by the number of the run."""
    edition = Store(root / "content").edition(WEEK)
    topic = edition.digests[0].topic if edition else ""
    content, own = root / "content", root / "templates"
    story = Store(root / "content").stories(WEEK)[0]

    def write(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(path: Path, text: str) -> None:
        write(path, f"{path.read_text(encoding='utf-8')}\n{text}\n")

    def edit(text: str) -> Callable[[int], None]:
        return lambda run: write(content / "edits" / f"{WEEK}.yml", text.format(topic=topic, run=run))

    footer, page = "theme/partials/footer.html", "digest.md"
    yield "a title", edit("edits:\n  - retitle: {topic}\n    titles: {{en: Title {run}}}\n")
    yield "a key", edit("edits:\n  - key: {topic}\n    to: key-{run}\n")
    yield "matome.yml", lambda run: add(content / "matome.yml", f"# {run}")
    yield "a page by hand", lambda run: add(content / "docs" / "about.md", f"Line {run}.")
    yield "a page's template", lambda run: write(own / page, f"{(templates.OWN / page).read_text()}\n{run}\n")
    yield "a part of the theme", lambda run: write(own / footer, f"{(templates.OWN / footer).read_text()}<p>{run}</p>")
    yield "a record", lambda run: _retell(root, replace(story, title=f"{story.title} {run}"))


def _retell(root: Path, story: Story) -> None:
    store = Store(root / "content")
    store.put_stories(WEEK, [story if one.id == story.id else one for one in store.stories(WEEK)])


def _seconds(address: str, change: Callable[[int], None], run: int) -> float:
    """From the change to the answer that a waiting browser gets."""
    where = f"http://{preview.HOST}:{address.split(':')[2].split('/', maxsplit=1)[0]}/.matome/news?"
    known = json.loads(urlopen(where).read())
    answers: list[dict[str, object]] = []
    browser = threading.Thread(target=lambda: answers.append(json.loads(urlopen(f"{where}{known['state']}").read())))
    browser.start()
    time.sleep(0.2)
    start = time.perf_counter()
    change(run)
    browser.join()
    seconds = time.perf_counter() - start
    if answers[0]["build"] == known["build"]:
        raise RuntimeError(str(answers[0]["error"]))
    return seconds


def _raise(error: Exception) -> None:
    print(f"  {error}")
