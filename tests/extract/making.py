"""Entries and settings for tests of extract."""

from datetime import UTC, datetime
from typing import Any

from generator.extract import Settings
from generator.models import Entry, Via

SETTINGS = Settings(
    first_seen="2026-09-21T00:10:00Z", now=datetime(2026, 9, 21, 0, 10, tzinfo=UTC), timezone="Asia/Tokyo"
)


def page(body: str, **fields: Any) -> Entry:
    """A saved HTML page."""
    return _entry(Via("page", "page.html", "0" * 64), "html", body, {"html": True, "whole_page": True, **fields})


def text_page(body: str, **fields: Any) -> Entry:
    """A page saved as plain text."""
    return _entry(Via("page", "page.txt", "0" * 64), "text", body, {"html": False, "whole_page": True, **fields})


def clipping(body: str, **fields: Any) -> Entry:
    """A page saved as Markdown."""
    return _entry(Via("page", "page.md", "0" * 64), "markdown", body, {"html": False, "whole_page": True, **fields})


def item(body: str, **fields: Any) -> Entry:
    """A feed's item."""
    given = {"html": True, "whole_page": False, "source": "Example feed", "feed": "https://feed.example/rss", **fields}
    return _entry(Via("feed", "https://feed.example/rss", "0" * 64), "rss", body, given)


def _entry(via: Via, kind: str, body: str, fields: dict[str, Any]) -> Entry:
    usual = {"source": "saved pages", "format": kind, "timezone": "Asia/Tokyo"}
    return Entry(**{"via": via, "body": body, **usual, **fields})
