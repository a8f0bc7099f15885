"""The formats we read. Adding one is a module that satisfies `Format`, a line here, and a test."""

from generator.collect import (
    feed_comments,
    json_feed,
    markdown_note,
    mhtml,
    opml,
    page_head,
    plain_text,
    syndication,
    web_archive,
    web_page,
)
from generator.collect.document import Document, Raw
from generator.collect.reading import FEED_FORMATS, FeedLink, Format, Hints, Reading
from generator.collect.refusals import refuse
from generator.errors import FormatError
from generator.models import EntryComment

# The first that fits reads it: from what names itself in its first bytes to what only lacks every other mark.
FORMATS: tuple[Format, ...] = (web_archive, mhtml, json_feed, opml, syndication, web_page, markdown_note, plain_text)


def read(raw: Raw, hints: Hints) -> Reading:
    """What the input holds. See `generator.collect.read`."""
    document = Document(raw)
    refuse(document)
    for format_ in FORMATS:
        if format_.fits(document):
            return format_.read(document, hints)
    found = f"its first element is <{document.root[:40]}>" if document.root else "it has no mark of any format"
    known = ", ".join(one.NAME for one in FORMATS)
    raise FormatError("nothing we read", where=raw.name, why=found, cure=f"Add one of: {known}.")


def read_feed(raw: Raw, hints: Hints) -> Reading:
    """A feed's entries. See `generator.collect.read_feed`."""
    reading = read(raw, hints)
    if reading.format in FEED_FORMATS:
        return reading
    kind = {"opml": "a list of feeds", "html": "a page", "mhtml": "a page", "warc": "an archive of pages"}.get(
        reading.format, f"{reading.format}"
    )
    cure = "Import it with `matome feeds import`." if reading.format == "opml" else web_page.announced(reading.feeds)
    raise FormatError(f"{kind}, not a feed", where=raw.name, cure=cure)


def read_comments(raw: Raw) -> tuple[EntryComment, ...]:
    """A story's comments. See `generator.collect.read_comments`."""
    document = Document(raw)
    refuse(document)
    return feed_comments.read(document)


def announced(raw: Raw) -> tuple[FeedLink, ...]:
    """The feeds a page announces. See `generator.collect.announced`."""
    document = Document(raw)
    return page_head.read(document.text, raw.url).feeds if web_page.fits(document) else ()


def declared(raw: Raw) -> tuple[str, ...]:
    """What a page declares in its markup. See `generator.collect.declared`."""
    document = Document(raw)
    return page_head.read(document.text, raw.url).reserved if web_page.fits(document) else ()


__all__ = ["FORMATS", "announced", "declared", "read", "read_comments", "read_feed"]
