"""One event told in two languages: events of different languages joined by what languages share.

Two events are one where each is clearly the other's nearest by their marks (see `marks`), or by an embedder where one
is set: a wrong join misleads more than a missed one. So what one language tells as one event, but holds together
loosely, is not joined whole: only its cores, which are held together firmly, look for their like, and what has none
stays an event of its own language.

Measured on halves of 60 documents, one Japanese and one English: all 35 links right (recall .58); of the pairs of
stories put together, which other documents on the same affairs share, .83 are right (recall .63), where whole events
joined gave .51 (.48). With each half in two reports .89 (.49), where whole events gave .67 (.49). Where most events
are told in one language only (3 of 10), .82 (.68). With the embedder of the extra, 48 of 49 links are right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.group import embedding
from generator.group.embedding import Embedder
from generator.group.events import Event, Spoken
from generator.group.marks import Mark, marks_of
from generator.text import vectors
from generator.text.vectors import Floats, Pairs

LEAST = (0.13, 0.1)  # cosine of marks below which two events are never one, where the other language tells of
CHOICE = (20, 60)  # so few events, or so many: who is nearest of many is so with more reason
LEAST_MEANT = 0.45  # cosine of embeddings
FEWEST = 3  # marks that they must share
CLEARLY = 0.1  # how much nearer the nearest is than the next by marks, as a share
NEAREST = 50  # neighbours looked at: those of the other language are among the first
UNSEEN = 100  # events as if seen without any mark: in a quiet week, too, a number they share is rare


@dataclass(frozen=True, slots=True)
class _Core:
    """A part of an event of one language that is held together firmly; `whole` says of which."""

    event: Event
    whole: int

    @property
    def language(self) -> str:
        return self.event.language


def join(spoken: Sequence[Spoken], embedder: Embedder | None = None) -> list[tuple[Event, ...]]:
    """The events of all languages, each with its part in every language that tells it."""
    wholes = [event for one in spoken for event in one.events()]
    if len({event.language for event in wholes}) < 2:
        return [(event,) for event in wholes]
    whole_of = {story.id: place for place, event in enumerate(wholes) for story in event.stories}
    cores = [_Core(event, whole_of[event.stories[0].id]) for one in spoken for event in one.cores()]
    return list(_parted(wholes, cores, list(links(cores, embedder))))


def _parted(
    wholes: Sequence[Event], cores: Sequence[_Core], linked: Sequence[tuple[int, int]]
) -> Iterator[tuple[Event, ...]]:
    """Each whole that no link touches; the cores that links tie; and what is left of a touched whole."""
    labels = np.arange(len(cores))
    for here, there in linked:
        low, high = sorted((labels[here], labels[there]))
        labels[labels == high] = low
    tied = {core for link in linked for core in link}
    touched = {cores[core].whole for core in tied}
    for place, whole in enumerate(wholes):
        if place not in touched:
            yield (whole,)
    for label in sorted({int(labels[core]) for core in tied}):
        yield tuple(cores[core].event for core in np.flatnonzero(labels == label).tolist())
    for place in sorted(touched):
        rows = [
            row
            for core, part in enumerate(cores)
            if part.whole == place and core not in tied
            for row in part.event.rows
        ]
        if rows:
            yield (Event(wholes[place].profiles, tuple(sorted(rows))),)


def links(cores: Sequence[_Core], embedder: Embedder | None = None) -> Iterator[tuple[int, int]]:
    """Pairs in two languages, of which each is clearly the other's nearest, and near enough; the nearest first."""
    if embedder is None:
        yield from _marked_alike(cores)
    else:
        meant = embedding.of([core.event.stories for core in cores], embedder)
        near = embedding.nearest(meant, [core.language for core in cores])
        least = dict.fromkeys({core.language for core in cores}, LEAST_MEANT)
        yield from _clearly_nearest(cores, near, least, clearly=0.0)


def _marked_alike(cores: Sequence[_Core]) -> Iterator[tuple[int, int]]:
    marks, weights = _marks_of_all([core.event for core in cores])
    rows = vectors.tfidf(marks, lambda texts, found_in: np.log((UNSEEN + texts) / (1 + found_in)) * weights).rows
    near = vectors.nearest(rows, NEAREST)
    languages = [core.language for core in cores]
    least = {code: float(np.interp(languages.count(code), CHOICE, LEAST)) for code in set(languages)}
    for here, there in _clearly_nearest(cores, near, least, CLEARLY):
        if len(marks[here].keys() & marks[there].keys()) >= FEWEST:
            yield here, there


def _clearly_nearest(
    cores: Sequence[_Core], near: Pairs, least: Mapping[str, float], clearly: float
) -> Iterator[tuple[int, int]]:
    """Mutual nearest neighbours in two languages, the nearest first.

    `least` is how near one of a language must be; `clearly` how much nearer than the next that is of another whole.
    """
    found: dict[tuple[int, str], list[tuple[float, int]]] = {}
    for a, b, score in zip(near.left.tolist(), near.right.tolist(), near.scores.tolist(), strict=True):
        if cores[a].language != cores[b].language:
            found.setdefault((a, cores[b].language), []).append((-score, b))
            found.setdefault((b, cores[a].language), []).append((-score, a))
    clear: dict[tuple[int, str], tuple[float, int]] = {}
    for (place, language), others in found.items():
        (first, other), *rest = sorted(others)
        second = next((score for score, core in rest if cores[core].whole != cores[other].whole), 0.0)
        if -first >= least[language] and second - first >= -first * clearly:
            clear[place, language] = (first, other)
    for (here, _), (score, there) in sorted(clear.items(), key=lambda item: (item[1][0], item[0])):
        if here < there and clear.get((there, cores[here].language)) == (score, here):
            yield here, there


def _marks_of_all(events: Sequence[Event]) -> tuple[list[dict[str, float]], Floats]:
    """The marks of each event with the stories that bear them, and the weight of each mark in the order of marks."""
    found = [marks_of_event(event) for event in events]
    languages_of: dict[str, set[str]] = {}
    for event, marks in zip(events, found, strict=True):
        for mark in marks:
            languages_of.setdefault(mark.text, set()).add(event.language)
    texts: list[dict[str, float]] = []
    weights: dict[str, float] = {}
    for marks in found:
        kept: dict[str, float] = {}
        for mark, count in marks.items():
            if not mark.weak or len(languages_of[mark.text]) > 1:
                kept[mark.text] = max(kept.get(mark.text, 0.0), count)
                weights[mark.text] = max(weights.get(mark.text, 0.0), mark.weight)
        texts.append(kept)
    return texts, np.array([weights[text] for text in sorted(weights)])


def marks_of_event(event: Event) -> dict[Mark, float]:
    """The marks of an event, each with the number of stories that bear it."""
    rows, terms = event.profiles.vectors.rows, event.profiles.vectors.terms
    found: dict[Mark, float] = {}
    for row in event.rows:
        columns = rows.indices[rows.indptr[row] : rows.indptr[row + 1]].tolist()
        for mark in dict.fromkeys(mark for column in columns for mark in marks_of(terms[column])):
            found[mark] = found.get(mark, 0.0) + 1.0
    return found
