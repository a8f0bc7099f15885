"""How hot a sentence is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import languages
from generator.summarise import neutrality

EN, JA = languages.of("en"), languages.of("ja")


@pytest.mark.parametrize(
    ("cool", "hot"),
    [
        (
            "The council closed the bridge on Tuesday.",
            "Of course we must never forgive this shameful, corrupt council.",
        ),
        (
            'Mayor Ines Dahl said that the council "should be ashamed of itself".',
            "I think that we should of course be ashamed of it.",
        ),
    ],
)
def test_report_is_cooler_than_opinion(cool: str, hot: str) -> None:
    assert neutrality.heat(cool, EN) < neutrality.heat(hot, EN)
    assert not neutrality.is_too_heavy(neutrality.heat(cool, EN), EN)
    assert neutrality.is_too_heavy(neutrality.heat(hot, EN), EN)


@pytest.mark.parametrize(
    ("cool", "hot"),
    [
        ("市は20日、計画を発表した。", "市はただちに計画を撤回すべきだ。"),
        ("野党側は「計画を撤回すべきだ」と述べた。", "断じて許されるべきではない暴挙だ。"),
    ],
)
def test_japanese_report_is_cooler_than_opinion(cool: str, hot: str) -> None:
    assert neutrality.heat(cool, JA) < neutrality.heat(hot, JA)
    assert not neutrality.is_too_heavy(neutrality.heat(cool, JA), JA)
    assert neutrality.is_too_heavy(neutrality.heat(hot, JA), JA)


@given(st.text(max_size=80), st.sampled_from([EN, JA]))
def test_heat_stays_between_nothing_and_one(text: str, language: languages.Language) -> None:
    assert 0.0 <= neutrality.heat(text, language) <= 1.0
