"""The comments of one story, from its comment feed: `wfw:commentRss`, or Atom's replies (RFC 4685)."""

from generator.collect import replies, syndication
from generator.collect.document import Document
from generator.collect.reading import Hints, Warnings
from generator.errors import FormatError
from generator.models import EntryComment


def read(document: Document) -> tuple[EntryComment, ...]:
    """Every item that has words, as a comment, in the feed's order.

    An answer that names another comment of the feed is one level deeper than that. Raises FormatError and LimitError.
    """
    if not syndication.fits(document):
        raise FormatError("not a comment feed", where=document.raw.name, why="it is neither RSS nor Atom")
    _, pairs, _ = syndication.paired(document, Hints(), Warnings(document.raw.name))
    answers = replies.parents(pairs)
    return tuple(replies.comment(entry, replies.depth(entry.guid, answers)) for _, entry in pairs if entry.body)
