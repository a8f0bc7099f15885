"""What rendering gives: files below `content/docs`, and what the site needs to know of each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked: its id, which never changes, and its words as plain text."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says to machines, beside title and description; times are RFC 3339."""

    data: str = ""  # JSON-LD as it may stand in HTML
    languages: tuple[str, ...] = ()  # of what the page holds
    published: str = ""
    updated: str = ""  # renewed by a real change alone


@dataclass(frozen=True, slots=True)
class Page:
    """One generated file.

    `title` and `description` are plain text that may hold foreign words: they are never written into front matter, and
    whoever puts them into HTML escapes them. Redirects have neither; of feeds, those to subscribe to have a title.
    """

    path: str  # below content/docs, with slashes: "2025/w43/index.md"
    body: bytes
    kind: str  # "edition", "digest", "thread", "feed", "redirect" ...
    title: str = ""
    description: str = ""
    lang: str = ""
    noindex: bool = False  # drafts and redirects: in no sitemap, no feed and no search engine
    headings: tuple[Heading, ...] = ()
    week: str = ""  # "2025-W43", of an edition or a digest: what a search result shows
    section: str = ""  # title of a digest's section in the page's language, plain text; likewise
    feeds: tuple[str, ...] = ()  # names of the feeds it belongs to, its own first: "topics/rare-earths"
    head: Head = Head()

    @property
    def address(self) -> str:
        """The folder of a page of Markdown, which is its address below the site's."""
        return self.path.removesuffix("index.md")

    @property
    def is_markdown(self) -> bool:
        """Whether MkDocs makes a page of it; other files are copied as they are."""
        return self.path.endswith(".md")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole site, ready to be written: pages by path, and the Markdown that stands on the home page."""

    pages: Mapping[str, Page]
    latest: str

    def without(self, paths: Collection[str]) -> "Rendered":
        """The site less these pages: those in whose place a file by hand stands."""
        return Rendered({path: page for path, page in self.pages.items() if path not in paths}, self.latest)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The bytes of each file by its path."""
        return {path: page.body for path, page in self.pages.items()}
