"""A page saved as plain text -> its lines as blocks, and the comments among them."""

import re
from collections.abc import Iterator, Sequence

from generator.extract import comment_lines, lines
from generator.extract.blocks import Block, Facts, Reading
from generator.text import clean

MOST_LINES = 20_000  # of a page; the rest is not read
_WRAPPED = range(50, 110)  # columns of a line that a margin may have broken
_HEADING = 60  # characters of a heading at the most
_STOPPED = re.compile(r"[。．.!?！？…」』）)\"”:：]\s*$")
_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def read(body: str, title: str | None = None) -> Reading:
    """The text's title (its first line, where the entry has none), blocks and comments.

    A comment section that is followed by the page's own words again, as matome pages have it, ends there.
    """
    rows = tuple(_unwrapped([clean.visible(row) for row in _BREAKS.sub("\n", body).split("\n")[:MOST_LINES]]))
    blocks: list[Block] = []
    comments = comment_lines.NONE
    row = 0
    while row < len(rows):
        line = clean.plain(rows[row])
        strong = lines.opens_comments(line)
        if strong or lines.opens_comments(line, bare=True):
            found, after = comment_lines.read(rows, row + 1, bare=not strong)
            comments += found
            row = max(after, row + 1)
            continue
        if line:
            blocks.append(_block(line, rows, row))
        row += 1
    heading = _title(blocks)
    facts = Facts(heading=title or heading)
    kept = blocks[1:] if heading and blocks and blocks[0].text == heading else blocks
    if not comments and not any(block.kind == "paragraph" for block in blocks):
        kept = [Block("paragraph", block.text) if block.kind == "line" else block for block in kept or blocks]
    return Reading(tuple(_article(kept)), facts, comments, sum(len(row) for row in rows))


def _article(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks up to a heading behind which no sentence of the article follows."""
    last = max((index for index, block in enumerate(blocks) if _is_told(block)), default=-1)
    yield from blocks[: last + 1]


def _is_told(block: Block) -> bool:
    return block.kind == "paragraph" or any(
        (lines.is_marker(block.text), lines.byline(block.text), lines.url_alone(block.text))
    )


def _title(blocks: Sequence[Block]) -> str | None:
    first = blocks[0] if blocks else None
    return first.text if first and first.kind in ("heading", "line") and not lines.is_marker(first.text) else None


def _block(line: str, rows: Sequence[str], row: int) -> Block:
    item = lines.bullet(rows[row])
    if item is not None:
        words = clean.plain(item)
        return Block("item" if lines.is_sentence(words) else "line", words)
    if lines.is_sentence(line) and not lines.is_marker(line):
        return Block("paragraph", line)
    below = next((clean.plain(rows[index]) for index in range(row + 1, len(rows)) if rows[index].strip()), "")
    return Block("heading" if len(line) <= _HEADING and lines.is_sentence(below) else "line", line)


def _unwrapped(rows: Sequence[str]) -> Iterator[str]:
    """The rows, those joined that a margin broke in the middle of a sentence."""
    held = last = ""
    for row in rows:
        line = row.rstrip()
        if last and line and _goes_on(last, line):
            space = " " if last[-1].isascii() and line.lstrip()[:1].isascii() else ""
            held = f"{held}{space}{line.lstrip()}"
        else:
            if last:
                yield held
            if not line:
                yield ""
            held = line
        last = line
    if last:
        yield held


def _goes_on(last: str, line: str) -> bool:
    columns = sum(1 if character.isascii() else 2 for character in last)
    shown, following = clean.plain(last), clean.plain(line)
    return (
        columns in _WRAPPED
        and not _STOPPED.search(last)
        and lines.bullet(last) is None
        and lines.bullet(line) is None
        and comment_lines.head_of(shown) is None
        and not any(rule(text) for rule in (lines.is_marker, _opens_comments) for text in (shown, following))
    )


def _opens_comments(line: str) -> bool:
    return lines.opens_comments(line, bare=True)
