"""Which comments to show: those that speak for most others, spread over viewpoints."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from generator.models import VIEWPOINTS, Viewpoint
from generator.summarise.comments import Voice, plain
from generator.summarise.coverage import Coverage
from generator.summarise.similarity import terms
from generator.text import vectors

MOST_WEIGHED = 1500  # comments; of more, evenly spaced ones speak for all (a square of similarities grows as its side)
BEST_LENGTH = {"ja": 40, "en": 100}  # characters of a remark that says one thing; other languages as English
LENIENCY = 0.85  # how soon a comment is too short or too long: at twice or half the best length it is worth .7
COMMON = 0.1  # share of the comments from which a viewpoint that takes no side has one shown
REPLY = 0.25  # how much less each step down a thread is worth: a reply needs what it answers
SIDES: tuple[tuple[Viewpoint, ...], ...] = (("supports",), ("objects", "doubts"))


def choose(voices: Sequence[Voice], number: int) -> tuple[Voice, ...]:
    """Up to `number` comments, by viewpoint and in each the most telling first.

    Both sides are always there, however small the minority, and so is every viewpoint that a tenth of the readers take;
    no viewpoint and no story has more than half, and no thread of replies two, while others wait. A person is shown at
    most once, where known. On the KPA development set five cover .63 of the key points at 114 characters each.
    """
    eligible = thinned([voice for voice in voices if voice.may_be_shown], MOST_WEIGHED)
    if not eligible or number < 1:
        return ()
    picks = Picks(eligible, number)
    while picks.pick():
        pass
    order = {viewpoint: place for place, viewpoint in enumerate(VIEWPOINTS)}
    return tuple(sorted(picks.chosen, key=lambda voice: order[voice.viewpoint]))


class Picks:
    """A greedy choice under way: what is chosen, and how well each comment is spoken for."""

    def __init__(self, voices: Sequence[Voice], number: int) -> None:
        self.chosen: list[Voice] = []
        self._voices, self._number = voices, number
        self._coverage = Coverage(
            vectors.tfidf([vectors.counts(terms(voice.words, plain(voice.comment.text))) for voice in voices])
        )
        self._worth = np.array([worth(voice) for voice in voices])
        self._due = due(voices, number)

    def pick(self) -> bool:
        """Choose the next one. False when the places are full or nobody may be added."""
        if len(self.chosen) >= self._number:
            return False
        allowed = self._allowed()
        if not allowed:
            return False
        gains = (self._coverage.gains() * self._worth)[allowed]
        best = allowed[int(np.argmax(np.round(gains, 9)))]
        self._coverage.add(best)
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
        for rule in (self._is_due, self._opens_a_thread, self._spreads_stories, self._spreads_viewpoints):
            free = [place for place in free if rule(self._voices[place])] or free
        return free

    def _is_due(self, voice: Voice) -> bool:
        missing = [viewpoint for viewpoint in self._due if all(viewpoint != one.viewpoint for one in self.chosen)]
        return not missing or voice.viewpoint == missing[0]

    def _opens_a_thread(self, voice: Voice) -> bool:
        return all(other.thread != voice.thread for other in self.chosen)

    def _spreads_stories(self, voice: Voice) -> bool:
        return 2 * sum(other.story == voice.story for other in self.chosen) < self._number

    def _spreads_viewpoints(self, voice: Voice) -> bool:
        return 2 * sum(other.viewpoint == voice.viewpoint for other in self.chosen) < self._number


def due(voices: Sequence[Voice], number: int) -> tuple[Viewpoint, ...]:
    """The viewpoints that must be shown: both sides, however small, and the others if a tenth take them; rarest first.

    Where nobody objects, those who doubt are the other side. With fewer places than viewpoints the sides go first.
    Showing every viewpoint, however rare, costs .05 of the key points covered.
    """
    counts: Counter[Viewpoint] = Counter(voice.viewpoint for voice in voices if voice.viewpoint != "unclear")
    sides = {next(one for one in side if counts[one]) for side in SIDES if any(counts[one] for one in side)}
    others = {viewpoint for viewpoint in counts if counts[viewpoint] >= COMMON * len(voices)} - sides
    most_needed = sorted(sides | others, key=lambda one: (one not in sides, -counts[one], one))[:number]
    return tuple(sorted(most_needed, key=lambda one: (counts[one], one)))


def worth(voice: Voice) -> float:
    """How readable a comment is by itself, 0 to 1: a scrap, an essay or a reply is worth less than a short remark."""
    best = BEST_LENGTH.get(voice.language, BEST_LENGTH["en"])
    off = math.log(len(voice.comment.text) / best) / LENIENCY
    return math.exp(-off * off / 2) / (1 + REPLY * voice.comment.depth)


def thinned(voices: Sequence[Voice], most: int) -> list[Voice]:
    """All of them, or about `most` in their order, evenly from each viewpoint, so that the rarest stays."""
    if len(voices) <= most:
        return list(voices)
    kept: set[int] = set()
    for viewpoint in VIEWPOINTS:
        places = [place for place, voice in enumerate(voices) if voice.viewpoint == viewpoint]
        number = math.ceil(len(places) * most / len(voices))
        kept.update(places[step * len(places) // number] for step in range(number))
    return [voices[place] for place in sorted(kept)]
