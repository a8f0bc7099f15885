import pytest

from generator.languages.en import words
from generator.languages.en.words import stem


def test_words_are_stems_without_stop_words() -> None:
    assert words("The ministers' NEW bridges were opened in 2029, it's said.") == ("minister", "bridg", "open", "2029")


def test_full_width_and_accents() -> None:
    assert words("Ｃafé Zoë’s") == ("café", "zoë")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridges", "bridge"),
        ("running", "run"),
        ("stopped", "stop"),
        ("cities", "city"),
        ("carried", "carry"),
        ("votes", "voting"),
        ("votes", "voted"),
        ("classes", "class"),
        ("taxes", "tax"),
        ("agreed", "agree"),
        ("selling", "sell"),
        ("killed", "kill"),
        ("children", "child"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["news", "bus", "crisis", "glass", "king", "red", "need", "string", "2029", "covid19"])
def test_what_is_no_ending_stays(word: str) -> None:
    assert stem(word) == word
