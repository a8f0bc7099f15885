"""Which part of the edition a cluster stands in."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from generator.config import OTHER, Config, Section
from generator.models import Story


def section(stories: Sequence[Story], config: Config) -> str:
    """The key of the section most stories are in, the first in the settings where two have as many, else `other`."""
    votes = Counter(key for story in stories if (key := _of(story, config)))
    order = {section.key: place for place, section in enumerate(config.sections)}
    return min(votes, key=lambda key: (-votes[key], order.get(key, len(order)), key), default=OTHER)


def _of(story: Story, config: Config) -> str | None:
    """By its source's setting, else the feed's category, else an editor's keyword in title or text."""
    set_for = {source.name: source.section for source in config.sources}
    if chosen := set_for.get(story.source):
        return chosen
    categories = {_fold(category) for category in story.categories}
    by_category = (s for s in config.sections if categories & {_fold(name) for name in (s.key, *s.categories)})
    if found := next(by_category, None):
        return found.key
    return _by_keyword(story, config.sections)


def _by_keyword(story: Story, sections: Sequence[Section]) -> str | None:
    """The section with most keywords in the title; where none is there, in the report."""
    for text in (_fold(story.title), _fold(story.text())):
        found = Counter({s.key: sum(has_word(text, _fold(word)) for word in s.keywords) for s in sections})
        if best := found.most_common(1):
            key, hits = best[0]
            if hits:
                return key
    return None


def has_word(text: str, word: str) -> bool:
    """Whether a folded text holds a folded word; one of ASCII letters must stand alone ("art" is not in "party")."""
    if not word:
        return False
    start = text.find(word)
    while start >= 0:
        around = text[start - 1 : start] + text[start + len(word) : start + len(word) + 1]
        if not word.isascii() or not any(mark.isascii() and mark.isalnum() for mark in around):
            return True
        start = text.find(word, start + 1)
    return False


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
