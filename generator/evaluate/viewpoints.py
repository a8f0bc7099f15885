"""Viewpoints: whether the rules say of a comment what people say it does towards the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import languages
from generator.errors import FormatError
from generator.evaluate.result import Result, mean, rounded
from generator.models import VIEWPOINTS


@dataclass(frozen=True, slots=True)
class Row:
    """A comment and the viewpoints that are acceptable for it: a list, or a text such as `doubts|asks`."""

    comment: str
    viewpoint: str | tuple[str, ...]
    lang: str | None = None

    @property
    def acceptable(self) -> frozenset[str]:
        """The viewpoints. Raises FormatError for one there is not."""
        given = self.viewpoint.split("|") if isinstance(self.viewpoint, str) else self.viewpoint
        named = frozenset(name.strip() for name in given)
        if not named:
            raise FormatError("viewpoint is empty", where=self.comment[:40], cure="Name at least one, such as unclear.")
        if unknown := sorted(named - set(VIEWPOINTS)):
            cure = f"There are: {', '.join(VIEWPOINTS)}."
            raise FormatError(f"no viewpoint is called {unknown[0] or 'nothing'}", where=self.comment[:40], cure=cure)
        return named


def measure(rows: Sequence[Row]) -> Result:
    """`clear`: the share of comments that the rules call anything but unclear; `right`: of those, the acceptable.

    `accuracy` is the share of all that are acceptable, an acceptable `unclear` too.
    """
    found = [(languages.of(languages.detect(row.comment, row.lang)).viewpoint(row.comment), row) for row in rows]
    clear = [viewpoint in row.acceptable for viewpoint, row in found if viewpoint != "unclear"]
    measures = {
        "clear": len(clear) / len(rows),
        "right": mean(clear),
        "accuracy": mean(viewpoint in row.acceptable for viewpoint, row in found),
    }
    return Result(rounded(measures), len(rows))
