"""HTML -> an lxml tree without what nobody sees, and a tree -> its text in blocks."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from lxml import etree, html

from generator.extract import lines
from generator.extract.blocks import Block, BlockKind
from generator.text import clean

MOST_ATTRIBUTES = 64  # of one element; the rest go, for trafilatura needs over a minute for 100,000
LONGEST_POST = 2_000  # characters; a longer one is an element that was never closed around the article
LONGEST_SIGNATURE = 200
_BREAK = "\x00"  # of a line, for `<br>`: those in the source are spaces, and no text of a tree holds this character
SKIPPED = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "form", "button", "select", "option", "textarea", "input", "nav", "map", "area", "datalist", "dialog",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "output", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "source",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_WITHIN_LINES = _INLINE | {"br"}
_MAY_BE_POSTS = frozenset(("blockquote", "div", "article", "section"))
DEEPEST = 255  # levels of elements; libxml2 reads no further where there are more
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_STRUCTURE = HEADINGS | {"li", "dd", "dt", "blockquote"}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.0-9]*[1-9])"
    r"|(?<![\w-])(?:left|right|top|text-indent)\s*:\s*-(?:999|[0-9]{4,})",  # out of every screen
    re.IGNORECASE,
)
# lxml.html asks a function of its own for the class of each element; one class for all takes a third off all walks.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_OVERLOADED = f"descendant-or-self::*[count(@*) > {MOST_ATTRIBUTES}]"
_PERHAPS_HIDDEN = "descendant::*[@hidden or @style or self::template]"
_DATA_URI = re.compile(r"""data:[A-Za-z0-9.+/-]{1,80}[;,][^"')\s>]{200,}""")
_POST_HOSTS = re.compile(
    r"https?://(?:(?:www\.|mobile\.|m\.)?(?:twitter\.com|x\.com)/[^/]+/status/"
    r"|(?:www\.)?(?:instagram\.com/(?:p|reel)/|threads\.(?:net|com)/@|facebook\.com/.+/posts/)"
    r"|bsky\.app/profile/.+/post/|[^/]+/@[^/]+/[0-9]{6,}|[^/]+/users/[^/]+/statuses/)",
    re.IGNORECASE,
)
_POST_CLASSES = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|mastodon-embed|bluesky-embed|instagram-media"
    r"|text-post-media|reddit-embed-bq|fb-post)(?:\s|$)"
)
_SIGNATURE = re.compile(
    r"\s*[—―–-]{1,2}\s*(?P<author>[^—―–\n]{1,80}?)\s*"
    r"(?:[(（]@[\w.@-]{1,60}[)）]\s*[^—―–]{0,40}|(?:\S{1,20}\s){1,2}[12][0-9]{3}\S{0,12})\s*$"
)


def parse(text: str) -> html.HtmlElement | None:
    """The tree of an HTML page or fragment; None where there is nothing in it."""
    data = _DATA_URI.sub("data:,", text).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for element in matching(root, _OVERLOADED) if root is not None else ():
        for name in list(element.attrib)[MOST_ATTRIBUTES:]:
            del element.attrib[name]
    return root


def is_cut(root: html.HtmlElement) -> bool:
    """Whether elements stood deeper in each other than `DEEPEST`, so that the rest was not read."""
    level, last = 0, root
    while len(last):
        level, last = level + 1, last[-1]
    return level >= DEEPEST


def drop_hidden(root: html.HtmlElement) -> None:
    """Take out what a browser does not show, where the element itself says so."""
    for element in matching(root, _PERHAPS_HIDDEN):
        if element.tag in ("html", "body") or element.getparent() is None:
            continue
        if "hidden" in element.attrib or element.tag == "template" or _HIDDEN.search(element.get("style") or ""):
            remove(element)


def drop_posts(root: html.HtmlElement) -> None:
    """Take out embedded posts, which `blocks` gives whole."""
    for element in list(root.iter(*sorted(_MAY_BE_POSTS))):
        if element is not root and _post(element):
            remove(element)


