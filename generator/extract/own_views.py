"""The page's own views where they stand apart from its article, as matome pages have them below the comments.

trafilatura takes one element for the article, so that a box beside it is lost.
"""

from collections.abc import Iterator, Sequence

from lxml import html

from generator.extract import lines, sections, tree
from generator.extract.blocks import Block, BlockKind

_MAY_HEAD = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span")
_BESIDE = frozenset(("aside", "footer", "nav", "form", "header"))


def find(root: html.HtmlElement, shown: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Each section that a line such as 「編集部の見解」 opens: that line and the blocks below it.

    `shown` are the page's blocks; where none of them opens such a section the tree is not searched.
    """
    if not any(block.kind in ("heading", "line") and lines.owner_section(block.text) for block in shown):
        return ()
    return tuple(section for heading in _headings(root) if (section := _section(heading)))


def missing(found: Sequence[Sequence[Block]], article: Sequence[Block]) -> Iterator[Block]:
    """The blocks of those sections of which the article has nothing."""
    had = "".join("".join(block.text.split()) for block in article)
    for section in found:
        if not any("".join(block.text.split()) in had for block in section if block.kind == "paragraph"):
            yield from section


def _headings(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in root.iter(*_MAY_HEAD):
        text = " ".join(element.text_content().split())
        if not text or not lines.owner_section(text) or any(inner.tag in _MAY_HEAD for inner in element):
            continue
        if not any(above.tag in _BESIDE for above in element.iterancestors()):
            yield element


def _section(heading: html.HtmlElement) -> tuple[Block, ...]:
    _, region = sections.below(heading)
    held = [block for element in region for block in tree.blocks(element)]
    end = next((index for index, block in enumerate(held) if lines.ends_article(block.text)), len(held))
    said = tuple(block for block in held[:end] if block.kind != "line")
    kind: BlockKind = "heading" if heading.tag in tree.HEADINGS else "line"
    opened = Block(kind, " ".join(heading.text_content().split()))
    return (opened, *said) if any(block.kind == "paragraph" for block in said) else ()
