"""The order in which chosen sentences are read: the lead first, then time, what disagrees side by side."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from generator import weeks
from generator.config import Config
from generator.models import Story
from generator.summarise.candidates import Candidate

Pair = tuple[Candidate, Candidate]


def in_reading_order(chosen: Sequence[Candidate], config: Config, pairs: Sequence[Pair] = ()) -> tuple[Candidate, ...]:
    """The best lead, or the best sentence; then by the time of the stories and the place in each.

    `chosen` comes best first; the second of each of the `pairs` follows the first, wherever this stands.
    """
    if not chosen:
        return ()
    when = _clock(config)
    ordered = sorted(chosen, key=lambda candidate: (when(candidate.story), candidate.story.id, candidate.position))
    lead = next((candidate for candidate in chosen if candidate.position == 0), chosen[0])
    ordered.remove(lead)
    ordered.insert(0, lead)
    for pair in pairs:
        first, second = sorted(pair, key=ordered.index)
        ordered.remove(second)
        ordered.insert(ordered.index(first) + 1, second)
    return tuple(ordered)


def _clock(config: Config) -> Callable[[Story], datetime]:
    """When a story came out; a day alone counts from its first hour on the site's clock."""
    zone = config.zone

    def when(story: Story) -> datetime:
        text = story.published or story.first_seen
        if "T" in text:
            return datetime.fromisoformat(text).astimezone(UTC)
        return datetime.combine(weeks.day_of(text, zone), datetime.min.time(), zone).astimezone(UTC)

    return when
