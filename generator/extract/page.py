"""A whole HTML page -> its article, by trafilatura, once the comments are cut out of the tree.

trafilatura says which text is the article. The lines that steer passages (a quotation's beginning, a source line, the
head of the editors' view) and embedded posts are often not in what it keeps, so they are put back from the page, each
at its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import etree, html

from generator.extract import comment_finder, lines, own_views, page_facts, sites, tree
from generator.extract.blocks import Block, BlockKind, Facts, Reading
from generator.text import clean, urls

_INLINE = frozenset(("hi", "ref", "del", "lb", "cell", "graphic", "code", "span"))
_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "item": "item"}


def read(body: str, url: str | None) -> Reading:
    """What a page says of itself, its article's blocks, and the comments under it.

    A site module that knows the page goes before the general rules.
    """
    root = tree.parse(body)
    if root is None:
        return Reading(())
    cut = tree.is_cut(root)
    if (known := sites.read(root, url)) is not None:
        return replace(known, cut=cut)
    found = comment_finder.take(root)
    facts = page_facts.read(root)  # without the comments, whose writers and days are not the page's
    tree.drop_hidden(root)
    shown = [block for block in tree.blocks(root) if block.text]
    text = sum(len(block.text) for block in shown)
    views = own_views.find(root, shown)
    tree.drop_posts(root)
    article = _article(root)
    if not facts.heading:
        facts = replace(facts, heading=_headline(root, facts))
    blocks = tuple(_with_markers(article, shown))
    return Reading((*blocks, *own_views.missing(views, blocks)), facts, found, text, cut)


def _article(root: html.HtmlElement) -> list[Block]:
    try:
        found: Any = trafilatura.bare_extraction(
            root, favor_precision=True, include_comments=False, include_tables=True
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):  # its own faults on broken trees
        found = None
    if found is None or found.body is None:
        return []
    return list(_blocks(found.body))


def _blocks(body: Any) -> Iterator[Block]:
    """The elements of trafilatura's body as blocks; a paragraph with line breaks is one block a line."""
    held: list[str] = []
    inside: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        starts = event == "start"
        if tag not in _INLINE:
            yield from _flushed(held, inside)
            if tag in _KINDS:
                inside.append(tag) if starts else inside.pop()
        elif tag == "lb" and starts:
            held.append("\n")
        elif tag == "cell":
            held.append(" ")
        held.append((element.text if starts else element.tail) or "")
    yield from _flushed(held, inside)


def _flushed(held: list[str], inside: list[str]) -> Iterator[Block]:
    kind: BlockKind = next((_KINDS[tag] for tag in reversed(inside)), "paragraph")
    rows = "".join(held).split("\n")
    held.clear()
    yield from (Block(kind, text) for row in rows if (text := clean.plain(row)))


def _with_markers(article: Sequence[Block], shown: Sequence[Block]) -> Iterator[Block]:
    """The article's blocks, and at their places the page's markers and posts between the first and the last of them."""
    places: list[int] = []
    said: list[str] = []
    length = 0
    for block in shown:
        places.append(length)
        said.append(_squeezed(block.text))
        length += len(said[-1])
    page = "".join(said)
    placed: list[tuple[int, int, Block]] = []
    at = 0
    for block in article:
        text = _squeezed(block.text)
        found = page.find(text, at)
        if found < 0:
            found = page.find(text[:40], at)
        if found >= 0:
            at = found
        placed.append((at, 1, block))
        at += len(text) if found >= 0 else 0
    if not placed:
        return
    first, last = placed[0][0], placed[-1][0] + len(_squeezed(placed[-1][2].text))
    margin = max(200, len(page) // 10)  # a source line may stand a little before or behind the text
    near = [
        (place, 0, block)
        for place, block in zip(places, shown, strict=True)
        if first - margin <= place <= last + margin and _steers(block)
    ]
    yield from _merged(placed, near)


def _steers(block: Block) -> bool:
    """Whether a block of the page says what those behind it are, or is what trafilatura leaves out."""
    return (
        block.kind == "post"
        or lines.is_marker(block.text)
        or (block.kind == "quote" and bool(block.link) and urls.safe(block.link) is not None)
    )


def _merged(placed: list[tuple[int, int, Block]], near: list[tuple[int, int, Block]]) -> Iterator[Block]:
    taken = [(place, _squeezed(block.text)) for place, _, block in near]
    for place, order, block in sorted((*near, *placed), key=lambda item: item[:2]):
        text = _squeezed(block.text)
        covered = order == 1 and any(
            start - 2 <= place < start + len(said) + 2 and (text in said) for start, said in taken
        )
        if not covered:
            yield block


def _headline(root: html.HtmlElement, facts: Facts) -> str | None:
    """The page's title where it has no other: its first heading."""
    if facts.title:
        return None
    return next((text for heading in root.iter("h1", "h2") if (text := clean.plain(heading.text_content()))), None)


def _squeezed(text: str) -> str:
    return "".join(text.split())
