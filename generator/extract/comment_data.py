"""Comments given as data: schema.org `Comment` and `DiscussionForumPosting` in a page's JSON-LD."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from generator.extract import page_facts
from generator.models import EntryComment

_DEEPEST = 20


def find(root: html.HtmlElement) -> tuple[EntryComment, ...]:
    """The comments of the page's JSON-LD, replies behind what they answer."""
    found: list[EntryComment] = []
    for node in page_facts.data(root):
        for key in ("comment", "comments"):
            found.extend(_comments(node.get(key), 0))
    return tuple(dict.fromkeys(found))


def _comments(value: object, depth: int) -> Iterator[EntryComment]:
    for node in value if isinstance(value, list) else [value]:
        if not isinstance(node, dict) or depth > _DEEPEST:
            continue
        text = node.get("text") or node.get("description") or node.get("articleBody")
        if isinstance(text, str) and text.strip():
            yield _comment(node, text, depth)
        yield from _comments(node.get("comment"), depth + 1)


def _comment(node: dict[str, Any], text: str, depth: int) -> EntryComment:
    author = node.get("author") or node.get("creator")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    url = _text(node.get("url"))
    return EntryComment(
        text,
        html=bool(re.search(r"</?[a-zA-Z][^<>]*>|&(?:#[0-9]+|[a-z]+);", text)),
        id=_text(node.get("@id")) or _text(node.get("identifier")) or url,
        author=_text(name),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        depth=depth,
        score=_count(node.get("upvoteCount")) if "upvoteCount" in node else _likes(node.get("interactionStatistic")),
        url=url,
    )


def _likes(value: object) -> int | None:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "LikeAction" in str(item.get("interactionType")):
            return _count(item.get("userInteractionCount"))
    return None


def _count(value: object) -> int | None:
    text = str(value)
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
