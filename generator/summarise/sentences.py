"""A summary in one language: which sentences, in which order, and which stand by to take their place."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice

from generator import languages
from generator.config import Config, Limits
from generator.models import Citation, Cluster, Sentence
from generator.summarise import disagreement, ranking
from generator.summarise.candidates import Candidate, Witness, told_by, witnesses
from generator.summarise.likeness import say_the_same
from generator.summarise.order import Pair, in_reading_order
from generator.summarise.quotation import may_quote
from generator.summarise.ranking import Ranked

SPREAD = 0.05  # what each sentence of a publisher takes from the score of its next
HEAT = 0.2  # what a sentence of heat 1 would lose (see `neutrality`)
THIRD = 3  # from this many publishers on, none gives more than a third (rounded up) of the sentences


@dataclass(frozen=True, slots=True)
class Choice:
    """Sentences of one language: those that make the summary, in reading order, and the spare ones, best first."""

    chosen: tuple[Candidate, ...]
    spare: tuple[Candidate, ...]
    disagreements: tuple[Pair, ...] = ()  # of the chosen

    def records(self) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """The same as sentences with their citations; disagreements are numbered from 1."""
        side = {id(one): number for number, pair in enumerate(self.disagreements, 1) for one in pair}
        chosen = tuple(_sentence(one, side.get(id(one))) for one in self.chosen)
        return chosen, tuple(map(_sentence, self.spare))


def choose(cluster: Cluster, language: str, config: Config) -> Choice:
    """One to five sentences (`limits.sentences`) of one language and the spare ones; none where no report has words.

    A lead is among them: a short report of which little may be quoted is told by its lead, not by what fits beside it.
    Where publishers disagree on a number both sides are among them.
    """
    stories, limits = witnesses(cluster), config.limits
    ranked = _rank(stories, language)
    pairs = _disagreements(ranked, limits)
    held = _with_lead(ranked, [one for pair in pairs for one in pair], limits)
    many = len({publisher for story, publisher in stories if story.text()}) >= THIRD
    chosen = fairly(ranked, limits, held) if many else take(ranked, limits.sentences, limits, held=held)
    spare = take(ranked, limits.sentences, limits, beside=chosen)
    place = {id(one.candidate): place for place, one in enumerate(ranked)}
    best_first = sorted(chosen, key=lambda one: place[id(one)])
    return Choice(in_reading_order(best_first, config, pairs), spare, pairs)


def _disagreements(ranked: Sequence[Ranked], limits: Limits) -> tuple[Pair, ...]:
    """As many as leave room for a sentence beside them and have no sentence nor story in common."""
    found: list[Pair] = []
    for pair in disagreement.find([one.candidate for one in ranked]):
        stories = {one.story.id for held in found for one in held}
        if 2 * len(found) + 2 < limits.sentences and not any(one.story.id in stories for one in pair):
            found.append(pair)
    return tuple(found)


def _with_lead(ranked: Sequence[Ranked], held: Sequence[Candidate], limits: Limits) -> Sequence[Candidate]:
    """The best lead that may stand, before those that are held; those alone where one of them is a lead."""
    if any(one.position == 0 for one in held):
        return held
    quoted = {one.story.id for one in held}
    leads = (one.candidate for one in ranked if one.candidate.position == 0 and one.candidate.story.id not in quoted)
    sound = (one for one in leads if not one.refused and not any(say_the_same(one, other) for other in held))
    return [*([lead] if (lead := next(sound, None)) else []), *held][: limits.sentences]


def rank(cluster: Cluster, language: str) -> tuple[Ranked, ...]:
    """The sentences of one language, best first; whether each may stand is asked when it is taken."""
    return _rank(witnesses(cluster), language)


def _rank(stories: Sequence[Witness], language: str) -> tuple[Ranked, ...]:
    words = languages.of(language).words
    titles: dict[str, list[str]] = defaultdict(list)
    for story, publisher in stories:
        if story.language == language:
            titles[publisher].extend(words(story.title))
    return ranking.rank(told_by(stories, language), titles)


def fairly(ranked: Sequence[Ranked], limits: Limits, held: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
    """As many of the best as can be had with at most a third of them (rounded up) from any one publisher."""
    number = limits.sentences
    while True:
        share = math.ceil(number / THIRD)
        chosen = take(ranked, number, limits, share=share, held=held)
        if math.ceil(len(chosen) / THIRD) == share:  # to ask again for so few would give the same
            return chosen
        number = len(chosen)


def take(
    ranked: Sequence[Ranked],
    number: int,
    limits: Limits,
    *,
    share: int | None = None,
    beside: Sequence[Candidate] = (),
    held: Sequence[Candidate] = (),
) -> tuple[Candidate, ...]:
    """Up to `number` of the best (see `in_turn`), those `held` among them from the start."""
    return (*held, *islice(in_turn(ranked, limits, share=share, beside=beside, held=held), max(0, number - len(held))))


def in_turn(
    ranked: Sequence[Ranked],
    limits: Limits,
    *,
    share: int | None = None,
    beside: Sequence[Candidate] = (),
    held: Sequence[Candidate] = (),
) -> Iterator[Candidate]:
    """The best that repeat nothing and stay within the limits of quotation with those `beside` them and those `held`.

    `share` is the most that one publisher may give, those `held` counted.

    What takes from a score, the sentence's heat and those taken before from its publisher, is asked only of the
    sentence that leads (lazy greedy, Minoux 1978): scores only fall, so the first that still leads is the best.
    """
    used = Counter([one.publisher for one in held])
    others = [*beside, *held]
    quoted: dict[str, list[str]] = defaultdict(list)
    for one in others:
        quoted[one.story.id].append(one.quote)
    waiting = [(-one.score, place) for place, one in enumerate(ranked)]  # sorted, and so a heap
    while waiting:
        _, place = heappop(waiting)
        one = ranked[place].candidate
        quotes = quoted[one.story.id]
        if share is not None and used[one.publisher] >= share:
            continue
        if quotes and not may_quote(one.story, [*quotes, one.quote], limits):
            continue
        if any(say_the_same(one, other) for other in others) or one.refused:
            continue
        now = (HEAT * one.heat + SPREAD * used[one.publisher] - ranked[place].score, place)
        if waiting and now > waiting[0]:
            heappush(waiting, now)
            continue
        others.append(one)
        quotes.append(one.quote)
        used[one.publisher] += 1
        yield one


def _sentence(candidate: Candidate, disagreement: int | None = None) -> Sentence:
    return Sentence(candidate.text, (Citation(candidate.story.id, candidate.quote),), disagreement)
