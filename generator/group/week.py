"""One week's stories -> clusters in the order of the edition, and the other stories."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

import numpy as np

from generator.config import Config, Limits
from generator.group import across, by_hand, duplicates, embedding, events, headlines, sections
from generator.group.embedding import Embedder
from generator.group.events import Event
from generator.models import Cluster, Copies, Regrouping, Story


@dataclass(frozen=True, slots=True)
class Grouping:
    """A week's stories, each in exactly one place."""

    clusters: tuple[Cluster, ...]  # those that become digests, in edition order
    also: tuple[str, ...]  # ids of all other stories, those of one event side by side


@dataclass(frozen=True, slots=True)
class _Draft:
    """What decides whether and where a digest is made of some stories."""

    parts: tuple[Event, ...]  # one a language, mostly
    stories: tuple[Story, ...]  # the most central first
    copies: tuple[Copies, ...]
    publishers: tuple[str, ...]
    comments: int

    def is_firm(self) -> bool:
        """Whether it tells of one event without doubt: in two languages, or clearly in one."""
        return len(self.parts) > 1 or any(part.is_firm() for part in self.parts)

    @property
    def place(self) -> tuple[int, int, float, str]:
        """Its place in the edition: publishers, then comments, then the latest story, then the first id."""
        latest = max(_moment(story.published or story.first_seen) for story in self.stories)
        return -len(self.publishers), -self.comments, -latest, min(story.id for story in self.stories)


def group(
    stories: Iterable[Story],
    config: Config,
    pins: Collection[str] = (),
    drops: Collection[str] = (),
    regroupings: Sequence[Regrouping] = (),
) -> Grouping:
    """The week's digests to be, at most `limits.digests`, and the ids of the other stories.

    Stories become a digest with enough independent publishers or comments, or if one of them is in `pins`; never if one
    of them is in `drops` (and none in `pins`), which leaves its place to the next. Digests stand in the order of
    independent publishers, then comments, then the latest story, then the first id. The order of `stories` makes no
    difference; the editor's `regroupings` come first. Raises SettingsError if the embedder cannot be loaded.
    """
    drafts = _drafts(stories, embedding.load(config.embedder), config.families, regroupings)
    chosen = _choose(drafts, config.limits, frozenset(pins), frozenset(drops))
    rest = (draft for draft, taken in zip(drafts, chosen, strict=True) if not taken)
    return Grouping(
        tuple(_cluster(draft, config) for draft, taken in zip(drafts, chosen, strict=True) if taken),
        tuple(story.id for draft in rest for story in draft.stories),
    )


def together(stories: Iterable[Story], embedder: Embedder | None = None) -> tuple[tuple[Story, ...], ...]:
    """The week's stories, those of one event together, whether a digest is made of them or not.

    In edition order, the most central story of each first: for measuring.
    """
    return tuple(draft.stories for draft in _drafts(stories, embedder, {}))


def _drafts(
    stories: Iterable[Story],
    embedder: Embedder | None,
    families: Mapping[str, Sequence[str]],
    regroupings: Sequence[Regrouping] = (),
) -> list[_Draft]:
    spoken = list(events.by_language(sorted(stories, key=lambda story: story.id)))
    told = by_hand.regrouped(across.join(spoken, embedder), regroupings)
    place = {story.id: number for number, parts in enumerate(told) for part in parts for story in part.stories}
    copies: dict[str, Copies] = {}
    for one in spoken:
        labels = np.array([place[story.id] for story in one.profiles.stories], dtype=np.int64)
        copies |= {id_: text for text in duplicates.find(one.profiles, labels) for id_ in text.stories}
    return sorted((_draft(parts, copies, families) for parts in told), key=lambda draft: draft.place)


def _draft(parts: Sequence[Event], copies: Mapping[str, Copies], families: Mapping[str, Sequence[str]]) -> _Draft:
    ranked = sorted(
        ((-near, story.id, story) for event in parts for near, story in event.ranked()), key=lambda item: item[:2]
    )
    stories = tuple(story for _, _, story in ranked)
    texts = tuple(dict.fromkeys(copies[story.id] for story in stories))
    comments = sum(len(story.comments) for story in stories)
    return _Draft(tuple(parts), stories, texts, duplicates.independent(texts, families), comments)


def _choose(drafts: Sequence[_Draft], limits: Limits, pins: Collection[str], drops: Collection[str]) -> list[bool]:
    """Which drafts become digests: all pinned ones, and the first of the others that there is room for."""
    pinned = [any(story.id in pins for story in draft.stories) for draft in drafts]
    room = limits.digests - sum(pinned)
    chosen = []
    for draft, is_pinned in zip(drafts, pinned, strict=True):
        reported = len(draft.publishers) >= limits.publishers and draft.is_firm()
        enough = reported or draft.comments >= limits.comments
        dropped = any(story.id in drops for story in draft.stories)
        chosen.append(is_pinned or (enough and not dropped and room > 0))
        room -= chosen[-1] and not is_pinned
    return chosen


def _cluster(draft: _Draft, config: Config) -> Cluster:
    """The cluster of a draft: with its headlines, section and terms."""
    vector = events.blend([event.vector() for event in draft.parts])
    return Cluster(
        stories=draft.stories,
        copies=draft.copies,
        publishers=draft.publishers,
        titles=headlines.headlines(draft.stories, vector),
        section=sections.section(draft.stories, config),
        terms=events.plain(vector),
        vector=vector,
    )


def _moment(when: str) -> float:
    """A time, or the first moment of a day in UTC, as seconds: for ordering alone."""
    moment = datetime.fromisoformat(when)
    return (moment if moment.tzinfo else datetime.combine(moment.date(), time(), UTC)).timestamp()
