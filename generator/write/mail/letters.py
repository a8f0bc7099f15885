"""Which mails an edition has, and what each holds.

One holds the whole edition, as its page does. A site in several languages has one more for each, as it has a feed for
each: a list of addresses has one language, and who subscribed in English is not to be sent Japanese. Such a mail holds
the digests that have its language, in that language alone. There is none where no digest has it.

Only a closed edition is a mail: what was sent cannot be changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator import languages
from generator.models import Edition, Story
from generator.write.book import Book, title, titles
from generator.write.digests import DigestView, Quoted
from generator.write.weekly import EditionView, edition_view
from generator.write.words import Words

T = TypeVar("T")
ByLanguage = tuple[tuple[str, T], ...]
Groups = tuple[tuple[Quoted, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a mail."""

    title: str
    digests: tuple[DigestView, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of an edition: what it holds, in the words of its language."""

    edition: EditionView
    language: str  # of all it holds; "" where it holds the whole edition
    words: Words
    parts: tuple[Part, ...]
    also: tuple[Story, ...]
    introduction: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def digests(self) -> tuple[DigestView, ...]:
        """Its digests in order."""
        return tuple(shown for part in self.parts for shown in part.digests)

    @property
    def minutes(self) -> float:
        """Reading time of the sentences that it quotes."""
        return sum(
            languages.of(code).length(quoted.text)
            for shown in self.digests
            for code, groups in self.summary(shown)
            for group in groups
            for quoted in group
        )

    @property
    def subject(self) -> str:
        """The week and the title that stands first in the edition."""
        week = self.words.say("edition_of", week=self.words.week(self.edition.edition.week))
        first = next((shown for shown in self.edition.digests if _speaks(shown, self.language)), None)
        if first is None:
            return week
        return self.words.say("mail_subject", edition=week, title=title(first.digest, self.words.language.code))

    def guid(self, book: Book) -> str:
        """Its id, which never changes."""
        whole = book.guid(self.edition.edition.week)
        return f"{whole}/mail-{self.language}" if self.language else f"{whole}/mail"

    def titles(self, shown: DigestView) -> ByLanguage[str]:
        """A digest's titles: in the language of the letter if it has one, else all."""
        return self._chosen(titles(shown.digest, self.words.language.code))

    def summary(self, shown: DigestView) -> ByLanguage[Groups]:
        """A digest's quoted sentences, likewise; those in the language of the letter's words first."""
        return self._chosen(shown.told(self.words.language.code))

    def _chosen(self, found: ByLanguage[T]) -> ByLanguage[T]:
        return tuple(one for one in found if one[0] == self.language) or found


def letters(book: Book, edition: Edition) -> Iterator[Letter]:
    """The mails of an edition, the whole one first; none while it may still change."""
    if not edition.closed:
        return
    shown = edition_view(book, edition)
    config = book.config
    for language in ("", *(config.languages if len(config.languages) > 1 else ())):
        letter = _letter(book, shown, language)
        if letter.parts or not language:
            yield letter


def _letter(book: Book, shown: EditionView, language: str) -> Letter:
    code = language or book.config.language
    parts = (
        Part(book.section(section.key, code), tuple(one for one in section.digests if _speaks(one, language)))
        for section in shown.sections
    )
    return Letter(
        edition=shown,
        language=language,
        words=Words.by(book.config, code),
        parts=tuple(part for part in parts if part.digests),
        also=tuple(story for story in shown.also if language in ("", story.language)),
        introduction=tuple(one for one in shown.introduction if language in ("", one[0])),
    )


def _speaks(shown: DigestView, language: str) -> bool:
    return not language or language in shown.digest.languages
