"""Weighted terms, cosine, and neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import vectors

texts = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5).map(float), max_size=6), max_size=12)


def test_terms_in_fewer_texts_weigh_more() -> None:
    space = vectors.tfidf([{"bridge": 1, "said": 1}, {"said": 1, "rain": 1}, {"said": 1}])
    weights = space.weights(0)
    assert weights["bridge"] > weights["said"]


def test_rows_have_length_one() -> None:
    space = vectors.tfidf([{"bridge": 3, "said": 1}, {}])
    assert sum(weight**2 for weight in space.weights(0).values()) == pytest.approx(1)
    assert space.weights(1) == {}


def test_no_texts_are_an_empty_space() -> None:
    space = vectors.tfidf([])
    assert space.terms == ()
    assert space.rows.shape == (0, 0)
    assert [len(ends) for ends in vectors.neighbours(space.rows, 3)] == [0, 0]


def test_cosine_of_bags() -> None:
    assert vectors.cosine({"a": 3, "b": 4}, {"a": 3, "b": 4}) == 1
    assert vectors.cosine({"a": 1}, {"b": 1}) == 0
    assert vectors.cosine({}, {"b": 1}) == 0
    assert vectors.cosine({"a": 1, "b": 1}, {"a": 1}) == pytest.approx(0.5**0.5)


def test_counts() -> None:
    assert vectors.counts(["rain", "bridge", "rain"]) == {"rain": 2, "bridge": 1}


@given(texts)
def test_similarities_are_cosines_of_the_weights(bags: list[dict[str, float]]) -> None:
    space = vectors.tfidf(bags)
    dense = space.similarities()
    for one in range(len(bags)):
        for other in range(len(bags)):
            expected = vectors.cosine(space.weights(one), space.weights(other))
            assert dense[one, other] == pytest.approx(expected, abs=1e-6)


@given(texts)
def test_all_neighbours_of_few_texts_are_those_that_share_a_term(bags: list[dict[str, float]]) -> None:
    left, right = vectors.neighbours(vectors.tfidf(bags).rows, nearest=len(bags) or 1)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    pairs = ((a, b) for b in range(len(bags)) for a in range(b))
    assert found == {(a, b) for a, b in pairs if bags[a].keys() & bags[b].keys()}


def test_neighbours_are_the_nearest() -> None:
    bags = [{"bridge": 1.0, "harbour": 1.0}, {"bridge": 1.0, "harbour": 1.0, "rain": 1.0}, {"bridge": 1.0, "snow": 1.0}]
    left, right = vectors.neighbours(vectors.tfidf(bags).rows, nearest=1)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 1), (0, 2)]


def test_products_are_of_the_pairs_asked_for() -> None:
    rows = vectors.tfidf([{"a": 1.0}, {"a": 1.0}, {"b": 1.0}]).rows
    assert vectors.products(rows, np.array([0, 0]), np.array([1, 2])).tolist() == [1.0, 0.0]
    assert vectors.products(rows, np.array([], dtype=np.int64), np.array([], dtype=np.int64)).tolist() == []
