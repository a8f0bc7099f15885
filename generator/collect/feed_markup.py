"""A feed's text -> text that a parser can take in bounded time, with what was left out.

Measured: feedparser runs 3 s on one author of 32,000 characters and past 60 s on 50,000 items; a connection closed in
the middle of an item gives half an item, as if it were whole.
"""

import re
from dataclasses import dataclass
from html.entities import html5

from generator.collect.document import without_prolog
from generator.collect.reading import LONGEST_LINE, Warnings
from generator.errors import FormatError, LimitError

LARGEST = 20_000_000  # characters of a feed; the largest of 26 real ones measured has 440,000
MOST_ITEMS = 2_000  # items of a feed, parsed in 0.3 s; weekly feeds have 10 to 500

_ITEM_END = re.compile(r"</(?:[A-Za-z0-9]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_ITEM_START = re.compile(r"<(?:[A-Za-z0-9]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_NAMES = (
    "author|creator|contributor|name|email|managingEditor|webMaster|publisher|owner"
    "|pubDate|date|published|updated|guid|id|link"
)
_LONG_NAME = re.compile(
    rf"(<(?:[A-Za-z0-9]+:)?(?:{_NAMES})(?:\s[^<>]*)?>(?:<!\[CDATA\[)?[^<]{{{LONGEST_LINE}}})[^<\]]+", re.IGNORECASE
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PROLOG = '<?xml version="1.0" encoding="utf-8"?>'
# CDATA, comments and entities that XML knows are passed over; group 1 is another's name, group 2 an `&` alone.
_ENTITY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|&([A-Za-z][A-Za-z0-9]{0,31});|(&)",
    re.DOTALL,
)
_CLOSING = {"rss": "</channel></rss>", "feed": "</feed>", "rdf:rdf": "</rdf:RDF>"}


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
    start = re.search(rf"<{re.escape(root)}(?=[\s>/])", text, re.IGNORECASE)
    if start is None:
        raise FormatError("no feed", where=where, why=f"its <{root}> is missing")
    if without_prolog(text[: start.start()]).strip("\ufeff \t\r\n"):
        warnings.add("words before the feed were left out", why="the server wrote a message of its own")
    body, complete = _whole(_NOT_XML.sub("", text[start.start() :]), root, where, warnings)
    body = _LONG_NAME.sub(lambda match: _shortened(match, warnings), _with_fewer_items(body, root, warnings))
    return FeedMarkup(_PROLOG + _with_known_entities(body, warnings), complete)


def _with_known_entities(body: str, warnings: Warnings) -> str:
    """The feed with HTML's entities as numbers and every other `&` as itself, so that no DTD is needed or heard.

    What a DTD declares, bombs and files among it, stays a word: `&xxe;`.
    """

    def written(match: re.Match[str]) -> str:
        if not (match[1] or match[2]):
            return match[0]
        if meant := html5.get(f"{match[1]};"):
            return "".join(f"&#{ord(char)};" for char in meant)
        warnings.add("not well-formed XML", why="an `&` that begins no known entity; it was kept as a sign")
        return f"&amp;{match[0][1:]}"

    return _ENTITY.sub(written, body)


def _whole(body: str, root: str, where: str, warnings: Warnings) -> tuple[str, bool]:
    """The feed up to its last whole item, closed, where its own end is missing."""
    tail = body[-4_000:].lower()
    if f"</{root}" in tail or re.search(r"/>\s*\Z", tail[-100:]):
        return body, True
    ends = list(_ITEM_END.finditer(body))
    if not ends:
        raise FormatError(
            "the feed is cut off", where=where, why="its end is missing, and no item is whole", cure="Fetch it again."
        )
    last = ends[-1].end()
    begun = "; an item that had begun was left out" if _ITEM_START.search(body, last) else ""
    warnings.add("the feed is cut off", why=f"its end is missing{begun}", cure="Fetch it again.")
    return body[:last] + _CLOSING[root], False


def _with_fewer_items(body: str, root: str, warnings: Warnings) -> str:
    ends = [match.end() for match in _ITEM_END.finditer(body)]
    if len(ends) <= MOST_ITEMS:
        return body
    warnings.add(f"{len(ends) - MOST_ITEMS:,} items were left out", why=f"the first {MOST_ITEMS:,} of a feed are read")
    return body[: ends[MOST_ITEMS - 1]] + _CLOSING[root]


def _shortened(match: re.Match[str], warnings: Warnings) -> str:
    warnings.add(f"a name, date or address of more than {LONGEST_LINE:,} characters: the rest was left out")
    return match[1]
