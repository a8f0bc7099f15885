import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import partitions

LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


def test_bcubed_is_the_share_of_a_thing_s_own_group_that_is_right() -> None:
    precision, recall, f1 = partitions.bcubed("aaabb", [1, 1, 2, 2, 2])
    assert precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_pairwise_counts_pairs() -> None:
    assert partitions.pairwise("aaabb", [1, 1, 2, 2, 2]) == (2 / 4, 2 / 4, 0.5)


def test_across_counts_pairs_of_two_kinds_alone() -> None:
    gold, found, kinds = "aaabb", [1, 1, 1, 1, 2], ["ja", "en", "ja", "en", "ja"]
    assert partitions.across(gold, found, kinds) == pytest.approx((2 / 4, 2 / 3, 4 / 7))
    assert partitions.scores(gold, found, kinds)["across_precision"] == 0.5
    assert partitions.across("aa", [1, 1], ["ja", "ja"]) == (1.0, 1.0, 1.0)


def test_where_there_are_no_pairs_none_is_wrong() -> None:
    assert partitions.pairwise("abc", [1, 2, 3]) == (1.0, 1.0, 1.0)
    assert partitions.pairwise("aab", [1, 2, 3]) == (1.0, 0.0, 0.0)
    assert partitions.pairwise("abc", [1, 1, 3]) == (0.0, 1.0, 0.0)


def test_parts_are_weighted_by_their_things() -> None:
    assert partitions.weighted([(3, {"f1": 1.0}), (1, {"f1": 0.0})]) == {"f1": 0.75}


def test_scores_are_named() -> None:
    assert set(partitions.scores("ab", [1, 2])) == {
        f"{measure}_{part}" for measure in ("bcubed", "pairwise") for part in ("precision", "recall", "f1")
    }


@given(LABELS)
def test_a_grouping_agrees_with_itself_whatever_its_labels(labels: list[tuple[int, int]]) -> None:
    gold = [label for label, _ in labels]
    assert set(partitions.scores(gold, [f"other {label}" for label in gold]).values()) == {1.0}


@given(LABELS)
def test_precision_one_way_is_recall_the_other(labels: list[tuple[int, int]]) -> None:
    gold, found = zip(*labels, strict=True)
    for measure in (partitions.bcubed, partitions.pairwise):
        precision, recall, f1 = measure(gold, found)
        assert measure(found, gold) == pytest.approx((recall, precision, f1))
