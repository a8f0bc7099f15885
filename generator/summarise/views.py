"""What the pages themselves think: a sentence each, under its owner's name, apart from the summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import languages
from generator.config import Limits
from generator.languages.protocol import Language
from generator.models import Cluster, Passage, Sentence, Story, View
from generator.summarise import neutrality
from generator.summarise.comments import NEVER_SHOWN
from generator.summarise.refusals import refusal

MOST = 2  # views of a digest


@dataclass(frozen=True, slots=True)
class _Opinion:
    story: Story
    by: str
    quote: str
    position: int
    score: float


def choose(cluster: Cluster, limits: Limits, beside: Sequence[Sentence] = ()) -> tuple[View, ...]:
    """At most two views of different stories, of different owners where there are any.

    A story's view counts among its `limits.quoted_sentences` on the page, with the sentences `beside` it.
    """
    taken = Counter(citation.story for sentence in beside for citation in sentence.citations)
    opinions = [
        opinion
        for story in cluster.stories
        if taken[story.id] < limits.quoted_sentences
        for opinion in _of_story(story, dict(cluster.terms))
    ]
    opinions.sort(key=lambda opinion: (-opinion.score, opinion.story.id, opinion.position))
    chosen: list[_Opinion] = []
    while len(chosen) < MOST:
        stories, owners = {o.story.id for o in chosen}, {o.by for o in chosen}
        others = [o for o in opinions if o.story.id not in stories]
        best = next(iter([o for o in others if o.by not in owners] or others), None)
        if best is None:
            break
        chosen.append(best)
    return tuple(View(opinion.story.id, opinion.by, opinion.quote) for opinion in chosen)


def _of_story(story: Story, terms: dict[str, float]) -> Iterator[_Opinion]:
    language = languages.of(story.language)
    commentary = [passage for passage in story.passages if passage.kind == "commentary"]
    quotes = [
        (owner(passage, story), quote)
        for passage in commentary
        for line in passage.text.split("\n")
        for quote in language.sentences(line)
        if quote in passage.text
    ]
    subject = set(language.words(story.title)) | terms.keys()
    for position, (by, quote) in enumerate(quotes):
        if refusal(quote, quote, set(language.words(quote)), language) or language.hostility(quote) >= NEVER_SHOWN:
            continue
        place = (position + 1) / len(quotes)  # a page says what it thinks at its end
        yield _Opinion(story, by, quote, position, _conviction(quote, language, subject) + place / 2)


def _conviction(quote: str, language: Language, subject: set[str]) -> float:
    """How far a sentence is an opinion of the page's own, and about the subject."""
    own = 0.0 if language.is_attributed(quote) else neutrality.heat(quote, language)
    words = set(language.words(quote))
    return own + (len(words & subject) / len(words) if words else 0.0)


def owner(passage: Passage, story: Story) -> str:
    """Under whose name a passage of commentary stands."""
    return passage.credit or next(iter(story.authors), story.site)
