"""Likeness by terms and shared neighbours, and a threshold that follows what any two stories share."""

import numpy as np
import pytest

from generator.group import clusters
from generator.group.clusters import kin, thresholds
from generator.text.vectors import tfidf


def test_a_row_is_its_own_nearest() -> None:
    near = kin(tfidf([{"rain": 1.0}, {"rain": 1.0, "snow": 1.0}, {"fog": 1.0}]).rows).toarray()
    assert near[0, 0] > near[0, 1] > near[0, 2] == 0
    assert near[2].tolist() == [0, 0, 1]
    assert np.linalg.norm(near, axis=1) == pytest.approx(1)


def test_no_more_neighbours_than_are_looked_at() -> None:
    bags = [{"flood": 1.0, f"detail{number}": 1.0} for number in range(40)]
    assert np.diff(kin(tfidf(bags).rows).indptr).tolist() == [clusters.NEIGHBOURS] * 40


def test_stories_that_all_share_words_must_share_more() -> None:
    apart = tfidf([{f"w{number}": 1.0} for number in range(60)]).rows
    alike = tfidf([{"council": 1.0, "vote": 1.0, f"w{number}": 1.0} for number in range(60)]).rows
    assert thresholds(alike).min() > thresholds(apart).max() > clusters.BASE


def test_two_stories_are_not_held_against_each_other() -> None:
    alone = thresholds(tfidf([{"rain": 1.0, "snow": 1.0}, {"rain": 1.0, "fog": 1.0}]).rows)
    assert alone.max() < clusters.BASE + clusters.GROWTH * 2 * clusters.USUAL


def test_a_sample_stands_for_many() -> None:
    bags = [{"rain": 1.0, f"w{number % 50}": 1.0} for number in range(clusters.SAMPLE * 2)]
    whole = thresholds(tfidf(bags).rows)
    assert whole.max() - whole.min() < 0.01
