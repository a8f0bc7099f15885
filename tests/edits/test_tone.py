"""The editor's own words are read by the rules that sentences are chosen by."""

import pytest

from generator.edits import parse, tone


def found(text: str) -> list[str]:
    return [str(problem) for decision in parse(f"edits:\n{text}", "w.yml") for problem in tone.warnings(decision)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  - retitle: a\n    titles: {en: Disastrous and shameful fare rise}\n", ("disastrous", "shameful")),
        ("  - note: a\n    text: Obviously this outrageous plan is a disgrace.\n", ("obviously", "outrageous")),
        ("  - introduction: {ja: 県の無責任な対応は到底許されない。}\n", ("許されない",)),
        (
            "  - correct: a\n    date: 2026-11-12\n    was: x\n    now: The shameful, disastrous rise is 30 crowns.\n",
            ("shameful",),
        ),
    ],
)
def test_words_that_take_a_side_are_named_with_their_line(text: str, words: tuple[str, ...]) -> None:
    (said,) = found(text)
    assert said.startswith("w.yml:2: these words take a side: ")
    assert all(word in said.lower() for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "  - retitle: a\n    titles: {en: Fare to rise by 30 crowns, ja: 運賃、30クローネ値上げへ}\n",
        "  - note: a\n    text: 'The mayor said: “This is a shameful, disastrous plan.”'\n",
        "  - correct: a\n    date: 2026-11-12\n    was: A shameful, disastrous rise.\n    now: The fare rises.\n",
        "  - drop: a\n    sentence: A shameful, disastrous plan\n",
    ],
)
def test_plain_words_quotes_and_what_was_corrected_are_not(text: str) -> None:
    assert found(text) == []
