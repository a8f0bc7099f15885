"""Which stories of a week are alike, by which terms, how far, and how far they would have to be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from generator.config import Config
from generator.group import embedding, together
from generator.group.clusters import Likeness, settled
from generator.group.marks import marks_of
from generator.group.profiles import NAME, PIECE, Profiles, profile
from generator.models import Story

TERMS = 6  # of those that two stories share, the heaviest


@dataclass(frozen=True, slots=True)
class Kin:
    """How alike two stories of one language are.

    `score` is the cosine of their terms, `needed` what is usual for one event. What decides is `whole`, in what is
    enough: terms, the neighbours that the two share, and their days.
    """

    one: Story
    other: Story
    score: float
    needed: float
    whole: float
    terms: tuple[str, ...]  # that both have, the heaviest first
    together: bool  # whether grouping puts them into one event

    @property
    def enough(self) -> bool:
        """Whether the two alone are alike enough to be one event."""
        return self.whole >= 1

    def __str__(self) -> str:
        shared = ", ".join(self.terms) or "nothing"
        by_all = f"with shared neighbours and days {self.whole:.0%} of what is enough"
        return f"{self.score:.2f} alike ({self.needed:.2f} is usual for one event), by {shared}; {by_all}"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a story stands among those of its language, and in which event of the week."""

    profiles: Profiles
    settled: Likeness
    row: int
    event: int


class Kinship:
    """The stories of a week as grouping sees them."""

    def __init__(self, stories: Collection[Story], config: Config) -> None:
        ordered, embedder = sorted(stories, key=lambda story: story.id), embedding.load(config.embedder)
        events = {story.id: event for event, told in enumerate(together(ordered, embedder)) for story in told}
        self._places: dict[str, _Place] = {}
        for language in sorted({story.language for story in ordered}):
            profiles = profile([story for story in ordered if story.language == language])
            alike = settled(profiles)
            for row, story in enumerate(profiles.stories):
                self._places[story.id] = _Place(profiles, alike, row, events[story.id])

    def event(self, story: Story) -> tuple[Story, ...]:
        """The stories that grouping puts into one event with this one, itself among them; by id."""
        wanted = self._places[story.id].event
        return tuple(p.profiles.stories[p.row] for _, p in sorted(self._places.items()) if p.event == wanted)

    def between(self, one: Story, other: Story) -> Kin:
        """How alike two stories of one language are."""
        here, there = self._places[one.id], self._places[other.id]
        profiles = here.profiles
        ours, theirs = (profiles.vectors.weights(place.row) for place in (here, there))
        score = sum(weight * theirs.get(term, 0.0) for term, weight in ours.items())
        needed = float(np.sqrt(profiles.least[here.row] * profiles.least[there.row]))
        whole = float(here.settled.between(np.array([here.row]), np.array([there.row]))[0])
        together = here.event == there.event
        return Kin(one, other, round(score, 4), round(needed, 4), round(whole, 4), _shared(ours, theirs), together)

    def nearest(self, of: Collection[Story], but: Collection[str], number: int) -> tuple[Kin, ...]:
        """The stories nearest to any of these in their own language, the nearest first; none with an id of `but`."""
        best: dict[str, tuple[float, str, Story, Story]] = {}
        for one in of:
            place = self._places[one.id]
            for row, ratio in enumerate(_ratios(place).tolist()):
                other = place.profiles.stories[row]
                if other.id not in but and ratio > 0 and ratio > best.get(other.id, (0.0,))[0]:
                    best[other.id] = (ratio, other.id, one, other)
        ranked = sorted(best.values(), key=lambda found: (-found[0], found[1]))[:number]
        return tuple(self.between(one, other) for _, _, one, other in ranked)

    def marks(self, one: Story, other: Story) -> tuple[str, ...]:
        """What two stories in two languages write alike: names, numbers, common words; the heaviest first."""
        ours, theirs = self._marks(one), self._marks(other)
        shared = sorted(ours.keys() & theirs.keys(), key=lambda mark: (-ours[mark][0] * theirs[mark][0], mark))
        return tuple(_as_pair(ours[mark][1], theirs[mark][1]) for mark in shared)

    def _marks(self, story: Story) -> dict[str, tuple[float, str]]:
        place = self._places[story.id]
        found: dict[str, tuple[float, str]] = {}
        for term, weight in place.profiles.vectors.weights(place.row).items():
            for mark in marks_of(term):
                found[mark.text] = max(found.get(mark.text, (0.0, "")), (weight * mark.weight, term.removeprefix(NAME)))
        return found


def _ratios(place: _Place) -> "np.typing.NDArray[np.float64]":
    """How alike a story is to each of its language, in thresholds: from 1 on the two are alike enough."""
    rows = place.profiles.vectors.rows
    scores = np.asarray((rows @ csr_array(rows[[place.row]]).T).todense(), dtype=np.float64).ravel()
    needed = np.sqrt(place.profiles.least * place.profiles.least[place.row])
    return np.asarray(np.round(scores / needed, 9), dtype=np.float64)


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float]) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    for term in ours.keys() & theirs.keys():
        if not term.startswith(PIECE):
            word = term.removeprefix(NAME)
            weights[word] = weights.get(word, 0.0) + ours[term] * theirs[term]
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:TERMS])


def _as_pair(one: str, other: str) -> str:
    return one if one == other else f"{one} = {other}"


def mean(kin: Sequence[Kin]) -> float:
    """The mean likeness of some pairs, in what would be enough: average link joins from 1 on."""
    return sum(one.whole for one in kin) / len(kin) if kin else 0.0
