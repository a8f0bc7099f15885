"""Wire copies and near-duplicates: one text, one publisher."""

import numpy as np
import pytest

from generator.group import agencies, duplicates
from generator.group.profiles import profile
from generator.models import Copies, Original, Passage, Story
from tests.group.made import story

WIRE = (
    "The harbour authority of Port Alder closed two of its five piers on Monday after divers found cracks in their"
    " supports. Repairs will take six weeks, its director Mara Quill said. Cruise ships will berth at the grain pier."
)
OWN = (
    "Shopkeepers near the closed piers of Port Alder fear for the summer. Half of their customers come from cruise"
    " ships, said the owner of a bakery, who has let two people go since divers found the cracks on Monday."
)


def texts(*stories: Story) -> tuple[Copies, ...]:
    return duplicates.find(profile(stories), np.zeros(len(stories), dtype=np.int64))


def test_a_copied_report_is_one_text_of_the_paper_that_came_first() -> None:
    first = story(2, "Cracks close two piers in Port Alder", WIRE, published="2026-03-02")
    copy = story(1, "Cracks close two piers in Port Alder", WIRE, published="2026-03-03")
    assert texts(first, copy) == (Copies("Paper 2", (first.id, copy.id)),)


def test_an_agency_is_counted_for_its_copies() -> None:
    wire = story(1, "Cracks close two piers in Port Alder", "PORT ALDER (Reuters) - " + WIRE)
    copy = story(2, "Two piers closed", WIRE)
    assert texts(wire, copy) == (Copies("Reuters", (wire.id, copy.id)),)


def test_a_wire_report_cut_short_is_still_a_copy() -> None:
    whole = story(1, "Cracks close two piers", WIRE + " (AP)")
    short = story(2, "Piers shut in Port Alder", WIRE[:170] + " (AP)")
    assert texts(whole, short) == (Copies("Associated Press", (whole.id, short.id)),)


def test_a_report_of_ones_own_on_the_same_event_is_no_copy() -> None:
    wire, own = story(1, "Cracks close two piers in Port Alder", WIRE), story(2, "Bakers fear a lost summer", OWN)
    assert {text.publisher for text in texts(wire, own)} == {"Paper 1", "Paper 2"}


def test_copies_in_two_clusters_stay_apart() -> None:
    stories = (story(1, "Cracks close two piers", WIRE), story(2, "Cracks close two piers", WIRE))
    assert len(duplicates.find(profile(stories), np.array([0, 1]))) == 2


def test_two_short_titles_may_agree_by_chance() -> None:
    assert len(texts(story(1, "Weather today"), story(2, "Weather today"))) == 2
    long = "Cracks close two piers in Port Alder until late April"
    assert len(texts(story(1, long), story(2, long))) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LONDON (Reuters) - Prices rose.", "Reuters"),
        ("PORT ALDER, March 2 (AP) — Prices rose.", "Associated Press"),
        ("Prices rose on Monday. (AFP)", "AFP"),
        ("【ロンドン共同】物価が上がった。", "Kyodo News"),
        ("【ロンドン＝共同】物価が上がった。", "Kyodo News"),
        ("［東京　２日　ロイター］物価が上がった。", "Reuters"),
        ("物価が上がった。（時事）", "Jiji Press"),
        ("物価が上がった。（ＡＰ＝共同）", "Associated Press"),
        ("Prices rose. © 2026 AFP", "AFP"),
    ],
)
def test_tags_that_agencies_sign_with(text: str, name: str) -> None:
    found = agencies.of(story(1, "Prices", text))
    assert found is not None
    assert found.name("en") == name


@pytest.mark.parametrize(
    "text",
    [
        "The Alder Post (a daily) - Prices rose.",
        "【ロンドン＝佐藤花子】物価が上がった。",
        "共同で開発した機械が動いた。",
        "Reuters was quoted as saying so, and AP too.",
        "値上げは一時的（時事的な要因）とみる人もいる。店は閉まった。",
    ],
)
def test_words_that_only_look_like_tags(text: str) -> None:
    assert agencies.of(story(1, "Prices", text)) is None


def test_credits_name_the_agency() -> None:
    by_publisher = story(1, "物価", "物価が上がった。", publisher="共同通信社", language="ja")
    by_passage = story(2, "物価", passages=(Passage("report", "物価が上がった。", credit="共同"),), language="ja")
    by_original = story(3, "物価", "物価が上がった。", original=Original("共同通信", None), language="ja")
    for item in (by_publisher, by_passage, by_original):
        found = agencies.of(item)
        assert found is not None
        assert found.name("ja") == "共同通信"


def test_publishers_are_counted_once_and_in_order_of_their_stories() -> None:
    found = duplicates.independent(
        (
            Copies("Alder Post", ("s-1",)),
            Copies("Reuters", ("s-2", "s-3")),
            Copies("ALDER  post", ("s-4",)),
            Copies("ロイター", ("s-5",)),
        )
    )
    assert found == ("Reuters", "Alder Post")


def test_last_weeks_words_with_this_weeks_numbers_are_a_report_of_their_own() -> None:
    told = "Claims for benefits in Alder {} to {} in the week ended {} March, the labour office said on Thursday. {}"
    last = story(1, "Claims fall", told.format("fell", "38,500", 7, "Economists had expected 40,200. (AP)"))
    this = story(2, "Claims rise", told.format("rose", "41,200", 14, "Economists had expected 36,000. (AP)"))
    short = story(3, "Claims down", last.text()[:120] + " (AP)")
    assert duplicates.copied(last, this) >= duplicates.COPIED_WIRE
    assert not duplicates.is_copy(last, this)
    assert duplicates.is_copy(last, short)


def test_publishers_of_one_family_are_counted_once_under_the_name_met_first() -> None:
    found = duplicates.independent(
        (
            Copies("Brant Times", ("s-1",)),
            Copies("ALDER EVENING", ("s-2",)),
            Copies("Alder Post", ("s-3",)),
            Copies("Kyodo News", ("s-4",)),
            Copies("共同通信", ("s-5",)),
        ),
        {"Alder Group": ("Alder Post", "Alder Evening"), "Brant Group": ("Brant Times",)},
    )
    assert found == ("ALDER EVENING", "Kyodo News", "Brant Times")


def test_an_agency_in_a_family_is_so_under_each_of_its_names() -> None:
    families = {"Wire House": ("Reuters", "Wire House TV")}
    assert duplicates.independent((Copies("ロイター", ("s-1",)), Copies("Wire House TV", ("s-2",))), families) == (
        "ロイター",
    )
