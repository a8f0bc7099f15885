"""How well a score tells one kind from the other: `labels` are true for the kind that should score high."""

from collections.abc import Sequence
from itertools import groupby

from generator.evaluate.partitions import harmonic


def auc(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The chance that one of the kind scores higher than another thing, ties counting half (area under the ROC curve).

    One half where one of the kinds is missing: nothing is told apart.
    """
    high = sum(labels)
    low = len(labels) - high
    if not high or not low:
        return 0.5
    below, won = 0, 0.0
    for _, group in groupby(sorted(zip(scores, labels, strict=True)), key=lambda pair: pair[0]):
        kinds = [label for _, label in group]
        ours = sum(kinds)
        won += ours * (below + (len(kinds) - ours) / 2)
        below += len(kinds) - ours
    return won / (high * low)


def macro_f1(labels: Sequence[bool], flagged: Sequence[bool]) -> float:
    """The mean of the F1 of both kinds, so that the rarer one counts as much."""
    return (f1_of(labels, flagged) + f1_of([not one for one in labels], [not one for one in flagged])) / 2


def precision_recall(labels: Sequence[bool], flagged: Sequence[bool]) -> tuple[float, float]:
    """Of the flagged how many are of the kind (1 where none is flagged), and of the kind how many are flagged."""
    right = sum(label and flag for label, flag in zip(labels, flagged, strict=True))
    return right / sum(flagged) if any(flagged) else 1.0, right / sum(labels) if any(labels) else 1.0


def f1_of(labels: Sequence[bool], flagged: Sequence[bool]) -> float:
    """The F1 of the flagged for the kind; 0 where nothing of the kind is flagged."""
    right = sum(label and flag for label, flag in zip(labels, flagged, strict=True))
    return harmonic(*precision_recall(labels, flagged)) if right else 0.0


def share_among_lowest(labels: Sequence[bool], scores: Sequence[float], part: float) -> float:
    """The share of the kind among the `part` (0 to 1) of all things that score lowest.

    Where the edge of that part goes through equal scores, these come in by their own share: the mean of all orders.
    """
    places = max(1, round(part * len(labels)))
    left, found = places, 0.0
    for _, group in groupby(sorted(zip(scores, labels, strict=True)), key=lambda pair: pair[0]):
        kinds = [label for _, label in group]
        taken = min(left, len(kinds))
        found += taken * sum(kinds) / len(kinds)
        left -= taken
        if not left:
            break
    return found / places
