"""Extract, group and summarise beside trafilatura, scikit-learn and sumy, on one core each."""

import gzip
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from generator import collect, intake
from generator.collect.box import Box
from generator.collect.reading import Hints, Raw
from generator.config import Config
from generator.extract import Settings, story
from generator.group.week import group
from generator.models import Story
from generator.text.charsets import decode
from tests.bench import summaries, synthetic
from tests.bench.timing import Row, seconds

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared" / "data" / "extraction" / "article-extraction-benchmark" / "html"
SETTINGS = Settings("2026-11-09T00:00:00Z", datetime(2026, 11, 9, tzinfo=UTC), "Asia/Tokyo")
CONFIG = Config("example.org,2026", {"en": "t"}, "https://example.org/", "en", ("en", "ja"), "Asia/Tokyo")


def rows() -> Iterator[Row]:
    """All measurements of single stages."""
    yield from extract()
    yield from boxed()
    yield from grouping()
    yield from summaries.rows(CONFIG)


def extract() -> Iterator[Row]:
    """Pages a second, ours with comments, passages and publishers, theirs the text alone."""
    pages = list(_pages())
    ours = seconds(lambda: [_story(page) for page in pages], runs=2)
    theirs = seconds(lambda: [trafilatura.extract(page, favor_precision=True) for page in pages], runs=2)
    yield Row("extract", len(pages) / ours, "pages/s", f"of {len(pages)} pages")
    yield Row("  bare trafilatura", len(pages) / theirs, "pages/s", f"ours takes {ours / theirs:.2f} of its time")


def boxed() -> Iterator[Row]:
    """Inputs a second, read and extracted in the box and without it: pages, and feeds of twenty items."""
    pages = [Raw(page.encode(), f"{n}.html", None, "text/html; charset=utf-8") for n, page in enumerate(_pages())]
    feeds = [Raw(_feed(n), f"{n}.xml") for n in range(200)]
    with Box(intake.WARM) as box:
        box.confined()
        for what, raws in (("pages", pages), ("feeds of 20 items", feeds)):
            within = seconds(lambda raws=raws: [box.call(intake.extraction, *_asked(raw)) for raw in raws])  # type: ignore[misc]  # bound at once
            without = seconds(lambda raws=raws: [intake.extraction(*_asked(raw)) for raw in raws])  # type: ignore[misc]  # bound at once
            yield Row(f"read in the box, {what}", len(raws) / within, "inputs/s", f"of {len(raws)}")
            note = f"the box reads at {without / within:.2f} of this rate"
            yield Row("  without the box", len(raws) / without, "inputs/s", note)


def _asked(raw: Raw) -> tuple[Raw, None, Config, datetime, bool]:
    return raw, None, CONFIG, datetime(2026, 11, 9, tzinfo=UTC), False


def _feed(number: int) -> bytes:
    """A feed of twenty items with a paragraph each."""
    items = "".join(
        f"<item><title>{one.title}</title><guid isPermaLink='false'>{number}-{one.id}</guid>"
        f"<pubDate>Thu, 05 Nov 2026 18:00:00 +0900</pubDate><description>{one.text()}</description></item>"
        for one in synthetic.stories(20)
    )
    return f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>".encode()


def _pages() -> Iterator[str]:
    for path in sorted(PAGES.glob("*.html.gz"))[:60]:
        yield decode(gzip.decompress(path.read_bytes()), None, "html").text
    for path in sorted((ROOT / "content" / "sample" / "pages").glob("*.html")):
        yield decode(path.read_bytes(), None, "html").text


def _story(page: str) -> Story | None:
    reading = collect.read(Raw(page.encode(), "page.html", None, "text/html; charset=utf-8"), Hints())
    return story(reading.entries[0], SETTINGS).story


def grouping() -> Iterator[Row]:
    """Stories and clusters a second; the peers see the same words."""
    for count in (1_000, 3_000):
        week = list(synthetic.stories(count))
        ours = seconds(lambda week=week: group(week, CONFIG), runs=2)  # type: ignore[misc]  # bound at once
        theirs = seconds(lambda week=week: _average_link(week), runs=1)  # type: ignore[misc]  # bound at once
        yield Row(f"group, a week of {count:,} stories", count / ours, "stories/s")
        note = f"ours takes {ours / theirs:.2f} of its time"
        yield Row("  scikit-learn, TF-IDF and average link", count / theirs, "stories/s", note)


def _average_link(week: Sequence[Story]) -> object:
    matrix = TfidfVectorizer(stop_words="english").fit_transform(f"{one.title} {one.text()}" for one in week)
    model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=0.8)
    return model.fit(matrix.toarray())
