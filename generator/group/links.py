"""Which stories in two languages are clearly each other's nearest, by their marks or by an embedder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from generator.group import embedding
from generator.group.embedding import Embedder
from generator.group.events import Event
from generator.group.marks import Mark, marks_of
from generator.text import vectors
from generator.text.vectors import Floats, Pairs

LEAST = (0.13, 0.1)  # cosine of marks below which two stories are never of one event, where the other language has
CHOICE = (20, 60)  # so few stories, or so many: who is nearest of many is so with more reason
LEAST_MEANT = 0.45  # cosine of embeddings
AGREED = 0.85  # share of the likeness of two links from which on they are as near if exchanged
AGREED_MEANT = 0.9
FEWEST = 3  # marks that they must share
CLEARLY = 0.1  # how much nearer the nearest is than the next by marks, as a share
NEAREST = 50  # neighbours looked at: those of the other language are among the first
UNSEEN = 100  # stories as if seen without any mark: in a quiet week, too, a number they share is rare

Abroad = Mapping[int, Sequence[tuple[float, int]]]  # story -> those of other languages near it, the nearest first


@dataclass(frozen=True, slots=True)
class Single:
    """One story, as an event of its own; `whole` says of which event of its language it is."""

    event: Event
    whole: int

    @property
    def language(self) -> str:
        """Its language."""
        return self.event.language

    @property
    def row(self) -> int:
        """Its row in the profiles of its language."""
        return self.event.rows[0]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of stories in two languages that are of one event, the nearest first, and the space they are near in."""

    pairs: tuple[tuple[int, int], ...]
    rows: csr_array  # of all stories
    near: Abroad
    agree: float  # `AGREED` of that space

    def likeness(self, one: int, other: int) -> float:
        """How alike two stories are in that space."""
        return float(vectors.products(self.rows, np.array([one]), np.array([other]))[0])

    def abroad(self, story: int) -> Sequence[tuple[float, int]]:
        """The stories of other languages that are near it, and how alike they are, the nearest first."""
        return self.near.get(story, ())


def links(singles: Sequence[Single], embedder: Embedder | None = None) -> Links:
    """Pairs in two languages, of which each is clearly the other's nearest, and near enough; the nearest first."""
    return _marked_alike(singles) if embedder is None else _meant_alike(singles, embedder)


def _meant_alike(singles: Sequence[Single], embedder: Embedder) -> Links:
    meant = embedding.of([single.event.stories for single in singles], embedder)
    abroad = _abroad(singles, embedding.nearest(meant, [single.language for single in singles]))
    least = dict.fromkeys({single.language for single in singles}, LEAST_MEANT)
    pairs = tuple(_clearly_nearest(singles, abroad, least, clearly=0.0))
    return Links(pairs, csr_array(meant), abroad, AGREED_MEANT)


def _marked_alike(singles: Sequence[Single]) -> Links:
    marks, weights = _marks_of_all([single.event for single in singles])
    rows = vectors.tfidf(marks, lambda texts, found_in: np.log((UNSEEN + texts) / (1 + found_in)) * weights).rows
    abroad = _abroad(singles, vectors.nearest(rows, NEAREST))
    languages = [single.language for single in singles]
    least = {code: float(np.interp(languages.count(code), CHOICE, LEAST)) for code in set(languages)}
    pairs = _clearly_nearest(singles, abroad, least, CLEARLY)
    enough = ((a, b) for a, b in pairs if len(marks[a].keys() & marks[b].keys()) >= FEWEST)
    return Links(tuple(enough), rows, abroad, AGREED)


def _abroad(singles: Sequence[Single], near: Pairs) -> Abroad:
    found: dict[int, list[tuple[float, int]]] = {}
    for a, b, score in zip(near.left.tolist(), near.right.tolist(), near.scores.tolist(), strict=True):
        if singles[a].language != singles[b].language:
            found.setdefault(a, []).append((score, b))
            found.setdefault(b, []).append((score, a))
    return {story: sorted(others, key=lambda one: (-one[0], one[1])) for story, others in found.items()}


def _clearly_nearest(
    singles: Sequence[Single], abroad: Abroad, least: Mapping[str, float], clearly: float
) -> Iterator[tuple[int, int]]:
    """Mutual nearest neighbours in two languages, the nearest first.

    `least` is how near one of a language must be; `clearly` how much nearer than the next that is of another whole.
    """
    clear: dict[tuple[int, str], tuple[float, int]] = {}
    for place, others in abroad.items():
        for language in dict.fromkeys(singles[other].language for _, other in others):
            (first, nearest), *rest = (one for one in others if singles[one[1]].language == language)
            second = next((score for score, other in rest if singles[other].whole != singles[nearest].whole), 0.0)
            if first >= least[language] and first - second >= first * clearly:
                clear[place, language] = (first, nearest)
    for (here, _), (score, there) in sorted(clear.items(), key=lambda item: (-item[1][0], item[0])):
        if here < there and clear.get((there, singles[here].language)) == (score, here):
            yield here, there


def _marks_of_all(events: Sequence[Event]) -> tuple[list[dict[str, float]], Floats]:
    """The marks of each event with the stories that bear them, and the weight of each mark in the order of marks."""
    known: dict[Mark, int] = {}
    found = list(_borne(events, known))
    marks = list(known)
    languages_of: dict[str, set[str]] = {}
    for event, borne in zip(events, found, strict=True):
        for number in borne:
            languages_of.setdefault(marks[number].text, set()).add(event.language)
    counted = [not mark.weak or len(languages_of.get(mark.text, ())) > 1 for mark in marks]
    texts: list[dict[str, float]] = []
    for borne in found:
        kept: dict[str, float] = {}
        for number, count in borne.items():
            if counted[number]:
                text = marks[number].text
                kept[text] = max(kept.get(text, 0.0), count)
        texts.append(kept)
    weights: dict[str, float] = {}
    for number in {number for borne in found for number in borne if counted[number]}:
        weights[marks[number].text] = max(weights.get(marks[number].text, 0.0), marks[number].weight)
    return texts, np.array([weights[text] for text in sorted(weights)])


def _borne(events: Sequence[Event], known: dict[Mark, int]) -> Iterator[dict[int, float]]:
    """For each event its marks, by number, and how many of its stories bear each; `known` gathers the numbers."""
    numbers: dict[int, list[tuple[int, ...]]] = {}
    for event in events:
        if id(event.profiles) not in numbers:
            of_terms = (marks_of(term) for term in event.profiles.vectors.terms)
            numbers[id(event.profiles)] = [tuple(known.setdefault(m, len(known)) for m in marks) for marks in of_terms]
        of_column, rows = numbers[id(event.profiles)], event.profiles.vectors.rows
        borne: dict[int, float] = {}
        for row in event.rows:
            columns = rows.indices[rows.indptr[row] : rows.indptr[row + 1]].tolist()
            for number in {number for column in columns for number in of_column[column]}:
                borne[number] = borne.get(number, 0.0) + 1.0
        yield borne
