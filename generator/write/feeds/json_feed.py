"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Its escaping is that of the JSON encoder."""

import json

from generator.config import Config
from generator.write import addresses, escape
from generator.write.feeds.documents import Document
from generator.write.feeds.entries import Entry
from generator.write.press import MARK


def written(document: Document, config: Config) -> str:
    """The text of a feed's current file."""
    channel = document.channel
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "_matome": {"mark": MARK},
        "title": escape.line(channel.title),
        "home_page_url": config.url + channel.page,
        "feed_url": config.url + addresses.feed(document.name, "json"),
        "description": escape.line(channel.description),
        "language": channel.language,
        "authors": [{"name": escape.line(config.title), "url": config.url}],
    }
    if config.hub:
        feed["hubs"] = [{"type": "WebSub", "url": config.hub}]
    feed["items"] = [_item(entry) for entry in document.entries]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.guid,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [category.label for category in entry.categories],
        "language": entry.language,
    }
