"""Highlights: how many of the points that a debate makes are met by the few comments the program would show."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import languages
from generator.errors import FormatError
from generator.evaluate.coverage import chance, coverage
from generator.evaluate.reading import GUIDE
from generator.evaluate.result import Result, mean, rounded
from generator.models import Cluster, Comment, Copies, Story, Via
from generator.summarise import comments, highlights

K = 5  # comments shown


@dataclass(frozen=True, slots=True)
class Row:
    """A comment, what it is about, and the key points it makes. Comments of one topic and stance are chosen from."""

    comment: str
    key_points: tuple[str, ...]
    topic: str | None = None
    stance: str | int | None = None
    lang: str | None = None


def measure(rows: Sequence[Row], k: int = K) -> Result:
    """`coverage` of the key points of each topic and stance by `k` comments, its mean over those that have any.

    `mean_length` is that of a comment shown, in characters. `random_coverage` is what a blind choice has on average,
    `longest_coverage` what the longest comments have. Raises FormatError if none has any.
    """
    groups = [group for group in _groups(rows) if any(row.key_points for row in group)]
    if not groups:
        raise FormatError("no comment has key points", cure=GUIDE)
    shown = [chosen(group, k) for group in groups]
    longest = [sorted(group, key=lambda row: -len(row.comment))[:k] for group in groups]
    measures = {
        "coverage": mean(map(_coverage, shown, groups, [k] * len(groups))),
        "mean_length": mean(len(row.comment) for rows in shown for row in rows),
        "random_coverage": mean(chance([row.key_points for row in group], k) for group in groups),
        "longest_coverage": mean(map(_coverage, longest, groups, [k] * len(groups))),
    }
    return Result(rounded(measures), len(rows), {"k": k})


def chosen(rows: Sequence[Row], k: int) -> list[Row]:
    """The rows whose comments the program would show, all written under one story."""
    language = languages.detect("\n".join(row.comment for row in rows), rows[0].lang)
    known = {f"c-{number:010d}": row for number, row in enumerate(rows)}
    story = Story(
        id="s-0000000000",
        title=rows[0].topic or "",
        language=language,
        site="",
        publisher="",
        source="",
        via=Via("feed", "", ""),
        first_seen="2000-01-03T00:00:00Z",
        keys=(),
        comments=tuple(Comment(id_, row.comment) for id_, row in known.items()),
    )
    cluster = Cluster((story,), (Copies("", (story.id,)),), ("",), {}, "other")
    return [known[voice.comment.id] for voice in highlights.choose(comments.gather(cluster), k)]


def _coverage(picked: Sequence[Row], every: Sequence[Row], k: int) -> float:
    return coverage([row.key_points for row in picked], [row.key_points for row in every], k)


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.topic, str(row.stance)), []).append(row)
    return list(groups.values())
