"""Records -> files: every generated page of a site, as Markdown, feeds and redirects. Pure: no clock, no network.

weekly       editions, digests, and the newest edition for the home page
overviews    topics and threads, years and weeks, sources, corrections, subscribe, how this site is made
feeds        RSS, Atom and JSON Feed
redirects    keys that changed, digests that vanished from a draft
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from generator.config import Config
from generator.models import Edition, Story
from generator.write import overviews, redirects, weekly
from generator.write.book import Book
from generator.write.feeds import pages as feeds
from generator.write.page import Page, Rendered
from generator.write.press import Press


def render(
    config: Config,
    editions: Sequence[Edition],
    stories: Mapping[str, Story],
    *,
    now: datetime,
    templates: Sequence[Path] = (),
) -> Rendered:
    """All generated files of a site. `templates` are folders whose templates stand before the packaged ones.

    The same records, settings and templates give the same bytes; `now` only tells drafts from weeks that have ended.
    Raises BuildError for a template that is wrong and for a key that could lead out of the site.
    """
    press = Press.of(Book.of(config, editions, stories, now), templates)
    found: dict[str, Page] = {}
    for page in chain(weekly.pages(press), overviews.pages(press), feeds.pages(press)):
        found[page.path] = page
    for page in redirects.pages(press):
        if page.path.replace(".html", ".md") not in found:  # a page that stands at the address stays
            found[page.path] = page
    return Rendered(dict(sorted(found.items())), weekly.latest(press))
