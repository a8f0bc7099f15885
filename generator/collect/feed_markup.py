"""A feed's text -> text that a parser can take in bounded time, with what was left out.

Measured: feedparser runs 3 s on one author of 32,000 characters and past 60 s on 50,000 items; a connection closed in
the middle of an item gives half an item, as if it were whole.
"""

import re
import sys
from dataclasses import dataclass
from html.entities import html5

from generator.collect.document import without_prolog
from generator.collect.reading import Warnings
from generator.errors import FormatError, LimitError

LARGEST = 20_000_000  # characters of a feed; the largest real one measured has 443,005
LONGEST_NAME = 300  # characters of a person's name, which feedparser searches for an address in quadratic time
MOST_TAGS = 400_000  # of a feed, parsed in 3 to 8 s
MOST_ITEMS = 2_000  # items of a feed, parsed in half a second
MOST_ATTRIBUTES = 200  # of a tag: feedparser needs 2 s for 10,000, and that grows with their square
MOST_CATEGORIES = 100  # of an item, for the same reason

_ITEM_END = re.compile(r"</(?:[A-Za-z0-9]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_ITEM_START = re.compile(r"<(?:[A-Za-z0-9]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_NAME = re.compile(
    r"(<(?:[A-Za-z0-9]+:)?(?:author|creator|contributor|name|email|managingEditor|webMaster|publisher|owner)(?:\s[^<>]*)?>"
    rf"(?:<!\[CDATA\[)?[^<\]]{{{LONGEST_NAME}}})[^<\]]+",
    re.IGNORECASE,
)
_ATTRIBUTE = r"""\s+[^\s<>"'/=]+\s*=\s*(?:"[^"<]*+"|'[^'<]*+')"""
_CROWDED = re.compile(rf"(<[A-Za-z_][^\s<>/]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}})((?:{_ATTRIBUTE})++)")
_NAMESPACE = re.compile(r"""\s+xmlns(?::[^\s<>"'/=]+)?\s*=\s*(?:"[^"<]*+"|'[^'<]*+')""")
_CATEGORY = re.compile(
    r"(?P<item><(?:[A-Za-z0-9]+:)?(?:item|entry)(?=[\s>/]))"
    r"|<((?:[A-Za-z0-9]+:)?(?:category|subject))(?:\s[^<>]*)?(?:/>|>(?:<!\[CDATA\[)?[^<]*+(?:</\2\s*>)?)",
    re.IGNORECASE,
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PROLOG = '<?xml version="1.0" encoding="utf-8"?>'
# CDATA and entities that XML knows are passed over; groups: a comment, a number, another's name, an `&` alone.
_ENTITY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<comment><!--.*?(?:-->|\Z))|&(?:amp|lt|gt|quot|apos);"
    r"|&#(?P<number>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});|&(?P<name>[A-Za-z][A-Za-z0-9]{0,31});|(?P<alone>&)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FeedMarkup:
    """Text to parse, and whether the feed was whole."""

    text: str
    complete: bool


def prepared(text: str, root: str, where: str, warnings: Warnings) -> FeedMarkup:
    """The feed from its root on, without what XML forbids, with at most `MOST_ITEMS` whole items.

    Raises LimitError for a feed of more than `LARGEST` characters, FormatError for one cut off in its first item.
    """
    if len(text) > LARGEST:
        raise LimitError(f"a feed of {len(text):,} characters", where=where, why=f"at most {LARGEST:,} are read")
    start = re.search(rf"<({re.escape(root)})(?=[\s>/]|\Z)", text, re.IGNORECASE)
    if start is None:
        raise FormatError("no feed", where=where, why=f"its <{root}> is missing")
    if without_prolog(text[: start.start()]).strip("\ufeff \t\r\n"):
        warnings.add("words before the feed were left out", why="the server wrote a message of its own")
    body = without_entities(text[start.start() :], warnings)
    end = f"</channel></{start[1]}>" if root == "rss" else f"</{start[1]}>"
    body, complete = _whole(_with_fewer_items(body, end, warnings), root, end, where, warnings)
    if (tags := body.count("<")) > MOST_TAGS:
        raise LimitError(f"a feed of {tags:,} tags", where=where, why=f"at most {MOST_TAGS:,} are read")
    body = _CROWDED.sub(lambda match: _with_fewer_attributes(match, warnings), body)
    body = _NAME.sub(lambda match: _shortened(match, warnings), _with_fewer_categories(body, warnings))
    return FeedMarkup(_PROLOG + body, complete)


def without_entities(markup: str, warnings: Warnings) -> str:
    """Markup that follows its DTD, with HTML's entities as numbers and every other `&` as itself: no DTD is heard.

    What a DTD declares, bombs and files among it, stays a word: `&xxe;`. Comments go, since they may part a name, and
    characters that XML forbids.
    """

    def written(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "number":
            return match[0] if _is_character(match[kind]) else "\ufffd"
        if kind == "name" and (meant := html5.get(f"{match[kind]};")):
            return "".join(f"&#{ord(char)};" for char in meant)
        if kind in ("name", "alone"):
            warnings.add("not well-formed XML", why="an `&` that begins no known entity; it was kept as a sign")
            return f"&amp;{match[0][1:]}"
        return "" if kind == "comment" else match[0]

    return _ENTITY.sub(written, _NOT_XML.sub("", markup))


def _is_character(number: str) -> bool:
    """Whether a reference's number is that of a character XML may hold."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code <= sys.maxunicode and not _NOT_XML.match(chr(code))


def _whole(body: str, root: str, end: str, where: str, warnings: Warnings) -> tuple[str, bool]:
    """The feed up to its last whole item, closed, where its own end is missing."""
    if re.search(rf"</{re.escape(root)}\s*(?:>|\Z)", body[-4_000:], re.IGNORECASE) or re.fullmatch(
        r"<[^<>]*/>\s*", body
    ):
        return body, True
    ends = list(_ITEM_END.finditer(body))
    if not ends:
        raise FormatError(
            "the feed is cut off", where=where, why="its end is missing, and no item is whole", cure="Fetch it again."
        )
    last = ends[-1].end()
    begun = "; an item that had begun was left out" if _ITEM_START.search(body, last) else ""
    warnings.add("the feed is cut off", why=f"its end is missing{begun}", cure="Fetch it again.")
    return body[:last] + end, False


def _with_fewer_items(body: str, end: str, warnings: Warnings) -> str:
    starts = [match.start() for match in _ITEM_START.finditer(body)]
    if len(starts) <= MOST_ITEMS:
        return body
    warnings.add(
        f"{len(starts) - MOST_ITEMS:,} items were left out", why=f"the first {MOST_ITEMS:,} of a feed are read"
    )
    return body[: starts[MOST_ITEMS]] + end


def _with_fewer_attributes(match: re.Match[str], warnings: Warnings) -> str:
    """A tag's first attributes, and what it declares of namespaces, as far as there are not too many of these too."""
    warnings.add(f"more than {MOST_ATTRIBUTES} attributes of a tag: the rest was left out")
    spaces = [space[0] for space in _NAMESPACE.finditer(match[2])][:MOST_ATTRIBUTES]
    return match[1] + "".join(spaces)


def _with_fewer_categories(body: str, warnings: Warnings) -> str:
    seen = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal seen
        seen = 0 if match["item"] else seen + 1
        if seen <= MOST_CATEGORIES:
            return match[0]
        warnings.add(f"more than {MOST_CATEGORIES} categories of an item: the rest was left out")
        return ""

    return _CATEGORY.sub(kept, body)


def _shortened(match: re.Match[str], warnings: Warnings) -> str:
    warnings.add(f"a name of more than {LONGEST_NAME} characters: the rest was left out")
    return match[1]
