"""Any language without a package of its own: what can be said without knowing it.

Stories in such a language are grouped by their words and quoted by their sentences; nothing is judged.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from generator.languages.en.interface import INTERFACE
from generator.languages.lines import cut, lines
from generator.languages.protocol import Marker
from generator.models import Viewpoint

__all__ = [
    "amounts", "code", "day", "days", "depends", "hostility", "interface", "is_attributed", "length", "markers", "name", "names",
    "phrases", "sentences", "trim", "viewpoint", "words",
]  # fmt: skip

code = "und"
name = "—"
interface: Mapping[str, str] = INTERFACE

_CHARACTERS_A_MINUTE = 1000  # between the paces of alphabets and of scripts with a character a syllable
_END = re.compile(r"[。！？।॥۔؟]+[\"'”’»」』)\]）]*|(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[^\sa-z])")
_SPACED = re.compile(r"[^\W_]{2,}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_NAME = re.compile(r"(?<=[\w,] )(?:[A-ZÀ-ÞА-Я][\w’'-]+)(?: [A-ZÀ-ÞА-Я][\w’'-]+)*")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences in order, exact substrings of `text`, parted by the full stops of all scripts."""
    return tuple(
        sentence for line in lines(text) for sentence in cut(line, (match.end() for match in _END.finditer(line)))
    )


def words(text: str) -> tuple[str, ...]:
    """Words in NFKC and lower case; where a script has no spaces, pairs of characters."""
    found: list[str] = []
    for word in _SPACED.findall(unicodedata.normalize("NFKC", text).lower()):
        if _UNSPACED.search(word):
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.append(word)
    return tuple(found)


def names(text: str) -> tuple[str, ...]:
    """Capitalised sequences inside a sentence, lower case."""
    return tuple(match.lower() for match in _NAME.findall(text))


def phrases(text: str) -> tuple[str, ...]:
    """The text as it is."""
    return (text,)


def amounts(text: str) -> tuple[str, ...]:  # noqa: ARG001 - the protocol's shape
    """No unit is known."""
    return ()


def trim(sentence: str) -> str:
    """The sentence as it is."""
    return sentence


def depends(sentence: str) -> bool:  # noqa: ARG001 - the protocol's shape
    """Never known."""
    return False


def is_attributed(sentence: str) -> bool:  # noqa: ARG001 - the protocol's shape
    """Never known."""
    return False


def markers(sentence: str) -> tuple[Marker, ...]:  # noqa: ARG001 - the protocol's shape
    """None is known."""
    return ()


def viewpoint(comment: str) -> Viewpoint:  # noqa: ARG001 - the protocol's shape
    """Always `unclear`."""
    return "unclear"


def hostility(comment: str) -> float:
    """1 for what is plainly an advertisement: little but addresses; else 0."""
    addresses = re.findall(r"https?://\S+", comment)
    rest = re.sub(r"https?://\S+", "", comment)
    return 1.0 if len(addresses) >= 2 and len(rest.strip()) < 40 else 0.0


def day(day: date) -> str:
    """A day as ISO 8601 writes it."""
    return day.isoformat()


def days(first: date, last: date) -> str:
    """Two days as an interval of ISO 8601."""
    return f"{day(first)}/{day(last)}"


def length(text: str) -> float:
    """Reading time in minutes, at 1,000 characters a minute."""
    return len(text) / _CHARACTERS_A_MINUTE
