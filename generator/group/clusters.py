"""Stories of one language -> those about one event: average link over terms, shared neighbours and days, twice.

Two stories are as alike as their terms, and as the neighbours they share (Jarvis and Patrick 1973): those of one event
are near the same others, look-alikes of two events are not. Swept for the best threshold each, shared neighbours
raised BCubed F1 from .893 to .910 (news by week), .956 to .973 (articles), .890 to .946 (look-alike pairs of events),
.900 to .908 (headlines), .908 to .929 (parts of Japanese articles), .841 to .867 (Japanese articles on films), flat
from 5 to 12 neighbours, .4 to .8 of weight and .7 to .8 of decay.

What is clearly one event is put together first. Then a neighbour's event counts as a neighbour, too: halves of a large
event, whose stories have other neighbours of the same event, become alike, and look-alikes, whose neighbours belong to
other events, do not. At the one setting below, and with the days of `days`, that gave in the same order .902 to .910,
.951 to .959, .952 to .955, .915 to .927, .928 to .925, .840 to .858; flat from 1.2 to 1.5 of `CLEARLY` and .3 to .6 of
`EVENTS`.

How alike two stories must be is `Profiles.least`, which differs with how alike any two are.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, hstack

from generator.group import days
from generator.group.linkage import average_link
from generator.group.profiles import Profiles
from generator.text.vectors import Floats, Indices, Pairs, products, scale, unit

LEAST = 1.0  # mean likeness of the stories of one event
SHARED = 0.6  # weight of shared neighbours beside that of terms
EVENTS = 0.35  # of it, what goes to the events of the neighbours once they are known
NEIGHBOURS = 10  # of a story, itself the first
NEAR = 1.0  # similarity of terms, in thresholds, from which on a neighbour counts
DECAY = 0.75  # what each next neighbour weighs less
CLEARLY = 1.3  # likeness from which on stories are put together before the events of neighbours count
SAME_DAY = 0.3  # likeness that two stories of one day have by that alone


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike stories are, in thresholds: from 1 on two are one event."""

    rows: csr_array  # one a story; the scalar product of two says it, but for
    usual: float  # what any two have in common by their days

    def between(self, left: Indices, right: Indices) -> Floats:
        """How alike the stories `left[i]` and `right[i]` are."""
        return np.asarray(products(self.rows, left, right) - self.usual, dtype=np.float64)

    def linked(self, least: float, labels: Indices | None = None) -> Indices:
        """A label for each story: those that share one are so alike on average, or shared one of `labels` before."""
        return average_link(self.rows, least + self.usual, labels)


def clusters(profiles: Profiles, least: float = LEAST) -> Indices:
    """A label for each story: those that share one are about one event. `least` is in thresholds."""
    clear = likeness(profiles).linked(CLEARLY)
    return likeness(profiles, clear).linked(least, clear)


def settled(profiles: Profiles) -> Likeness:
    """How alike the stories are in the end, when it is known what is clearly one event."""
    return likeness(profiles, likeness(profiles).linked(CLEARLY))


def likeness(profiles: Profiles, clear: Indices | None = None) -> Likeness:
    """How alike the stories are by terms, neighbours and days, and by the events of neighbours where they are known.

    `clear` are those: labels that stories of clearly one event share.
    """
    even = 1 / np.sqrt(profiles.least)
    near = kin(profiles.near, even)
    shared = {1.0: near} if clear is None else {1 - EVENTS: near, EVENTS: _events(near, clear)}
    dated = days.of(profiles.stories)
    blocks = [
        scale(profiles.vectors.rows, even * np.sqrt(1 - SHARED)),
        *(scale(rows, even * np.sqrt(SHARED * share)) for share, rows in shared.items()),
        scale(dated.rows, np.full(len(even), np.sqrt(SAME_DAY))),
    ]
    return Likeness(csr_array(hstack(blocks)), SAME_DAY * dated.usual)


def _events(near: csr_array, labels: Indices) -> csr_array:
    """The neighbours of each story by their events, as a vector of unit length."""
    size = len(labels)
    members = csr_array((np.ones(size), labels, np.arange(size + 1)), shape=(size, int(labels.max(initial=-1)) + 1))
    found = csr_array(near @ members)
    found.sort_indices()
    return unit(found)


def kin(pairs: Pairs, even: Floats) -> csr_array:
    """For each story those nearest to it, itself the first, as a vector of unit length over all stories.

    `even` makes similarities comparable: times those of both stories, one of `NEAR` or more makes two kin. Without
    that, two that are like nobody would be kin for being each other's nearest.
    """
    size = len(even)
    pairs = pairs.only(pairs.scores * even[pairs.left] * even[pairs.right] >= NEAR)
    left, right, near = pairs.left, pairs.right, pairs.scores
    here, there = np.concatenate([left, right, np.arange(size)]), np.concatenate([right, left, np.arange(size)])
    near = np.concatenate([near, near, np.full(size, 2.0)])
    order = np.lexsort((there, -near, here))
    here, there, near = here[order], there[order], np.minimum(near[order], 1.0)
    rank = np.arange(len(here)) - np.searchsorted(here, here)
    kept = rank < NEIGHBOURS
    weights = near[kept] * DECAY ** rank[kept]
    return unit(csr_array((weights, there[kept], np.searchsorted(here[kept], np.arange(size + 1))), (size, size)))
