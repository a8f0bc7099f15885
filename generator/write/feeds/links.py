"""Which feeds a page announces to a browser or a feed reader: its own first, in every format, then wider ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.write import addresses
from generator.write.feeds.channels import ALL
from generator.write.page import Page, Rendered

FORMATS = (
    ("xml", "application/rss+xml", "RSS"),
    ("atom", "application/atom+xml", "Atom"),
    ("json", "application/feed+json", "JSON Feed"),
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as a page's head names it. The title is plain text."""

    address: str
    media: str
    title: str


def links(site: Rendered, page: Page, name: str) -> Iterator[FeedLink]:
    """The feeds of a page that exist; `name` stands for the title of one that has none.

    The page's own is there in all formats, the others in RSS alone: a reader is to choose between feeds, not formats.
    """
    found = [one for one in dict.fromkeys((*page.feeds, ALL)) if addresses.feed(one) in site.pages]
    for index, one in enumerate(found):
        title = site.pages[addresses.feed(one)].title or name
        for suffix, media, called in FORMATS[: 1 if index else None]:
            address = addresses.feed(one, suffix)
            if address in site.pages:
                yield FeedLink(address, media, title if suffix == "xml" else f"{title} ({called})")
