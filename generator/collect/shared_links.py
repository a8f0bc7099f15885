"""Links that several items of one feed share, as feeds of one front page have, say nothing of which item it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.models import Entry
from generator.text import urls


def marked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, with `link_shared` where another item, with another guid or title, has the same address."""
    items = {(urls.identity(entry.url), entry.guid, entry.title) for entry in entries if entry.url}
    counts = Counter(url for url, _, _ in items)
    return tuple(
        replace(entry, link_shared=True) if entry.url and counts[urls.identity(entry.url)] > 1 else entry
        for entry in entries
    )
