"""Likeness by terms and shared neighbours, and a threshold that follows what any two stories share."""

import numpy as np
import pytest

from generator.group import clusters
from generator.group.clusters import kin
from generator.text.vectors import nearest, tfidf


def test_a_row_is_its_own_nearest() -> None:
    near = kin(
        nearest(tfidf([{"rain": 1.0}, {"rain": 1.0, "snow": 1.0}, {"fog": 1.0}]).rows, 9), np.full(3, 3.0)
    ).toarray()
    assert near[0, 0] > near[0, 1] > near[0, 2] == 0
    assert near[2].tolist() == [0, 0, 1]
    assert np.linalg.norm(near, axis=1) == pytest.approx(1)


def test_being_nearest_is_not_being_near() -> None:
    assert kin(nearest(tfidf([{"rain": 1.0}, {"rain": 1.0, "snow": 1.0}]).rows, 9), np.full(2, 1.0)).nnz == 2


def test_no_more_neighbours_than_are_looked_at() -> None:
    bags = [{"flood": 1.0, f"detail{number}": 1.0} for number in range(40)]
    assert np.diff(kin(nearest(tfidf(bags).rows, 30), np.full(40, 9.0)).indptr).tolist() == [clusters.NEIGHBOURS] * 40
