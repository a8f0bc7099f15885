"""The sentences a summary may be made of: whole ones of `report` passages, and why the others may not stand.

A candidate's quote is an exact substring of its passage and its text an inner slice of the quote; whatever the language
module gives, nothing else comes out of here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import languages
from generator.languages.protocol import Language
from generator.models import Cluster, Copies, Story
from generator.summarise import neutrality
from generator.summarise.refusals import refusal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a story's report, and whether it may stand in a summary."""

    story: Story
    publisher: str  # who is counted for it: of wire copies, the agency
    position: int  # among the sentences of the story's report; 0 is its lead
    quote: str
    text: str
    words: tuple[str, ...]
    heat: float  # see `neutrality`; 0 where refused for another reason
    refused: str | None  # why it may not stand; None where it may


def candidates(cluster: Cluster, language: str) -> tuple[Candidate, ...]:
    """Every sentence of the cluster's reports in one language, refused ones too, by story and position."""
    return tuple(
        candidate
        for story, publisher in witnesses(cluster)
        if story.language == language
        for candidate in _of_story(story, publisher, languages.of(language))
    )


def witnesses(cluster: Cluster) -> tuple[tuple[Story, str], ...]:
    """The stories to quote, each with the publisher it counts for: one of each set of copies, in order of ids.

    Of a wire report and its copies the agency's own story speaks; where only copies came in, the one that stands for
    all, or the first after it that has words.
    """
    known = {story.id: story for story in cluster.stories}
    chosen = [_speaker(copies, [known[key] for key in copies.stories if key in known]) for copies in cluster.copies]
    return tuple(sorted((pair for pair in chosen if pair), key=lambda pair: pair[0].id))


def _speaker(copies: Copies, stories: Sequence[Story]) -> tuple[Story, str] | None:
    telling = [story for story in stories if story.text()] or list(stories)
    own = [story for story in telling if story.publisher == copies.publisher == story.site]
    agency = [story for story in telling if story.publisher == copies.publisher]
    first = next(iter((*own, *agency, *telling)), None)
    return (first, copies.publisher) if first else None


def _of_story(story: Story, publisher: str, language: Language) -> Iterator[Candidate]:
    position = 0
    for passage in story.passages:
        if passage.kind != "report":
            continue
        for line in passage.text.split("\n"):
            for quote in language.sentences(line):
                if quote and quote in passage.text:
                    yield _candidate(story, publisher, position, quote, language)
                    position += 1


def _candidate(story: Story, publisher: str, position: int, quote: str, language: Language) -> Candidate:
    text = language.trim(quote).strip()
    if not text or text not in quote:
        text = quote
    refused = refusal(quote, text, language)
    heat = 0.0 if refused else neutrality.heat(text, language)  # the dearest question is asked last
    if neutrality.is_too_heavy(heat, language):
        refused = "opinion"
    return Candidate(story, publisher, position, quote, text, tuple(language.words(text)), heat, refused)
