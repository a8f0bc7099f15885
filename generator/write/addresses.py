"""Where pages stand. Generated addresses never change, and links between pages are relative, to work under a sub-path.

/2025/w43/              an edition            /archive/2025/    a year
/2025/w43/<topic>/      a digest              /topics/<topic>/  a thread
/sections/<key>/        a section             /sections/<key>/2025/, /archive/2025/topics/, /archive/2025/corrections/

Beside an edition and a digest stands the same as `index.json`; beside an edition its mails, `mail.eml`, `mail-en.eml`.
"""

import re
from posixpath import relpath

from generator.errors import BuildError

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?")
_ID = re.compile(r"[a-z]-[a-z0-9]{1,64}")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")

HOME = ""
TOPICS = "topics/"
SECTIONS = "sections/"
ARCHIVE = "archive/"
SOURCES = "sources/"
CORRECTIONS = "corrections/"
SUBSCRIBE = "subscribe/"
METHOD = "method/"
FEEDS = "feeds/"
FEED_LIST = "feeds/feeds.opml"
LLMS = "llms.txt"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
PICTURE = "assets/matome-card.png"


def edition(week: str) -> str:
    """The folder of an edition, `2025/w43/`. Raises BuildError for what is no week."""
    match = _WEEK.fullmatch(week)
    if not match:
        raise BuildError("is not an ISO week", where=repr(week))
    return f"{match[1]}/w{match[2]}/"


def digest(week: str, topic: str) -> str:
    """The folder of a digest, `2025/w43/rare-earths/`."""
    return f"{edition(week)}{slug(topic)}/"


def thread(topic: str) -> str:
    """The folder of a topic's thread, `topics/rare-earths/`."""
    return f"{TOPICS}{slug(topic)}/"


def year(number: str) -> str:
    """The folder of a year, `archive/2025/`."""
    return f"{ARCHIVE}{slug(number)}/"


def section(key: str, year: str = "") -> str:
    """The folder of a section, `sections/town/`, or of one year of it, `sections/town/2025/`."""
    return f"{SECTIONS}{slug(key)}/{f'{slug(year)}/' if year else ''}"


def topics(number: str) -> str:
    """The folder of a year's topics, `archive/2025/topics/`."""
    return f"{year(number)}topics/"


def corrections(number: str = "") -> str:
    """The folder of all corrections, or of a year's, `archive/2025/corrections/`."""
    return f"{year(number)}corrections/" if number else CORRECTIONS


def feed(name: str, suffix: str = "xml") -> str:
    """The file of a feed, `feeds/all.xml`, `feeds/sections/town.atom`."""
    return f"{FEEDS}{'/'.join(map(slug, name.split('/')))}.{suffix}"


def data(address: str) -> str:
    """The JSON beside the page of an edition or a digest, `2025/w43/index.json`."""
    return f"{address}index.json"


def schema(name: str) -> str:
    """The JSON Schema of such files, `schemas/digest.json`."""
    return f"schemas/{slug(name)}.json"


def mail(week: str, language: str, suffix: str) -> str:
    """An edition as a mail, `2025/w43/mail.eml`, and in one language alone, `2025/w43/mail-en.html`."""
    return f"{edition(week)}mail{f'-{slug(language)}' if language else ''}.{suffix}"


def slug(key: str) -> str:
    """The key, if it may be part of an address. Raises BuildError otherwise: it could lead out of the site."""
    if not _SLUG.fullmatch(key):
        raise BuildError(
            "cannot be part of an address",
            where=repr(key),
            cure="Use small Latin letters, digits and hyphens (at most 100) for keys of topics.",
        )
    return key


def anchor(identity: str) -> str:
    """The id of a story or comment, if it may stand in a page as an anchor. Raises BuildError otherwise."""
    if not _ID.fullmatch(identity):
        raise BuildError("is not the id of a story or comment", where=repr(identity))
    return identity


def markdown_link(target: str, origin: str) -> str:
    """The relative path from a page's folder to another page's Markdown file: MkDocs checks it and makes it a URL."""
    return f"{_relative(target, origin)}index.md"


def html_link(target: str, origin: str) -> str:
    """The relative URL from a page's folder to another page or file, for HTML that MkDocs leaves alone."""
    return _relative(target, origin) or "./"


def _relative(target: str, origin: str) -> str:
    """The way from one folder to another, or to a file in it; empty for the folder itself."""
    way = relpath(f"/{target}", f"/{origin}")
    if way == ".":
        return ""
    return way if target and not target.endswith("/") else f"{way}/"
