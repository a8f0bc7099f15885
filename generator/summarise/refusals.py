"""Why a sentence cannot stand by itself in a summary: each reason is a word and a rule."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from generator.languages.protocol import Language
from generator.summarise.furniture import is_furniture

SHORTEST = 2.0  # seconds of reading: some 8 English words or 17 Japanese characters
FEWEST = 4  # different words that carry meaning
LONGEST = 17.0  # some 65 words or 140 characters
DEAREST = 360  # characters: a quotation, not an extract, in any language
SPEAKER = 8  # letters outside the quotation marks from which a sentence can say who speaks

_ENDS = tuple(".!?。！？．｡")
_CLOSING = "\"'”’»」』）)】］]〉》 "
_ASKS = ("?", "？", "か。", "かな。")
_EXCLAIMS = ("!", "！")
_DOTS = ("..", "…", "‥")
_CUT_OFF = re.compile(r"(?:\.{2,}|…|‥)\W*$|\[[^\]]{0,3}(?:\.{2,}|…)[^\]]{0,3}\]")
_PAIRS = ("「」", "『』", "（）", "()", "【】", "[]", "［］")
_QUOTES = '"“”'
_PAIRED = re.compile("[" + re.escape("".join(_PAIRS)) + _QUOTES + "]")
_OPENING = '“"「『'
_SPOKEN = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』")

Rule = Callable[[str, str, AbstractSet[str], Language], bool]


def refusal(quote: str, text: str, words: AbstractSet[str], language: Language) -> str | None:
    """Why a quote, trimmed to `text` of these words, cannot stand by itself; None where it can.

    Its neutrality is another matter.
    """
    for reason, holds in REASONS:
        if holds(quote, text, words, language):
            return reason
    return None


def _short(_quote: str, text: str, words: AbstractSet[str], language: Language) -> bool:
    return len(words) < FEWEST or 60 * language.length(text) < SHORTEST


def _long(_quote: str, text: str, _words: AbstractSet[str], language: Language) -> bool:
    return 60 * language.length(text) > LONGEST or len(text) > DEAREST


def _fragment(_quote: str, text: str, _words: AbstractSet[str], _language: Language) -> bool:
    if not text.rstrip(_CLOSING).endswith(_ENDS) or not _closed(text):
        return True
    return any(map(text.__contains__, _DOTS)) and bool(_CUT_OFF.search(text))


def _closed(text: str) -> bool:
    """Whether every bracket and quotation mark that opens in a sentence closes in it."""
    if not _PAIRED.search(text):
        return True
    quotes = sum(map(text.count, _QUOTES))  # one kind may open and another close: “so"
    return quotes % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _question(_quote: str, text: str, _words: AbstractSet[str], _language: Language) -> bool:
    return text.rstrip(_CLOSING).endswith(_ASKS)


def _exclamation(_quote: str, text: str, _words: AbstractSet[str], _language: Language) -> bool:
    return text.rstrip().endswith(_EXCLAIMS)


def _boilerplate(_quote: str, text: str, _words: AbstractSet[str], _language: Language) -> bool:
    return is_furniture(text)


def _speakerless(_quote: str, text: str, _words: AbstractSet[str], language: Language) -> bool:
    """Nothing but quoted speech, of nobody knows whom."""
    if text[0] not in _OPENING:
        return False
    outside = sum(character.isalnum() for character in _SPOKEN.sub("", text))
    return outside < SPEAKER and not language.is_attributed(text)


def _depends(quote: str, text: str, _words: AbstractSet[str], language: Language) -> bool:
    return language.depends(quote) or (text != quote and language.depends(text[:1].upper() + text[1:]))


REASONS: tuple[tuple[str, Rule], ...] = (
    ("short", _short),
    ("long", _long),
    ("fragment", _fragment),
    ("question", _question),
    ("exclamation", _exclamation),
    ("boilerplate", _boilerplate),
    ("speakerless", _speakerless),
    ("depends", _depends),
)
