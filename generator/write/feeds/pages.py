"""The files of all feeds.

RSS 2.0        https://www.rssboard.org/rss-specification, with `content:encoded`, `dc:creator` and `atom:link`
Atom           RFC 4287
JSON Feed 1.1  https://www.jsonfeed.org/version/1.1/; its current files alone, since RFC 5005 knows no other than XML
OPML 2.0       http://opml.org/spec2.opml, the list of all feeds
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime

from generator.write import addresses, escape
from generator.write.feeds import json_feed
from generator.write.feeds.channels import Channel, channels, topic
from generator.write.feeds.documents import Document, documents
from generator.write.feeds.entries import Writer
from generator.write.page import Page
from generator.write.press import Press
from generator.write.words import Words

_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[#a-zA-Z]")
_XML = (("xml", "feed.xml"), ("atom", "feed-atom.xml"))  # suffix and template


def pages(press: Press) -> Iterator[Page]:
    """The files of every feed, and the list of them."""
    writer = Writer(press)
    drafts = [edition.week for edition in press.book.editions if press.book.is_draft(edition)]
    found = channels(press.book)
    for channel in found:
        held = [(edition.week, writer.entries(channel, edition)) for edition in press.book.finished]
        for document in documents(channel, held, drafts):
            files = tuple(_files(press, document))
            yield from files
            yield from _moved(press, channel, files)
    yield _list(press, found)


def _moved(press: Press, channel: Channel, files: Sequence[Page]) -> Iterator[Page]:
    """The feed of a topic under the keys it had before: no feed reader follows a page that leads on."""
    for key in press.book.former_keys(channel.key) if channel.kind == "topic" else ():
        for page in files:
            suffix = page.path.rpartition(".")[2]
            yield replace(page, path=addresses.feed(topic(key), suffix), title="")


def _files(press: Press, document: Document) -> Iterator[Page]:
    """One document in every format that has it."""
    config, channel = press.book.config, document.channel
    for suffix, template in _XML:
        body = press.templates.render(
            template,
            Words.by(config, channel.language),
            channel=channel,
            document=document,
            config=config,
            updated=document.updated or _founded(config.id),
            at=lambda name, suffix=suffix: config.url + addresses.feed(name, suffix),
            words_only=_words_only,
            html=escape.html,
            rfc822=format_datetime,
            rfc3339=datetime.isoformat,
        )
        yield _page(document, suffix, body)
    if not document.is_archive:
        yield _page(document, "json", json_feed.written(document, config))


def _page(document: Document, suffix: str, body: str) -> Page:
    """The file; archives go by no title, as nobody subscribes to them."""
    channel = document.channel
    title = "" if document.is_archive else escape.line(channel.title)
    return Page(addresses.feed(document.name, suffix), body.encode(), "feed", title, lang=channel.language)


def _list(press: Press, found: Sequence[Channel]) -> Page:
    body = press.templates.render(
        "feeds-opml.xml",
        press.book.words,
        channels=found,
        config=press.book.config,
        addresses=addresses,
        words_only=_words_only,
    )
    return Page(addresses.FEED_LIST, body.encode(), "feed", lang=press.book.config.language)


def _words_only(words: str) -> str:
    """A title that no reader takes for markup: RSS leaves open whether titles are text or HTML."""
    return escape.html(words) if _MARKUP.search(words) else words


def _founded(identity: str) -> datetime:
    """The day in the site's id, which stands for the last change of a feed that holds nothing yet."""
    year, month, day = (*identity.rpartition(",")[2].split("-"), "01", "01")[:3]
    return datetime(int(year), int(month), int(day), tzinfo=UTC)
