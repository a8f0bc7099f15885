"""One event told in two languages: events of different languages joined by what languages share.

Two events are one where each is clearly the other's nearest by their marks (see `marks`), or by an embedder where one
is set: a wrong join misleads more than a missed one. So what one language tells as one event, but holds together
loosely, is not joined whole: its cores, which are held together firmly, look for their like, and what is clearly like a
core that found it goes with it. What is not stays an event of its own language.

Measured on halves of 60 documents, one Japanese and one English: .77 of the pairs of stories put together across
languages are right (recall .65); with the embedder of the extra .94 (.83). Most wrong ones are documents on one affair,
such as one referendum. Were only linked cores joined it would be .83 (.63), and an event that several papers tell would
fall into two digests; were events joined whole, .67 (.65). `matome evaluate grouping` measures it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from generator.group import embedding
from generator.group.embedding import Embedder
from generator.group.events import FIRMLY, Event, Spoken
from generator.group.marks import Mark, marks_of
from generator.text import vectors
from generator.text.vectors import Floats, Pairs

LEAST = (0.13, 0.1)  # cosine of marks below which two events are never one, where the other language tells of
CHOICE = (20, 60)  # so few events, or so many: who is nearest of many is so with more reason
LEAST_MEANT = 0.45  # cosine of embeddings
AGREED = 0.8  # share of the likeness of linked cores from which on others of their wholes are as near
AGREED_MEANT = 0.9
FIRMLY_MEANT = 6.0  # an embedder tells nearly every story from its neighbours, so few go as one
FOLLOWS = 1.35  # similarity of terms, in thresholds, of two stories by which a core goes where another leads
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


@dataclass(frozen=True, slots=True)
class Links:
    """Cores in two languages that are one event."""

    pairs: tuple[tuple[int, int], ...]
    rows: csr_array  # of the cores, in the space they were compared in
    agree: float  # `AGREED` of that space

    def likeness(self, one: int, other: int) -> float:
        """How alike two cores are in that space."""
        return float(vectors.products(self.rows, np.array([one]), np.array([other]))[0])


def firmly(embedder: Embedder | None) -> float:
    """How alike stories must be, in thresholds, to be asked about as one."""
    return FIRMLY if embedder is None else FIRMLY_MEANT


def join(spoken: Sequence[Spoken], embedder: Embedder | None = None) -> list[tuple[Event, ...]]:
    """The events of all languages, each with its part in every language that tells it."""
    wholes = [event for one in spoken for event in one.events()]
    if len({event.language for event in wholes}) < 2:
        return [(event,) for event in wholes]
    whole_of = {story.id: place for place, event in enumerate(wholes) for story in event.stories}
    cores = [_Core(event, whole_of[event.stories[0].id]) for one in spoken for event in one.cores()]
    found = links(cores, embedder)
    return list(_parted(wholes, cores, [*found.pairs, *_agreed(cores, found)]))


def _agreed(cores: Sequence[_Core], found: Links) -> Iterator[tuple[int, int]]:
    """Cores of one whole that the other language does not tell apart: as near its part of the event, nearly.

    Two that are linked to one whole are so if exchanged they are as near; one without a link is so with the core whose
    partner it is nearest to, by share of that core's own likeness.
    """
    linked: dict[int, list[tuple[int, int]]] = {}
    for pair in found.pairs:
        for core, other in (pair, pair[::-1]):
            linked.setdefault(cores[core].whole, []).append((core, other))
    alone = {core for core, part in enumerate(cores) if part.whole in linked} - {
        c for pair in found.pairs for c in pair
    }
    for mine, theirs in (pair for ties in linked.values() for pair in combinations(ties, 2)):
        if cores[mine[1]].whole == cores[theirs[1]].whole:
            exchanged = found.likeness(mine[0], theirs[1]) + found.likeness(theirs[0], mine[1])
            if exchanged >= found.agree * (found.likeness(*mine) + found.likeness(*theirs)):
                yield mine[0], theirs[0]
    for core in sorted(alone):
        shares = (
            (found.likeness(core, other) / found.likeness(one, other), -one) for one, other in linked[cores[core].whole]
        )
        share, nearest = max(shares)
        if share >= found.agree:
            yield core, -nearest


def _parted(
    wholes: Sequence[Event], cores: Sequence[_Core], linked: Sequence[tuple[int, int]]
) -> Iterator[tuple[Event, ...]]:
    """Each whole that no link touches; the cores that links tie, each with what goes with it; and what is left.

    What one language tells as one event is parted only where there is reason to: where all links of a whole lead to one
    event, its other cores go there too if a story of theirs is clearly like one that is linked.
    """
    size = len(cores)
    ends = np.array(linked, dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    tied = set(ends.ravel().tolist())
    parts: dict[int, dict[int, list[int]]] = {cores[core].whole: {} for core in tied}  # rows by whole and label
    for core in sorted(tied):
        parts[cores[core].whole].setdefault(int(labels[core]), []).extend(cores[core].event.rows)
    left: dict[int, list[int]] = {}
    for core, part in enumerate(cores):
        if core in tied or part.whole not in parts:
            continue
        leads = list(parts[part.whole].values())
        follows = len(leads) == 1 and part.event.profiles.alike(part.event.rows, leads[0]).max() >= FOLLOWS
        (leads[0] if follows else left.setdefault(part.whole, [])).extend(part.event.rows)
    told: dict[int, list[Event]] = {}
    for whole, leads_to in sorted(parts.items()):
        for label, rows in sorted(leads_to.items()):
            told.setdefault(label, []).append(Event(wholes[whole].profiles, tuple(sorted(rows))))
    yield from ((whole,) for place, whole in enumerate(wholes) if place not in parts)
    yield from (tuple(told[label]) for label in sorted(told))
    yield from ((Event(wholes[place].profiles, tuple(sorted(rows))),) for place, rows in left.items())


def links(cores: Sequence[_Core], embedder: Embedder | None = None) -> Links:
    """Pairs in two languages, of which each is clearly the other's nearest, and near enough; the nearest first."""
    return _marked_alike(cores) if embedder is None else _meant_alike(cores, embedder)


def _meant_alike(cores: Sequence[_Core], embedder: Embedder) -> Links:
    meant = embedding.of([core.event.stories for core in cores], embedder)
    near = embedding.nearest(meant, [core.language for core in cores])
    least = dict.fromkeys({core.language for core in cores}, LEAST_MEANT)
    return Links(tuple(_clearly_nearest(cores, near, least, clearly=0.0)), csr_array(meant), AGREED_MEANT)


def _marked_alike(cores: Sequence[_Core]) -> Links:
    marks, weights = _marks_of_all([core.event for core in cores])
    rows = vectors.tfidf(marks, lambda texts, found_in: np.log((UNSEEN + texts) / (1 + found_in)) * weights).rows
    near = vectors.nearest(rows, NEAREST)
    languages = [core.language for core in cores]
    least = {code: float(np.interp(languages.count(code), CHOICE, LEAST)) for code in set(languages)}
    pairs = _clearly_nearest(cores, near, least, CLEARLY)
    enough = ((a, b) for a, b in pairs if len(marks[a].keys() & marks[b].keys()) >= FEWEST)
    return Links(tuple(enough), rows, AGREED)


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
