"""The seed page, where it is at hand: its report is neutral, its commentary is not, its comments are understood."""

from pathlib import Path

import pytest

from generator.languages import of

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "rare-earth-page.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed page is not here")
JA = of("ja")

ACCEPTABLE = (
    "doubts|asks; proposes; informs; supports; supports; asks|informs; informs|supports|unclear; supports|proposes;"
    " objects; objects|asks|doubts; informs|supports; supports; doubts; objects|doubts; objects"
).split("; ")


def between(start: str, end: str) -> str:
    text = SEED.read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


def flagged(text: str) -> int:
    return sum(sum(marker.weight for marker in JA.markers(sentence)) >= 0.5 for sentence in JA.sentences(text))


def comments() -> list[str]:
    lines = between("みんなのコメント", "編集部の見解").splitlines()
    return [line.strip("• ") for line in lines if line.strip().startswith("•")]


def test_no_sentence_of_the_report_is_flagged() -> None:
    assert flagged(between("高市早苗首相とトランプ米大統領が、28日", "[全文は")) == 0


def test_fifteen_sentences_of_the_commentary_are() -> None:
    assert flagged(between("日米が進めるレアアース連携の行方", "執筆")) >= 15


def test_viewpoints_of_the_comments() -> None:
    found = [JA.viewpoint(comment) for comment in comments()]
    assert len(found) == len(ACCEPTABLE)
    assert found.count("unclear") <= 4
    wrong = [
        (number, viewpoint)
        for number, (viewpoint, labels) in enumerate(zip(found, ACCEPTABLE, strict=True), 1)
        if viewpoint != "unclear" and viewpoint not in labels.split("|")
    ]
    assert wrong == []


def test_contempt_is_never_shown() -> None:
    hostile = [number for number, comment in enumerate(comments(), 1) if JA.hostility(comment) >= 0.5]
    assert 12 in hostile
    assert set(hostile) <= {12, 15}
