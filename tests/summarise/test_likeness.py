"""When two sentences tell the same."""

import pytest

from generator.summarise.candidates import candidates
from generator.summarise.figures import figures
from generator.summarise.likeness import say_the_same
from tests.summarise.samples import cluster, story


def same(one: str, other: str, language: str = "en", opening: str = "") -> bool:
    """Whether two sentences of two publishers tell the same; with an `opening`, neither is the lead of its story."""
    reports = [f"{opening} {text}".strip() for text in (one, other)]
    stories = [story(at, "AB"[at - 1], "Title", text, language=language) for at, text in enumerate(reports, 1)]
    sentences = candidates(cluster(*stories), language)
    return say_the_same(sentences[len(sentences) // 2 - 1], sentences[-1])


LATER = "Nobody was surprised by it at all."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Drivers will pay £4 a day to enter the harbour district after the council approved it by 18 votes to 17.",
            "Councillors approved the £4 weekday fee for the harbour district by a single vote.",
        ),
        (
            "The council expects the charge to raise £2.1 million a year for buses and the sea wall.",
            "The mayor said the money, an estimated £2.1 million a year, would go to buses and flood defences.",
        ),
        (
            "The island states will give more than 1 billion trees to the dry north, their leaders said on Friday.",
            "The union of these islands pledged on Friday to plant 1 billion trees where rain no longer falls.",
        ),
    ],
)
def test_the_same_fact_in_other_words_by_its_figures(one: str, other: str) -> None:
    assert same(one, other, opening=LATER)


def test_the_same_plan_in_japanese() -> None:
    one = "県は公設民営方式など3案を示し、来週にも方向を決めることで一致した。"
    other = "県は「公設民営」「町直営」「高速船への転換」の3案を提示し、12日の次回会合で絞り込む。"
    assert same(one, other, "ja")


def test_compounds_of_japanese_are_near_their_parts() -> None:
    one = "灯台のある島を結ぶフェリーの存続策を探る協議会が県庁で開かれた。"
    other = "フェリーの存続に向けた県と町の協議会が発足した。"
    assert same(one, other, "ja")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Cameras showed a net some 40 metres long on the blades of the turbine.",
            "Divers needed five slack waters to cut the 40-metre net away.",
        ),
        (
            "The council will spend £2.1 million on the old bridge across the river.",
            "The museum raised £2.1 million for its new wing from donors abroad.",
        ),
        (
            "The museum opens on 12 March with a show of maps from the island.",
            "The ferry leaves for the last time on 12 March, its operator said.",
        ),
    ],
)
def test_a_figure_alone_makes_nothing_the_same(one: str, other: str) -> None:
    assert not same(one, other, opening=LATER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost £2.1 million for 1,900 homes.", {"2.1", "1900"}),
        ("On 12 March 2027 at 9:30 a.m., or 7 pm, by COVID-19, the 21st of Mar 3.", set()),
        ("３案に9億4千万円、第31回の12日午前6時42分、7日間で40人。", {"3", "9億", "4", "7", "40"}),
        ("A fund of 1 billion for 1 harbour, 2.1 million of it now.", {"1billion", "1", "2.1"}),
        ("No number at all.", set()),
    ],
)
def test_figures_are_no_days_times_or_ranks(text: str, expected: set[str]) -> None:
    assert figures(text) == expected
