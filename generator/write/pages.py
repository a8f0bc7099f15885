"""Records -> files: every generated page of a site, as Markdown, feeds and redirects. Pure: no clock, no network.

weekly       editions, digests, and the newest edition for the home page
overviews    threads, years and weeks, sources, subscribe, how this site is made
yearly       sections, topics and corrections, the newest and by year
feeds        RSS, Atom and JSON Feed
mail         closed editions as mails
crawlers     llms.txt, robots.txt
data         JSON beside editions and digests, and what the heads of pages say to machines
redirects    keys that changed, digests that vanished from a draft
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from generator.config import Config
from generator.models import Edition, Story
from generator.write import addresses, crawlers, overviews, redirects, weekly
from generator.write.book import Book
from generator.write.data import pages as data
from generator.write.feeds import pages as feeds
from generator.write.fetches import NONE, Fetches
from generator.write.mail import pages as mail
from generator.write.page import Page, Rendered
from generator.write.press import Press

_LATE = 26  # editions


def render(
    config: Config,
    editions: Sequence[Edition],
    stories: Mapping[str, Story],
    *,
    now: datetime,
    templates: Sequence[Path] = (),
    fetches: Fetches = NONE,
    only: Collection[str] | None = None,
) -> Rendered:
    """All generated files of a site. `templates` are folders whose templates stand before the packaged ones.

    The same records, settings and templates give the same bytes; `now` only tells drafts from weeks that have ended.
    With `only`, the same pages less those of other weeks, of topics that live in no such week, less all feeds and what
    else is for machines, and with lists (archive, topics, sections, sources) of these and the last half year alone:
    what an editor looks at while he works. Raises BuildError for a template that is wrong and for
    a key that could lead out of the site.
    """
    press = Press.of(Book.of(config, editions, stories, now, fetches), templates)
    found: dict[str, Page] = {}
    files = chain(feeds.pages(press), mail.pages(press), crawlers.pages(press)) if only is None else ()
    listing = press if only is None else Press.of(_late(press.book, only), templates)
    told = chain(weekly.pages(press, only), overviews.pages(listing, only), files)
    for page in told if only is not None else data.with_data(press, told):
        found[page.path] = page
    for page in redirects.pages(press):
        if page.path.replace(".html", ".md") not in found:  # a page that stands at the address stays
            found[page.path] = page
    return Rendered(dict(sorted(found.items())), weekly.latest(press))


def _late(book: Book, only: Collection[str]) -> Book:
    """The book of the last half year and of some weeks before."""
    late = {edition.week for edition in book.editions[-_LATE:]} | set(only)
    kept = [edition for edition in book.editions if edition.week in late]
    return Book.of(book.config, kept, book.stories, book.now, book.fetches)


def left_out(editions: Sequence[Edition], only: Collection[str]) -> Iterator[str]:
    """The addresses that `render` leaves out with `only`, what may stand below them included."""
    yield from (addresses.FEEDS, addresses.ARCHIVE, addresses.TOPICS)
    kept = {digest.topic for edition in editions if edition.week in only for digest in edition.digests}
    for edition in editions:
        if edition.week not in only:
            yield addresses.edition(edition.week)
            for digest in edition.digests:
                yield addresses.digest(edition.week, digest.topic)
                if digest.topic not in kept:
                    yield addresses.thread(digest.topic)
