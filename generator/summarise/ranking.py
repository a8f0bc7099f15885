"""Which sentences say what the stories together say: a score for each.

A word weighs as many independent publishers as use it beyond the first, and more for each that has it in its title. A
sentence near the centre of these weights (the centroid of MEAD, Radev et al. 2004, counted by publishers, not by
repetition) scores best; an early place in its story adds. ROUGE-1 on NeuS's development part: position alone .416,
publishers' words .425, titles alone .433, words and titles .437, with position .435; position stays because it matters
more in whole articles than in these leads.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from generator.summarise.candidates import Candidate

ALONE = 0.3  # what a word weighs that one publisher uses
TITLE = 1.5  # what a publisher's title adds
LENGTH = 0.5  # power of a sentence's number of words that its weight is divided by: the cosine
POSITION = 0.45  # what the first sentence of a story has before a late one
FADING = 0.5  # how fast an early place loses its worth
SECOND_HAND = 0.2  # what a report loses on a page that only quotes it, where the publisher's own page tells it too


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with its score: the higher, the better it speaks for all. Whether it may stand is not asked yet."""

    candidate: Candidate
    score: float


def rank(candidates: Sequence[Candidate], titles: Mapping[str, Iterable[str]]) -> tuple[Ranked, ...]:
    """The sentences, best first; ties by story and position. `titles` gives the words of each publisher's titles.

    Those that may not stand are among them: their words count too, and to judge them all costs more than the rest.
    """
    weights = word_weights(candidates, titles)
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()])) or 1.0
    own = {one.publisher for one in candidates if not _is_second_hand(one)}
    scores = [round(_centrality(one, weights) / length + _place(one, own), 9) for one in candidates]
    ranked = sorted(
        zip(scores, candidates, strict=True), key=lambda pair: (-pair[0], pair[1].story.id, pair[1].position)
    )
    return tuple([Ranked(one, score) for score, one in ranked])


def word_weights(candidates: Sequence[Candidate], titles: Mapping[str, Iterable[str]]) -> Mapping[str, float]:
    """What each word of the stories weighs, by how many publishers stand behind it."""
    used: dict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        used[candidate.publisher].update(candidate.vocabulary)
    users = Counter(chain.from_iterable(used.values()))
    headed = Counter(chain.from_iterable(map(set, titles.values())))
    return {word: count - 1 + ALONE + TITLE * headed.get(word, 0) for word, count in users.items()}


def _centrality(candidate: Candidate, weights: Mapping[str, float]) -> float:
    words = candidate.vocabulary
    return math.fsum(map(weights.__getitem__, words)) / len(words) ** LENGTH if words else 0.0


def _place(candidate: Candidate, own: AbstractSet[str]) -> float:
    worth = POSITION / (1 + FADING * candidate.position)
    return worth - SECOND_HAND if candidate.publisher in own and _is_second_hand(candidate) else worth


def _is_second_hand(candidate: Candidate) -> bool:
    return candidate.story.site != candidate.story.publisher
