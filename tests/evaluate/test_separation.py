import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import separation

PAIRS = st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.2, 0.5, 0.9])), min_size=1, max_size=30)


def test_auc_is_the_chance_to_score_higher_with_ties_as_halves() -> None:
    labels, scores = [True, True, False, False], [0.9, 0.3, 0.3, 0.1]
    assert separation.auc(labels, scores) == (1 + 1 + 0.5 + 1) / 4
    assert separation.auc([True, True], [0.1, 0.9]) == 0.5


@given(PAIRS)
def test_auc_is_what_comparing_all_pairs_gives(pairs: list[tuple[bool, float]]) -> None:
    high = [score for label, score in pairs if label]
    low = [score for label, score in pairs if not label]
    won = sum((one > other) + (one == other) / 2 for one in high for other in low)
    expected = won / (len(high) * len(low)) if high and low else 0.5
    labels, scores = zip(*pairs, strict=True)
    assert separation.auc(labels, scores) == pytest.approx(expected)


def test_macro_f1_is_the_mean_of_both_kinds() -> None:
    labels, flagged = [True, True, False, False, False], [True, False, True, False, False]
    assert separation.f1_of(labels, flagged) == 0.5
    assert separation.macro_f1(labels, flagged) == pytest.approx((0.5 + 2 / 3) / 2)
    assert separation.macro_f1([True, False], [False, False]) == pytest.approx((0 + 2 / 3) / 2)


def test_precision_of_nothing_flagged_is_not_at_fault() -> None:
    assert separation.precision_recall([True, False], [False, False]) == (1.0, 0.0)
    assert separation.precision_recall([True, False], [True, True]) == (0.5, 1.0)


def test_the_edge_of_the_lowest_part_goes_fairly_through_ties() -> None:
    labels = [False, True, True, False, True]
    assert separation.share_among_lowest(labels, [0.0, 0.1, 0.2, 0.3, 0.4], 0.4) == 0.5
    assert separation.share_among_lowest(labels, [0.0, 0.1, 0.1, 0.1, 0.4], 0.4) == pytest.approx((0 + 2 / 3) / 2)


@given(PAIRS)
def test_a_score_that_is_always_the_same_leaves_the_share_of_all(pairs: list[tuple[bool, float]]) -> None:
    labels = [label for label, _ in pairs]
    found = separation.share_among_lowest(labels, [0.0] * len(labels), 0.2)
    assert found == pytest.approx(sum(labels) / len(labels))
