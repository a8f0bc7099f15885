"""Texts as weighted terms: TF-IDF (Salton and Buckley 1988), cosine, nearest neighbours, average link.

Everything is sparse and near-linear in the number of texts: nothing here ever holds a similarity for every pair. The
same input gives the same numbers: terms are sorted, sums run in one order, and similarities are rounded before any
two are compared, so that noise in the last bits never decides.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]

DECIMALS = 9  # similarities are compared after rounding to these
HEAVIEST = 48  # terms of a text that look for neighbours: the light ones are shared with everybody
COMMON = 1000  # a term in more texts than this finds no neighbours; it still counts in their similarity
PAIRS = 20_000  # products computed at a time, and
QUERIES = 1_000  # rows compared with all at a time: what bounds memory


@dataclass(frozen=True, slots=True)
class Vectors:
    """Texts in one space: a row of unit length a text (or all zeros where a text has no terms), a column a term."""

    terms: tuple[str, ...]  # sorted
    rows: csr_array

    def weights(self, row: int) -> dict[str, float]:
        """The terms of one row with their weights, in the order of the terms."""
        start, end = self.rows.indptr[row], self.rows.indptr[row + 1]
        columns, values = self.rows.indices[start:end], self.rows.data[start:end]
        return {self.terms[column]: float(value) for column, value in zip(columns, values, strict=True)}

    def similarities(self) -> Floats:
        """The cosine of every two rows as a dense matrix: for the few texts of one cluster only."""
        dense = np.asarray((self.rows @ self.rows.T).toarray(), dtype=np.float64)
        return dense.round(DECIMALS)


def counts(terms: Iterable[str]) -> dict[str, float]:
    """How often each term occurs."""
    return {term: float(count) for term, count in Counter(terms).items()}


def smooth(texts: int, found_in: Indices) -> Floats:
    """The weight of terms found in so many of the texts; never 0, so that what all texts share still counts."""
    return np.asarray(1 + np.log((1 + texts) / (1 + found_in)), dtype=np.float64)


def tfidf(texts: Sequence[Mapping[str, float]], rarity: Callable[[int, Indices], Floats] = smooth) -> Vectors:
    """Texts as term counts -> unit vectors of `(1 + log count) * rarity(number of texts, texts with the term)`."""
    terms = tuple(sorted({term for text in texts for term in text}))
    column = {term: index for index, term in enumerate(terms)}
    ordered = [sorted((column[term], count) for term, count in text.items() if count > 0) for text in texts]
    indptr = np.cumsum([0, *(len(text) for text in ordered)], dtype=np.int64)
    indices = np.fromiter((index for text in ordered for index, _ in text), dtype=np.int64, count=int(indptr[-1]))
    values = np.fromiter(
        (1 + math.log(max(count, 1.0)) for text in ordered for _, count in text), np.float64, count=int(indptr[-1])
    )
    values *= rarity(len(texts), np.bincount(indices, minlength=len(terms)))[indices]
    return Vectors(terms, unit(csr_array((values, indices, indptr), shape=(len(texts), len(terms)))))


def unit(rows: csr_array) -> csr_array:
    """Rows scaled to length 1; rows of zeros stay."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return scale(rows, 1 / np.where(lengths > 0, lengths, 1.0))


def scale(rows: csr_array, factors: Floats) -> csr_array:
    """Each row times its factor."""
    return csr_array((rows.data * np.repeat(factors, np.diff(rows.indptr)), rows.indices, rows.indptr), rows.shape)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two weighted bags of terms, 0 where either is empty."""
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    if not lengths:
        return 0.0
    return round(math.fsum(weight * other[term] for term, weight in one.items() if term in other) / lengths, DECIMALS)


def products(rows: csr_array, left: Indices, right: Indices) -> Floats:
    """The scalar products of rows `left[i]` and `right[i]`, rounded."""
    parts = [
        np.asarray(rows[left[at : at + PAIRS]].multiply(rows[right[at : at + PAIRS]]).sum(axis=1)).ravel()
        for at in range(0, len(left), PAIRS)
    ]
    return np.round(np.concatenate(parts), DECIMALS) if parts else np.zeros(0)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows that are near each other, `left < right`, sorted, and their scalar products."""

    left: Indices
    right: Indices
    scores: Floats

    def only(self, wanted: NDArray[np.bool_]) -> "Pairs":
        """Those of the pairs that are wanted."""
        return Pairs(self.left[wanted], self.right[wanted], self.scores[wanted])


def nearest(rows: csr_array, count: int) -> Pairs:
    """The pairs in which one row is among the `count` nearest of the other, scored."""
    left, right = neighbours(rows, count)
    return Pairs(left, right, products(rows, left, right))


def neighbours(rows: csr_array, nearest: int) -> tuple[Indices, Indices]:
    """Pairs `left < right` in which one is among the `nearest` rows of the other by scalar product, sorted.

    Candidates are found by the heaviest terms of a row that few other rows have, so the search is near-linear; what
    is found is ranked by those terms alone, so score the pairs with `products` before trusting them.
    """
    queries = _heaviest(rows)
    targets = _uncommon(rows).T.tocsr()
    found: list[Indices] = [np.zeros((2, 0), dtype=np.int64)]
    for at in range(0, queries.shape[0], QUERIES):
        likeness = csr_array(queries[at : at + QUERIES] @ targets)
        for row in range(likeness.shape[0]):
            start, end = likeness.indptr[row], likeness.indptr[row + 1]
            columns = _highest(
                likeness.indices[start:end].astype(np.int64), likeness.data[start:end], nearest, but=at + row
            )
            found.append(np.stack([np.minimum(columns, at + row), np.maximum(columns, at + row)]))
    coded = np.unique(np.concatenate(found, axis=1).T @ np.array([rows.shape[0], 1]))
    return coded // max(1, rows.shape[0]), coded % max(1, rows.shape[0])


def _highest(columns: Indices, scores: Floats, most: int, but: int) -> Indices:
    """The columns of the highest scores, the first of equals, without `but`."""
    other = columns != but
    columns, scores = columns[other], scores[other].round(DECIMALS)
    if len(columns) <= most:
        return columns
    least = np.partition(scores, -most)[-most]
    higher, equal = columns[scores > least], np.sort(columns[scores == least])
    return np.concatenate([higher, equal[: most - len(higher)]])


def _uncommon(rows: csr_array) -> csr_array:
    found_in = np.bincount(rows.indices, minlength=rows.shape[1])
    return _keep(rows, found_in[rows.indices] <= COMMON)


def _heaviest(rows: csr_array) -> csr_array:
    rows = _uncommon(rows)
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    order = np.lexsort((-np.round(rows.data, DECIMALS), row))  # stable: of equals the first column
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - rows.indptr[row[order]]
    return _keep(rows, rank < HEAVIEST)


def _keep(rows: csr_array, wanted: NDArray[np.bool_]) -> csr_array:
    before = np.concatenate([[0], np.cumsum(wanted)])
    return csr_array((rows.data[wanted], rows.indices[wanted], before[rows.indptr]), rows.shape)
