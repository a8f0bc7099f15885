"""Where Japanese headings may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.ja.phrases import phrases


@pytest.mark.parametrize(
    "written",
    [
        "港の|水門を|修理",
        "灯ノ島航路で|初の|協議会",  # no phrase ends between two kanji
        "2026年第45週号",  # nor inside a number
        "定員は|1,200人に",
        "沖で|震度５弱の|地震",  # nor before the number of a thing that is named by it
        "この|サイトについて",  # no particle stands alone at the head of a line
        "水位が|急上昇、|「避難指示」を|発令",  # marks stay with their words
        "レアアース確保で|連携へ",
        "（続報）|橋の|再開は|来週か",
        "Ferry",
    ],
)
def test_a_line_ends_after_a_phrase(written: str) -> None:
    assert phrases(written.replace("|", "")) == tuple(written.split("|"))


@given(st.text())
def test_the_parts_are_the_text(text: str) -> None:
    assert "".join(phrases(text)) == text
    assert all(phrases(text))
