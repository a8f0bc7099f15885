"""ROUGE as `rouge-score` 0.1.2 gives it with its stemmer: the English figures here were made with that package."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import rouge


@pytest.mark.parametrize(
    ("reference", "summary", "expected"),
    [
        (
            "The council closed the harbour bridge on Tuesday after engineers found cracks in two beams.",
            "Engineers found two cracked beams, and the harbour bridge was closed by the council on Tuesday.",
            (0.838709677, 0.344827586, 0.322580645),
        ),
        (
            "Fares will rise by 12% in April, the ferry company said.",
            "The ferry company's fares rose 12 percent; buses aren't affected.",
            (0.434782609, 0.19047619, 0.260869565),
        ),
        ("Rain.", "Snow fell.", (0.0, 0.0, 0.0)),
        ("", "Snow fell.", (0.0, 0.0, 0.0)),
    ],
)
def test_english_is_compared_by_stems(reference: str, summary: str, expected: tuple[float, ...]) -> None:
    found = rouge.scores(reference, summary, "en")
    assert tuple(round(value, 9) for value in found.values()) == expected
    assert tuple(found) == ("rouge1", "rouge2", "rougel")


def test_japanese_is_compared_by_characters_whatever_their_width() -> None:
    assert rouge.tokens("運賃は、１２％上がる。", "ja") == list("運賃は12上がる")
    found = rouge.scores("運賃は四月に上がる。", "運賃が四月に下がる。", "ja")
    assert found["rouge1"] == pytest.approx(7 / 9)
    assert found["rouge2"] == pytest.approx(4 / 8)
    assert found["rougel"] == pytest.approx(7 / 9)


def test_other_languages_by_words_as_they_stand() -> None:
    assert rouge.tokens("L’été dernier", "fr") == ["l", "été", "dernier"]


def test_the_last_sentence_is_cut() -> None:
    assert rouge.cut(["One two three.", "Four five.", "Six."], 4, "en") == ["One two three.", "Four"]
    assert rouge.cut(["運賃が上がる。", "四月からだ。"], 8, "ja") == ["運賃が上がる。", "四月"]
    assert rouge.cut(["One."], 0, "en") == []


@given(st.lists(st.text("ab c.", max_size=12)), st.integers(0, 20), st.sampled_from(["en", "ja"]))
def test_a_cut_text_has_the_length_asked_for_or_all_there_is(texts: list[str], size: int, language: str) -> None:
    kept = sum(rouge.length(text, language) for text in rouge.cut(texts, size, language))
    assert kept == min(size, sum(rouge.length(text, language) for text in texts))


@given(st.text("abcde ", max_size=40), st.text("abcde ", max_size=40))
def test_the_measures_lie_between_0_and_1_and_do_not_care_which_is_which(one: str, other: str) -> None:
    found = rouge.scores(one, other, "en")
    assert all(0 <= value <= 1 for value in found.values())
    assert found == pytest.approx(rouge.scores(other, one, "en"))
    assert found["rougel"] <= found["rouge1"] + 1e-12


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_longest_common_subsequence_is_that_of_the_table(gold: list[str], ours: list[str]) -> None:
    table = [[0] * (len(ours) + 1) for _ in range(len(gold) + 1)]
    for i, word in enumerate(gold):
        for j, other in enumerate(ours):
            table[i + 1][j + 1] = table[i][j] + 1 if word == other else max(table[i][j + 1], table[i + 1][j])
    assert rouge.longest_common(gold, ours) == table[-1][-1]


def test_no_more_sentences_are_asked_for_than_are_needed() -> None:
    waiting = iter(["One two three.", "Four five.", "Six."])
    assert rouge.cut(waiting, 5, "en") == ["One two three.", "Four five."]
    assert list(waiting) == ["Six."]
