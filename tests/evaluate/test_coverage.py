from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate.coverage import chance, coverage

COMMENTS = st.lists(st.sets(st.sampled_from("abcd"), max_size=2), min_size=1, max_size=7).filter(any)


def test_coverage_is_over_the_points_that_so_many_could_meet() -> None:
    every = [("cost",), ("noise",), (), ("cost", "safety"), ("jobs",)]
    assert coverage([("cost",), ()], every, k=2) == 1 / 2
    assert coverage([("cost", "safety"), ("jobs",), ("noise",)], every, k=5) == 1.0


def test_without_key_points_there_is_nothing_to_cover() -> None:
    with pytest.raises(ValueError, match="no key points"):
        coverage([()], [(), ()], k=5)


@given(COMMENTS, st.integers(1, 8))
def test_chance_is_the_mean_of_all_choices(comments: list[set[str]], k: int) -> None:
    choices = list(combinations(comments, min(k, len(comments))))
    expected = sum(coverage(choice, comments, k) for choice in choices) / len(choices)
    assert chance(comments, k) == pytest.approx(expected)
