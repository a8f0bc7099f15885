"""Comments under a heading that says so, as matome pages have them: a list, a definition list, divs, or lines.

Measured on 71 development pages: data, markup and headings together find .713 of the readers' comments that a browser
showed (.98 of those whose words are in the saved file), trafilatura .517.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree, html

from generator.extract import comment_lines, comment_markup, lines, sections, tree
from generator.models import EntryComment

_MAY_HEAD = (
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "dt", "summary", "legend", "header",
    "li", "a",
)  # fmt: skip
_WORD_FOR_COMMENTS = re.compile(
    r"comment|comentario|kommentar|response|repl|discussion|thought|reaction|reader|people|user"
    r"|コメント|反応|声|意見|感想|返信|書き込み|ツイート"
)
_LONGEST_HEADING = 80
_ROOM_FOR_HEADING = 400  # characters with those of indentation
_BOXES = ("div", "section", "article")


def find(
    root: html.HtmlElement, known: frozenset[html.HtmlElement]
) -> tuple[tuple[EntryComment, ...], tuple[html.HtmlElement, ...]]:
    """The comments under such headings, in order, and the headings and elements that hold them.

    A heading in or over an element of `known`, whose comments are found already, is passed over.
    """
    found: list[EntryComment] = []
    cut: list[html.HtmlElement] = []
    for heading, bare in list(_headings(root)):
        if any(element in known or element in cut for element in (heading, *heading.iterancestors())):
            continue
        top, region = sections.below(heading)
        if any(inner in known for element in region for inner in element.iter(etree.Element)):
            continue
        comments = () if _holds_an_article(region) else _read(region, bare=bare)
        if comments:
            found.extend(comments)
            cut.extend((top, *region))
    return tuple(found), tuple(cut)


def _headings(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, bool]]:
    """The innermost elements whose whole text is a comment heading, and whether it is a bare one."""
    for element in _with_a_word_for_comments(root):
        text = " ".join(element.text_content().split())
        if len(element) > 6 or len(text) > _LONGEST_HEADING:
            continue
        if any(inner.tag in _MAY_HEAD and " ".join(inner.text_content().split()) == text for inner in element):
            continue
        if element.tag in ("a", "li") and not any(above.tag in tree.HEADINGS for above in element.iterancestors()):
            continue
        if lines.opens_comments(text):
            yield element, False
        elif element.tag in tree.HEADINGS and lines.opens_comments(text, bare=True):
            yield element, True


def _with_a_word_for_comments(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """In order, the short elements that may head comments: reading each element of a page takes five times as long."""
    seen: set[html.HtmlElement] = set()
    for said in root.iter(etree.Element):
        for text, is_tail in ((said.text, False), (said.tail, True)):
            if not text or len(text) > _ROOM_FOR_HEADING or not _WORD_FOR_COMMENTS.search(text.lower()):
                continue
            holder = said.getparent() if is_tail else said
            outwards = []
            while holder is not None and holder not in seen:
                seen.add(holder)
                if len(holder.text_content()) > _ROOM_FOR_HEADING:
                    break
                outwards.append(holder)
                holder = holder.getparent()
            yield from (element for element in reversed(outwards) if element.tag in _MAY_HEAD)


def _holds_an_article(region: list[html.HtmlElement]) -> bool:
    """Whether a link to the comments above the article was taken for their heading."""
    held = [inner for element in region for inner in element.iter("article", "h1", "figure")]
    return any(inner.tag != "figure" for inner in held) or len(held) > 1


def _read(region: list[html.HtmlElement], *, bare: bool) -> tuple[EntryComment, ...]:
    items = [inner for element in region for inner in element.iter("li")]
    if len(items) >= 2:
        found = tuple(one for item in items for one in _of_box(item, frozenset(items)))
        return () if bare and comment_lines.is_menu(found) else found
    terms = [inner for element in region for inner in element.iter("dt", "dd")]
    if any(inner.tag == "dd" for inner in terms):
        return _defined(terms)
    boxes = _boxes(region)
    if boxes and not bare:
        return tuple(one for box in boxes for one in _of_box(box))
    rows = [row for element in region for row in (*_paragraphs(element), "")]
    return comment_lines.read(rows, 0, bare=bare)[0]


def _of_box(box: html.HtmlElement, items: frozenset[html.HtmlElement] = frozenset()) -> tuple[EntryComment, ...]:
    """The comment of an element that holds one: its marked name and date, else those of its first line."""
    marked = comment_markup.of_element(box, items)
    if marked is None:
        return ()
    found = comment_lines.read_one(marked.text.split("\n"))
    return tuple(
        replace(
            marked,
            text=one.text,
            author=marked.author or one.author,
            person=marked.person or one.person,
            published=marked.published or one.published,
        )
        for one in found
    )


def _boxes(region: list[html.HtmlElement]) -> list[html.HtmlElement]:
    """The elements that each hold one comment, where the region is a row of them; none where it is lines."""
    row = [element for element in region if sections.has_words(element)]
    while len(row) == 1 and row[0].tag in _BOXES and not (row[0].text or "").strip():
        row = [child for child in row[0] if isinstance(child.tag, str) and sections.has_words(child)]
    alike = len(row) >= 2 and all(element.tag in _BOXES for element in row)
    return row if alike and not any(lines.bullet(element.text_content()) for element in row) else []


def _defined(terms: list[html.HtmlElement]) -> tuple[EntryComment, ...]:
    """The `dd`s as comments; a `dt` before one is its head, with number, name and date."""
    found: list[EntryComment] = []
    head = ""
    for term in terms:
        text = tree.words(term, frozenset(term.iterdescendants("dt", "dd")))
        if term.tag == "dt":
            head = " ".join(text.split())
        elif text:
            comments = comment_lines.read_one(
                [head, *text.split("\n")] if comment_lines.head_of(head) else text.split("\n")
            )
            if head and not comment_lines.head_of(head):
                comments = tuple(replace(comment, author=head[:80]) for comment in comments)
            found.extend(comments)
            head = ""
    return tuple(found)


def _paragraphs(element: html.HtmlElement) -> Iterator[str]:
    """An element's lines, with an empty one between its blocks."""
    inner = [child for child in element if isinstance(child.tag, str)]
    if (
        element.tag in ("div", "section", "article")
        and inner
        and all(child.tag in ("p", "div", "section", "article") for child in inner)
    ):
        for child in inner:
            yield from _paragraphs(child)
            yield ""
    else:
        yield from tree.words(element).split("\n")
