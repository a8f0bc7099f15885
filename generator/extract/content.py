"""An item's own content (a feed's HTML, Markdown, plain text) -> blocks, without what feeds append to it."""

import re
from collections.abc import Iterable, Sequence

import markdown

from generator.extract import comment_finder, lines, tree
from generator.extract.blocks import Block, Facts, Reading
from generator.text import clean

_APPENDED = re.compile(
    r"(?:To read (?:this|the) (?:article|story|rest)\b.{0,60}"
    r"|The post .{1,300} (?:first )?appeared (?:first )?on .{1,120}|この(?:投稿"
    r"|記事)\s?.{0,200}は.{0,120}(?:に最初に(?:表示|公開|投稿)されました|で公開されたものです)"
    r"|(?:…|\.{3}|・・・)?\s*[\[(［（]?(?:続きを読む|もっと読む|記事全文を読む|全文を読む"
    r"|続きはこちら|read more|continue reading|more|full (?:story|article)|read the (?:full|whole"
    r"|rest)[^.]{0,60}"
    r"|keep reading)(?:\s.{0,120})?[\])］）]?\s*(?:→|»|>+|&raquo;|…|\.{3})*"
    r"|(?:Filed under|Tags?|Posted in|Categor(?:y|ies)|カテゴリー?|タグ|Tagged)\s*[:：].*"
    r"|(?:submitted|posted) by\s+/?u/\S+.*|\[link\]\s*\[comments\]|(?:Comments"
    r"|コメント)\s*[:：]?\s*[0-9]*"
    r"|Article URL: .*|Comments URL: .*|Points: [0-9]+|# Comments: [0-9]+|(?:View"
    r"|Read) (?:this )?(?:post|article|story|on|in) .{0,80}|Copyright .{0,120}|©.{0,120}"
    r"|Your browser does not support .{0,60}|.{0,60}\bvia RSS\b.{0,60})",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:\[(?:…|\.{3}|&hellip;)\]|(?:\[|［|【)?(?:続きを読む|もっと読む|全文を読む|read more"
    r"|continue reading)(?:\]|］|】)?(?:\s*(?:→|»|>+|\.{3}|…))*)\s*$",
    re.IGNORECASE,
)
_CALLOUT = re.compile(r"^((?:[ ]{0,3}>[ ]?)+)\[![\w -]{1,40}\][+-]?[ \t]*", re.MULTILINE)  # Obsidian's and GitHub's
_OPINION_TITLE = re.compile(
    r"^\s*[\[【(（<＜]?\s*(?:社説|主張|論説|コラム|オピニオン|寄稿|editorial|opinion|op-ed"
    r"|commentary|column)\s*(?:[\]】)）>＞]|[:：|｜]|\s+[-–—]\s)",
    re.IGNORECASE,
)
_OPINION_CATEGORY = re.compile(r"(?:社説|主張|論説|オピニオン|editorials?|opinions?|op-ed|commentary)", re.IGNORECASE)


def read(body: str) -> Reading:
    """The blocks of a piece of HTML that is all content, and the comments in it, where it has any."""
    root = tree.parse(body)
    if root is None:
        return Reading(())
    cut = tree.is_cut(root)
    tree.drop_hidden(root)
    found = comment_finder.take(root)
    blocks = list(tree.blocks(root))
    heading = next((block.text for block in blocks[:1] if block.kind == "heading"), None)
    facts = Facts(heading=heading)
    return Reading(_without_appended(_prose(blocks)), facts, found, sum(len(block.text) for block in blocks), cut)


def read_markdown(body: str) -> Reading:
    """The blocks of a page saved as Markdown; a line break is one, and HTML in it is read as HTML."""
    text = _CALLOUT.sub(r"\1", _without_front_matter(body))
    return read(markdown.markdown(text, extensions=["nl2br", "sane_lists"]))


def read_text(body: str) -> Reading:
    """The blocks of plain text that is all content: a paragraph a line."""
    rows = [clean.plain(row) for row in body.splitlines()]
    blocks = [Block("paragraph" if not lines.is_marker(row) else "line", row) for row in rows if row]
    return Reading(_without_appended(blocks), whole_text=len(body))


def words(markup: str) -> str:
    """The words of a comment's HTML, a line each paragraph."""
    root = tree.parse(f"<div>{markup}</div>")
    return lines_of(tree.words(root)) if root is not None else ""


def lines_of(text: str) -> str:
    """Plain text of several lines, each cleaned, empty ones left out."""
    return "\n".join(line for row in re.split(r"[\n\r\u2028\u2029]+", text) if (line := clean.plain(row)))


def is_opinion(title: str, categories: Sequence[str] = ()) -> bool:
    """Whether an item calls itself an editorial or opinion: 【社説】, "Opinion |", or its category."""
    return bool(_OPINION_TITLE.match(clean.words_only(title))) or any(
        _OPINION_CATEGORY.fullmatch(name.strip()) for name in categories
    )


def _prose(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of content that is all the item's own: a short line among them is its text too."""
    lone = not any(block.kind in ("paragraph", "item", "quote", "post") for block in blocks)
    return [
        Block("paragraph", block.text, block.link)
        if block.kind == "line" and (lone or _is_short_prose(block.text))
        else block
        for block in blocks
    ]


def _is_short_prose(text: str) -> bool:
    return not lines.is_marker(text) and not lines.ends_article(text) and bool(re.search(r"[。.!?！？]$", text))


def _without_appended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    kept = []
    for block in blocks:
        text = block.text if block.kind == "heading" else _TRAILING.sub("", block.text)
        if text and not _APPENDED.fullmatch(text):
            kept.append(Block(block.kind, text, block.link, block.author))
    return tuple(kept)


def _without_front_matter(body: str) -> str:
    match = re.match(r"\s*---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|\Z)", body, re.DOTALL)
    return body[match.end() :] if match else body
