"""A cluster's headline in each language: the best of its stories' own titles, word for word but for source tags."""

import re
from collections.abc import Mapping, Sequence

from generator import languages
from generator.group import agencies
from generator.group.profiles import text_terms
from generator.group.publishers import normal
from generator.models import Story
from generator.text.vectors import cosine

FIT = {"ja": (12, 50)}  # characters between which a headline says enough and is still one
FIT_ELSEWHERE = (25, 110)
UNFIT = 0.75  # what a title outside them is worth
TEASING = 0.7  # what a question or an exclamation is worth
LOADED = 0.5  # what a marker of full weight takes away

_OPENING = re.compile(
    r"^(?:【[^】]{1,8}】|［[^］]{1,8}］|\[[^\]]{1,12}\]"
    r"|(?:update \d+|exclusive|breaking(?: news)?|watch|video|live)\s*[-:–—])\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?P<head>.+?\S)\s*(?:\s[-–—|｜:]\s|[|｜：]|\s[-–—]\s?)(?P<name>[^|｜]{2,40})$")
_BRACKETED_TAIL = re.compile(r"(?P<head>.+?\S)\s*[(（\[［【](?P<name>[^()（）\[\]［］【】]{1,30})[)）\]］】]$")
_TEASE = re.compile(r"[?？!！]|\.\.\.$|…$")


def headlines(stories: Sequence[Story], vector: Mapping[str, float]) -> dict[str, str]:
    """Language -> headline: the title nearest to `vector`, what the cluster is about; the first of equals."""
    titles: dict[str, str] = {}
    for language in sorted({story.language for story in stories}):
        candidates = [untagged(story) for story in stories if story.language == language]
        titles[language] = max(candidates, key=lambda title: worth(title, language, vector))
    return titles


def worth(title: str, language: str, vector: Mapping[str, float]) -> float:
    """How well a title stands for a cluster, 0 to 1: its terms are the cluster's, it is whole, plain and neutral."""
    shortest, longest = FIT.get(language, FIT_ELSEWHERE)
    value = cosine(text_terms(title, language), vector)
    value *= 1.0 if shortest <= len(title) <= longest else UNFIT
    value *= TEASING if _TEASE.search(title) else 1.0
    loaded = sum(marker.weight for marker in languages.of(language).markers(title))
    return round(value * (1 - LOADED * min(loaded, 1.0)), 6)


def untagged(story: Story) -> str:
    """A story's title without what names its source or says what kind of piece it is, at either end."""
    title = _OPENING.sub("", story.title) or story.title
    ours = [story.publisher, story.site, story.source, story.original.publisher if story.original else None]
    names = {normal(name) for name in ours if name}
    for pattern in (_BRACKETED_TAIL, _TAIL):
        match = pattern.fullmatch(title)
        if match and (_is_source(match["name"], names)):
            title = match["head"]
    return title.strip()


def _is_source(name: str, names: set[str]) -> bool:
    folded = normal(name)
    return agencies.named(name) is not None or any(
        folded == known or (len(known) >= 3 and folded.startswith(known)) for known in names
    )
