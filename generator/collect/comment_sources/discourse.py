"""Discourse forums: a story that is a topic (`/t/slug/ID`), with the posts that answer it.

A topic's first answer holds its first 20 posts and the ids of all; the others are asked for by id, as the forum's own
pages do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from generator.collect.comment_sources.protocol import Heard, decoded
from generator.collect.document import Document
from generator.models import EntryComment

NAME = "discourse"
AT = ""
BATCH = 50  # posts asked for at a time
MOST = 500  # posts of a topic
LIKE = 2  # the id of that action

_TOPIC = re.compile(r"(?P<forum>.*?)/t/(?:[^/]*[^/0-9][^/]*/)?(?P<id>[0-9]+)(?:/[0-9]+)?/?")


@dataclass(frozen=True, slots=True)
class _Action:
    id: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Post:
    id: int
    post_number: int
    cooked: str = ""  # HTML
    username: str | None = None
    created_at: str | None = None
    reply_to_post_number: int | None = None
    post_type: int = 1  # 1 is somebody's words; others tell of moves and closings
    post_url: str | None = None
    actions_summary: tuple[_Action, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stream:
    posts: tuple[_Post, ...]
    stream: tuple[int, ...] = ()  # ids of all posts; only in a topic's first answer


@dataclass(frozen=True, slots=True)
class _Topic:
    post_stream: _Stream
    id: int = 0


def address(url: str, at: str) -> str | None:
    """The topic's JSON, on the story's own site or `at` another."""
    parts = urlsplit(url)
    match = _TOPIC.fullmatch(parts.path)
    site = at.rstrip("/") or f"{parts.scheme}://{parts.netloc}"
    return f"{site}{match['forum']}/t/{match['id']}.json" if match else None


def read(document: Document, url: str) -> Heard:
    """Everybody's posts but the first, which is the story itself; and where the rest is."""
    topic = decoded(document, _Topic, "Discourse")
    posts = topic.post_stream.posts
    answers = {post.post_number: post.reply_to_post_number for post in posts}
    heard = tuple(_comment(post, answers, url) for post in posts if post.post_number > 1 and post.post_type == 1)
    forum = (document.raw.url or url).partition("/t/")[0]
    left = [id_ for id_ in topic.post_stream.stream[:MOST] if id_ not in {post.id for post in posts}]
    return Heard(heard, tuple(f"{forum}/t/{topic.id}/posts.json?{ids}" for ids in _batches(left)))


def _batches(ids: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(ids), BATCH):
        yield "&".join(f"post_ids[]={id_}" for id_ in ids[start : start + BATCH])


def _comment(post: _Post, answers: Mapping[int, int | None], url: str) -> EntryComment:
    return EntryComment(
        text=post.cooked,
        id=f"{NAME}:{urlsplit(url).netloc}:{post.id}",
        author=post.username,
        published=post.created_at,
        depth=_depth(post.reply_to_post_number, answers),
        score=next((action.count for action in post.actions_summary if action.id == LIKE), None),
        url=urljoin(url, post.post_url) if post.post_url else None,
    )


def _depth(answered: int | None, answers: Mapping[int, int | None]) -> int:
    """How many posts of the same answer lie between a post and the topic; a post answers only earlier ones."""
    depth = 0
    while answered is not None and answered > 1:
        depth += 1
        before = answers.get(answered)
        answered = before if before is not None and before < answered else None
    return depth
