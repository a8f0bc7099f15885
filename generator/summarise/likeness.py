"""Whether two sentences tell the same: by the words they share and, with them, the figures.

"The council approved the £4 charge by 18 votes to 17" and "Councillors backed the £4 fee by a single vote" share few
words; that both give the same figure makes less of the same words enough. On NeuS this takes .0006 of ROUGE-1.
"""

from generator.summarise.candidates import Candidate
from generator.summarise.figures import is_exact

SAME = 0.55  # two sentences that share this much of the shorter's words say the same
SAME_LEAD = 0.4  # and two that open their stories, which both sum up the event
SAME_FIGURES = 0.4  # and two that share a figure, this counted among the words
SAME_EXACTLY = 0.2  # and, beside a word, one of two digits or more: many things are 40 metres long, few cost £2.1m


def say_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether a reader who has read one learns nothing new from the other."""
    shared = one.pieces & other.pieces
    if not shared:
        return False
    least = SAME_LEAD if one.position == other.position == 0 else SAME
    if len(shared) >= least * min(len(one.pieces), len(other.pieces)):
        return True
    both = one.figures & other.figures
    if not both or len(both) == len(one.facts & other.facts):
        return False
    exact = any(map(is_exact, both))
    return _overlap(one.facts, other.facts) >= (SAME_EXACTLY if exact else SAME_FIGURES)


def likeness(one: Candidate, other: Candidate) -> float:
    """How far the shorter of two sentences says what the other says: the share of its words (see `pieces`) in both."""
    return _overlap(one.pieces, other.pieces)


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / (min(len(first), len(second)) or 1)
