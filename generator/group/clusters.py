"""Stories of one language -> those about one event: average link over their terms and their shared neighbours.

Two stories are as alike as their terms, and as the neighbours they share (Jarvis and Patrick 1973): those of one event
are near the same others, look-alikes of two events are not. This raised BCubed F1, best threshold each, from .893 to
.910 (news by week), .956 to .973 (articles), .890 to .946 (look-alike pairs of events), .900 to .908 (headlines),
.908 to .929 (parts of Japanese articles), .841 to .867 (Japanese articles on films); all flat from 5 to 12
neighbours, .4 to .8 of weight and .7 to .8 of decay.

How alike two stories must be depends on how alike any two are: long texts share some words, headlines hardly any,
and a newspaper of one field more than one of all. So the threshold of a story grows with its mean similarity to all
others, which serves both languages and all lengths with one setting.
"""

import numpy as np
from scipy.sparse import csr_array, hstack

from generator.group.linkage import average_link
from generator.group.profiles import Profiles
from generator.text.vectors import DECIMALS, Floats, Indices, neighbours, products, scale, unit

SHARED = 0.6  # weight of shared neighbours beside that of terms
NEIGHBOURS = 10  # of a story, itself the first
DECAY = 0.75  # what each next neighbour weighs less
BASE = 0.075  # least likeness of stories that are like no others
GROWTH = 3.5  # and what it grows by with the mean similarity to all others
CLEARLY_NEAR = 0.1  # similarities count up to this in the mean, or the stories of one event would raise it
USUAL = 0.015  # mean similarity that is assumed
ASSUMED = 20  # as if seen in so many stories: a week of two stories says nothing about others
SAMPLE = 500  # stories that stand for all others


def cluster(profiles: Profiles) -> Indices:
    """A label for each story: those that share one are about one event."""
    terms = profiles.vectors.rows
    alike = csr_array(hstack([scale(terms, _all(terms, 1 - SHARED)), scale(kin(terms), _all(terms, SHARED))]))
    return average_link(scale(alike, 1 / np.sqrt(thresholds(terms))), least=1.0)


def _all(rows: csr_array, share: float) -> Floats:
    return np.full(rows.shape[0], np.sqrt(share))


def kin(rows: csr_array) -> csr_array:
    """For each row the rows nearest to it, itself the first, as a vector of unit length over all rows."""
    size = rows.shape[0]
    left, right = neighbours(rows, 3 * NEIGHBOURS)
    near = products(rows, left, right)
    here, there = np.concatenate([left, right, np.arange(size)]), np.concatenate([right, left, np.arange(size)])
    near = np.concatenate([near, near, np.full(size, 2.0)])
    order = np.lexsort((there, -near, here))
    here, there, near = here[order], there[order], np.minimum(near[order], 1.0)
    rank = np.arange(len(here)) - np.searchsorted(here, here)
    kept = rank < NEIGHBOURS
    weights = near[kept] * DECAY ** rank[kept]
    return unit(csr_array((weights, there[kept], np.searchsorted(here[kept], np.arange(size + 1))), (size, size)))


def thresholds(rows: csr_array) -> Floats:
    """How alike a story must be to others of its event; what counts for two is the geometric mean of theirs."""
    size = rows.shape[0]
    sample = np.unique(np.linspace(0, max(size - 1, 0), min(size, SAMPLE)).astype(np.int64))
    shared = csr_array(rows @ rows[sample].T)
    shared.data = np.minimum(shared.data, CLEARLY_NEAR)
    itself = np.isin(np.arange(size), sample)
    total = np.asarray(shared.sum(axis=1)).ravel() - itself * np.minimum(_squares(rows), CLEARLY_NEAR)
    mean = (total + ASSUMED * USUAL) / (len(sample) - itself + ASSUMED)
    return np.round(BASE + GROWTH * mean, DECIMALS)


def _squares(rows: csr_array) -> Floats:
    return np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float64).ravel()
