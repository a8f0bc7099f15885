"""A layout of Japanese matome blogs: an excerpt of the news, then a board's responses as heads and bodies by class.

    <div class="t_h">12: <span>名無しさん</span> 2026/11/16(月) 21:05:33 ID:abc</div>
    <div class="t_b">...</div>

The heads and bodies stand side by side inside the article, under no heading, so that general rules take them for the
article. The first response often quotes the news; what stands before it, or in it under a source line, is the report.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from generator.extract import comment_lines, page_facts, tree
from generator.extract.blocks import Block, Reading
from generator.models import EntryComment

_HEAD = re.compile(r"(?:t_h|res_head|reshead|res-head|thread_h|post_head|comment_head_line)")
_BODY = re.compile(r"(?:t_b|res_body|resbody|res-body|thread_b|post_body|comment_body_line)")
_FEWEST = 3
_PERHAPS_HEADS = (
    "descendant-or-self::*[self::div or self::dt or self::p or self::li]"
    "[contains(@class, '_h') or contains(@class, 'head')]"
)


class ResponseBoard:
    """Pairs of a head and a body by class; the blocks before the first head are the article."""

    name = "response board"

    def recognises(self, root: html.HtmlElement, host: str) -> bool:  # noqa: ARG002 - a layout has no host
        """By at least three heads that read like a board's, each with a body behind it."""
        return sum(1 for head, _ in _pairs(root) if comment_lines.head_of(_line(head))) >= _FEWEST

    def read(self, root: html.HtmlElement, url: str | None) -> Reading | None:  # noqa: ARG002 - nothing here is relative
        """The page's facts, the blocks of the element that holds the responses, and the responses as comments."""
        pairs = list(_pairs(root))
        holder = pairs[0][0].getparent()
        if holder is None:
            return None
        comments = tuple(comment for head, body in pairs if (comment := _comment(head, body)))
        responses = frozenset(element for pair in pairs for element in pair)
        tree.drop_hidden(holder)
        blocks = tuple(_article(holder, responses))
        text = len(root.text_content())
        for response in responses:
            tree.remove(response)
        return Reading(blocks, page_facts.read(root), comments, text)


def _pairs(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, html.HtmlElement]]:
    for head in tree.matching(root, _PERHAPS_HEADS):
        body = head.getnext() if _is(head, _HEAD) else None
        if body is not None and isinstance(body.tag, str) and _is(body, _BODY):
            yield head, body


def _is(element: html.HtmlElement, kind: re.Pattern[str]) -> bool:
    return any(kind.fullmatch(name) for name in tree.names(element))


def _comment(head: html.HtmlElement, body: html.HtmlElement) -> EntryComment | None:
    told = comment_lines.head_of(_line(head)) or comment_lines.Head()
    text = tree.words(body)
    if not text:
        return None
    return EntryComment(text, html=False, author=told.author, person=told.person, published=told.published)


def _article(holder: html.HtmlElement, responses: frozenset[html.HtmlElement]) -> Iterator[Block]:
    """The holder's blocks before the first response: behind the last come links and advertisements."""
    before = list(holder.iterchildren(etree.Element))
    first = next((index for index, child in enumerate(before) if child in responses), len(before))
    behind = frozenset(before[first:])
    yield from tree.blocks(holder, behind)


def _line(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
