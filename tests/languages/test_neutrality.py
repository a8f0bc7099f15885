"""Sentences written for this in the manner of agencies and of leader writers, before the rules were run on them.

On first sight one of 70 Japanese agency sentences was flagged and 53 of 70 from leading articles, of a second writing
none of 33 and 20 of 33; in English none of 30 and 23 of 30. The rest was then learned.
"""

from pathlib import Path

import pytest

from generator import languages

GOLDEN = Path(__file__).parent.parent / "golden" / "languages"
FLAGGED = 0.5


def weight(code: str, sentence: str) -> float:
    return sum(marker.weight for marker in languages.of(code).markers(sentence))


def flagged(code: str, kind: str) -> list[bool]:
    lines = (GOLDEN / f"neutrality-{code}" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [weight(code, line) >= FLAGGED for line in lines]


@pytest.mark.parametrize("code", ["ja", "en"])
def test_no_agency_sentence_is_flagged(code: str) -> None:
    assert not any(flagged(code, "report"))


@pytest.mark.parametrize("code", ["ja", "en"])
def test_four_of_five_leading_articles_are(code: str) -> None:
    found = flagged(code, "editorial")
    assert sum(found) >= 0.8 * len(found)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ja", "市長は「計画は愚策であり、撤回すべきだ」と述べた。"),
        ("en", "“This is a shameful, reckless plan,” the mayor said."),
        ("en", 'The mayor called it "an outrageous insult" on Monday.'),
    ],
)
def test_quoted_speech_stays_with_its_speaker(code: str, sentence: str) -> None:
    assert weight(code, sentence) == 0
    assert languages.of(code).is_attributed(sentence)


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("The council caved to the ferry company.", "Divers searched the cave under the bridge."),
        ("Illegals crossed the bridge at night.", "Parking on the bridge is illegal."),
        ("I hold that against the council.", "The motion was tabled by Ada Holm (I–Lindow) on Monday."),
    ],
)
def test_words_that_lean_in_one_use_only(sentence: str, plain: str) -> None:
    assert weight("en", sentence) >= FLAGGED
    assert weight("en", plain) == 0


def test_what_somebody_is_said_to_accuse_others_of_is_his() -> None:
    english = languages.of("en")
    assert english.is_attributed("The union sued the port, accusing it of failing 40 drivers.")
    assert english.is_attributed("The union will strike, openly warning of empty shelves.")
    assert not english.is_attributed("A sign hung on the gate, warning-light yellow.")
    assert not english.is_attributed("Nobody should be accusing the port.")


@pytest.mark.parametrize(
    ("opinion", "rule"),
    [
        ("政府は姿勢を改める必要がある。", "着工には県の許可を受ける必要がある。"),
        ("市はもっと住民に向き合わなければならない。", "事業者は10日以内に届け出なければならない。"),
    ],
)
def test_rules_of_procedure_are_no_opinion(opinion: str, rule: str) -> None:
    assert weight("ja", opinion) >= FLAGGED
    assert weight("ja", rule) < FLAGGED


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("ja", "研究班は、原因は水温の上昇だと指摘した。", True),
        ("ja", "組合によると、参加者は300人だった。", True),
        ("ja", "年内の利上げはないとの見方が広がっている。", True),
        ("ja", "政府は来年度に実施する方針だとしている。", True),
        ("ja", "これは大きな前進だと思う。", False),  # the writer's own
        ("ja", "国を守る手段として問われている。", False),
        ("ja", "雨は昼過ぎにやんだ。", False),
        ("en", "The plan would cost too much, officials said.", True),
        ("en", "According to the report, the beams had rusted.", True),
        ("en", "Dr. Moss, who led the team, warned that the ice was thin.", True),
        ("en", "Needless to say, it failed.", False),
        ("en", "The rain stopped after noon.", False),
    ],
)
def test_is_attributed(code: str, sentence: str, expected: bool) -> None:
    assert languages.of(code).is_attributed(sentence) is expected


def test_a_marker_says_where_and_how_much() -> None:
    (marker,) = languages.of("ja").markers("計画は白紙に戻すべきだ。")
    assert (marker.kind, marker.words, marker.start, marker.weight) == ("opinion", "べきだ", 8, 0.9)


def test_the_country_is_not_a_pronoun() -> None:
    assert languages.of("en").markers("The US delegation left on Tuesday.") == ()
    assert languages.of("en").markers("Under the treaty the US must remove the buoys by May.") == ()
    assert languages.of("en").markers("The council owes us answers and us should not have to ask.")
