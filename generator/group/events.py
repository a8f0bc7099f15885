"""Stories of one language about one event, and what they have in common."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.group.clusters import clusters
from generator.group.profiles import NAME, PIECE, Profiles, profile
from generator.group.publishers import normal
from generator.models import Story
from generator.text.vectors import DECIMALS, Indices

FIRM = 1.5  # similarity of terms, in thresholds, of two stories that are clearly of one event
HEAVIEST = 40  # terms of an event that are kept: by them its topic is found again next week


@dataclass(frozen=True, slots=True)
class Event:
    """Some rows of a language's profiles."""

    profiles: Profiles
    rows: tuple[int, ...]

    @property
    def language(self) -> str:
        """The one language of its stories."""
        return self.profiles.stories[self.rows[0]].language

    @property
    def stories(self) -> tuple[Story, ...]:
        """Its stories, by id."""
        return tuple(self.profiles.stories[row] for row in self.rows)

    def ranked(self) -> list[tuple[float, Story]]:
        """How near each story is to the mean of all, with the story, the most central first."""
        if len(self.rows) == 1:
            return [(1.0, self.stories[0])]
        rows = self.profiles.vectors.rows[list(self.rows)]
        near = np.round(np.asarray((rows @ rows.T).mean(axis=1)).ravel(), DECIMALS).tolist()
        return sorted(zip(near, self.stories, strict=True), key=lambda item: (-item[0], item[1].id))

    def is_firm(self) -> bool:
        """Whether two of its stories by different publishers are clearly alike, not just nearest among strangers.

        Where most events are told once, this drops half of the wrong digests and one right one in twenty.
        """
        alike = self.profiles.alike(self.rows, self.rows)
        names = [normal(story.publisher) for story in self.stories]
        ends = zip(*(place.tolist() for place in np.nonzero(alike >= FIRM)), strict=True)
        return any(names[one] != names[other] for one, other in ends)

    def vector(self) -> dict[str, float]:
        """Its heaviest terms by mean weight, scaled to unit length, rounded for the record, in the order of terms."""
        terms = self.profiles.vectors.terms
        total = self.profiles.vectors.rows[list(self.rows)].sum(axis=0)
        mean = np.round(np.asarray(total, dtype=np.float64).ravel() / len(self.rows), DECIMALS)
        found = np.flatnonzero(mean)
        ranked = found[np.lexsort((found, -mean[found]))].tolist()
        heavy = sorted([place for place in ranked if not terms[place].startswith(PIECE)][:HEAVIEST])
        length = float(np.linalg.norm(mean[heavy])) or 1.0
        return {terms[place]: round(float(mean[place]) / length, 4) for place in heavy}


@dataclass(frozen=True, slots=True)
class Spoken:
    """The stories of one language in one space, and what is one event."""

    profiles: Profiles
    labels: Indices  # that stories of one event share

    def events(self) -> list[Event]:
        """Its events, in the order of their first stories."""
        return of(self.profiles, self.labels)


def by_language(stories: Sequence[Story]) -> Iterator[Spoken]:
    """The stories of each language, in the order given, as events."""
    for language in sorted({story.language for story in stories}):
        profiles = profile([story for story in stories if story.language == language])
        yield Spoken(profiles, clusters(profiles))


def of(profiles: Profiles, labels: Indices) -> list[Event]:
    """The events that the labels tell apart, in the order of their first stories."""
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    return [Event(profiles, tuple(rows.tolist())) for rows in parts if len(rows)]


def blend(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Vectors of unit length as one, each with the same share."""
    blended: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            blended[term] = round(blended.get(term, 0.0) + weight / float(np.sqrt(len(vectors))), 4)
    return dict(sorted(blended.items()))


def plain(vector: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """The terms as people read them, a name and its word as one, the heaviest first."""
    weights: dict[str, float] = {}
    for term, weight in vector.items():
        word = term.removeprefix(NAME)
        weights[word] = max(weights.get(word, 0.0), weight)
    return tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
