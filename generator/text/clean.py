"""Foreign names and titles -> plain strings: what stays is words, on one line."""

import re
import unicodedata
from html import unescape

# What no reader sees but software acts on: controls, soft hyphen, zero-width, bidi (UAX 9), interlinear, tag
# characters, lone surrogates, non-characters. Variation selectors stay: they choose the form of a kanji in a name.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
# Each runs to the end of the text where it is never closed, so that no input is scanned twice.
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|iframe|title)\b[^<>]*>.*?(?:</\1\b[^<>]*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(
    r"""</?([a-zA-Z][a-zA-Z0-9:-]*+)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>|</?([a-zA-Z][^<>]*+)>|<[!?][^<>]*>"""
)
_NAME_ENDS = re.compile(r"[\s/>]")
_LONG_NUMBER = re.compile("&#[0-9]{1000,};?")
_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q rb ruby s samp small span strike strong "
    "sub sup time tt u var wbr"
)
_BLOCKS = "blockquote br center div h1 h2 h3 h4 h5 h6 hr img li nobr o:p ol p ul"
_INLINE_NAMES = frozenset(_INLINE.split())
_OF_LINES = _INLINE_NAMES | frozenset(_BLOCKS.split())  # tags that titles and names are found with


def words_only(html_or_text: str) -> str:
    """The words of a piece of HTML, or of plain text that may hold some, on one line in NFC.

    Tags and what they hide (scripts, styles, comments) go; entities are resolved once, so that `&lt;b&gt;` is the
    word `<b>`; a `<` that opens no tag stays. See `plain` for what happens to the characters.
    """
    shown = _TAG.sub(_space_of_tag, _HIDDEN.sub(" ", html_or_text))
    return plain(_resolved(shown))


def words(line: str) -> str:
    """The words of a line of which nobody says whether it is HTML: a title of RSS, a name.

    It is, if it has no other tags than lines are marked up with, and words beside them; else its tags are words too, as
    in `How <dialog> works`. See `plain` for what happens to the characters.
    """
    names = (_NAME_ENDS.split(tag[0].lstrip("</"), maxsplit=1)[0].lower() for tag in _TAG.finditer(line))
    is_markup = all(name in _OF_LINES for name in names)
    return (words_only(line) if is_markup else "") or plain(line)


def plain(text: str) -> str:
    """Plain text on one line: no character that is not seen, single spaces, NFC. `<` and `&` are words here."""
    words = " ".join(text.split())
    if words.isascii() and words.isprintable():
        return words  # most of a page: nothing unseen, nothing to compose
    return unicodedata.normalize("NFC", " ".join(visible(text).split()))


def visible(text: str) -> str:
    """The text without controls (line breaks and tabs stay), zero-width, bidi and tag characters."""
    return _UNSEEN.sub("", text)


def _resolved(text: str) -> str:
    """The text with its entities as characters; a number that no character has becomes U+FFFD, however long it is."""
    try:
        return unescape(text)
    except ValueError:  # Python reads no number of more than 4,300 digits
        return unescape(_LONG_NUMBER.sub("\ufffd", text))


def _space_of_tag(match: re.Match[str]) -> str:
    """What stands in a tag's place: nothing inside a line (日<b>本</b>), a space between blocks (one<br>two)."""
    name = (match[1] or match[2] or "").lower()
    return "" if name in _INLINE_NAMES else " "
