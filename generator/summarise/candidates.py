"""The sentences a summary may be made of: whole ones of `report` passages, and why the others are not.

A candidate's quote is an exact substring of its passage and its text an inner slice of the quote; whatever the language
module gives, nothing else comes out of here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import languages
from generator.languages.protocol import Language
from generator.models import Cluster, Copies, Story
from generator.summarise import neutrality
from generator.summarise.furniture import is_furniture

SHORTEST = 2.0  # seconds of reading: some 8 English words or 17 Japanese characters
LONGEST = 17.0  # some 65 words or 140 characters
DEAREST = 320  # characters: a quotation, not an extract, in any language

_ENDS = tuple(".!?。！？．｡")
_CLOSING = "\"'”’»」』）)】］]〉》"
_ASKS = ("?", "？", "か。", "かな。")
_CUT_OFF = re.compile(r"(?:\.{2,}|…|‥)\W*$|\[[^\]]{0,3}(?:\.{2,}|…)[^\]]{0,3}\]")
_PAIRS = ("「」", "『』", "（）", "()", "“”", "【】", "[]", "［］")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a story's report, and whether it may stand in a summary."""

    story: Story
    publisher: str  # who is counted for it: of wire copies, the agency
    position: int  # among the sentences of the story's report; 0 is its lead
    quote: str
    text: str
    words: tuple[str, ...]
    heat: float  # see `neutrality`
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
    heat = neutrality.heat(text, language)
    refused = refusal(quote, text, language) or ("opinion" if neutrality.is_too_heavy(heat, language) else None)
    return Candidate(story, publisher, position, quote, text, tuple(language.words(text)), heat, refused)


def refusal(quote: str, text: str, language: Language) -> str | None:
    """Why a quote, trimmed to `text`, cannot stand by itself, in one word; None where it can.

    Its neutrality is another matter.
    """
    seconds = 60 * language.length(text)
    if seconds < SHORTEST:
        return "short"
    if seconds > LONGEST or len(text) > DEAREST:
        return "long"
    if _CUT_OFF.search(text) or not text.rstrip(_CLOSING).endswith(_ENDS) or not _closed(text):
        return "fragment"
    if text.rstrip(_CLOSING).endswith(_ASKS):
        return "question"
    if is_furniture(text):
        return "boilerplate"
    return "depends" if language.depends(quote) else None


def _closed(text: str) -> bool:
    """Whether every bracket and quotation mark that opens in a sentence closes in it."""
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
