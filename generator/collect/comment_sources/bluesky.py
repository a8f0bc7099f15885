"""Bluesky: a story that is a post, with the posts that answer it (`app.bsky.feed.getPostThread`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.collect.comment_sources.protocol import Heard, decoded
from generator.collect.document import Document
from generator.models import EntryComment

NAME = "bluesky"
AT = "https://public.api.bsky.app/"
DEEPEST = 20  # levels of answers asked for
_POST = re.compile(r"/profile/(?P<who>[A-Za-z0-9.:_-]+)/post/(?P<key>[A-Za-z0-9._~-]+)/?")
_HOSTS = frozenset({"bsky.app", "www.bsky.app"})


@dataclass(frozen=True, slots=True)
class _Author:
    handle: str


@dataclass(frozen=True, slots=True)
class _Record:
    text: str = ""
    createdAt: str | None = None  # noqa: N815 - its name there


@dataclass(frozen=True, slots=True)
class _Post:
    uri: str
    author: _Author
    record: _Record
    likeCount: int | None = None  # noqa: N815 - its name there


@dataclass(frozen=True, slots=True)
class _Thread:
    post: _Post | None = None  # missing where it was deleted or its author blocks
    replies: tuple[_Thread, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    thread: _Thread


def address(url: str, at: str) -> str | None:
    """The post's thread."""
    parts = urlsplit(url)
    match = _POST.fullmatch(parts.path) if parts.netloc in _HOSTS else None
    if not match:
        return None
    uri = quote(f"at://{match['who']}/app.bsky.feed.post/{match['key']}", safe="")
    return f"{at}xrpc/app.bsky.feed.getPostThread?uri={uri}&depth={DEEPEST}&parentHeight=0"


def read(document: Document, url: str) -> Heard:  # noqa: ARG001 - the protocol's shape
    """The answers, each before those to it."""
    return Heard(tuple(_comments(decoded(document, _Answer, "Bluesky").thread)))


def _comments(thread: _Thread) -> Iterator[EntryComment]:
    waiting = [(answer, 0) for answer in reversed(thread.replies or ())]
    while waiting:
        one, depth = waiting.pop()
        if one.post and one.post.record.text:
            yield _comment(one.post, depth)
        waiting += [(answer, depth + 1) for answer in reversed(one.replies or ())]


def _comment(post: _Post, depth: int) -> EntryComment:
    key = post.uri.rpartition("/")[2]
    return EntryComment(
        text=post.record.text,
        html=False,
        id=f"{NAME}:{post.uri}",
        author=post.author.handle,
        published=post.record.createdAt,
        depth=depth,
        score=post.likeCount,
        url=f"https://bsky.app/profile/{quote(post.author.handle)}/post/{quote(key)}",
    )
