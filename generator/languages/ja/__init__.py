"""Japanese."""

from collections.abc import Mapping
from datetime import date

from generator.languages.ja.hostility import hostility
from generator.languages.ja.interface import INTERFACE
from generator.languages.ja.names import amounts, names
from generator.languages.ja.opinion import is_attributed, markers
from generator.languages.ja.phrases import phrases
from generator.languages.ja.sentences import sentences
from generator.languages.ja.trims import depends, trim
from generator.languages.ja.viewpoints import viewpoint
from generator.languages.ja.words import words

__all__ = [
    "amounts", "code", "day", "depends", "hostility", "interface", "is_attributed", "length", "markers", "name", "names",
    "phrases", "sentences", "trim", "viewpoint", "words",
]  # fmt: skip

code = "ja"
name = "日本語"
interface: Mapping[str, str] = INTERFACE

_CHARACTERS_A_MINUTE = (
    500  # 200 students read 300 to 1,200, 653 in the mean (小林・川嶋 2018, 映像情報メディア学会誌 72:10)
)


def day(day: date) -> str:
    """A day as 2025年10月26日(日)."""
    return f"{day.year}年{day.month}月{day.day}日({'月火水木金土日'[day.weekday()]})"


def length(text: str) -> float:
    """Reading time in minutes, at 500 characters a minute."""
    return sum(not character.isspace() for character in text) / _CHARACTERS_A_MINUTE
