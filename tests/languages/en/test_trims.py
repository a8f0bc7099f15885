import pytest

from generator.languages.en import depends, trim


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("PORT ASTER (AP) — The bridge opened.", "The bridge opened."),
        ("PORT ASTER, Harrow, May 3 (Reuters) - The bridge opened.", "The bridge opened."),
        ("PORT ASTER — The bridge opened.", "The bridge opened."),
        ("(Reuters) - The bridge opened.", "The bridge opened."),
        ("However, the bridge opened.", "the bridge opened."),
        ("Meanwhile, the bridge opened.", "the bridge opened."),
        ("But The Harrow Post said it opened.", "The Harrow Post said it opened."),
        ("But the bridge opened.", "But the bridge opened."),
        ("• The bridge opened. (Reporting by A. Moss)", "The bridge opened."),
        ("NATO and the U.S. opened the bridge.", "NATO and the U.S. opened the bridge."),
        ("The bridge — the longest — opened.", "The bridge — the longest — opened."),
        ("However,", "However,"),
    ],
)
def test_trim(sentence: str, expected: str) -> None:
    assert trim(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the bridge was safe.",
        "They’ve opened the bridge.",
        "This was the third delay.",
        "The move surprised the council.",
        "The report runs to 300 pages.",
        "The attack in which it was damaged took minutes.",
        "The man on the bridge ran.",
        "The former said no.",
        "Neither answered the letter.",
        "Another followed on Monday.",
        "“It is safe,” he said.",
        '"It is safe," said she.',
        "However, it was safe.",
        "As a result, the bridge closed.",
        "PORT ASTER (AP) — It was safe.",
    ],
)
def test_depends(sentence: str) -> None:
    assert depends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge opened on Monday.",
        "The former mayor opened the bridge.",
        "“It is safe,” Mayor Hale said.",
        "Theodora Moss opened the bridge.",
        "Italy opened the bridge.",
        "However, the bridge opened.",
        "The two-lane bridge opened.",
        "The report on the bridge runs to 300 pages.",
        "The deal between Harrow and Port Aster ends a strike.",
        "The plan to close the bridge was dropped.",
        "The discovery last week that the beams had cracked closed the bridge.",
        "Neither the council nor the ferry company answered.",
        "Another 40 lorries were sent back from the bridge.",
    ],
)
def test_stands_alone(sentence: str) -> None:
    assert not depends(sentence)
