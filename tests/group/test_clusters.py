"""Likeness by terms and shared neighbours, and a threshold that follows what any two stories share."""

import numpy as np
import pytest

from generator.group import clusters
from generator.group.clusters import kin
from generator.group.profiles import profile
from generator.text.vectors import nearest, tfidf
from tests.group.made import story


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


def test_look_alikes_of_other_days_are_less_alike() -> None:
    told = "The harbour bridge was shut to lorries after inspectors found cracks."
    week = [
        story(1, "Bridge shut to lorries", told, published="2026-03-02"),
        story(2, "Bridge shut to lorries in Brant", told, published="2026-03-02"),
        story(3, "Bridge shut to lorries in Alder", told, published="2026-03-07"),
    ]
    alike = clusters.likeness(profile(week))
    near, far = alike.between(np.array([0, 0]), np.array([1, 2]))
    assert near - far > clusters.SAME_DAY / 2


def test_the_events_of_neighbours_tie_the_halves_of_an_event() -> None:
    week = [story(n, f"Harbour bridge shut {n}", f"The bridge in Brant was shut. Detail{n} fact{n}.") for n in range(8)]
    week += [story(20 + n, f"Orchard fair {n}", f"The fair in Alder opened. Thing{n} stall{n}.") for n in range(8)]
    profiles = profile(week)
    before, after = clusters.likeness(profiles), clusters.settled(profiles)
    pairs = np.array([0, 0]), np.array([7, 12])
    gained = after.between(*pairs) - before.between(*pairs)
    assert gained[0] > 0
    assert gained[1] == pytest.approx(0)


def test_no_stories_are_no_events() -> None:
    assert clusters.clusters(profile([])).tolist() == []
