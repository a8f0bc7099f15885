"""MHTML (RFC 2557): a page with all its parts in one file, as Chromium and Internet Explorer save it.

Only the headers and the one part that is the page go through `email`, which takes 2.4 s for 48 MB of pictures beside.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape

from generator.collect.document import Document
from generator.collect.page_head import PageHead
from generator.collect.reading import Hints, Reading
from generator.collect.web_page import page
from generator.errors import FormatError
from generator.text import urls
from generator.text.charsets import decode
from generator.text.clean import plain

NAME = "MHTML"
_FIRST_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_TYPE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_MOST_HEADERS = 16_384  # bytes of the headers of a message or a part
_MOST_PARTS = 20_000
_CURE = "Save the page again, as one file or with SingleFile."


def fits(document: Document) -> bool:
    """Whether it begins with the headers of a message that holds a page."""
    headers = _FIRST_HEADER.match(document.raw.data[:_MOST_HEADERS].lstrip())
    return bool(headers and _TYPE.search(headers[0]))


def read(document: Document, hints: Hints) -> Reading:
    """One entry: the page, with the address and the day its headers give. Raises FormatError for a broken message."""
    where = document.raw.name
    data = document.raw.data.lstrip()
    message = _parsed(data[:_MOST_HEADERS], where)
    part = _page_part(data, message, where)
    content = part.get_payload(decode=True)
    markup = content if isinstance(content, bytes) else b""
    if b"<" not in markup:
        raise FormatError("a page that cannot be decoded", where=where, why="its part of MHTML is broken", cure=_CURE)
    subject = plain(_header(message, "Subject") or "")
    known = PageHead(
        title=escape(subject, quote=False) or None,
        saved_from=urls.safe(_header(message, "Snapshot-Content-Location"))
        or urls.safe(_header(part, "Content-Location")),
        saved=_header(message, "Date"),
    )
    return page(document, decode(markup, part.get_content_charset(), "html"), hints, known, "mhtml")


def _page_part(data: bytes, message: EmailMessage, where: str) -> EmailMessage:
    """The part that is the page: that of the page's own address if one is so marked, else the first of HTML."""
    if message.get_content_type() == "text/html":
        return _parsed(data, where)
    boundary = message.get_boundary()
    if not boundary:
        raise FormatError(
            "MHTML whose parts cannot be told apart", where=where, why="its boundary is missing", cure=_CURE
        )
    address = _header(message, "Snapshot-Content-Location")
    pages = [
        part
        for part in _parts(data, boundary, where)
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    if not pages:
        raise FormatError("MHTML without a page", where=where, why="none of its parts is HTML", cure=_CURE)
    return next((part for part in pages if address and _header(part, "Content-Location") == address), pages[0])


def _parts(data: bytes, boundary: str, where: str) -> list[EmailMessage]:
    """The parts that may be pages, parsed; the others are passed by their headers."""
    mark = b"\n--" + boundary.encode("ascii", "replace")
    found, at = [], data.find(mark)
    for _ in range(_MOST_PARTS):
        end = data.find(mark, at + 1)
        if at < 0:
            break
        part = data[data.find(b"\n", at + 1) + 1 : end if end >= 0 else len(data)]
        headers = part[: match.start()] if (match := _END_OF_HEADERS.search(part, 0, _MOST_HEADERS)) else b""
        if b"html" in headers.lower():
            found.append(_parsed(part, where))
        at = end
    return found


def _parsed(data: bytes, where: str) -> EmailMessage:
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception as error:  # noqa: BLE001 - the email package raises many kinds for broken headers
        raise FormatError("MHTML that cannot be read", where=where, why=type(error).__name__, cure=_CURE) from None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # noqa: BLE001 - as above; a header that cannot be read is not there
        return None
    return str(value).strip() or None if value else None
