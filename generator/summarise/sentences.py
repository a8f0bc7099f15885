"""A summary in one language: which sentences, in which order, and which stand by to take their place."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import heappop, heappush

from generator import languages, weeks
from generator.config import Config, Limits
from generator.models import Citation, Cluster, Sentence, Story
from generator.summarise import ranking
from generator.summarise.candidates import Candidate, Witness, told_by, witnesses
from generator.summarise.likeness import say_the_same
from generator.summarise.quotation import may_quote
from generator.summarise.ranking import Ranked

SPREAD = 0.1  # what each sentence of a publisher takes from the score of its next
HEAT = 0.3  # what a sentence of heat 1 would lose (see `neutrality`)
THIRD = 3  # from this many publishers on, none gives more than a third (rounded up) of the sentences


@dataclass(frozen=True, slots=True)
class Choice:
    """Sentences of one language: those that make the summary, in reading order, and the spare ones, best first."""

    chosen: tuple[Candidate, ...]
    spare: tuple[Candidate, ...]

    def records(self) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """The same as sentences with their citations."""
        return tuple(map(_sentence, self.chosen)), tuple(map(_sentence, self.spare))


def choose(cluster: Cluster, language: str, config: Config) -> Choice:
    """One to five sentences (`limits.sentences`) of one language and the spare ones; none where no report has words."""
    stories, limits = witnesses(cluster), config.limits
    ranked = _rank(stories, language)
    many = len({publisher for story, publisher in stories if story.text()}) >= THIRD
    chosen = fairly(ranked, limits) if many else take(ranked, limits.sentences, limits)
    spare = take(ranked, limits.sentences, limits, beside=chosen)
    return Choice(in_reading_order(chosen, config), spare)


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


def fairly(ranked: Sequence[Ranked], limits: Limits) -> tuple[Candidate, ...]:
    """As many of the best as can be had with at most a third of them (rounded up) from any one publisher."""
    number = limits.sentences
    while True:
        chosen = take(ranked, number, limits, share=math.ceil(number / THIRD))
        if len(chosen) == number:
            return chosen
        number = len(chosen)


def take(
    ranked: Sequence[Ranked],
    number: int,
    limits: Limits,
    *,
    share: int | None = None,
    beside: Sequence[Candidate] = (),
) -> tuple[Candidate, ...]:
    """Up to `number` of the best that repeat nothing and stay within the limits of quotation with those `beside` them.

    `share` is the most that one publisher may give. What takes from a score, the sentence's heat and those taken before
    from its publisher, is asked only of the sentence that leads (lazy greedy, Minoux 1978): scores only fall, so the
    first that still leads is the best.
    """
    taken: list[Candidate] = []
    quoted: dict[str, list[Candidate]] = defaultdict(list)
    for one in beside:
        quoted[one.story.id].append(one)
    used: Counter[str] = Counter()
    waiting = [(-one.score, place) for place, one in enumerate(ranked)]  # sorted, and so a heap
    while waiting and len(taken) < number:
        _, place = heappop(waiting)
        one = ranked[place].candidate
        if share is not None and used[one.publisher] >= share:
            continue
        if not _may_quote(one, quoted[one.story.id], limits):
            continue
        if any(say_the_same(one, other) for other in (*beside, *taken)) or one.refused:
            continue
        now = (HEAT * one.heat + SPREAD * used[one.publisher] - ranked[place].score, place)
        if waiting and now > waiting[0]:
            heappush(waiting, now)
            continue
        taken.append(one)
        quoted[one.story.id].append(one)
        used[one.publisher] += 1
    return tuple(taken)


def in_reading_order(chosen: Sequence[Candidate], config: Config) -> tuple[Candidate, ...]:
    """The best lead first, then by the time of the stories and the place in each."""
    if not chosen:
        return ()
    lead = next((candidate for candidate in chosen if candidate.position == 0), chosen[0])
    rest = [candidate for candidate in chosen if candidate is not lead]
    when = _clock(config)
    rest.sort(key=lambda candidate: (when(candidate.story), candidate.story.id, candidate.position))
    return lead, *rest


def _may_quote(candidate: Candidate, others: Sequence[Candidate], limits: Limits) -> bool:
    return may_quote(candidate.story, [*(other.quote for other in others), candidate.quote], limits)


def _clock(config: Config) -> Callable[[Story], datetime]:
    """When a story came out; a day alone counts from its first hour on the site's clock."""
    zone = config.zone

    def when(story: Story) -> datetime:
        text = story.published or story.first_seen
        if "T" in text:
            return datetime.fromisoformat(text).astimezone(UTC)
        return datetime.combine(weeks.day_of(text, zone), datetime.min.time(), zone).astimezone(UTC)

    return when


def _sentence(candidate: Candidate) -> Sentence:
    return Sentence(candidate.text, (Citation(candidate.story.id, candidate.quote),))
