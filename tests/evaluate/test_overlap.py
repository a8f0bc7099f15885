import pytest

from generator.evaluate import overlap


def test_runs_in_common_are_shares_of_all_runs() -> None:
    assert overlap.runs_in_common("one two three four five", "two three four five six") == pytest.approx(
        (1 / 3, 1 / 3, 1 / 3)
    )
    assert overlap.runs_in_common("one two", "one two") == (1.0, 0.0, 0.0)
    assert overlap.runs_in_common("", "one two") == (0.0, 1.0, 0.0)
    assert overlap.runs_in_common("", "") == (0.0, 0.0, 0.0)


def test_texts_without_spaces_are_compared_by_characters() -> None:
    assert overlap.runs_in_common("運賃が上がる", "運賃が 上がる", overlap.characters) == (1.0, 0.0, 0.0)
    right, extra, lost = overlap.runs_in_common("運賃が上がる", "運賃が上がった", overlap.characters)
    assert (right, extra, lost) == pytest.approx((2 / 5, 2 / 5, 1 / 5))


def test_the_f1_is_that_of_the_mean_precision_and_recall() -> None:
    assert overlap.mean_f1([(1.0, 0.0, 0.0), (0.5, 0.5, 0.0)]) == pytest.approx(2 * 0.75 * 1.0 / 1.75)
    assert overlap.mean_f1([(0.0, 0.0, 1.0), (1.0, 0.0, 0.0)]) == pytest.approx(2 * 1.0 * 0.5 / 1.5)
    assert overlap.mean_f1([(0.0, 0.0, 1.0)]) == 0.0


def test_snippets_are_found_across_line_breaks() -> None:
    assert overlap.count_in("The bridge\nwas  closed.", ["bridge was closed", "was opened"]) == 1
