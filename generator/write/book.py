"""All editions as one book: what a page must know of the others. Built once, then only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from generator import languages, weeks
from generator.config import Config
from generator.languages import LANGUAGES
from generator.models import Digest, Edition, Sentence, Story
from generator.renames import present_keys
from generator.write import addresses
from generator.write.fetches import NONE, Fetches
from generator.write.text_fragment import at_words
from generator.write.words import Words

T = TypeVar("T")

LIVING = 4  # editions: a topic seen in one of the last four may go on
INTERFACES = frozenset(language.code for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A digest and the week it is of."""

    week: str
    digest: Digest

    @property
    def address(self) -> str:
        """Where its page stands."""
        return addresses.digest(self.week, self.digest.topic)


@dataclass(frozen=True, slots=True)
class Lead:
    """The one sentence that stands for a digest elsewhere."""

    language: str
    text: str
    publisher: str
    address: str | None  # of the words cited


@dataclass(frozen=True)
class Book:
    """The records of a site, and the moment by which drafts are told from finished weeks."""

    config: Config
    editions: tuple[Edition, ...]  # in order
    stories: Mapping[str, Story]
    now: datetime
    fetches: Fetches = NONE

    @classmethod
    def of(
        cls,
        config: Config,
        editions: Sequence[Edition],
        stories: Mapping[str, Story],
        now: datetime,
        fetches: Fetches = NONE,
    ) -> "Book":
        """The book of these records, whatever their order."""
        told = (_withdrawn(edition, config) for edition in editions)
        return cls(config, tuple(sorted(told, key=lambda edition: edition.week)), stories, now, fetches)

    @cached_property
    def words(self) -> Words:
        """The interface of pages that have no language of their own."""
        return Words.by(self.config, self.config.language)

    @cached_property
    def finished(self) -> tuple[Edition, ...]:
        """The editions that are published: all that are no draft, in order."""
        return tuple(edition for edition in self.editions if not self.is_draft(edition))

    @cached_property
    def published_weeks(self) -> frozenset[str]:
        """The weeks of the editions that are published."""
        return frozenset(edition.week for edition in self.finished)

    @cached_property
    def due(self) -> datetime | None:
        """When the next edition may be closed: after the week that follows the last one seen to. None before the first.

        It comes from the records and not from the clock, so that a site that is written without closing weeks says so.
        """
        newest = max((edition.week for edition in self.finished), default="")
        seen_to = max(newest, self.fetches.closed)
        return weeks.closing(weeks.shift(seen_to, 1), self.config.zone) if seen_to else None

    @cached_property
    def threads(self) -> Mapping[str, tuple[Appearance, ...]]:
        """The digests of each topic in order of their weeks, by the topic's present key."""
        found: dict[str, list[Appearance]] = {}
        for edition in self.editions:
            for digest in edition.digests:
                found.setdefault(self.present_key(digest.topic), []).append(Appearance(edition.week, digest))
        return {topic: tuple(appearances) for topic, appearances in sorted(found.items())}

    @cached_property
    def _present_keys(self) -> Mapping[str, str]:
        return present_keys(self.editions)

    def present_key(self, topic: str) -> str:
        """The key that a topic bears today, after all changes of keys."""
        return self._present_keys.get(topic, topic)

    def former_keys(self, topic: str) -> tuple[str, ...]:
        """The keys that lead to this one today."""
        return tuple(sorted(key for key, present in self._present_keys.items() if present == topic))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {edition.week: index for index, edition in enumerate(self.editions)}

    def place(self, week: str) -> int:
        """Which edition in the row is that of a week."""
        return self._places[week]

    def guid(self, week: str) -> str:
        """The id of an edition, which never changes."""
        return f"tag:{self.config.id}:{week.lower()}"

    def thread(self, topic: str) -> tuple[Appearance, ...]:
        """The digests of a topic in order of their weeks."""
        return self.threads.get(self.present_key(topic), ())

    def is_draft(self, edition: Edition) -> bool:
        """Whether the edition's week has not ended yet, or the editor is yet to approve it; a closed one never is."""
        if edition.closed is not None:
            return False
        return self.awaits_approval(edition) or self.now < weeks.end(edition.week, self.config.zone)

    def awaits_approval(self, edition: Edition) -> bool:
        """Whether the settings ask for a review that the editor has not given."""
        return self.config.review == "required" and edition.approved is None

    def told(self, identities: Sequence[str]) -> tuple[Story, ...]:
        """The stories with these ids, in order, without those that were removed."""
        return tuple(self.stories[identity] for identity in identities if identity in self.stories)

    def page_language(self, digest: Digest) -> str:
        """The language of a digest's page: its own first one that has interface words, else the site's."""
        own = (code for code in (languages.primary(tag) for tag in digest.languages) if code in INTERFACES)
        return next(own, self.config.language)

    def section(self, key: str, language: str) -> str:
        """A section's title in a language, else in the site's; words for the rest if it is in no section."""
        for section in self.config.sections:
            if section.key == key:
                titles = section.titles
                return titles.get(language) or titles.get(self.config.language) or next(iter(titles.values()), key)
        return Words.by(self.config, language).say("other_sections")

    def lead(self, digest: Digest, first: str = "") -> Lead | None:
        """The first sentence of a digest's summary that stands, in the language `first` if there is one."""
        for language, found in sentences(digest, first):
            for sentence in found:
                told = self.told([citation.story for citation in sentence.citations])
                if told and not sentence.removed:
                    return Lead(language, sentence.text, told[0].publisher, _original(told[0], sentence))
        return None


def _withdrawn(edition: Edition, config: Config) -> Edition:
    """An edition whose withdrawn digests are called so wherever they are named, and say no more of what they were."""
    if not any(digest.is_withdrawn for digest in edition.digests):
        return edition
    return replace(edition, digests=tuple(_named_withdrawn(digest, config) for digest in edition.digests))


def _named_withdrawn(digest: Digest, config: Config) -> Digest:
    if not digest.is_withdrawn:
        return digest
    codes = [code for code in map(languages.primary, digest.languages) if code in INTERFACES] or [config.language]
    titles = {code: Words.by(config, code).say("removed_title") for code in codes}
    return replace(digest, titles=titles, corrections=())


def _original(story: Story, sentence: Sentence) -> str | None:
    """Where the words that bear a sentence stand in the report."""
    quote = next(citation.quote for citation in sentence.citations if citation.story == story.id)
    return at_words((story.original.url if story.original else None) or story.url, quote)


def is_quiet(digest: Digest) -> bool:
    """Whether a topic has nothing new this week, so that it is a line and not a story."""
    return bool(digest.thread.previous) and not digest.thread.new and not any(digest.summary.values())


def titles(digest: Digest, first: str = "") -> tuple[tuple[str, str], ...]:
    """The digest's titles with their languages: `first` if there is one, then in the order of its languages.

    A digest without a title goes by its key.
    """
    named = digest.titles or {next(iter(digest.languages), ""): digest.topic}
    return _ordered(named, digest, first)


def title(digest: Digest, language: str) -> str:
    """The digest's title in a language if it has one, else in its first."""
    return titles(digest, language)[0][1]


def sentences(digest: Digest, first: str = "") -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """The summary by language: `first` if there is one, then in the order of the digest's languages."""
    return _ordered(digest.summary, digest, first)


def _ordered(by_language: Mapping[str, T], digest: Digest, first: str) -> tuple[tuple[str, T], ...]:
    order = {code: index for index, code in enumerate(dict.fromkeys((first, *digest.languages)))}
    return tuple(sorted(by_language.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
