"""Sources -> entries: the network and the inbox.

    read            bytes of a feed or a saved page -> Reading; refuses with a reason what is neither
    read_feed       the same, where a page will not do
    read_comments   bytes of a comment feed -> comments
    read_discussion bytes of a service's answer -> comments, and where there are more
    announced       bytes of a page -> the feeds it announces
    declared        bytes of a page -> what it says it is not for
    inbox.files     files and folders -> bytes
    box             runs any of these in a child process with limits

The formats are imported when the first input is read, so that the command line and a parent of boxes stay light.
"""

from generator.collect.comment_sources.protocol import Heard
from generator.collect.reading import FEED_FORMATS, FeedLink, Hints, Raw, Reading
from generator.models import EntryComment

__all__ = [
    "FEED_FORMATS",
    "FeedLink",
    "Hints",
    "Raw",
    "Reading",
    "announced",
    "declared",
    "read",
    "read_comments",
    "read_discussion",
    "read_feed",
]


def read(raw: Raw, hints: Hints) -> Reading:
    """The entries of a feed or a saved page, in the order they stand there; pure.

    Raises FormatError for what is nothing we read, saying what it is, why and what to do; LimitError if it is too big.
    """
    from generator.collect import formats as known  # noqa: PLC0415 - heavy, see above

    return known.read(raw, hints)


def read_feed(raw: Raw, hints: Hints) -> Reading:
    """As `read`, of a feed: a page or a list of feeds is refused, naming the feeds a page announces."""
    from generator.collect import formats as known  # noqa: PLC0415 - heavy, see above

    return known.read_feed(raw, hints)


def read_comments(raw: Raw) -> tuple[EntryComment, ...]:
    """The comments of one story, from its RSS or Atom comment feed. Raises as `read`."""
    from generator.collect import formats as known  # noqa: PLC0415 - heavy, see above

    return known.read_comments(raw)


def read_discussion(raw: Raw, service: str, url: str) -> Heard:
    """What a service (see `comment_sources`) answered about the story at `url`. Raises as `read`."""
    from generator.collect.comment_sources import registry  # noqa: PLC0415 - heavy, see above

    return registry.read(raw, service, url)


def announced(raw: Raw) -> tuple[FeedLink, ...]:
    """The feeds a page announces, in its order, whatever else the page holds; none where it is no page."""
    from generator.collect import formats  # noqa: PLC0415 - heavy, see above

    return formats.announced(raw)


def declared(raw: Raw) -> tuple[str, ...]:
    """The opt-outs a page declares in its markup (see `opt_outs`); none where it is no page."""
    from generator.collect import formats  # noqa: PLC0415 - heavy, see above

    return formats.declared(raw)
