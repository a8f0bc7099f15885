"""Which situation of `shared/data/hostile/http_scenarios.jsonl` is told by which test."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T", bound=Callable[..., None])
TOLD: set[str] = set()


def row(*ids: str) -> Callable[[T], T]:
    """Say which rows a test tells."""

    def told(test: T) -> T:
        TOLD.update(ids)
        return test

    return told
