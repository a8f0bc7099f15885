"""Average link by mutual nearest neighbours against scipy's, which looks at every pair."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from generator.group.linkage import average_link
from generator.text.vectors import tfidf


def partition(labels: NDArray[Any]) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


def by_scipy(rows: csr_array, least: float) -> set[frozenset[int]]:
    distances = 1 - np.asarray((rows @ rows.T).toarray())
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(np.clip(distances, 0, None), checks=False), "average")
    return partition(fcluster(tree, 1 - least, "distance"))


@settings(deadline=None)
@given(st.integers(2, 60), st.sampled_from([0.15, 0.25, 0.4, 0.6]), st.integers(0, 10_000))
def test_joins_what_average_link_over_all_pairs_joins(size: int, least: float, seed: int) -> None:
    random = np.random.default_rng(seed)  # random counts: no two similarities tie, so there is one right answer
    bags = [
        {f"t{term}": float(random.uniform(1, 40)) for term in random.choice(40, size=12, replace=False)}
        for _ in range(size)
    ]
    rows = tfidf(bags).rows
    assert partition(average_link(rows, least)) == by_scipy(rows, least)


def test_labels_count_in_the_order_of_first_rows() -> None:
    bags = [{"rain": 1.0}, {"bridge": 1.0}, {"rain": 1.0}, {"harbour": 1.0}, {"bridge": 1.0}]
    assert average_link(tfidf(bags).rows, 0.5).tolist() == [0, 1, 0, 2, 1]


def test_an_event_larger_than_the_neighbours_looked_at_stays_whole() -> None:
    bags = [{"flood": 1.0, "river": 1.0, f"detail{number}": 0.5} for number in range(150)]
    assert set(average_link(tfidf(bags).rows, 0.05).tolist()) == {0}


def test_nothing_to_join() -> None:
    assert average_link(tfidf([]).rows, 0.5).tolist() == []
    assert average_link(tfidf([{}, {}, {"a": 1.0}]).rows, 0.5).tolist() == [0, 1, 2]
