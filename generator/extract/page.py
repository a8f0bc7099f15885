"""A whole HTML page -> its article, by trafilatura, once the comments are cut out of the tree.

trafilatura says which text is the article. The lines that steer passages (a quotation's beginning, a source line, the
head of the editors' view) and embedded posts are often not in what it keeps, so they are put back from the page, each
at its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import etree, html

from generator.errors import Problem
from generator.extract import comment_finder, lines, page_facts, sites, tree
from generator.extract.blocks import Block, BlockKind, Facts, Reading
from generator.models import Entry, Passage
from generator.text import clean, urls

_INLINE = frozenset(("hi", "ref", "del", "lb", "cell", "graphic", "code", "span"))
_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "item": "item"}
_SPACE = re.compile(r"\s+")
_SAVE_AGAIN = "Open the page in a browser, wait until its text is there, and save it again"
_WALL = re.compile(
    r"cookies?\b|consent|privacy polic|personal data|our partners|gdpr|accept all|reject all"
    r"|manage preferences|legitimate interest|クッキー|プライバシーポリシー|同意する|個人情報",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"just a moment|checking your browser|enable javascript|javascript (?:is|を)"
    r"|are you (?:a )?(?:human|robot)|verify (?:that )?you are|access denied|attention required"
    r"|error 4\d\d|"
    r"\b(?:403 forbidden|404 not found|page not found|410 gone|service unavailable)"
    r"|ページが見つかりません|お探しのページ|アクセスが拒否|not a robot|security check"
    r"|unusual traffic",
    re.IGNORECASE,
)
_LITTLE = 200  # characters of text below which a page that speaks of cookies or a check is nothing else


def read(body: str, url: str | None) -> Reading:
    """What a page says of itself, its article's blocks, and the comments under it.

    A site module that knows the page goes before the general rules.
    """
    root = tree.parse(body)
    if root is None:
        return Reading(())
    if (known := sites.read(root, url)) is not None:
        return known
    facts = page_facts.read(root)
    found = comment_finder.take(root)
    tree.drop_hidden(root)
    shown = [block for block in tree.blocks(root) if block.text]
    text = sum(len(block.text) for block in shown)
    tree.drop_posts(root)
    article = _article(root)
    if not facts.heading:
        facts = replace(facts, heading=_headline(root, facts))
    blocks = _with_markers(article, shown)
    return Reading(tuple(blocks), facts, found, text)


def no_article(entry: Entry, reading: Reading, passages: Sequence[Passage], title: str) -> Problem | None:
    """Why an entry tells no story; None if it tells one."""
    where = entry.via.name if entry.via.kind == "page" else entry.source
    if not entry.whole_page:
        return (
            None
            if title or passages
            else Problem(
                "error", where, "an item without title and text", cure="Nothing to do: the feed's other items were read"
            )
        )
    said = "\n".join(passage.text for passage in passages)
    if (_is_title_alone(said, title) if entry.html else not said) and not reading.comments:
        why = (
            "the page has no text of its own; scripts fill it in the browser"
            if reading.whole_text < _LITTLE and entry.html
            else "its text is menus and notices only"
        )
        return Problem("error", where, "no article text", why, _SAVE_AGAIN)
    if (
        entry.html
        and not reading.comments
        and (len(said) < _LITTLE or _CHALLENGE.search(title))
        and _CHALLENGE.search(f"{title}\n{said[:500]}")
    ):
        return Problem("error", where, "no article text", "the page is an error or a check for robots", _SAVE_AGAIN)
    if entry.html and not reading.comments and _is_wall(said):
        return Problem(
            "error",
            where,
            "no article text",
            "the page is a consent notice",
            "Answer the notice in a browser, then save the page again",
        )
    return None


def _is_title_alone(text: str, title: str) -> bool:
    """Whether a page has no more text than its title, as those of players and maps have."""
    return not text or (len(text) < len(title) + 40 and _squeezed(title) in _squeezed(text))


def _is_wall(text: str) -> bool:
    """Whether nearly every line speaks of consent: trafilatura takes a consent wall for an article."""
    rows = [row for row in re.split(r"\n|(?<=[.。])\s*", text) if len(row) > 15]
    about = sum(len(row) for row in rows if _WALL.search(row))
    return len(text) < 4000 and about > 0.5 * sum(len(row) for row in rows) > 0


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
    page = ""
    for block in shown:
        places.append(len(page))
        page += _squeezed(block.text)
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
    steering = [
        (place, 0, block)
        for place, block in zip(places, shown, strict=True)
        if block.kind == "post"
        or lines.is_marker(block.text)
        or (block.kind == "quote" and block.link and urls.safe(block.link))
    ]
    yield from _merged(placed, steering, len(page))


def _merged(
    placed: list[tuple[int, int, Block]], steering: list[tuple[int, int, Block]], length: int
) -> Iterator[Block]:
    if not placed:
        return
    first, last = placed[0][0], placed[-1][0] + len(_squeezed(placed[-1][2].text))
    margin = max(200, length // 10)  # a source line may stand a little before or behind the text
    near = [item for item in steering if first - margin <= item[0] <= last + margin]
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
    return _SPACE.sub("", text)
