"""はてなブックマーク: what people write when they bookmark a page (`entry/jsonlite`; `null` where nobody did).

A comment has at most 100 characters and answers nobody. Bookmarks without words are left out.
"""

from dataclasses import dataclass
from urllib.parse import quote

from generator.collect.comment_sources.protocol import Heard, decoded
from generator.collect.document import Document
from generator.models import EntryComment

NAME = "hatena"
AT = "https://b.hatena.ne.jp/"
_ZONE = "+09:00"  # of its times, which name none


@dataclass(frozen=True, slots=True)
class _Bookmark:
    user: str
    comment: str = ""
    timestamp: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    eid: str = ""
    bookmarks: tuple[_Bookmark, ...] = ()


def address(url: str, at: str) -> str | None:
    """The page's entry."""
    return f"{at}entry/jsonlite/?url={quote(url, safe='')}"


def read(document: Document, url: str) -> Heard:  # noqa: ARG001 - the protocol's shape
    """The bookmarks that say something, oldest first: the service gives the newest first."""
    entry = decoded(document, _Entry | None, "はてなブックマーク")  # type: ignore[arg-type]  # a union is no type
    if entry is None:
        return Heard()
    return Heard(tuple(_comment(entry, one) for one in reversed(entry.bookmarks) if one.comment.strip()))


def _comment(entry: _Entry, bookmark: _Bookmark) -> EntryComment:
    page = f"entry/{entry.eid}/comment/{quote(bookmark.user, safe='')}"
    return EntryComment(
        text=bookmark.comment,
        html=False,
        id=f"{NAME}:{entry.eid}:{bookmark.user}",
        author=bookmark.user,
        published=f"{bookmark.timestamp} {_ZONE}" if bookmark.timestamp else None,
        url=f"{AT}{page}" if entry.eid else None,
    )