def remove(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def names(element: html.HtmlElement) -> tuple[str, ...]:
    """Its id and classes, in lower case."""
    return _names(element.get("id") or "", element.get("class") or "")


def matching(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """The elements an XPath finds, in order: where few are wanted, several times as fast as to walk them all."""
    return cast("list[html.HtmlElement]", _compiled(path)(root))


@lru_cache(maxsize=64)
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path)


def innermost(elements: Sequence[html.HtmlElement]) -> list[html.HtmlElement]:
    """Those of the elements that hold no other of them."""
    chosen = frozenset(elements)
    outer = {above for element in elements for above in element.iterancestors() if above in chosen}
    return [element for element in elements if element not in outer]


def words(element: html.HtmlElement, without: frozenset[html.HtmlElement] = frozenset()) -> str:
    """Its text, a line each block, without the elements in `without`."""
    return "\n".join(block.text for block in blocks(element, without))


def blocks(root: html.HtmlElement, without: frozenset[html.HtmlElement] = frozenset()) -> Iterator[Block]:
    """Its text in blocks, in reading order; embedded posts as one block each."""
    yield from _Walker(without).walk(root)


@lru_cache(maxsize=4096)
def _names(identifier: str, classes: str) -> tuple[str, ...]:
    return tuple(f"{identifier} {classes}".lower().split())


class _Walker:
    """Gathers the text between two beginnings or ends of block elements."""

    def __init__(self, without: frozenset[html.HtmlElement]) -> None:
        self.without = without
        self.held: list[str] = []
        self.link: str | None = None
        self.inside: list[str] = []  # tags of open headings, items and quotes
        self.cites: list[str | None] = []

    def walk(self, root: html.HtmlElement) -> Iterator[Block]:
        events = etree.iterwalk(root, events=("start", "end"), tag="*")
        skipped: html.HtmlElement | None = None
        for event, element in events:
            tag = element.tag
            parts = tag not in _WITHIN_LINES
            if event == "end":
                if parts and element is not skipped:
                    yield from self._flush()
                    self._close(tag)
                if element is not root and element.tail:
                    self.held.append(element.tail)
                continue
            post = _post(element) if tag in _MAY_BE_POSTS else None
            passed = element is not root and (tag in SKIPPED or element in self.without)
            if post or (parts and not passed):
                yield from self._flush()
            if post and post.text:
                yield post
            if post or passed:
                skipped = element
                events.skip_subtree()
            else:
                skipped = None
                self._open(element, tag)
        yield from self._flush()

    def _open(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "br":
            self.held.append(_BREAK)
        elif tag in _STRUCTURE:
            self.inside.append(tag)
            self.cites.append(element.get("cite"))
        elif tag == "a" and self.link is None:
            self.link = element.get("href")
        if element.text:
            self.held.append(element.text)

    def _close(self, tag: str) -> None:
        if tag in _STRUCTURE:
            self.inside.pop()
            self.cites.pop()

    def _flush(self) -> list[Block]:
        link, self.link = self.link, None
        if not self.held:
            return []
        whole = "".join(self.held)
        self.held.clear()
        made = []
        for line in whole.split(_BREAK):
            if text := clean.plain(line):
                kind = self._kind(text)
                made.append(Block(kind, text, self._cite() if kind == "quote" else link))
        return made

    def _cite(self) -> str | None:
        return next(
            (
                cite
                for tag, cite in zip(reversed(self.inside), reversed(self.cites), strict=True)
                if tag == "blockquote"
            ),
            None,
        )

    def _kind(self, text: str) -> BlockKind:
        if any(tag in HEADINGS for tag in self.inside):
            return "heading"
        if "blockquote" in self.inside:
            return "quote"
        if not lines.is_sentence(text):
            return "line"
        return "item" if self.inside and self.inside[-1] in ("li", "dd", "dt") else "paragraph"


def _post(element: html.HtmlElement) -> Block | None:
    """The words of an embedded post, with its author and address; None if the element is none."""
    address = element.get("cite") or element.get("data-instgrm-permalink") or element.get("data-embed-url") or ""
    if not _POST_CLASSES.search(element.get("class") or "") and not (
        element.tag == "blockquote" and _POST_HOSTS.match(address)
    ):
        return None
    links = [link.get("href") or "" for link in element.iter("a")]
    link = next(
        (link for link in reversed(links) if _POST_HOSTS.match(link)), address or (links[-1] if links else None)
    )
    whole = clean.plain(element.text_content())
    if len(whole) > LONGEST_POST:
        return None
    said = clean.plain(" ".join(paragraph.text_content() for paragraph in element.iter("p"))) or whole
    signature = _SIGNATURE.search(whole, max(0, len(whole) - LONGEST_SIGNATURE))
    author = clean.plain(signature["author"]) if signature else None
    own = _SIGNATURE.search(said, max(0, len(said) - LONGEST_SIGNATURE))
    return Block("post", said[: own.start()].strip() if own else said, link, author)
