"""The words of a page that are not foreign: interface words, counts, days and weeks in the page's language."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from string import Formatter

from markupsafe import Markup

from generator import languages, weeks, yaml_file
from generator.config import Config, Fault
from generator.errors import BuildError
from generator.languages import Language
from generator.languages.interface import counted

_UNSPACED = frozenset({"ja", "zh", "th"})  # written without spaces between sentences
_ACTING = re.compile(r"[<>&\"'*_`\[\]\\|~^]")  # in Markdown or in HTML
_DAY_LENGTH = len("2025-10-26")


@dataclass(frozen=True, slots=True)
class Words:
    """The interface of one language on the site's clock. Words are our own and need no escaping; fields do."""

    language: Language
    zone: tzinfo
    interface: Mapping[str, str] = field(hash=False)

    @classmethod
    def of(cls, code: str, zone: tzinfo) -> "Words":
        """The interface for a page in this language, in the program's own words."""
        language = languages.of(code)
        return cls(language, zone, language.interface)

    @classmethod
    def by(cls, config: Config, code: str) -> "Words":
        """The interface for a page in this language, in the words of a site."""
        return cls(languages.of(code), config.zone, interface(config, code))

    @property
    def gap(self) -> Markup:
        """What stands between two sentences."""
        return own("" if self.language.code in _UNSPACED else " ")

    def say(self, key: str, **fields: object) -> str:
        """The words of a key, with its fields filled in. Raises KeyError for an unknown key."""
        words = self.interface[key]
        return words.format(**fields) if fields else words

    def count(self, key: str, number: int) -> str:
        """A count with its noun, `3 stories`, from the keys `<key>.one` and `<key>.other`."""
        return counted(self.interface, key, number)

    def date(self, when: str) -> date:
        """The day of an ISO 8601 day or time, on the site's clock. Raises BuildError for anything else."""
        try:
            return weeks.day_of(when, self.zone)
        except ValueError as error:
            cure = "Correct the record that holds it, or bring it back with git."
            raise BuildError("is not a day or a time", where=repr(when), cure=cure) from error

    def day(self, when: str) -> str:
        """A day as a reader of the language writes it."""
        return self.language.day(self.date(when))

    def time(self, when: str) -> str:
        """The time of an ISO 8601 time on the site's clock, `09:05`; empty where only the day is known."""
        if len(when) <= _DAY_LENGTH:
            return ""
        return datetime.fromisoformat(when).astimezone(self.zone).strftime("%H:%M")

    def week(self, week: str) -> str:
        """A week by its number, `Week 43 of 2025`."""
        year, number = week.split("-W")
        return self.say("week_of", year=int(year), week=int(number))

    def days(self, week: str) -> str:
        """A week by its first and last day."""
        first, last = weeks.days(week)
        return self.language.days(first, last)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, with the language's comma."""
        return self.say("list_comma").join(names)

    def reading(self, minutes: float) -> str:
        """Reading time, rounded up to a whole minute."""
        return self.count("reading_time", max(1, -int(-minutes // 1)))


def interface(config: Config, code: str) -> Mapping[str, str]:
    """The words of the interface in a language, a site's own before the program's."""
    language = languages.of(code)
    chosen = config.words.get(language.code)
    return ChainMap(dict(chosen), dict(language.interface)) if chosen else language.interface


def faults(config: Config) -> Iterator[Fault]:
    """What is wrong with a site's own words: an unknown language or key, other fields, signs that would act in a page.

    They are printed as they stand, in Markdown, HTML and XML alike.
    """
    known = {language.code: language.interface for language in languages.LANGUAGES}
    for code, chosen in config.words.items():
        if code not in known:
            yield f"words.{code}", "is no language with words", f"There are: {', '.join(sorted(known))}."
            continue
        for key, words in chosen.items():
            path = f"words.{code}.{key}"
            if key not in known[code]:
                yield path, "is no word of the interface", yaml_file.nearest(key, list(known[code]))
            elif _fields(words) != _fields(known[code][key]):
                yield path, "must keep the fields", f"The program's own is: {known[code][key]}"
            elif _ACTING.search(words) or not words.strip() or not words.isprintable():
                cure = "Write plain words on one line, ’ for ' and “ ” for quotation marks."
                yield path, f"cannot be written: {words!r}", cure


def _fields(words: str) -> set[tuple[str | None, ...]]:
    """The fields of words, each with how it is written out."""
    try:
        return {part[1:] for part in Formatter().parse(words) if part[1] is not None}
    except ValueError:  # a brace without its other
        return {(words,)}


def own(text: str) -> Markup:
    """Words of our own, or finished markup: what templates do not escape."""
    return Markup(text)  # noqa: S704 - the one place where that is decided
