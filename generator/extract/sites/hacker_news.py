"""Item pages of Hacker News and of sites laid out like it: a table of posts.

Answers are indented by pictures 40 pixels wide a level.
"""

import re
from collections.abc import Iterator

from lxml import html

from generator.extract import page_facts, tree
from generator.extract.blocks import Block, Facts, Reading
from generator.models import EntryComment
from generator.text import urls

_INDENT = 40  # pixels a level, where the cell does not say its level itself


_HOST = "news.ycombinator.com"
_ITEM = "descendant::table[@id = 'hnmain']/descendant::table[contains(@class, 'fatitem')]"


class HackerNews:
    """The post is the report's link or the asker's text; everything below is comments."""

    name = "Hacker News"

    def recognises(self, root: html.HtmlElement, host: str) -> bool:
        """By its host, or by the table that only it has."""
        return host == _HOST or bool(tree.matching(root, _ITEM))

    def read(self, root: html.HtmlElement, url: str | None) -> Reading | None:
        """The post's title, its text if it has one, the page it points to as its source, and the comments."""
        title = _one(root, ".//*[contains(@class, 'titleline')]//a")
        if title is None:
            return None
        facts = page_facts.read(root)
        day = _one(root, ".//*[contains(@class, 'subtext')]//*[contains(@class, 'age')]")
        page = url or facts.url
        site = _own_name(root, facts.title) if urls.host(page) != _HOST else None
        base = page or (f"https://{_HOST}/" if site in (None, self.name) else None)
        link = urls.safe(title.get("href"), base=base)
        blocks = [Block("paragraph", text) for text in _text(root)]
        if link and urls.host(link) not in (_HOST, urls.host(base)):
            blocks.append(Block("line", f"Source: {urls.host(link)} {link}", link))
        given = Facts(
            title=" ".join(title.text_content().split()),
            heading=" ".join(title.text_content().split()),
            site=site or self.name,
            url=facts.url,
            authors=tuple(
                user.text_content() for user in root.xpath(".//*[contains(@class, 'subtext')]//a[@class='hnuser']")[:1]
            ),
            published=tuple(filter(None, (_moment(day),))),
            language="en",
        )
        comments = tuple(_comments(root, base))
        return Reading(tuple(blocks), given, comments, len(root.text_content()))


def _own_name(root: html.HtmlElement, title: str | None) -> str | None:
    """What another site of this layout calls itself: beside its menu, or behind its title's last bar."""
    shown = _one(root, ".//*[contains(concat(' ', normalize-space(@class), ' '), ' hnname ')]")
    name = " ".join(shown.text_content().split()) if shown is not None else ""
    behind = re.search(r"\s[|｜–—-]\s+([^|｜]{2,40})$", title or "")
    return name or (behind[1].strip() if behind else None)


def _comments(root: html.HtmlElement, base: str | None) -> Iterator[EntryComment]:
    for row in root.xpath(
        ".//tr[contains(concat(' ', normalize-space(@class), ' '), ' athing ') and contains(@class, 'comtr')]"
    ):
        body = _one(row, ".//*[contains(@class, 'commtext')]")
        if body is None:
            continue
        reply = frozenset(body.xpath(".//*[@class='reply']"))
        author = _one(row, ".//a[@class='hnuser']")
        number = row.get("id") or ""
        yield EntryComment(
            tree.words(body, reply),
            html=False,
            id=number or None,
            author=author.text_content().strip() if author is not None else None,
            published=_moment(_one(row, ".//*[contains(@class, 'age')]")),
            depth=_depth(row),
            url=urls.safe(f"item?id={number}", base=base) if number.isdigit() else None,
        )


def _depth(row: html.HtmlElement) -> int:
    cell = _one(row, ".//td[contains(@class, 'ind')]")
    level = (cell.get("indent") or "") if cell is not None else ""
    if level.isdigit():
        return int(level)
    picture = _one(row, ".//td[contains(@class, 'ind')]//img")
    width = (picture.get("width") or "") if picture is not None else ""
    return int(width) // _INDENT if width.isdigit() else 0


def _text(root: html.HtmlElement) -> Iterator[str]:
    body = _one(root, ".//table[contains(@class, 'fatitem')]//*[contains(@class, 'toptext')]")
    if body is not None:
        yield from tree.words(body).split("\n")


def _moment(age: html.HtmlElement | None) -> str | None:
    """The time in an age's title, `2026-11-16T08:59:59 1763283599`: UTC, whatever the reader's zone."""
    match = re.match(
        r"([0-9-]{10}T[0-9:]{8})(?:\.[0-9]+)?Z?(?:\s|$)", (age.get("title") or "") if age is not None else ""
    )
    return f"{match[1]}Z" if match else None


def _one(root: html.HtmlElement, path: str) -> html.HtmlElement | None:
    return next(iter(root.xpath(path)), None)
