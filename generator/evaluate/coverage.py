"""How many of the key points of a debate a few comments meet (after Bar-Haim et al., ACL 2020)."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import comb


def coverage(picked: Sequence[Collection[str]], every: Sequence[Collection[str]], k: int) -> float:
    """The distinct key points of the `picked` comments over the smaller of `k` and the number that `every` one has.

    Each comment is given as its key points. Raises ValueError where there is no key point.
    """
    met = {point for points in picked for point in points}
    return len(met) / _most(every, k)


def chance(every: Sequence[Collection[str]], k: int) -> float:
    """The coverage that `k` comments drawn blindly have on average: exact, by the hypergeometric distribution."""
    size, drawn = len(every), min(k, len(every))
    bearers = Counter(point for points in every for point in set(points))
    met = sum(1 - comb(size - count, drawn) / comb(size, drawn) for count in bearers.values())
    return met / _most(every, k)


def _most(every: Sequence[Collection[str]], k: int) -> int:
    known = {point for points in every for point in points}
    if not known:
        raise ValueError("there are no key points")
    return min(k, len(known))
