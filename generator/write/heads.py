"""What the head of a page says of it beside title and feeds: its JSON, JSON-LD, how a link to it is shown.

The latter is OpenGraph (https://ogp.me), which messengers and social networks read, with one picture for all pages:
`assets/matome-card.png` of the theme, which a site replaces by its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import languages
from generator.config import Config
from generator.write import addresses, escape
from generator.write.book import INTERFACES
from generator.write.data import linked
from generator.write.data.pages import MEDIA
from generator.write.feeds.links import FeedLink
from generator.write.page import Page, Rendered


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as MkDocs knows it: title and description as plain text, and where it will stand."""

    title: str
    description: str
    url: str  # absolute
    language: str
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class HeadView:
    """What the theme writes into a head. All but `data` is plain text."""

    card: tuple[tuple[str, str], ...]  # property and content
    alternates: tuple[FeedLink, ...]
    data: str  # JSON-LD, safe in HTML; "" if there is none


def head(config: Config, site: Rendered, made: Page, shown: Shown) -> HeadView:
    """The head of a page; `made` is what is known of a generated one."""
    data = made.head.data
    if shown.is_home:
        data = escape.json_in_html(linked.graph(linked.site(config, config.languages)))
    return HeadView(tuple(_card(config, made, shown)), tuple(_alternates(site, made)), data)


def changed(site: Rendered) -> Mapping[str, str]:
    """When pages last changed in earnest, by their paths, where that is known: for the sitemap."""
    return {path: page.head.updated for path, page in site.pages.items() if page.head.updated}


def _card(config: Config, made: Page, shown: Shown) -> Iterator[tuple[str, str]]:
    is_digest = made.kind == "digest"
    name = escape.line(config.title)
    description = (
        shown.description or config.descriptions.get(shown.language) or config.descriptions.get(config.language)
    )
    yield "og:type", "article" if is_digest else "website"
    yield "og:title", name if shown.is_home else escape.line(shown.title)
    if description:
        yield "og:description", escape.line(description)
    yield "og:url", shown.url
    yield "og:site_name", name
    for index, code in enumerate(dict.fromkeys((shown.language, *made.head.languages))):
        if code in INTERFACES:
            yield (
                "og:locale:alternate" if index else "og:locale",
                languages.of(code).interface["locale"].replace("-", "_"),
            )
    if is_digest and made.head.published:
        yield "article:published_time", made.head.published
        yield "article:modified_time", made.head.updated
        yield "article:section", made.section
    yield "og:image", config.url + addresses.PICTURE
    yield "og:image:alt", name
    yield "twitter:card", "summary"


def _alternates(site: Rendered, made: Page) -> Iterator[FeedLink]:
    """The same page as JSON, if there is one."""
    address = addresses.data(made.address)
    if made.is_markdown and address in site.pages:
        yield FeedLink(address, MEDIA, f"{made.title} (JSON)")
