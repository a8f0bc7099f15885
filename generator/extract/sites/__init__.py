"""Sites whose pages need a module of their own: where the general rules find the article but not who says what."""

from lxml import html

from generator.extract.blocks import Reading
from generator.extract.sites.hacker_news import HackerNews
from generator.extract.sites.protocol import Site
from generator.extract.sites.response_board import ResponseBoard
from generator.text import urls

# At most one recognises a page, so their order says nothing.
SITES: tuple[Site, ...] = (HackerNews(), ResponseBoard())


def read(root: html.HtmlElement, url: str | None) -> Reading | None:
    """What the module of its site makes of a page; None if there is none."""
    host = urls.host(url)
    return next((reading for site in SITES if site.recognises(root, host) and (reading := site.read(root, url))), None)
