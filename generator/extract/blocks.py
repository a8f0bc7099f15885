"""Blocks: a page as a row of lines in reading order, which every way of reading ends in and passages begin from."""

from dataclasses import dataclass, field
from typing import Literal

from generator.models import EntryComment

BlockKind = Literal["heading", "paragraph", "item", "quote", "post", "line"]


@dataclass(frozen=True, slots=True)
class Block:
    """One element or line. A `line` is short and no sentence: a marker if a rule knows it, else furniture."""

    kind: BlockKind
    text: str
    link: str | None = None  # a quote's `cite`, a post's address, the first link of a line
    author: str | None = None  # of a post


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself. Nothing is cleaned yet; `None` or empty where it says nothing."""

    title: str | None = None
    heading: str | None = None  # its first h1: the title without the site's name
    site: str | None = None
    url: str | None = None  # its canonical link
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()  # raw date texts, the most trustworthy first
    language: str | None = None
    opinion: bool = False  # whether it calls itself an opinion piece


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry's body, taken apart: what it says of itself, its lines, and the comments under it."""

    blocks: tuple[Block, ...]
    facts: Facts = field(default_factory=Facts)
    comments: tuple[EntryComment, ...] = ()
    whole_text: int = 0  # characters of all visible text, article or not
    cut: bool = False  # whether elements stood too deep in each other, so that the rest was not read
