"""Headings that break between phrases: `<wbr>` where the language says that a line may end.

Browsers break Japanese between any two characters, which cuts words of a large heading in two; only some know
`word-break: auto-phrase`. With `<wbr>` at the ends of phrases and `word-break: keep-all` all do alike. A `<wbr>` is no
character: what is copied, searched or read aloud is the heading as it was. Ids, titles, feeds and the table of contents
are made before.
"""

import html
import re
from collections.abc import Iterator
from itertools import accumulate

from generator import languages

_HEADING = re.compile(r"<(h[1-4]|p(?= class=.other-title.))([^>]*)>(.*?)</\1>", re.DOTALL)
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")
_PIECE = re.compile(r"<[^>]+>|&[#\w]+;|.", re.DOTALL)
_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)  # the mark that links to a heading is no part of it


def broken(content: str, language: str) -> str:
    """The HTML of a page in a language, with places to break in its headings."""

    def heading(found: re.Match[str]) -> str:
        own = _LANGUAGE.search(found[2])
        start, end = found.span(3)
        inner = "".join(_marked(found[3], own[1] if own else language))
        return f"{found[0][: start - found.start()]}{inner}{found[0][end - found.start() :]}"

    return _HEADING.sub(heading, content)


def _marked(inner: str, language: str) -> Iterator[str]:
    """The pieces of a heading's HTML with `<wbr>` between them where a phrase ends and no space stands."""
    words = html.unescape(_TAG.sub("", _LINK.sub("", inner)))
    ends = set(accumulate(map(len, languages.of(language).phrases(words))))
    place = 0
    for piece in _PIECE.findall(inner):
        if _TAG.fullmatch(piece):
            yield piece
            continue
        if place in ends and place < len(words) and not (words[place - 1].isspace() or words[place].isspace()):
            yield "<wbr>"
        yield piece
        place += len(html.unescape(piece))
