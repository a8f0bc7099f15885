"""Every word from outside passes one of these before it stands in a page or a feed.

Python-Markdown has no safe mode, and its own set of escapes leaves 125 of 432 hostile strings acting on the page.
Written as numeric references, all ASCII punctuation is inert in Markdown, in HTML text and in a quoted attribute alike;
so templates need no second function for the HTML inside Markdown.
"""

import json
import re
from functools import lru_cache
from string import punctuation
from typing import Final

from generator.text import clean, urls

_BREAKS: Final = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_REFERENCES: Final = {ord(character): f"&#{ord(character)};" for character in punctuation}
_HTML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})
_JSON: Final = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def line(text: str) -> str:
    """The text on one line, without characters that are not seen: breaks and runs of spaces become one space.

    An ideographic or no-break space stays, since a reader sees it.
    """
    return clean.visible(_BREAKS.sub(" ", text)).strip(" ")


@lru_cache(maxsize=4096)  # a publisher's name and a title stand in many places
def markdown(text: str) -> str:
    """Foreign text as literal words in Markdown, in HTML text, and in a quoted attribute."""
    return line(text).translate(_REFERENCES)


def html(text: str) -> str:
    """Foreign text as literal words in HTML that no Markdown touches."""
    return line(text).translate(_HTML)


def xml(text: str) -> str:
    """Text, or finished HTML, as character data of XML 1.0; its line breaks stay, what XML does not allow goes."""
    return _NOT_XML.sub("", text).translate(_HTML)


def json_in_html(content: object) -> str:
    """JSON as it may stand in a `script` element that holds data: nothing in it ends the element or a line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_JSON)


@lru_cache(maxsize=4096)  # each address stands in a page, its JSON, feeds and mails
def url(address: str | None) -> str | None:
    """An address that may stand in Markdown's `[words](<...>)`, percent-encoded; None unless http or https.

    Its semicolons are encoded too: Python-Markdown would take `?a=1&copy;` for a sign. So it holds no entity and needs
    none there. In an attribute of HTML it still passes `html`, for its ampersands.
    """
    checked = urls.safe(address)
    return checked.replace(";", "%3B") if checked else None
