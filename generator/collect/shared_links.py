"""Links and guids that different items of one feed share, and so say nothing of which item it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from generator.models import Entry
from generator.text import urls


def marked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, without guids that different items share, and with `link_shared` where links are.

    Feeds of one front page give each item the same link, if perhaps only one item at a time; a careless feed gives
    each the same guid. Items with one guid are one item, said twice or changed since, unless both their addresses
    and their words differ; without addresses, unless each has words of its own, in title and text.
    """
    doubled = _doubled_guids(entries)
    known = [replace(entry, guid=None) if entry.guid in doubled else entry for entry in entries]
    items = {(urls.identity(entry.url), entry.guid, entry.title) for entry in known if entry.url}
    counts = Counter(url for url, _, _ in items)
    return tuple(
        replace(entry, link_shared=True)
        if entry.url and (counts[urls.identity(entry.url)] > 1 or _is_front_page(entry.url))
        else entry
        for entry in known
    )


def _is_front_page(url: str) -> bool:
    parts = urlsplit(urls.identity(url))
    return parts.path in ("", "/") and not parts.query


def _doubled_guids(entries: Iterable[Entry]) -> frozenset[str]:
    by_guid: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.guid:
            by_guid.setdefault(entry.guid, []).append(entry)
    return frozenset(guid for guid, items in by_guid.items() if len(items) > 1 and _differ(items))


def _differ(items: Sequence[Entry]) -> bool:
    links = {urls.identity(entry.url) for entry in items if entry.url}
    if not links:
        return len({entry.title for entry in items}) == len({entry.body for entry in items}) == len(items)
    return len(links) > 1 and len({(entry.title, entry.body) for entry in items}) > 1
