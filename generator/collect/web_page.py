"""A page as a browser saved it: complete or alone, with or without its origin comment, or by SingleFile."""

import re

from generator.collect import page_head
from generator.collect.document import Document
from generator.collect.page_head import PageHead
from generator.collect.reading import Hints, Reading, Warnings, via_page
from generator.collect.refusals import refuse_page
from generator.errors import FormatError, LimitError
from generator.models import Entry
from generator.text import urls
from generator.text.charsets import Decoded

NAME = "HTML"
LARGEST = 12_000_000  # characters without pictures; the longest of 261 saved pages measured has 1.5 million

_PICTURE = re.compile(
    r""""\s*data:(?:[a-z0-9.+-]+/[a-z0-9.+-]+)?[;,][^"]*"|'\s*data:(?:[a-z0-9.+-]+/[a-z0-9.+-]+)?[;,][^']*'"""
    r"""|\bdata:(?:[a-z0-9.+-]+/[a-z0-9.+-]+[;,]|;base64,)[^\s"'()<>]*""",
    re.IGNORECASE,
)
_DATA = re.compile("data:", re.IGNORECASE)
MOST_ATTRIBUTES = 200  # of a tag: libxml2 needs over 20 s for 100,000
_ATTRIBUTE = r"""[\s/]++[^\s<>"'/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+"""
_CROWDED = re.compile(rf"(<[A-Za-z][^\s<>/]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}})(?:{_ATTRIBUTE})++")
_ELEMENTS = (
    "html head body title meta link base style script div p article main section header footer nav aside span a ul ol "
    "dl table h1 h2 h3 br b center font form img iframe noscript template"
)


def fits(document: Document) -> bool:
    """Whether it begins with an element of HTML, or is said to be HTML."""
    if document.root in _ELEMENTS.split():
        return True
    return document.is_markup and (document.suffix in ("html", "htm", "xhtml") or "html" in document.media_type)


def read(document: Document, hints: Hints) -> Reading:
    """One entry: the whole page, without pictures. Raises FormatError for a page that shows no words of its own."""
    if document.is_labelled_xml:
        head = page_head.read(document.text, document.raw.url)
        refuse_page(without_pictures(document.text), document.raw.name)
        raise FormatError(
            "an HTML page, not a feed", where=document.raw.name, why="it is labelled XML", cure=announced(head.feeds)
        )
    return page(document, document.decoded, hints, PageHead(), "html")


def page(document: Document, decoded: Decoded, hints: Hints, known: PageHead, name: str) -> Reading:
    """The reading of a page's text; `known` is what its wrapping said of it, which stands above what it says itself."""
    raw, warnings = document.raw, Warnings(document.raw.name)
    if decoded.warning:
        warnings.add(decoded.warning)
    text = without_pictures(decoded.text)
    if len(text) > LARGEST:
        why = f"at most {LARGEST:,} characters are read"
        raise LimitError(f"a page of {len(text):,} characters without its pictures", where=raw.name, why=why)
    text, crowded = _CROWDED.subn(r"\1", text)
    if crowded:
        warnings.add(f"more than {MOST_ATTRIBUTES} attributes of a tag: the rest was left out")
    refuse_page(text, raw.name)
    head = page_head.read(text, raw.url or known.saved_from)
    entry = Entry(
        via=via_page(raw),
        source=hints.source,
        format="html",
        body=text,
        html=True,
        whole_page=True,
        title=None if head.title else known.title,
        url=urls.safe(raw.url) or known.saved_from or head.saved_from,
        canonical=head.canonical,
        publisher=hints.publisher,
        saved=known.saved or head.saved,
        language=hints.language or head.language,
        timezone=hints.timezone,
    )
    return Reading(name, (entry,), warnings.problems(), head.feeds, head.title or known.title)


def without_pictures(text: str) -> str:
    """The markup without `data:` addresses, which are nearly all of a page of 50 MB."""
    return _PICTURE.sub(lambda match: '""' if match[0][0] in "\"'" else "", text) if _DATA.search(text) else text


def announced(feeds: tuple[object, ...]) -> str:
    """The cure for a page in a feed's place: the feeds it announces."""
    addresses = [str(getattr(feed, "url", "")) for feed in feeds[:3]]
    return f"It announces {', '.join(addresses)}." if addresses else "Give the address of the feed itself."
