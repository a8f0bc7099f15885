"""What each task makes of its rows: which stage judges, what is left out, and what is beside it."""

from dataclasses import replace

import msgspec
import pytest

from generator.errors import FormatError, SettingsError, UsageError
from generator.evaluate import grouping, highlights, hostility, neutrality, summary, viewpoints
from generator.evaluate.grouping import Row as Told
from tests.summarise.samples import BRIDGE, FERRY


def told(date: str | None = "2026-11-04") -> list[Told]:
    events = {"bridge": BRIDGE, "ferry": FERRY}
    return [
        Told(event, title, text, source=publisher, date=date)
        for event, reports in events.items()
        for publisher, (title, text) in reports.items()
    ]


def test_grouping_counts_every_story_one_told_once_too() -> None:
    alone = Told(
        "alone", "Bakery wins prize", "A bakery in Oldwick won a prize for its rye bread on Friday.", lang="en"
    )
    result = grouping.measure([*told(), alone])
    assert result.rows == 6
    assert set(result.measures.values()) == {1.0}
    assert result.options == {"by_week": False, "embedder": "none", "mask": None}


def test_by_week_each_week_stands_by_itself() -> None:
    """One event in two weeks can be found as one only where they are not parted."""
    rows = [*told(), *(replace(row, date="2026-11-12") for row in told())]
    assert grouping.measure(rows).measures["bcubed_recall"] == 1.0
    parted = grouping.measure([replace(row, cluster=f"{row.cluster} {row.date}") for row in rows], by_week=True)
    assert set(parted.measures.values()) == {1.0}


def test_the_week_is_that_of_the_day_as_written_and_undated_rows_are_one_week() -> None:
    late = [replace(row, date="2026-11-08T23:30:00-08:00") for row in told()]  # Monday already in UTC
    assert len(grouping._weeks([*told(), *late])) == 1
    assert len(grouping._weeks([*told(), *told(date=None), *told(date="")])) == 2


def test_a_date_that_is_none_is_named() -> None:
    with pytest.raises(FormatError, match="11/12/26: is no date"):
        grouping.measure(told(date="11/12/26"), by_week=True)
    assert grouping.measure(told(date="11/12/26")).rows == 5  # where the week makes no difference it is undated


def test_a_title_or_a_text_may_be_missing() -> None:
    rows = [replace(row, text=None) for row in told()] + [Told("nothing")]
    assert grouping.measure(rows).measures["bcubed_recall"] > 0.5


def test_the_order_of_rows_makes_no_difference() -> None:
    assert grouping.measure(told()[::-1]).measures == grouping.measure(told()).measures


def test_a_mask_takes_words_out_of_title_and_text() -> None:
    (row,) = grouping.masked([Told("a", "『銀河』公開", "映画『銀河』が、『銀河』が。")], "『[^』]*』")
    assert (row.title, row.text) == ("公開", "映画が、が。")
    with pytest.raises(UsageError, match="--mask is no regular expression"):
        grouping.measure(told(), mask="(")


def test_an_embedder_there_is_not() -> None:
    with pytest.raises(SettingsError, match="there is no embedder glove"):
        grouping.measure(told(), embedder="glove")


def articles(reports: dict[str, tuple[str, str]]) -> tuple[summary.Article, ...]:
    return tuple(summary.Article(text, title) for title, text in reports.values())


def test_a_summary_is_as_long_as_its_reference_and_of_the_articles_words() -> None:
    reference = "Cracks in steel beams closed the harbour bridge of Lindow on Tuesday for six weeks."
    row = summary.Row(articles(BRIDGE), reference)
    texts = (summary.chosen(row), summary.lead(row), *summary.drawn(row))
    assert all(len(text.split()) == len(reference.split()) for text in texts)
    assert summary.lead(row) == " ".join(row.articles[0].text.split()[: len(reference.split())])
    assert "shameful" not in summary.chosen(row)
    result = summary.measure([row, row])
    assert result.rows == 2
    assert result.measures["rouge1"] > result.measures["random_rouge1"]
    assert set(result.measures) == {
        name + measure for name in ("", "lead_", "random_") for measure in ("rouge1", "rouge2", "rougel")
    }


