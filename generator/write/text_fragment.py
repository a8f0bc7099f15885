"""An address that leads to the words cited: a text fragment, `#:~:text=first%20words,last%20words`.

By the draft of the WICG, "URL Fragment Text Directives" (https://wicg.github.io/scroll-to-text-fragment/). Browsers
that know it scroll to the words and mark them; others open the page as they would without. Only whole words are found,
so long quotations are named by their ends, which are cut where a word surely ends.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from generator.write import escape

EXACT = 80  # characters: longer quotations are named by their ends, so that an address stays short
_DIRECTIVE = ":~:"
_START = re.compile(r"(?s)(.{8,48}[、。，．！？」』）]|.{12,48}(?=\s))")
_END = re.compile(r"(?s)(?:[、。，．！？「『（]|\s)([^、。，．！？「『（\s].{8,47})\Z")


@lru_cache(maxsize=4096)  # a page, an edition's page, feeds and mails ask for the same
def at_words(address: str | None, words: str) -> str | None:
    """The address of a page with a fragment that names words of it; as it is where they cannot be named.

    Its own fragment stays, but for a directive of another's. None unless it is http or https.
    """
    checked = escape.url(address)
    if checked is None:
        return None
    page, _, fragment = checked.partition("#")
    named = _named(escape.line(words))
    anchor = fragment.partition(_DIRECTIVE)[0]
    return (escape.url(f"{page}#{anchor}{_DIRECTIVE}text={named}") if named else None) or checked


def _named(words: str) -> str:
    """The directive's value: the words, or how they begin and end."""
    if len(words) <= EXACT:
        return _encoded(words)
    start, end = _START.match(words), _END.search(words)
    if start and end and start.end() <= end.start(1):
        return f"{_encoded(start[1].strip())},{_encoded(end[1].strip())}"
    return _encoded(words)


def _encoded(words: str) -> str:
    """Percent-encoded, the characters too that mean something in a directive: comma, ampersand and hyphen."""
    return quote(words, safe="").replace("-", "%2D")
