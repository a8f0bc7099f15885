"""What two languages write alike: numbers, Latin letters, names by their consonants, common words by their English.

A name in katakana and its Latin spelling have the same consonants (ウォレン and Warren: `rn`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.group.glosses import GLOSSED, glosses
from generator.group.profiles import NAME, PIECE

SOUNDS = (0.0, 0.2, 0.5, 0.8)  # what a name weighs by its consonants; from four on 1
WORD = 0.7  # what a word weighs beside a name
SHORT_NUMBER = 0.7  # and a number of two digits


class Mark(NamedTuple):
    """What two languages write alike. A `weak` one counts only where the other language has it too."""

    text: str
    weight: float
    weak: bool = False


_KANA = {
    **dict.fromkeys("カキクケコヵヶ", "k"), **dict.fromkeys("サスセソシ", "s"), **dict.fromkeys("タテトチツ", "t"),
    **dict.fromkeys("ナニヌネノンマミムメモ", "n"), **dict.fromkeys("ハヒヘホ", "h"), **dict.fromkeys("フ", "f"),
    **dict.fromkeys("ラリルレロ", "r"), **dict.fromkeys("ガギグゲゴ", "g"), **dict.fromkeys("ザズゼゾジヂヅ", "z"),
    **dict.fromkeys("ダデド", "d"), **dict.fromkeys("バビブベボヴ", "b"), **dict.fromkeys("パピプペポ", "p"),
}  # fmt: skip
_SPELLINGS = (
    (r"tion|sion|cian", "sn"), (r"tch|ch", "t"), (r"sch|sh", "s"), (r"ph", "f"), (r"th", "s"),
    (r"gh(?![aeiou])|(?<=n)g(?=t)", ""),
    (r"ck|qu|q|x(?=[aeiou])", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[ei])|j", "z"), (r"v", "b"),
    (r"l", "r"), (r"m", "n"), (r"(?<=[aeiou])r(?![aeiouyr])", ""), (r"(?<=[aeiou])h|h(?![aeiou])", ""),
    (r"[aeiouwy]", ""),
)  # fmt: skip
_SPELLING_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SPELLINGS)
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_KANJI = re.compile(r"[一-龥々㐀-䶿]{2,}")
_LATIN = re.compile(r"[a-z][a-z0-9]+")


@lru_cache(maxsize=200_000)
def marks_of(term: str) -> tuple[Mark, ...]:
    """The marks of a term: of a number itself, of a name its consonants and Latin letters, of a word its English."""
    plain, is_name = term.removeprefix(NAME), term.startswith(NAME)
    if term.startswith(PIECE):
        return ()
    if plain[0].isdigit():
        return (Mark("#" + plain, SHORT_NUMBER if len(plain) < 3 else 1.0),) if len(plain) > 1 else ()
    if _KATAKANA.fullmatch(plain):
        return _sound(kana_consonants(plain))
    if _KANJI.fullmatch(plain):
        return tuple(Mark("=" + stem, WORD) for stem in glosses(plain))
    if _LATIN.fullmatch(plain):
        known = (Mark("=" + plain, WORD),) if is_name or plain in GLOSSED or not plain.isalpha() else ()
        return (*known, *_sound(latin_consonants(plain), weak=not is_name))
    return tuple(mark for part in plain.split() for mark in _sound(latin_consonants(part))) if is_name else ()


def _sound(consonants: str, *, weak: bool = False) -> tuple[Mark, ...]:
    weight = SOUNDS[len(consonants)] if len(consonants) < len(SOUNDS) else 1.0
    return (Mark("~" + consonants, weight, weak),) if len(consonants) > 1 else ()


def kana_consonants(katakana: str) -> str:
    """The consonants of a katakana word: トランプ -> `trnp`."""
    return _single("".join(_KANA.get(character, "") for character in katakana))


def latin_consonants(word: str) -> str:
    """The consonants of a Latin word as katakana would write them: Trump -> `trnp`."""
    for pattern, sound in _SPELLING_RULES:
        word = pattern.sub(sound, word)
    return _single(word)


def _single(consonants: str) -> str:
    return re.sub(r"(.)\1+", r"\1", consonants)
