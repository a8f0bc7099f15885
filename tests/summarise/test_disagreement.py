"""Where publishers count differently, both sides are shown; where they only seem to, none is."""

import pytest

from generator.summarise.candidates import Candidate, candidates
from generator.summarise.disagreement import find
from generator.summarise.sentences import choose
from tests.summarise.samples import cluster, config, story

FILLER = {
    "en": "The mayor of Lindow said that the harbour would be open to small boats again on Sunday.",
    "ja": "瀬戸浜市の担当者は港が日曜日から小型船に再び開放されると説明した。",
}


def told(*reports: str, language: str = "en", publishers: str = "ABCDE", day: int = 20) -> tuple[Candidate, ...]:
    """The sentences of one story a publisher, a day apart."""
    stories = [
        story(number, publishers[number - 1], "Fire", report, language=language, published=f"2025-10-{day + number}")
        for number, report in enumerate(reports, 1)
    ]
    return candidates(cluster(*stories), language)


def sides(*reports: str, language: str = "en", publishers: str = "ABCDE") -> list[set[str]]:
    """The publishers that disagree with each other."""
    found = find(told(*reports, language=language, publishers=publishers))
    return [{one.publisher, other.publisher} for one, other in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A fire in the harbour of Lindow injured 12 people, the police said on Tuesday.",
            "A fire broke out in the harbour of Lindow on Tuesday, injuring 14 people.",
        ),
        (
            "The county said the repair of the old bridge would cost £4.2 million.",
            "The work is expected to cost £4.8 million, with the diversion.",
        ),
        (
            "An earthquake of magnitude 5.8, which the office measured off Lindow, killed 30 people.",
            "In Lindow 45 people died in the earthquake on Tuesday morning.",
        ),
        (
            "About 41,000 homes were without power in Lindow on Tuesday, the grid operator said.",
            "The storm left 46,000 homes without power in Lindow, the grid operator said on Tuesday.",
        ),
        (
            "The carmaker Tarn Motors will lay off 1,200 workers at its Lindow plant in the spring.",
            "Tarn Motors announced layoffs of 1,450 workers at its plant in Lindow on Tuesday.",
        ),
        (
            "The health office said that 85 people were infected with measles in Lindow.",
            "In Lindow 92 people tested positive for measles by Tuesday evening.",
        ),
        (
            "A fire destroyed 12 houses at the harbour of Lindow on Tuesday night.",
            "Some 15 houses were destroyed in the fire at the harbour of Lindow.",
        ),
    ],
)
def test_english_numbers_of_one_thing(one: str, other: str) -> None:
    assert sides(one, other) == [{"A", "B"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "県によると、瀬戸浜市などで計12人が転倒してけがをした。",
            "県消防課は同日午後、けが人が14人になったと発表した。",
        ),
        (
            "瀬戸浜市によると、新しい橋の建設費は約4億2千万円と見込まれている。",
            "架け替え工事の総額は4億8千万円になると瀬戸浜市の担当者は説明した。",
        ),
        (
            "電力会社によると、瀬戸浜市では20日朝、約4万1千戸が停電した。",
            "電力会社は瀬戸浜市の4万6千戸で停電が起きたと発表した。",
        ),
        (
            "県によると、瀬戸浜市では住宅120棟が床上まで浸水した。",
            "瀬戸浜市の住宅135棟が浸水したと県の担当者が発表した。",
        ),
        (
            "瀬戸浜市の工場は従業員1200人を来年春までに解雇すると発表した。",
            "瀬戸浜市の工場で従業員1450人が解雇されることが分かった。",
        ),
        (
            "港の火事で住宅12棟が全焼したと瀬戸浜市の消防が発表した。",
            "消防によると、瀬戸浜港の住宅15棟が全焼した。",
        ),
    ],
)
def test_japanese_numbers_of_one_thing(one: str, other: str) -> None:
    assert sides(one, other, language="ja") == [{"A", "B"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same number
        (
            "A fire in the harbour injured 12 people.",
            "Twelve boats burned and 12 people were injured in the harbour.",
        ),
        # other things are counted
        ("A fire in the harbour injured 12 people.", "A fire in the harbour killed 14 people."),
        ("A fire in the harbour injured 12 people.", "A fire in the harbour cost £14 million."),
        ("The council of Lindow has 12 people.", "The council of Lindow has 14 people."),
        ("The storm left 12 homes without power.", "The storm flooded 14 homes in Lindow."),
        # a rounding
        ("The new bridge cost £4.16 million.", "The new bridge cost £4.2 million."),
        ("A fire in the harbour injured 12 people.", "A fire in the harbour injured some 10 people."),
        # a bound, a part, a range
        ("A fire in the harbour injured at least 12 people.", "A fire in the harbour injured 14 people."),
        ("A fire in the harbour injured 12 people, 3 people of them badly.", "A fire injured 14 people there."),
        ("A fire in the harbour injured 12 people.", "A fire in the harbour injured between 13 and 15 people."),
        # too far apart to tell of one thing
        ("The new bridge cost £4 million.", "The new bridge cost £90 million."),
    ],
)
def test_what_is_no_disagreement(one: str, other: str) -> None:
    assert sides(one, other) == []


def test_a_publisher_does_not_disagree_with_itself() -> None:
    reports = ("A fire in the harbour injured 12 people.", "A fire in the harbour injured 14 people.")
    assert sides(*reports, publishers="AA") == []


def test_a_publisher_s_latest_number_counts() -> None:
    early, late = "A fire in the harbour injured 12 people.", "A fire in the harbour injured 14 people."
    assert sides(early, late, late, publishers="AAB") == []
    assert sides(early, late, early, publishers="AAB") == [{"A", "B"}]


def test_a_sentence_that_may_not_stand_takes_no_side() -> None:
    assert sides("A fire in the harbour injured 12 people.", "This fire in the harbour injured 14 people.") == []


def test_both_sides_are_in_the_summary_side_by_side() -> None:
    stories = [
        story(1, "A", "Fire", f"A fire in the harbour of Lindow injured 12 people. {FILLER['en']}"),
        story(2, "B", "Fire", f"{FILLER['en']} A fire in the harbour of Lindow injured 14 people on Tuesday."),
        story(3, "C", "Fire", f"Boats burned in the harbour of Lindow on Tuesday morning. {FILLER['en']}"),
    ]
    summary, spare = choose(cluster(*stories), "en", config(quoted_share=1.0)).records()
    numbered = [place for place, sentence in enumerate(summary) if sentence.disagreement == 1]
    assert len(numbered) == 2
    assert numbered[1] == numbered[0] + 1
    assert {citation.story for place in numbered for citation in summary[place].citations} == {
        stories[0].id,
        stories[1].id,
    }
    assert all(sentence.disagreement is None for sentence in spare)


@pytest.mark.parametrize("number", [1, 2])
def test_a_summary_with_no_room_for_more_shows_none(number: int) -> None:
    stories = [
        story(1, "A", "Fire", "A fire in the harbour of Lindow injured 12 people."),
        story(2, "B", "Fire", "A fire in the harbour of Lindow injured 14 people on Tuesday."),
    ]
    summary, _ = choose(cluster(*stories), "en", config(sentences=number)).records()
    assert all(sentence.disagreement is None for sentence in summary)
