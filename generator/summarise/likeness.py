"""Whether two sentences tell the same."""

from generator.summarise.candidates import Candidate

SAME = 0.55  # two sentences that share this much of the shorter's words say the same
SAME_LEAD = 0.45  # and two that open their stories, which both sum up the event


def say_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether a reader who has read one learns nothing new from the other."""
    return likeness(one, other) >= (SAME_LEAD if one.position == other.position == 0 else SAME)


def likeness(one: Candidate, other: Candidate) -> float:
    """How far the shorter of two sentences says what the other says: the share of its words that both use, 0 to 1."""
    first, second = one.vocabulary, other.vocabulary
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
