"""An answer: its parts, each in lines for people and in values for programs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One question answered, in a line or more."""

    name: str  # "came from", "nearly joined"
    lines: tuple[str, ...]
    facts: object = None  # the same as values that JSON can hold

    @classmethod
    def of(cls, name: str, told: Iterable[tuple[str, Facts]], *, otherwise: str = "") -> "Part":
        """A part with a line and its values for each thing told; the line `otherwise` where there is none."""
        pairs = list(told)
        lines = tuple(line for line, _ in pairs) or ((otherwise,) if otherwise else ())
        return cls(name, lines, [dict(facts) for _, facts in pairs])


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of one thing."""

    kind: str  # "story", "comment", "digest", "sentence"
    id: str
    week: str
    title: str
    parts: tuple[Part, ...]

    def lines(self) -> Iterable[str]:
        """The whole as text: a heading, then each part's name with its lines below it."""
        yield f"{self.kind} {self.id} ({self.week}): {self.title}"
        for part in self.parts:
            if part.lines:
                yield ""
                yield f"{part.name}:"
                yield from (f"  {line}" for line in part.lines)

    def facts(self) -> Facts:
        """The whole as values."""
        parts = {part.name.replace(" ", "_"): part.facts for part in self.parts}
        return {"kind": self.kind, "id": self.id, "week": self.week, "title": self.title, **parts}


def clipped(text: str, longest: int = 80) -> str:
    """A text in one line, its end as `…` where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def number(count: int, one: str, many: str) -> str:
    """`1 story`, `2 stories`."""
    return f"{count} {one if count == 1 else many}"
