"""The sentences a summary may be made of: whole ones of `report` passages, judged only when they are asked about.

A candidate's quote is an exact substring of its passage and its text an inner slice of the quote; whatever the language
module gives, nothing else comes out of here. To judge a sentence costs ten times what it costs to rank it, and of a
long cluster most are never asked: so a candidate keeps its answers, and finds them when they are first wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import languages
from generator.languages.protocol import Language
from generator.models import Cluster, Copies, Story
from generator.summarise import neutrality
from generator.summarise.figures import figures, without_units
from generator.summarise.refusals import refusal

FIRST_KANA = "\u3040"  # from here on scripts have no spaces, and words are runs of one script
Witness = tuple[Story, str]  # a story to quote, and the publisher it counts for


@dataclass(frozen=True)  # no slots: what is found later is kept in the instance
class Candidate:
    """A sentence of a story's report, and whether it may stand in a summary."""

    story: Story
    publisher: str  # who is counted for it: of wire copies, the agency
    position: int  # among the sentences of the story's report; 0 is its lead
    quote: str
    text: str
    vocabulary: frozenset[str]  # its different words
    language: Language

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The same, but for words without letters of an alphabet their pairs of characters: 存続策 is near to 存続."""
        return _pieces(self.vocabulary)

    @cached_property
    def facts(self) -> frozenset[str]:
        """Its figures, and the pieces of its words that are no units of these."""
        words = (word for word in self.language.words(without_units(self.text)) if not word.isdecimal())
        return self.figures | _pieces(frozenset(words))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in it: see `figures`."""
        return figures(self.text)

    @cached_property
    def refused(self) -> str | None:
        """Why it may not stand; None where it may. The dearest question is asked last."""
        reason = refusal(self.quote, self.text, self.vocabulary, self.language)
        if reason is None and neutrality.is_too_heavy(self.heat, self.language):
            return "opinion"
        return reason

    @cached_property
    def heat(self) -> float:
        """How far it is from neutral: see `neutrality`."""
        return neutrality.heat(self.text, self.language)


def candidates(cluster: Cluster, language: str) -> tuple[Candidate, ...]:
    """Every sentence of the cluster's reports in one language, those that may not stand too, by story and position."""
    return told_by(witnesses(cluster), language)


def told_by(stories: Sequence[Witness], language: str) -> tuple[Candidate, ...]:
    """Every sentence of these stories' reports in one language, in their order."""
    speech = languages.of(language)
    return tuple(
        Candidate(story, publisher, position, quote, text, frozenset(speech.words(text)), speech)
        for story, publisher in stories
        if story.language == language
        for position, (quote, text) in enumerate(_sentences(story, speech))
    )


def witnesses(cluster: Cluster) -> tuple[Witness, ...]:
    """The stories to quote, each with the publisher it counts for: one of each set of copies, in order of ids.

    Of a wire report and its copies the agency's own story speaks; where only copies came in, the one that stands for
    all, or the first after it that has words.
    """
    known = {story.id: story for story in cluster.stories}
    chosen = [_speaker(copies, [known[key] for key in copies.stories if key in known]) for copies in cluster.copies]
    return tuple(sorted((pair for pair in chosen if pair), key=lambda pair: pair[0].id))


def _speaker(copies: Copies, stories: Sequence[Story]) -> Witness | None:
    telling = [story for story in stories if story.text()] or list(stories)
    own = [story for story in telling if story.publisher == copies.publisher == story.site]
    agency = [story for story in telling if story.publisher == copies.publisher]
    first = next(iter((*own, *agency, *telling)), None)
    return (first, copies.publisher) if first else None


def _sentences(story: Story, language: Language) -> Iterator[tuple[str, str]]:
    """Each sentence of a story's report, as it stands there and trimmed."""
    for passage in story.passages:
        if passage.kind != "report":
            continue
        for quote in language.sentences(passage.text):
            if quote and quote in passage.text:
                text = language.trim(quote).strip()
                yield quote, text if text and text in quote else quote


def _pieces(words: frozenset[str]) -> frozenset[str]:
    if max(words, default="") < FIRST_KANA:
        return words
    return frozenset(piece for word in words for piece in _pairs(word))


def _pairs(word: str) -> Sequence[str]:
    if len(word) < 3 or word[0] < FIRST_KANA:
        return (word,)
    return [word[at : at + 2] for at in range(len(word) - 1)]
