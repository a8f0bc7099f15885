"""Which feeds a site has: of all digests, of each language, section and living topic, of editions and of corrections.

Addresses of feeds never change. Those of the site, its languages, its editions and its corrections are there from the
first day; a section has a feed once it has a digest. A topic has one while it lives: while one of the last
`LIVING` editions has a digest of it, after which no new story joins it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from generator import languages
from generator.config import OTHER
from generator.models import Digest
from generator.write import addresses, escape
from generator.write.book import LIVING, Appearance, Book, title
from generator.write.words import Words

Kind = Literal["all", "language", "editions", "section", "corrections", "topic"]
ALL = "all"
EDITIONS = "editions"
CORRECTIONS = "corrections"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its files' name, its language, what it is called and what it holds."""

    name: str  # below feeds/, without a suffix: "all", "sections/town"
    kind: Kind
    key: str  # the language, section or topic whose digests it holds; else ""
    language: str
    what: str  # what it holds, in the site's language
    title: str
    description: str
    page: str  # the address of the page it goes with
    has_archives: bool  # else one file holds everything

    def holds(self, book: Book, digest: Digest) -> bool:
        """Whether a digest is in it."""
        if self.kind == "language":
            return self.key in digest.languages
        if self.kind == "section":
            return section_of(book, digest) == self.key
        return self.kind != "topic" or book.present_key(digest.topic) == self.key


def language(code: str) -> str:
    """The name of the feed of a language."""
    return code


def section(key: str) -> str:
    """The name of the feed of a section."""
    return f"sections/{key}"


def topic(key: str) -> str:
    """The name of the feed of a topic."""
    return f"topics/{key}"


def section_of(book: Book, digest: Digest) -> str:
    """The section a digest is shown in: `other` for what no section of the settings holds."""
    return digest.section if any(digest.section == one.key for one in book.config.sections) else OTHER


def of_digest(book: Book, digest: Digest) -> tuple[str, ...]:
    """The names of the feeds a digest may be in, the narrowest first."""
    return topic(book.present_key(digest.topic)), section(section_of(book, digest))


def channels(book: Book) -> tuple[Channel, ...]:
    """The feeds of the site, the widest first."""
    return tuple(chain(_of_site(book), _of_sections(book), _of_topics(book)))


def _of_site(book: Book) -> Iterator[Channel]:
    """The feeds that are there from the first day."""
    config, words = book.config, book.words
    described = config.descriptions.get(config.language) or config.title
    yield Channel(
        ALL,
        "all",
        "",
        config.language,
        words.say("feed_all"),
        config.title,
        described,
        addresses.HOME,
        has_archives=True,
    )
    for code in config.languages if len(config.languages) > 1 else ():
        name, site = languages.of(code).name, config.titles.get(code, config.title)
        yield Channel(
            language(code),
            "language",
            code,
            code,
            words.say("feed_in", language=words.interface.get(f"language.{code}", name)),
            f"{site} ({name})",
            config.descriptions.get(code) or site,
            addresses.HOME,
            has_archives=True,
        )
    yield _within(book, EDITIONS, "editions", words.say("feed_editions"), addresses.ARCHIVE, has_archives=True)
    yield _within(book, CORRECTIONS, "corrections", words.say("corrections"), addresses.CORRECTIONS)


def _of_sections(book: Book) -> Iterator[Channel]:
    """The sections that have a digest, in the order of the settings."""
    found = {section_of(book, digest) for edition in book.finished for digest in edition.digests}
    for key in (*(one.key for one in book.config.sections), OTHER):
        if key in found:
            named = book.section(key, book.config.language)
            yield _within(book, section(key), "section", named, addresses.section(key), key=key, has_archives=True)


def _of_topics(book: Book) -> Iterator[Channel]:
    """The topics of the last editions by their keys."""
    latest: dict[str, Appearance] = {}
    for edition in book.finished[-LIVING:]:
        for digest in edition.digests:
            latest[book.present_key(digest.topic)] = Appearance(edition.week, digest)
    for key, last in sorted(latest.items()):
        code = book.page_language(last.digest)
        named = title(last.digest, code)
        yield _within(book, topic(key), "topic", named, addresses.thread(key), key=key, code=code)


def _within(
    book: Book,
    name: str,
    kind: Kind,
    what: str,
    page: str,
    *,
    key: str = "",
    code: str = "",
    has_archives: bool = False,
) -> Channel:
    """The feed of a part of the site, called by the site's name and its own."""
    words = Words.by(book.config, code) if code else book.words
    config = book.config
    site = config.titles.get(words.language.code, config.title)
    what = escape.line(what)
    titled = words.say("feed_title", site=escape.line(site), what=what)
    return Channel(name, kind, key, code or config.language, what, titled, titled, page, has_archives)
