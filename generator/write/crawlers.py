"""What programs look for at the root of a site: `llms.txt` (https://llmstxt.org) and `robots.txt` (RFC 9309).

Both are read at the root of a host alone. A site below one (`user.github.io/paper/`) has them all the same: its
`robots.txt` says where its line belongs, and the address of its `llms.txt` can be handed on.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.models import Edition
from generator.write import addresses, escape
from generator.write.book import Book, title
from generator.write.feeds.links import FORMATS
from generator.write.page import Page
from generator.write.press import MARK, Press
from generator.write.words import own

NEWEST = 12  # editions that llms.txt names; the archive has them all
_MARKUP = re.compile(r"[\\`*_\[\]<>]")


def pages(press: Press) -> Iterator[Page]:
    """Both files."""
    yield Page(addresses.LLMS, _llms(press).encode(), "crawlers", lang=press.book.config.language)
    yield Page(addresses.ROBOTS, _robots(press.book.config.url).encode(), "crawlers")


def _llms(press: Press) -> str:
    book = press.book
    return press.templates.render(
        "llms.txt",
        book.words,
        config=book.config,
        addresses=addresses,
        editions=[(edition.week, _about(book, edition)) for edition in book.finished[: -NEWEST - 1 : -1]],
        formats=[(called, addresses.feed("all", suffix)) for suffix, _, called in FORMATS],
        label=lambda words: own(_label(words)),
    )


def _about(book: Book, edition: Edition) -> str:
    return " / ".join(title(digest, book.config.language) for digest in edition.digests)


def _label(words: str) -> str:
    """Foreign words on one line, as words in Markdown that is read as it stands."""
    return _MARKUP.sub(r"\\\g<0>", escape.line(words))


def _robots(url: str) -> str:
    """Everybody may read everything; drafts say in their heads that they are not to be found."""
    lines = [f"# {MARK}", "User-agent: *", "Disallow:", "", f"Sitemap: {url}{addresses.SITEMAP}"]
    if (path := urlsplit(url).path) != "/":
        lines.insert(1, f"# Crawlers read robots.txt at the root of a host, not at {path}: copy the last line there.")
    return "\n".join((*lines, ""))
