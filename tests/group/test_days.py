"""When stories came out, as one more likeness."""

import pytest

from generator.group import days
from tests.group.made import story


def likeness(*published: str | None) -> list[list[float]]:
    stories = [story(number, "Pier", published=when) for number, when in enumerate(published)]
    rows = days.of(stories).rows
    return (rows @ rows.T).toarray().tolist()  # type: ignore[no-any-return]  # scipy has no types


def test_what_days_apart_weigh() -> None:
    near = likeness("2026-11-02", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05")
    assert near[0] == pytest.approx([1, 1, 2 / 3, 1 / 6, 0])


def test_days_are_those_of_one_clock() -> None:
    assert likeness("2026-11-03T08:00:00+09:00", "2026-11-02T23:30:00Z")[0] == pytest.approx([1, 1])


def test_a_story_without_a_date_has_with_each_what_others_have() -> None:
    near = likeness("2026-11-02", None, "2026-11-02", "2026-11-05", None)
    assert near[1][0] == pytest.approx((1 + 1 + 0) / 3)
    assert near[1][3] == pytest.approx(1 / 3)
    assert near[1][4] == pytest.approx((3 + 2) / 9)


def test_what_all_have_in_common_is_known() -> None:
    assert days.of([story(number, "Pier", published="2026-11-02") for number in range(4)]).usual == pytest.approx(1)
    apart = [story(number, "Pier", published=f"2026-11-{2 + 3 * number:02}") for number in range(4)]
    assert days.of(apart).usual == 0


def test_no_dates_say_nothing() -> None:
    found = days.of([story(1, "Pier", published=None), story(2, "Pier", published=None)])
    assert (found.usual, found.rows.nnz) == (0.0, 0)
    assert days.of([]).rows.shape[0] == 0
