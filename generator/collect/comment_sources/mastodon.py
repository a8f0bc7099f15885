"""Mastodon, and servers that speak as it does: a story that is a post, with the posts that answer it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.collect.comment_sources.protocol import Heard, decoded
from generator.collect.document import Document
from generator.models import EntryComment

NAME = "mastodon"
AT = ""
_POST = re.compile(r"/(?:@[^/]+|users/[^/]+/statuses)/(?P<id>[0-9]+)/?")
_PUBLIC = frozenset({"public", "unlisted"})


@dataclass(frozen=True, slots=True)
class _Account:
    acct: str


@dataclass(frozen=True, slots=True)
class _Status:
    id: str
    account: _Account
    content: str = ""  # HTML
    created_at: str | None = None
    in_reply_to_id: str | None = None
    favourites_count: int | None = None
    visibility: str = "public"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    descendants: tuple[_Status, ...]


def address(url: str, at: str) -> str | None:
    """The post's context, on its own server or `at` another."""
    parts = urlsplit(url)
    match = _POST.fullmatch(parts.path)
    server = at.rstrip("/") or f"{parts.scheme}://{parts.netloc}"
    return f"{server}/api/v1/statuses/{match['id']}/context" if match else None


def read(document: Document, url: str) -> Heard:
    """The public answers, in the order of the thread."""
    said = decoded(document, _Context, "Mastodon").descendants
    answers = {status.id: status.in_reply_to_id for status in said}
    server = urlsplit(url).netloc
    return Heard(tuple(_comment(status, answers, server) for status in said if status.visibility in _PUBLIC))


def _comment(status: _Status, answers: Mapping[str, str | None], server: str) -> EntryComment:
    return EntryComment(
        text=status.content,
        id=f"{NAME}:{server}:{status.id}",
        author=status.account.acct,
        published=status.created_at,
        depth=_depth(status.in_reply_to_id, answers),
        score=status.favourites_count,
        url=status.url,
    )


def _depth(answered: str | None, answers: Mapping[str, str | None]) -> int:
    """How many answers lie between a post and the first one; each is passed once, so that a circle ends."""
    passed: set[str] = set()
    while answered is not None and answered in answers and answered not in passed:
        passed.add(answered)
        answered = answers[answered]
    return len(passed)
