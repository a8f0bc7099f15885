"""Average link without a matrix of all pairs.

Agglomerative clustering by the mean similarity of two clusters' members (UPGMA) is reducible, so joining every pair
that is each other's nearest, round after round, gives the tree that joining the nearest pair one at a time gives
(Murtagh 1983). The mean of the scalar products of members is the scalar product of the clusters' means, so a cluster
is one sparse row, and only pairs that the neighbour search finds are ever compared. Time is near-linear in the number
of rows, memory linear.
"""

import numpy as np
from scipy.sparse import csr_array

from generator.text.vectors import DECIMALS, Floats, Indices, neighbours, products

NEAREST = 20  # neighbours looked at for each cluster; searched again after its pairs are joined, so none is missed


def average_link(rows: csr_array, least: float, labels: Indices | None = None) -> Indices:
    """A label for each row: rows whose clusters' mean scalar product was `least` or more share one.

    `labels` are those of a higher `least`, to go on from. Labels count from 0 in the order of each cluster's first row.
    """
    labels = np.arange(rows.shape[0], dtype=np.int64) if labels is None else labels
    while True:
        joined = _join(rows, labels, least)
        if joined.max(initial=-1) == labels.max(initial=-1):
            return labels
        labels = joined


def _join(rows: csr_array, labels: Indices, least: float) -> Indices:
    """Labels after joining all that the neighbours of the clusters, searched once, allow."""
    left, right = neighbours(_means(rows, labels), NEAREST)
    while len(left):
        scores = products(_means(rows, labels), left, right)
        near = scores >= round(least, DECIMALS)
        left, right, scores = left[near], right[near], scores[near]
        into = _mutual(left, right, scores, int(labels.max()) + 1)
        if np.array_equal(into, np.arange(len(into))):
            break
        _, into = np.unique(into, return_inverse=True)
        labels = into[labels]
        ends = np.sort(np.stack([into[left], into[right]]), axis=0)
        left, right = np.unique(ends[:, ends[0] != ends[1]], axis=1)
    return labels


def _means(rows: csr_array, labels: Indices) -> csr_array:
    """The mean row of each cluster."""
    sizes = np.bincount(labels)
    members = csr_array(
        ((1 / sizes)[np.sort(labels)], np.argsort(labels, kind="stable"), np.concatenate([[0], np.cumsum(sizes)])),
        shape=(len(sizes), len(labels)),
    )
    means = csr_array(members @ rows)
    means.sort_indices()
    return means


def _mutual(left: Indices, right: Indices, scores: Floats, clusters: int) -> Indices:
    """For each cluster the one it becomes: the smaller of itself and its nearest, where each is the other's nearest."""
    here, there = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.lexsort((there, -np.concatenate([scores, scores]), here))
    here, there = here[order], there[order]
    best = np.flatnonzero(np.diff(here, prepend=-1))
    nearest = np.arange(clusters)
    nearest[here[best]] = there[best]
    mutual = nearest[nearest] == np.arange(clusters)
    return np.where(mutual, np.minimum(nearest, np.arange(clusters)), np.arange(clusters))
