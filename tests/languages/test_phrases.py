"""Expressions that are sought only where the words of a text call for them."""

import re

import pytest

from generator.languages import phrases
from generator.languages.phrases import Phrases, beginnings, required, runs

EXPRESSIONS = (
    r"\bkind of\b",
    r"\bthe (?:real|very|so-called) (?:\w+)\b",
    r"\b(?:we|they) (?:all |also )?(?:should(?:n['’]t)?|had better)\b",
    r"\blet['’]?s (?:face it|not forget)\b",
    r"\bun\w+ly\b",
    r"(?:quite )?so\b",
    r"—[^—]{3,40}—",
)
TEXTS = (
    "it is kind of late, they also shouldn't wait",
    "let's face it: the so-called plan was unusually — or so we heard — slow",
    "we had better go, quite so",
    "of a kind; the reality; lets not forget; mankind of old",
    "",
)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\bkind of\b", {"kind"}),
        (r"\bthe (?:real|very|so-called) (?:\w+)\b", {"real", "very", "so"}),
        (r"\b(?:we|they) (?:all |also )?(?:should(?:n['’]t)?|had better)\b", {"shou", "bett"}),
        (r"\blet['’]?s (?:face it|not forget)\b", {"face", "forg"}),
        (r"\b(?:According|according) to\b", {"acco"}),
        (r"\bwar(?:s|ring)? on\b", {"on"}),
        (r"\bun\w+ly\b", set()),
        (r"(?:quite )?so\b", set()),
        (r"kind of\b", {"of"}),
        (r"kind\b", set()),
        (r"\b(?:no|\w+less) hope\b", {"hope"}),
        (r"\b(?:no|\w+less)\b", set()),
        (r"べきだ", set()),
    ],
)
def test_what_words_an_expression_cannot_be_without(expression: str, words: set[str]) -> None:
    assert required(expression) == words


@pytest.mark.parametrize("text", TEXTS)
def test_all_are_found_that_are_found_alone(text: str) -> None:
    table = Phrases(*((expression, [expression]) for expression in EXPRESSIONS))
    alone = {(each, match.span()) for each in EXPRESSIONS for match in re.finditer(each, text)}
    assert {(each, match.span()) for match, each in table.found(text, beginnings(text))} == alone
    assert table.are_in(text, beginnings(text)) == bool(alone)


def test_the_texts_try_every_expression() -> None:
    assert all(any(re.search(each, text) for text in TEXTS) for each in EXPRESSIONS)


def test_words_begin_where_letters_do() -> None:
    assert runs("Un-American 2nd d'état") == {"un", "american", "nd", "d", "tat"}
    assert beginnings("Un-American") == {"un", "amer"}


def test_alternatives_are_those_at_the_top() -> None:
    assert phrases.split(r"a|(?:b|c)|[|]|\|") == ["a", "(?:b|c)", "[|]", r"\|"]
