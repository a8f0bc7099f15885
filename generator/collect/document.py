"""One input as it came, and what can be told of it cheaply: its text, and the element it begins with."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.text.charsets import Decoded, Markup, decode

HEAD = 65_536  # characters in which the first element stands, after prologs and comments
STRAY = 4_000  # characters of a server's own messages that may stand before a feed's root
_OPENING = re.compile(r"<([A-Za-z_][A-Za-z0-9_.:-]*)")
_BEFORE_ROOT = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^>\[<]*+(?:\[[^\]]*+\]\s*+)?>", re.DOTALL | re.IGNORECASE
)
_ROOTS = re.compile(r"<(rss|opml|html|(?:[a-z0-9_.-]+:)?(?:feed|rdf))(?=[\s>/]|\Z)", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(r"<!DOCTYPE\s+html\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes, and what is known of where they came from."""

    data: bytes
    name: str  # the file's name, or the address
    url: str | None = None  # the address it was downloaded from
    content_type: str | None = None  # the header's value
    moved: str | None = None  # where `name`, an address, leads for good


class Document:
    """A `Raw` with its text and root, found when first asked for."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw

    @property
    def suffix(self) -> str:
        """The name's ending, lower case, without the dot; empty if it has none."""
        name = self.raw.name.rpartition("/")[2]
        return name.rpartition(".")[2].lower() if "." in name else ""

    @property
    def media_type(self) -> str:
        """The Content-Type without parameters, lower case."""
        return (self.raw.content_type or "").partition(";")[0].strip().lower()

    @cached_property
    def decoded(self) -> Decoded:
        """The text with its charset, looked for where the kind of markup declares it."""
        start = self.raw.data[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
        markup: Markup | None = None
        if start.startswith(b"<") or self.media_type.endswith(("html", "xml")):
            markup = "html"  # which looks for a prolog first
        return decode(self.raw.data, self.raw.content_type, markup)

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded.text

    @cached_property
    def root(self) -> str:
        """The name of the element the document is: the first that is the root of a format, else the first of all.

        Lower case; empty if there is none. A server's own messages before a feed (`<br /><b>Warning</b>`) are passed.
        """
        if not self.is_markup:
            return ""
        head = without_prolog(self.text[:HEAD])
        known, first = _ROOTS.search(head, 0, STRAY), _OPENING.search(head)
        if known and (known[1].lower() != "html" or not first or first.start() == known.start()):
            return known[1].lower()
        if _HTML_DOCTYPE.search(self.text[:HEAD]):
            return "html"
        return first[1].lower() if first else ""

    @property
    def is_markup(self) -> bool:
        """Whether the text begins with a tag, or is said to be XML."""
        return self.text[:1_000].lstrip("\ufeff \t\r\n").startswith("<") or self.is_labelled_xml

    @property
    def is_labelled_xml(self) -> bool:
        """Whether its name or its Content-Type says XML, and not a page."""
        kind = self.media_type
        return self.suffix in ("xml", "rss", "atom", "rdf", "opml") or (kind.endswith("xml") and "xhtml" not in kind)


def without_prolog(text: str) -> str:
    """The text without what may stand before a root: comments, processing instructions and DTDs, never read here."""
    return _BEFORE_ROOT.sub(" ", text)
