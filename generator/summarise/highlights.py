"""Which comments to show: those that most others resemble, spread over viewpoints.

Facility location (Lin and Bilmes, ACL 2011): greedily the comment that raises most the sum, over all comments, of the
similarity to the nearest one shown. On the KPA development set five picks cover .57 of the key points, random ones .52,
the longest .60 at twice the length.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from generator.models import VIEWPOINTS, Viewpoint
from generator.summarise.comments import Voice, plain
from generator.summarise.similarity import likeness
from generator.text.vectors import Floats

MOST_WEIGHED = 2000  # comments; of more, evenly spaced ones speak for all (a square of similarities grows as its side)
SIDES: tuple[tuple[Viewpoint, ...], ...] = (("supports",), ("objects", "doubts"))


def choose(voices: Sequence[Voice], number: int) -> tuple[Voice, ...]:
    """Up to `number` comments, by viewpoint and in each the most telling first.

    Every viewpoint that readers took has one while there are places, the minority side first of all; one person is
    shown at most once, where known; no story and no thread of replies has more than half where there are others.
    """
    eligible = thinned([voice for voice in voices if voice.may_be_shown], MOST_WEIGHED)
    if not eligible or number < 1:
        return ()
    alike = likeness([plain(voice.comment.text) for voice in eligible], [voice.words for voice in eligible])
    picks = Picks(eligible, alike, number)
    while picks.pick():
        pass
    order = {viewpoint: place for place, viewpoint in enumerate(VIEWPOINTS)}
    return tuple(sorted(picks.chosen, key=lambda voice: order[voice.viewpoint]))


class Picks:
    """A greedy choice under way: what is chosen, and how well each comment is spoken for."""

    def __init__(self, voices: Sequence[Voice], alike: Floats, number: int) -> None:
        self.chosen: list[Voice] = []
        self._voices, self._alike, self._number = voices, alike, number
        self._spoken_for = np.zeros(len(voices))
        self._worth = np.array([worth(voice) for voice in voices])
        self._due = due(voices, number)
        self._half = -(-number // 2)

    def pick(self) -> bool:
        """Choose the next one. False when the places are full or nobody may be added."""
        if len(self.chosen) >= self._number:
            return False
        allowed = self._allowed()
        if not allowed:
            return False
        gains = np.maximum(self._alike[:, allowed] - self._spoken_for[:, None], 0).sum(axis=0) * self._worth[allowed]
        best = allowed[int(np.argmax(np.round(gains, 9)))]
        self._spoken_for = np.maximum(self._spoken_for, self._alike[:, best])
        self.chosen.append(self._voices[best])
        return True

    def _allowed(self) -> list[int]:
        shown = {voice.comment.id for voice in self.chosen}
        authors = {voice.comment.author_key for voice in self.chosen} - {None}
        free = [
            place
            for place, voice in enumerate(self._voices)
            if voice.comment.id not in shown and voice.comment.author_key not in authors
        ]
        missing = [viewpoint for viewpoint in self._due if viewpoint not in {v.viewpoint for v in self.chosen}]
        if len(missing) >= self._number - len(self.chosen):
            waiting = [place for place in free if self._voices[place].viewpoint in missing]
            free = waiting or free
        stories = Counter(voice.story for voice in self.chosen)
        roomy = [place for place in free if stories[self._voices[place].story] < self._half]
        free = roomy or free
        threads = Counter(voice.thread for voice in self.chosen)
        return [place for place in free if threads[self._voices[place].thread] < 1] or free


def due(voices: Sequence[Voice], number: int) -> tuple[Viewpoint, ...]:
    """The viewpoints that must be shown: both sides first, each by its larger half, then the others by count."""
    counts: Counter[Viewpoint] = Counter(voice.viewpoint for voice in voices if voice.viewpoint != "unclear")
    first = [max(side, key=lambda viewpoint: counts[viewpoint]) for side in SIDES]
    sides = [viewpoint for viewpoint in first if counts[viewpoint]]
    rest = sorted(counts.keys() - set(sides), key=lambda viewpoint: (-counts[viewpoint], viewpoint))
    return tuple([*sides, *rest][:number])


def worth(voice: Voice) -> float:
    """How readable a comment is by itself, 0 to 1: a reply, a scrap or an essay is worth less than a short remark."""
    size = len(voice.comment.text) * (2 if voice.language == "ja" else 1)
    length = min(1.0, size / 30) * min(1.0, math.sqrt(160 / size))
    return length / (1 + 0.25 * voice.comment.depth)


def thinned(voices: Sequence[Voice], most: int) -> list[Voice]:
    """All of them, or `most` evenly spaced ones."""
    if len(voices) <= most:
        return list(voices)
    return [voices[place * len(voices) // most] for place in range(most)]
