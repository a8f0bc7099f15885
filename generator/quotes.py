"""Every sentence of a summary is borne by its story: the check before an edition is written, and after."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.config import Limits
from generator.models import Digest, Sentence, Story
from generator.summarise.quotation import may_quote


def checked(digest: Digest, stories: Mapping[str, Story], limits: Limits) -> tuple[Digest, tuple[str, ...]]:
    """The digest without sentences that no story bears or that quote too much, and what was refused, and why."""
    refused = dict(_refused(digest, stories, limits))
    if not refused:
        return digest, ()
    summary = {
        language: tuple(said for place, said in enumerate(sentences) if (language, place) not in refused)
        for language, sentences in digest.summary.items()
    }
    return replace(digest, summary=summary), tuple(refused.values())


def _refused(digest: Digest, stories: Mapping[str, Story], limits: Limits) -> Iterator[tuple[tuple[str, int], str]]:
    """The place (language, index) of each sentence that may not stand, and why."""
    quoted: dict[str, list[str]] = {}
    for language, sentences in digest.summary.items():
        for place, said in enumerate(sentences):
            if said.removed:
                continue
            why = _unborne(said, digest, stories) or _too_much(said, stories, quoted, limits)
            if why:
                yield (language, place), f"{why}: {said.text[:60]}"
                continue
            for citation in said.citations:
                quoted.setdefault(citation.story, []).append(citation.quote)


def _unborne(said: Sentence, digest: Digest, stories: Mapping[str, Story]) -> str:
    """Why the words of a sentence are not those of its stories; empty if they are."""
    if not said.citations:
        return "a sentence without a citation"
    for citation in said.citations:
        story = stories.get(citation.story)
        if story is None or citation.story not in digest.stories:
            return f"a sentence cites {citation.story}, which the digest does not have"
        if not any(passage.kind == "report" and citation.quote in passage.text for passage in story.passages):
            return f"a quote is not in {citation.story}"
    if not any(said.text in citation.quote for citation in said.citations):
        return "a sentence is not in its quote"
    return ""


def _too_much(said: Sentence, stories: Mapping[str, Story], quoted: Mapping[str, list[str]], limits: Limits) -> str:
    """Why a sentence goes beyond what may be quoted of its stories; empty if it does not."""
    for citation in said.citations:
        if not may_quote(stories[citation.story], (*quoted.get(citation.story, ()), citation.quote), limits):
            return f"more than may be quoted of {citation.story}"
    return ""
