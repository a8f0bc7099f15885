"""The numbers in a text that tell something: not days, times, years, ranks or names such as COVID-19."""

import re
import unicodedata

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TIMES = re.compile(
    rf"\b(?=[0-9jfmasond])(?:(?:19|20)[0-9]{{2}}\b|{_MONTH}\.? [0-9]{{1,2}}\b|[0-9]{{1,2}} {_MONTH}\b"
    r"|[0-9]{1,2}[:.][0-9]{2} ?[ap]\.?m"
    r"|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2} ?[ap]\.?m\b)|[0-9]+(?:年度?|か月|カ月|月|日|時|分)(?!間)"
)
# A digit first, and then what may not stand before it: so a search skips to digits.
_FIGURE = re.compile(
    r"([0-9](?<![0-9.,a-z第].)(?<![a-z]-.)[0-9,]*+(?:\.[0-9]+)?+)(?![0-9]|st|nd|rd|th)"
    r"(?:[- ]?(million|billion|trillion|億|兆))?"
)
_UNIT = re.compile(r"(?<=[0-9])(?:[- ]?(?:million|billion|trillion))?[- ]?(?:[a-z]+|[ァ-ヺー]+)")
_DIGIT = re.compile(r"\d")


def figures(text: str) -> frozenset[str]:
    """The numbers in a text, without thousands separators and units; round ones of millions as `1million`."""
    if not _DIGIT.search(text):
        return frozenset()
    found = ((number.replace(",", ""), scale) for number, scale in _FIGURE.findall(_TIMES.sub(" ", _folded(text))))
    return frozenset(number if is_exact(number) else number + scale for number, scale in found)


def is_exact(figure: str) -> bool:
    """Whether two digits or more of a figure tell, or it is of millions: few things cost £2.1m or £1bn."""
    return len(figure.replace(".", "").strip("0")) > 1


def without_units(text: str) -> str:
    """The text in lower case without the words that follow its numbers: "40 metres" shares one thing, not two."""
    return _UNIT.sub("", _folded(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