def test_a_japanese_summary_is_measured_in_characters() -> None:
    row = summary.Row(articles(FERRY), "瀬戸浜市は離島航路に電動フェリー2隻を導入する。", "ja")
    assert summary.lead(row) == "瀬戸浜市は20日、離島を結ぶ定期航路に電動フェリ"  # the comma does not count
    assert summary.measure([row]).measures["rouge1"] > 0.4


def test_blind_choices_are_the_same_every_time() -> None:
    row = summary.Row(articles(BRIDGE), "The bridge is closed.")
    assert list(summary.drawn(row)) == list(summary.drawn(row))
    assert len(set(summary.drawn(row))) > 1


def remarks() -> list[highlights.Row]:
    said = {
        "cost": "The plan costs far too much money for a town of this size.",
        "noise": "Trams at night would keep the whole street from its sleep.",
        "jobs": "Building the line gives work to hundreds of people here.",
    }
    return [
        highlights.Row(f"{text} Number {number}.", (point,), "Trams", 1)
        for point, text in said.items()
        for number in ("one", "two", "three")
    ]


def test_highlights_are_measured_within_topic_and_stance() -> None:
    silent = highlights.Row("Buses are fine as they are, I think.", (), "Buses", 1)
    result = highlights.measure([*remarks(), silent], k=3)
    assert result.rows == 10
    assert result.measures["coverage"] == 1.0
    assert result.measures["random_coverage"] < 1.0
    assert 50 < result.measures["mean_length"] < 80
    assert result.options == {"k": 3}


def test_stances_are_chosen_from_by_themselves() -> None:
    rows = [*remarks(), *(replace(row, stance=-1) for row in remarks())]
    assert [len(group) for group in highlights._groups(rows)] == [9, 9]


def test_sentences_without_agreement_are_left_out() -> None:
    rows = [
        neutrality.Row("It is a shameful, reckless plan that should be scrapped.", "Biased"),
        neutrality.Row("The council meets on Tuesday.", "Non-biased"),
        neutrality.Row("The council meets.", "No agreement"),
    ]
    result = neutrality.measure(rows)
    assert result.rows == 2
    assert result.measures == {"macro_f1": 1.0, "auc": 1.0, "biased_in_most_neutral_fifth": 0.0}
    with pytest.raises(FormatError, match="no sentence has a label"):
        neutrality.measure(rows[2:])


def test_hostility_is_a_label_or_the_more_votes() -> None:
    lines = (
        {"comment": "You are an idiot and a coward.", "hostile": 1.0},
        {"comment": "I like the plan.", "hostile": False},
        {"comment": "お前ら全員死ね", "Toxic": 2, "Very Toxic": 3, "Not Toxic": 1, "annotation_num": 6},
        {"comment": "ありがとう", "Toxic": 0, "Very Toxic": 0, "Not Toxic": 3},
        {"comment": "なるほど", "Toxic": 1, "Very Toxic": 0, "Not Toxic": 1},
    )
    rows = [msgspec.convert(line, hostility.Row) for line in lines]
    assert [row.is_hostile for row in rows] == [True, False, True, False, None]
    result = hostility.measure(rows)
    assert (result.rows, result.measures) == (4, {"auc": 1.0, "precision": 1.0, "recall": 1.0})
    with pytest.raises(FormatError, match="no comment has a label"):
        hostility.measure([hostility.Row("Hello")])


def test_viewpoints_are_clear_and_right() -> None:
    rows = [
        viewpoints.Row("I don't support this.", "objects|doubts"),
        viewpoints.Row("とても賛成できない", ("supports",)),
        viewpoints.Row("Blue.", "unclear"),
    ]
    result = viewpoints.measure(rows)
    assert result.measures == pytest.approx({"clear": 2 / 3, "right": 1 / 2, "accuracy": 2 / 3}, abs=1e-5)
    with pytest.raises(FormatError, match="no viewpoint is called likes"):
        viewpoints.measure([viewpoints.Row("I like it", "likes")])
