"""Readers' comments of an HTML tree: found by data, markup and headings, and cut out before the article is looked for.

A comment list inside `<article>` leaks whole into what trafilatura takes for the article, so the order matters.
"""

from collections.abc import Sequence

from lxml import html

from generator.extract import comment_data, comment_lists, comment_markup, tree
from generator.models import EntryComment
from generator.text import clean


def take(root: html.HtmlElement) -> tuple[EntryComment, ...]:
    """The comments in order, each once, after which they and their forms are no longer in the tree."""
    given = comment_data.find(root)
    marked, cut, containers = comment_markup.find(root)
    listed, rest = comment_lists.find(root, frozenset((*cut, *_around(cut, containers))))
    for element in _outermost((*cut, *containers, *rest)):
        tree.remove(element)
    return _with_data(given, (*marked, *listed))


def _around(found: Sequence[html.HtmlElement], containers: Sequence[html.HtmlElement]) -> set[html.HtmlElement]:
    """The containers that hold a comment found by its markup: their headings head nothing more."""
    return {above for element in found for above in element.iterancestors()}.intersection(containers)


def _outermost(elements: tuple[html.HtmlElement, ...]) -> list[html.HtmlElement]:
    chosen = frozenset(elements)
    return [
        element for element in dict.fromkeys(elements) if not any(above in chosen for above in element.iterancestors())
    ]


def _with_data(given: tuple[EntryComment, ...], shown: tuple[EntryComment, ...]) -> tuple[EntryComment, ...]:
    """The comments given as data, which know more, and those shown that are not among them."""
    known = {_squeezed(comment) for comment in given}
    return (*given, *(comment for comment in shown if _squeezed(comment) not in known))


def _squeezed(comment: EntryComment) -> str:
    words = clean.words_only(comment.text) if comment.html else comment.text
    return "".join(words.split())
