"""What a measurement gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Result:
    """The measures by name, how many rows they rest on, and the options that make another run the same."""

    measures: Mapping[str, float]
    rows: int
    options: Mapping[str, object] = field(default_factory=dict)


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    given = list(values)
    return sum(given) / len(given) if given else 0.0


def rounded(measures: Mapping[str, float]) -> dict[str, float]:
    """The measures to six decimals, so that the last bits of a sum make no difference."""
    return {name: round(value, DECIMALS) for name, value in measures.items()}
