"""Charts: the same numbers, the same bytes; a title, a description, no more than 3 KB."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.write import charts

SVG = "{http://www.w3.org/2000/svg}"
counts = st.lists(st.integers(0, 99_999), min_size=1, max_size=charts.WEEKS)


def drawn(numbers: list[int], title: str = "Volume", description: str = "Stories a week") -> etree._Element:
    return etree.fromstring(charts.volume(numbers, title, description, ("2026-W01", "2026-W26")))


@given(counts)
def test_a_chart_is_small_and_the_same_for_the_same_numbers(numbers: list[int]) -> None:
    chart = charts.volume(numbers, "記事数の推移", "2026年第10週: 3件、" * len(numbers), ("2026-W01", "2026-W26"))

    assert len(chart.encode()) < 3 * 1024
    assert chart == charts.volume(
        numbers, "記事数の推移", "2026年第10週: 3件、" * len(numbers), ("2026-W01", "2026-W26")
    )


@given(counts)
def test_every_week_with_stories_has_a_bar_of_its_share(numbers: list[int]) -> None:
    path = drawn(numbers).findall(f"{SVG}path")[1].get("d", "")
    heights = [float(bar.split("v-")[1].split("h")[0]) for bar in path.split("z") if bar]

    assert len(heights) == sum(1 for number in numbers if number)
    if any(numbers):
        assert max(heights) == 80
        expected = [80 * number / max(numbers) for number in numbers if number]
        assert all(abs(found - wanted) <= 0.05 + 1e-9 for found, wanted in zip(heights, expected, strict=True))


def test_title_and_description_are_read_in_place_of_the_bars() -> None:
    chart = drawn([3, 0, 1], "<b>", "1 & 2")

    assert chart.get("role") == "img"
    named = chart.get("aria-labelledby", "").split()
    assert [chart.find(f"*[@id='{name}']").text for name in named] == ["<b>", "1 & 2"]  # type: ignore[union-attr]  # there


def test_bars_bear_their_numbers_the_highest_alone_where_there_are_many() -> None:
    few = [text.text for text in drawn([3, 0, 1]).iter(f"{SVG}text")]
    many = [text.text for text in drawn([*range(1, 26), 7]).iter(f"{SVG}text")]

    assert few == ["3", "1", "2026-W01", "2026-W26"]
    assert many == ["25", "2026-W01", "2026-W26"]
