"""Labelled threads in each language, each labelled before the rules were first run on it; `a|b` are both acceptable.

The threads beside this file teach the weights (`learning`), so they hold what is known, not what to expect of a new
thread. What to expect is held by those under `golden`, which taught nothing.
"""

from pathlib import Path

import pytest

from generator import languages
from generator.languages import learned
from generator.languages.stances import clearest, cue, weighed
from generator.models import VIEWPOINTS, Viewpoint
from tests.languages import learning

GOLDEN = Path(__file__).parent.parent / "golden" / "languages"


def labelled(code: str) -> list[tuple[tuple[str, ...], str]]:
    return [(row.labels, row.comment) for thread in learning.threads(code).values() for row in thread]


def unlearned(code: str) -> list[tuple[tuple[str, ...], str]]:
    files = sorted((GOLDEN / f"viewpoints-{code}").glob("*.tsv"))
    lines = [line.split("\t") for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [(tuple(labels.split("|")), comment) for labels, comment in lines]


def clear_and_right(code: str, rows: list[tuple[tuple[str, ...], str]]) -> tuple[float, float]:
    found = [(languages.of(code).viewpoint(comment), labels) for labels, comment in rows]
    clear = [viewpoint in labels for viewpoint, labels in found if viewpoint != "unclear"]
    return len(clear) / len(rows), sum(clear) / len(clear)


@pytest.mark.parametrize("code", ["ja", "en"])
def test_what_is_known_is_told(code: str) -> None:
    clear, right = clear_and_right(code, labelled(code))
    assert clear >= 0.8
    assert right >= 0.97


@pytest.mark.parametrize("code", ["ja", "en"])
def test_half_of_new_comments_are_clear_and_most_of_those_right(code: str) -> None:
    clear, right = clear_and_right(code, unlearned(code))
    assert clear >= 0.5
    assert right >= {"ja": 0.9, "en": 0.86}[code]


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
        ("en", "I can't wait to see it finished!", "supports"),
        ("ja", "計画には反対です。", "objects"),
        ("ja", "48億円は高すぎると思う", "objects"),
        ("en", "Good result, but who covers it if the pump breaks again?", "doubts"),
        ("en", "Lifting the toll was the right thing to do. Credit where it is due.", "supports"),
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
    assert weighed("not bad", cues[:1], cues[1:])["objects"] == 0
    assert weighed("bad", cues[:1], cues[1:])["objects"] == 0.9


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        ("en", "Do not blame the engineer. She warned them twice."),
        ("ja", "何の役に立つのかと聞く人がいるけれど、知りたいという気持ちに理由はいらないと思う"),
    ],
)
def test_blame_that_is_refused_is_no_objection(code: str, comment: str) -> None:
    assert languages.of(code).viewpoint(comment) != "objects"


def test_a_viewpoint_is_claimed_from_its_own_share_on() -> None:
    shares: dict[Viewpoint, float] = {"supports": 0.6, "objects": 0.4}
    assert clearest(shares, {"supports": 0.7}) == "unclear"
    assert clearest(shares, {"supports": 0.6}) == "supports"


def test_learning_finds_what_tells_labels_apart() -> None:
    rows: list[tuple[Viewpoint, str]] = [
        ("asks", "when is it"),
        ("asks", "when was it"),
        ("supports", "well done"),
        ("supports", "well said"),
    ]
    known = [learning.Labelled(comment, (label,), frozenset(comment.split()), {}) for label, comment in rows]
    shares = learning.learn(known).shares({"when", "open"}, {})
    assert max(VIEWPOINTS, key=lambda viewpoint: shares[viewpoint]) == "asks"
    assert sum(shares.values()) == pytest.approx(1, abs=1e-5)


def test_weights_are_read_as_they_were_written() -> None:
    weights = learned.Weights((1,) * 7, dict.fromkeys(VIEWPOINTS, (2,) * 7), {"# x": (-3,) * 7, "a b": (4,) * 7})
    again = learned.read(learning.written(weights, "a remark"))
    assert (again.start, dict(again.cues)) == (weights.start, weights.cues)
    assert dict(again.features) == weights.features


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_weights_are_those_of_these_threads_and_cues(code: str) -> None:
    remark = (learning.PACKAGE / code / "weights.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert remark.endswith(learning.digest(code)), "run python -m tests.languages.learning"


@pytest.mark.parametrize("code", ["ja", "en"])
def test_every_line_of_the_threads_has_labels_that_exist(code: str) -> None:
    assert all(labels and comment for labels, comment in labelled(code))
