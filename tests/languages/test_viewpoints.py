"""Five threads in each language, each labelled before the rules were first run on it; `a|b` are both acceptable.

On first sight of the second to fifth thread the rules were clear on .58, .46, .64, .88 of the Japanese comments and
right on .76, .84, .71, .86 of those; in English clear on .48, .41, .61, .67 and right on .68, .65, .75, .75. What they
missed was then learned, so that the floors below hold what is known, not what to expect of a new thread.
"""

from pathlib import Path

import pytest

from generator import languages
from generator.languages.stances import cue, strongest

GOLDEN = Path(__file__).parent.parent / "golden" / "languages"


def labelled(code: str) -> list[tuple[set[str], str]]:
    files = sorted((GOLDEN / f"viewpoints-{code}").glob("*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [(set(labels.split("|")), comment) for labels, comment in (line.split("\t") for line in lines)]


@pytest.mark.parametrize("code", ["ja", "en"])
def test_half_of_the_comments_are_clear_and_nine_in_ten_of_those_right(code: str) -> None:
    rows = labelled(code)
    found = [(languages.of(code).viewpoint(comment), labels) for labels, comment in rows]
    clear = [(viewpoint, labels) for viewpoint, labels in found if viewpoint != "unclear"]
    assert len(clear) >= len(rows) / 2
    assert sum(viewpoint in labels for viewpoint, labels in clear) >= 0.9 * len(clear)


@pytest.mark.parametrize("code", ["ja", "en"])
def test_every_viewpoint_is_found(code: str) -> None:
    found = {languages.of(code).viewpoint(comment) for _, comment in labelled(code)}
    assert found == {"supports", "objects", "doubts", "proposes", "asks", "informs", "unclear"}


@pytest.mark.parametrize(
    ("code", "comment", "expected"),
    [
        ("ja", "反対する理由がない", "supports"),
        ("ja", "とても賛成できない", "objects"),
        ("ja", "遅いくらいだ", "supports"),
        ("ja", "うまくいくとは思えない", "doubts"),
        ("en", "Not a bad idea at all.", "supports"),
        ("en", "I don't support this.", "objects"),
        ("en", "I can't wait for the opening", "supports"),
        ("ja", "", "unclear"),
        ("en", "   ", "unclear"),
    ],
)
def test_turned_round_words(code: str, comment: str, expected: str) -> None:
    assert languages.of(code).viewpoint(comment) == expected


def test_a_language_that_knows_no_rules_is_unclear() -> None:
    assert languages.of("fr").viewpoint("Bravo !") == "unclear"


def test_what_one_cue_has_read_is_gone_for_the_next() -> None:
    cues = (cue("supports", 1.0, "not bad"), cue("objects", 0.9, "bad"))
    assert strongest("not bad", cues) == "supports"
    assert strongest("bad", cues) == "objects"
