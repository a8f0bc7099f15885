"""Charts: the same numbers, the same bytes; a title, a description, no more than 3 KB."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.write import charts
from generator.write.charts import Row

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


# --- bars with names

PUNCTUATION = st.text("\"&<>'`*_[]{}#%港W ", min_size=0, max_size=60)
rows = st.lists(
    st.builds(Row, PUNCTUATION, st.integers(0, 99_999), st.just("99,999 (100%)"), st.booleans()), max_size=40
)


@given(rows)
def test_bars_with_names_are_small_whatever_the_names(bars: list[Row]) -> None:
    told = "、".join(charts.clipped(bar.name) for bar in bars[: charts.ROWS])
    chart = charts.rows("reporters", bars, "記事の数", told)

    assert len(chart.encode()) < 3 * 1024
    drawing = etree.fromstring(chart)
    assert len(list(drawing.iter(f"{SVG}text"))) == 2 * min(len(bars), charts.ROWS)


def test_what_is_not_known_is_hollow_and_not_of_another_colour_alone() -> None:
    chart = charts.rows("viewpoints", [Row("For", 3, "3"), Row("Unclear", 1, "1", is_hollow=True)], "Views", "")
    bars, hollow = etree.fromstring(chart).findall(f"{SVG}path")

    assert (bars.get("class"), bars.get("fill")) == ("bars", "currentColor")
    assert (hollow.get("class"), hollow.get("fill")) == ("unclear", "none")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("港の新聞", "港の新聞"),
        ("湾岸経済産業新聞社", "湾岸経済産業新聞社"),
        ("湾岸経済産業新聞社港町支局", "湾岸経済産業新聞…"),
        ("The Harbour Observer and Times", "The Harbour Obs…"),
    ],
)
def test_names_are_cut_where_there_is_no_room(name: str, shown: str) -> None:
    assert charts.clipped(name) == shown


def test_the_longest_bar_leaves_room_for_its_number() -> None:
    drawing = etree.fromstring(charts.rows("viewpoints", [Row("Adds information", 1, "1,234 (100%)")], "Views", ""))
    left, _, width, _ = map(float, drawing.get("viewBox", "").split())
    name, number = drawing.iter(f"{SVG}text")

    assert name.text == "Adds information"
    assert float(number.get("x", "")) + 7.5 * len(number.text or "") <= left + width


# --- dots on a line

places = st.lists(st.floats(0, 1), max_size=300)


@given(places, places, st.lists(st.floats(0, 1), max_size=31))
def test_a_timeline_is_small_however_many_dots_it_has(
    exact: list[float], whole: list[float], ticks: list[float]
) -> None:
    ends = (("2026年3月3日(火)", "10:05"), ("2026年3月5日(木)",))
    chart = charts.timeline(exact, whole, ticks, ends, "2026年3月3日(火) 10:05から2026年3月5日(木) 08:30までに600本")

    assert len(chart.encode()) < 3 * 1024
    etree.fromstring(chart)


def test_reports_of_one_hour_are_piled_and_those_of_a_day_alone_are_flat() -> None:
    chart = etree.fromstring(charts.timeline([0, 0, 1], [0.5], [0.25], ("a", "b"), "told"))
    found = {path.get("class"): path.get("d", "") for path in chart.iter(f"{SVG}path")}

    assert found["dots"].count("M") == 2  # two piles: one of two dots, one of one
    assert found["dots"].split("M")[1].endswith("v-9.1")
    assert found["days"].count("M") == 1
    assert found["axis"].count("v4") == 1
