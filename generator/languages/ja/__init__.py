"""Japanese."""

from collections.abc import Mapping
from datetime import date
from itertools import takewhile

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
    "amounts", "code", "day", "days", "depends", "hostility", "interface", "is_attributed", "length", "markers", "name", "names",
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


def days(first: date, last: date) -> str:
    """Days as 2025年10月20日(月)〜26日(日), or 2025年10月27日(月)〜11月2日(日)."""
    said = ((first.year, last.year, "年"), (first.month, last.month, "月"))
    shared = "".join(f"{one}{unit}" for one, other, unit in takewhile(lambda part: part[0] == part[1], said))
    return f"{day(first)}〜{day(last).removeprefix(shared)}"


def length(text: str) -> float:
    """Reading time in minutes, at 500 characters a minute."""
    return sum(not character.isspace() for character in text) / _CHARACTERS_A_MINUTE
