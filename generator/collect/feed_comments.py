"""The comments of one story, from its comment feed: `wfw:commentRss`, or Atom's replies (RFC 4685)."""

from collections.abc import Mapping
from typing import Any

from generator.collect import syndication
from generator.collect.document import Document
from generator.collect.reading import Hints, Warnings
from generator.errors import FormatError
from generator.models import EntryComment

_DEEPEST = 50  # levels of answers; a cycle ends there


def read(document: Document) -> tuple[EntryComment, ...]:
    """Every item that has words, as a comment, in the feed's order.

    An answer that names another comment of the feed is one level deeper than that. Raises FormatError and LimitError.
    """
    if not syndication.fits(document):
        raise FormatError("not a comment feed", where=document.raw.name, why="it is neither RSS nor Atom")
    _, pairs, _ = syndication.paired(document, Hints(), Warnings(document.raw.name))
    parents = {entry.guid: _parent(item) for item, entry in pairs if entry.guid}
    return tuple(
        EntryComment(
            text=entry.body,
            html=entry.html,
            id=entry.guid,
            author=entry.authors[0] if entry.authors else None,
            published=entry.published,
            depth=_depth(entry.guid, parents),
            url=entry.url,
        )
        for _, entry in pairs
        if entry.body
    )


def _parent(item: Mapping[str, Any]) -> str | None:
    reply = item.get("thr_in-reply-to") or {}
    return reply.get("ref") if isinstance(reply, Mapping) else None


def _depth(guid: str | None, parents: Mapping[str, str | None]) -> int:
    depth, parent = 0, parents.get(guid or "")
    while parent and parent in parents and depth < _DEEPEST:
        depth, parent = depth + 1, parents[parent]
    return depth
