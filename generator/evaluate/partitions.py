"""How far one grouping of the same things agrees with another."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

Scores = dict[str, float]  # by the names of measures


def scores(gold: Sequence[Hashable], found: Sequence[Hashable], kinds: Sequence[Hashable] | None = None) -> Scores:
    """`bcubed_` and `pairwise_` precision, recall and f1; each sequence has one label a thing, in the same order.

    With the kinds of things, `across_` too: pairwise over pairs of two kinds.
    """
    named = {"bcubed": bcubed(gold, found), "pairwise": pairwise(gold, found)}
    if kinds is not None:
        named["across"] = across(gold, found, kinds)
    return {
        f"{name}_{measure}": value
        for name, values in named.items()
        for measure, value in zip(("precision", "recall", "f1"), values, strict=True)
    }


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 (Bagga and Baldwin 1998): the share of a thing's group that is right, averaged.

    Each thing counts itself, so a thing alone in both is right.
    """
    both, ours, theirs = _sizes(gold, found)
    size = len(gold) or 1
    precision = sum(both[pair] / ours[pair[1]] for pair in zip(gold, found, strict=True)) / size
    recall = sum(both[pair] / theirs[pair[0]] for pair in zip(gold, found, strict=True)) / size
    return precision, recall, harmonic(precision, recall)


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of things put together. Where there are no pairs, none of them is wrong."""
    return _of_pairs(*(_pairs(counts.values()) for counts in _sizes(gold, found)))


def across(
    gold: Sequence[Hashable], found: Sequence[Hashable], kinds: Sequence[Hashable]
) -> tuple[float, float, float]:
    """As `pairwise`, over pairs of things of two kinds alone."""
    alike = [list(zip(labels, kinds, strict=True)) for labels in (gold, found)]
    every, same = _sizes(gold, found), _sizes(*alike)
    return _of_pairs(*(_pairs(all_.values()) - _pairs(own.values()) for all_, own in zip(every, same, strict=True)))


def _of_pairs(both: int, ours: int, theirs: int) -> tuple[float, float, float]:
    precision = both / ours if ours else 1.0
    recall = both / theirs if theirs else 1.0
    return precision, recall, harmonic(precision, recall)


def harmonic(precision: float, recall: float) -> float:
    """The F1 of a precision and a recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def weighted(parts: Iterable[tuple[int, Scores]]) -> Scores:
    """The mean of the scores of several parts, each weighted by its number of things."""
    given = list(parts)
    total = sum(size for size, _ in given) or 1
    names = given[0][1] if given else ()
    return {name: sum(size * values[name] for size, values in given) / total for name in names}


def _sizes(
    gold: Sequence[Hashable], found: Sequence[Hashable]
) -> tuple[Counter[Hashable], Counter[Hashable], Counter[Hashable]]:
    return Counter(zip(gold, found, strict=True)), Counter(found), Counter(gold)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
