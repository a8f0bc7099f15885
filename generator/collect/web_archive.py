"""WARC (ISO 28500:2017): answers of servers as web archives keep them; those that are pages are read, one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse, parse_headers
from io import BytesIO
from socket import socket
from typing import BinaryIO, cast

from generator.collect.coding import CODINGS, coding_of, limited, unpacked
from generator.collect.document import Document, Raw
from generator.collect.page_head import PageHead
from generator.collect.reading import Hints, Reading, Warnings
from generator.collect.refusals import WARC
from generator.collect.web_page import page
from generator.errors import FetchError, FormatError, LimitError
from generator.text import urls
from generator.text.charsets import decode

NAME = "WARC"
MOST_PAGES = 50
LARGEST = 16_000_000  # bytes of one page, unpacked
_LONGEST_LINE = 80  # of a record's first
_PAGES = ("text/html", "application/xhtml+xml")
_CURE = "Save the pages themselves, as HTML or with SingleFile."


@dataclass(frozen=True, slots=True)
class _Kept:
    """One page of an archive."""

    url: str | None
    day: str | None  # when it was saved
    markup: bytes
    content_type: str | None


class _Bytes:
    """What `http.client` takes for a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, _mode: str) -> BinaryIO:
        return BytesIO(self._data)


def fits(document: Document) -> bool:
    """Whether it begins with a record of an archive."""
    return document.raw.data.startswith(WARC)


def read(document: Document, hints: Hints) -> Reading:
    """An entry a page, with the address and the day of its record. Raises FormatError for an archive that is broken.

    Requests, pictures, redirects and pages without words are passed by; one that holds nothing else is refused.
    """
    where = document.raw.name
    warnings, found, refused = Warnings(where), list[Reading](), "none of its answers is HTML"
    for kept in _pages(document.raw.data, where, warnings):
        if len(found) == MOST_PAGES:
            warnings.add("a page was left out", why=f"at most {MOST_PAGES} of an archive are read", cure=_CURE)
            continue
        known = PageHead(saved_from=kept.url, saved=kept.day)
        try:
            decoded = decode(kept.markup, kept.content_type, "html")
            found.append(page(Document(Raw(kept.markup, where)), decoded, hints, known, "warc"))
        except (FormatError, LimitError) as error:
            refused = f"{error.what}: {error.why}"
            warnings.add("a page was left out", why=refused)
    if not found:
        raise FormatError("a web archive (WARC) without a page", where=where, why=refused, cure=_CURE)
    return Reading(
        "warc",
        tuple(entry for one in found for entry in one.entries),
        (*warnings.problems(), *(problem for one in found for problem in one.problems)),
        tuple(dict.fromkeys(feed for one in found for feed in one.feeds)),
        found[0].title,
    )


def _pages(data: bytes, where: str, warnings: Warnings) -> Iterator[_Kept]:
    for headers, block in _records(data, where):
        kind, said = headers.get("WARC-Type", ""), headers.get_content_type()
        url, day = urls.safe(headers.get("WARC-Target-URI", "").strip("<>")), headers.get("WARC-Date")
        if kind == "resource" and said in _PAGES:
            yield _Kept(url, day, block, headers.get("Content-Type"))
        elif kind == "response" and said == "application/http":
            try:
                answer = _answered(block)
            except (HTTPException, FetchError, LimitError) as error:
                warnings.add("an answer was left out", why=str(error) or type(error).__name__)
                continue
            if answer:
                yield _Kept(url, day, *answer)


def _records(data: bytes, where: str) -> Iterator[tuple[Message, bytes]]:
    """The records, each with its headers and its block. Raises FormatError for one that is not whole."""
    stream, end = BytesIO(data), len(data.rstrip())
    while stream.tell() < end:
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            continue
        if not line.startswith(WARC):
            raise _broken(where, "a record does not begin where the one before ends")
        try:
            headers = parse_headers(stream)
        except HTTPException as error:
            raise _broken(where, f"the headers of a record cannot be read: {type(error).__name__}") from None
        length = headers.get("Content-Length", "").strip()
        if not re.fullmatch("[0-9]{1,18}", length):
            raise _broken(where, "a record does not say how long it is")
        if stream.tell() + int(length) > len(data):
            raise _broken(where, "a record is shorter than it says")
        yield headers, stream.read(int(length))


def _answered(block: bytes) -> tuple[bytes, str | None] | None:
    """The markup and type of an answer that is a page; None for any other. Raises HTTPException, FetchError."""
    answer = HTTPResponse(cast("socket", _Bytes(block)))
    answer.begin()
    if answer.status != 200 or answer.headers.get_content_type() not in _PAGES:
        return None
    coding = coding_of(answer.headers.get("Content-Encoding"))
    if coding not in CODINGS:
        raise FetchError("packed as nothing we unpack", why=coding[:40])
    too_large = LimitError("a page that is too large", why=f"at most {LARGEST:,} bytes are read")
    return limited(unpacked([answer.read()], coding), too_large, LARGEST), answer.headers.get("Content-Type")


def _broken(where: str, why: str) -> FormatError:
    return FormatError("a web archive (WARC) that is broken", where=where, why=why, cure=_CURE)
