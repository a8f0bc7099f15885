"""The services we ask, by their names in the settings."""

from generator.collect.comment_sources import bluesky, discourse, hacker_news, hatena, mastodon
from generator.collect.comment_sources.protocol import CommentSource, Heard
from generator.collect.document import Document, Raw
from generator.collect.refusals import refuse

SOURCES: tuple[CommentSource, ...] = (bluesky, discourse, hacker_news, hatena, mastodon)


def named(name: str) -> CommentSource:
    """The service of a name in the settings. Raises KeyError."""
    return {source.NAME: source for source in SOURCES}[name]


def read(raw: Raw, name: str, url: str) -> Heard:
    """What the service of this name answered about the story at `url`; pure, for the box.

    Raises FormatError and LimitError for an answer that is not what the service gives.
    """
    document = Document(raw)
    refuse(document)
    return named(name).read(document, url)
