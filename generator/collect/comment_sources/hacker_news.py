"""Hacker News, by its search (Algolia): the discussions of an address, then each as a tree of comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin

import msgspec

from generator.collect.comment_sources.protocol import Heard, decoded
from generator.collect.document import Document
from generator.models import EntryComment
from generator.text import urls

NAME = "hackernews"
AT = "https://hn.algolia.com/"
MOST = 3  # discussions of one address, those with most comments


@dataclass(frozen=True, slots=True)
class _Hit:
    objectID: int  # noqa: N815 - its name there
    url: str | None = None
    num_comments: int | None = None


@dataclass(frozen=True, slots=True)
class _Search:
    hits: tuple[_Hit, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    id: int
    text: str | None = None
    author: str | None = None
    created_at: str | None = None
    points: int | None = None
    children: tuple[_Item, ...] = ()


def address(url: str, at: str) -> str | None:
    """A search for the address among those of stories."""
    return f"{at}api/v1/search?query={quote(url, safe='')}&restrictSearchableAttributes=url&tags=story"


def read(document: Document, url: str) -> Heard:
    """Of a search the items to ask for, of an item its comments; whichever it is."""
    answer = decoded(document, dict[str, msgspec.Raw], "Hacker News")
    if "hits" not in answer:
        return Heard(tuple(_comments(decoded(document, _Item, "Hacker News"))))
    hits = [hit for hit in decoded(document, _Search, "Hacker News").hits if hit.num_comments and _is_of(hit, url)]
    hits.sort(key=lambda hit: (-(hit.num_comments or 0), hit.objectID))
    here = document.raw.url or AT
    return Heard(further=tuple(urljoin(here, f"/api/v1/items/{hit.objectID}") for hit in hits[:MOST]))


def _is_of(hit: _Hit, url: str) -> bool:
    """Whether the search, which also finds what is merely alike, found this address."""
    found = urls.safe(hit.url)
    return found is not None and urls.identity(found) == urls.identity(url)


def _comments(item: _Item) -> Iterator[EntryComment]:
    """All below an item, each before its answers; what was deleted has no text and is left out."""
    waiting = [(child, 0) for child in reversed(item.children)]
    while waiting:
        one, depth = waiting.pop()
        if one.text:
            yield EntryComment(
                text=one.text,
                id=f"{NAME}:{one.id}",
                author=one.author,
                published=one.created_at,
                depth=depth,
                score=one.points,
                url=f"https://news.ycombinator.com/item?id={one.id}",
            )
        waiting += [(child, depth + 1) for child in reversed(one.children)]
