"""From records to Markdown, and from Markdown to the site, at three sizes."""

import gzip
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from generator import weeks
from generator.models import Edition, Story
from generator.pipeline import Week, drafted
from generator.site import Site
from generator.store import Store
from tests.bench import synthetic
from tests.bench.timing import Process, Row, process

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1_000, 6_000)  # generated pages
CLOCK = datetime(2026, 11, 9, 1, tzinfo=UTC)
MATOME = ("-c", "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))")
WITHOUT_INDEX = """
import sys
from generator.write import search
search.index = lambda *_: None
from mkdocs.__main__ import cli
cli(sys.argv[1:])
"""
INDEX_ALONE = "import sys, pathlib; from generator.write import search; search.index(pathlib.Path(sys.argv[1]))"
_LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*? (?:href|src)="([^":]+)"')
PAGES_A_WEEK = 21  # an edition, ten digests, and a page for the thread of each


def rows() -> Iterator[Row]:
    """All measurements of building."""
    with tempfile.TemporaryDirectory(prefix="matome-bench-") as folder:
        yield from _week(Path(folder) / "week")
        for size in SIZES:
            yield from _site(Path(folder) / str(size), size)


def _week(root: Path) -> Iterator[Row]:
    """A week of 1,000 stories from records to Markdown."""
    _make(root)
    Store(root / "content").put_stories("2026-W45", synthetic.stories(1_000))
    fared = process(*MATOME, "-C", str(root), "build", "--no-site", folder=root, clock=int(CLOCK.timestamp()))
    yield Row("build --no-site, a week of 1,000 stories", fared.seconds, "s", f"{fared.megabytes:,.0f} MB")


def _site(root: Path, size: int) -> Iterator[Row]:
    """A site of that many pages: Markdown, HTML, index, each by itself."""
    make(root, size)
    clock = int(CLOCK.timestamp())
    written = write_markdown(root)
    pages = sum(1 for _ in (root / "content" / "docs").rglob("*.md"))
    yield Row(f"Markdown of {pages:,} pages", written.seconds, "s", f"{written.megabytes:,.0f} MB")
    html = process("-c", WITHOUT_INDEX, "build", "--quiet", folder=root, clock=clock)
    yield Row("  mkdocs build, without the index", html.seconds, "s", f"{html.megabytes:,.0f} MB")
    indexed = process("-c", INDEX_ALONE, str(root / "site"), folder=root, clock=clock)
    yield Row("  search index", indexed.seconds, "s")
    yield Row("  HTML beside a page's own text", _overhead(root), "KB a page")
    yield _weight(root)


def make(root: Path, size: int) -> None:
    """A site of closed editions that give so many pages."""
    _make(root)
    _fill(root, size)


def write_markdown(root: Path) -> Process:
    """Write the Markdown of such a site, as `build --no-site` does."""
    command = (*MATOME, "-C", str(root), "build", "--week", "2026-W45", "--no-site")
    return process(*command, folder=root, clock=int(CLOCK.timestamp()))


def _weight(root: Path) -> Row:
    """What a browser loads for the heaviest digest page, all told, gzipped as hosts of static files do."""
    site = root / "site"
    pages = sorted((site).glob("[0-9]*/w*/*/index.html"))
    weights = {path: len(gzip.compress(path.read_bytes())) for path in pages}
    heaviest = max(pages, key=lambda path: weights[path])
    asked = dict.fromkeys(_LOADED.findall(heaviest.read_text(encoding="utf-8")))
    beside = [len(gzip.compress((heaviest.parent / name).resolve().read_bytes())) for name in asked]
    note = f"{weights[heaviest] / 1000:.1f} KB of HTML and {len(beside)} files beside"
    return Row("  the heaviest digest page over the wire", (weights[heaviest] + sum(beside)) / 1000, "KB", note)


def _make(root: Path) -> None:
    for part in (
        "mkdocs.yml",
        "templates/hook.py",
        "content/matome.yml",
        "content/docs/index.md",
        "content/docs/about.md",
    ):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / part, root / part)


def _fill(root: Path, size: int) -> None:
    """Closed editions of as many weeks as give that many pages, all with the digests of one week under other names."""
    site = Site.at(root, CLOCK)
    stories = tuple(synthetic.stories(40))
    model = drafted(Week("2026-W45", stories, site.config, (), {}))
    for number in range(size // PAGES_A_WEEK):
        week = weeks.shift("2026-W45", -number)
        renamed = {story.id: f"s-{number:05d}{story.id[-5:]}" for story in stories}
        monday = weeks.days(week)[0]
        site.store.put_stories(week, (_moved(story, renamed[story.id], monday) for story in stories))
        site.store.put_edition(_renamed(model, week, renamed))


def _moved(story: Story, id_: str, monday: date) -> Story:
    return replace(story, id=id_, published=monday.isoformat(), keys=(id_,), title=f"{story.title} ({monday})")


def _renamed(model: Edition, week: str, renamed: dict[str, str]) -> Edition:
    digests = tuple(
        replace(
            digest,
            topic=f"topic-{week.lower()}-{place}",
            guid=f"tag:example.org,2026:{week.lower()}-{place}",
            stories=tuple(renamed[id_] for id_ in digest.stories),
            summary={
                language: tuple(
                    replace(said, citations=tuple(replace(c, story=renamed[c.story]) for c in said.citations))
                    for said in sentences
                )
                for language, sentences in digest.summary.items()
            },
            spare={},
            views=(),
            highlights=(),
            copies=tuple(replace(copy, stories=tuple(renamed[id_] for id_ in copy.stories)) for copy in digest.copies),
        )
        for place, digest in enumerate(model.digests)
    )
    return replace(
        model,
        week=week,
        closed=f"{weeks.days(week)[1].isoformat()}T12:00:00Z",
        digests=digests,
        also=tuple(renamed[id_] for id_ in model.also),
    )


def _overhead(root: Path) -> float:
    """The bytes of a digest's HTML that are not in its Markdown, in KB."""
    docs, site = root / "content" / "docs", root / "site"
    pages = sorted(docs.glob("[0-9]*/w*/*/index.md"))[:200]
    more = [(site / path.relative_to(docs).with_suffix(".html")).stat().st_size - path.stat().st_size for path in pages]
    return sum(more) / len(more) / 1024
