"""What comes nearest to a name that is not there."""

import pytest

from generator.edits.finding import nearest, report, short
from tests.edits.week import FERRY, STORIES

KNOWN = {
    "hinoshima-ferry": "hinoshima-ferry",
    "灯ノ島フェリー存続で合意": "hinoshima-ferry",
    "night-bus": "night-bus",
    "Night bus to stop in March": "night-bus",
    "s-k3v9q2tb7m": "s-k3v9q2tb7m",
}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("hinoshima-fery", "Did you mean 'hinoshima-ferry' (灯ノ島フェリー存続で合意)?"),
        ("灯ノ島フェリー", "Did you mean 'hinoshima-ferry' (灯ノ島フェリー存続で合意)?"),
        ("灯ノ島の渡し船", "The nearest is 'hinoshima-ferry' (灯ノ島フェリー存続で合意). Others are "),
        ("the night bus", "Did you mean 'night-bus' (Night bus to stop in March)?"),
        ("s-k3v9", "Did you mean 's-k3v9q2tb7m'?"),
    ],
)
def test_the_nearest_is_always_named(words: str, says: str) -> None:
    assert nearest(words, KNOWN).startswith(says)


def test_words_that_are_cut_are_not_said_twice() -> None:
    sentence = "The council will meet on Friday to discuss a subsidy for the island line."
    assert nearest("The moon", {sentence: short(sentence)}).startswith(f"The nearest is {short(sentence)!r}.")


def test_where_there_is_nothing_that_is_said() -> None:
    assert nearest("ferry", {}) == "There is none."


def test_only_a_whole_sentence_of_a_report_may_be_chosen() -> None:
    story, quote = report("The fare has been", STORIES) or (None, "")
    assert (story, quote) == (STORIES[0], FERRY[1])
    assert report("has been 25 crowns since 2019.", STORIES) is None
    assert report("The", STORIES) is None
