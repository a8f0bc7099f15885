"""English."""

from collections.abc import Mapping
from datetime import date

from generator.languages.en.hostility import hostility
from generator.languages.en.interface import INTERFACE
from generator.languages.en.names import amounts, names
from generator.languages.en.opinion import is_attributed, markers
from generator.languages.en.sentences import sentences
from generator.languages.en.trims import depends, trim
from generator.languages.en.viewpoints import viewpoint
from generator.languages.en.words import words

__all__ = [
    "amounts", "code", "day", "days", "depends", "hostility", "interface", "is_attributed", "length", "markers", "name", "names",
    "phrases", "sentences", "trim", "viewpoint", "words",
]  # fmt: skip

code = "en"
name = "English"
interface: Mapping[str, str] = INTERFACE

_WORDS_A_MINUTE = 230  # adults read non-fiction at 238 in the mean (Brysbaert 2019, J. of Memory and Language 109)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(day: date) -> str:
    """A day as 26 October 2025, independent of the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days(first: date, last: date) -> str:
    """Days as 20–26 October 2025, or 27 October – 2 November 2025."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first).removesuffix(f' {last.year}')} – {day(last)}"


def length(text: str) -> float:
    """Reading time in minutes, at 230 words a minute."""
    return len(text.split()) / _WORDS_A_MINUTE


def phrases(text: str) -> tuple[str, ...]:
    """The text as it is: spaces say where a line may break."""
    return (text,)
