"""Grouping: which stories of a week the program takes for one event, beside which ones are."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from generator import group, languages, weeks
from generator.errors import FormatError, UsageError
from generator.evaluate import partitions
from generator.evaluate.result import Result, rounded
from generator.group import embedding
from generator.group.embedding import Embedder
from generator.models import Chars, Passage, Story, Via
from generator.text import dates

UNDATED = ""  # the week of stories without a date: with `by_week` they are grouped by themselves


@dataclass(frozen=True, slots=True)
class Row:
    """A story and the event it is about; `cluster` means nothing but that equal ones are one event."""

    cluster: str | int
    title: str | None = None
    text: str | None = None
    id: str | int | None = None
    lang: str | None = None
    date: str | None = None
    source: str | None = None

    @property
    def words(self) -> tuple[str, str]:
        """Its title and text, empty where there is none."""
        return self.title or "", self.text or ""


def measure(rows: Sequence[Row], *, by_week: bool = False, mask: str | None = None, embedder: str = "none") -> Result:
    """BCubed and pairwise precision, recall and F1 of the shipped grouping; of several languages `across_` them too.

    `by_week`: each ISO week by itself, as the program works, and the mean of the weeks weighted by their rows. `mask`:
    a regular expression of what is taken out of title and text, as of names that give the event away. `embedder`: as in
    the settings; raises SettingsError if there is none such.
    """
    reader = embedding.load(embedder)
    given = rows if mask is None else masked(rows, mask)
    parts = _weeks(given) if by_week else [given]
    mixed = len({_language(row) for row in rows}) > 1
    measures = partitions.weighted((len(part), scores(part, reader, mixed=mixed)) for part in parts)
    options = {"by_week": by_week, "embedder": embedder, "mask": mask}
    return Result(rounded(measures), len(rows), options)


def scores(rows: Sequence[Row], embedder: Embedder | None = None, *, mixed: bool = False) -> partitions.Scores:
    """The measures of rows that are grouped together; of `mixed` languages, those of pairs across languages too."""
    ids = _ids(rows)
    found: dict[str, int] = {}
    for label, stories in enumerate(group.together(map(_story, rows, ids), embedder)):
        found.update((story.id, label) for story in stories)
    spoken = [_language(row) for row in rows] if mixed else None
    return partitions.scores([row.cluster for row in rows], [found[id_] for id_ in ids], spoken)


def masked(rows: Sequence[Row], mask: str) -> list[Row]:
    """The rows without what the expression finds. Raises UsageError for one that is none."""
    try:
        pattern = re.compile(mask)
    except re.error as error:
        raise UsageError("--mask is no regular expression", where=mask, why=str(error)) from None
    return [replace(row, title=pattern.sub("", row.title or ""), text=pattern.sub("", row.text or "")) for row in rows]


def _weeks(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each ISO week, of the day as it is written."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        date = day(row)
        parts.setdefault(weeks.week_of(date, UTC) if date else UNDATED, []).append(row)
    return [parts[week] for week in sorted(parts)]


def day(row: Row) -> str | None:
    """A row's day as it is written, that of its own time zone; None if it has none. Raises FormatError for no date."""
    if row.date is None or not row.date.strip():
        return None
    date = dates.parse(row.date, UTC)
    if date is None:
        raise FormatError("is no date", where=row.date, cure="Write it as 2026-11-05 or 2026-11-05T09:00:00+09:00.")
    return date[:10]


def _ids(rows: Sequence[Row]) -> list[str]:
    """An id for each row such as stories have; like theirs it tells nothing of the order, which follows the labels."""
    seen: Counter[str] = Counter()
    ids = []
    for row in rows:
        told = "\n".join((str(row.id), *row.words))
        ids.append("s-" + hashlib.sha256(f"{seen[told]}\n{told}".encode()).hexdigest()[:16])
        seen[told] += 1
    return ids


def _language(row: Row) -> str:
    return languages.primary(row.lang) if row.lang else languages.detect("\n".join(row.words))


def _story(row: Row, id_: str) -> Story:
    title, text = row.words
    publisher = row.source or id_
    return Story(
        id=id_,
        title=title,
        language=_language(row),
        site=publisher,
        publisher=publisher,
        source=publisher,
        via=Via("feed", "", ""),
        first_seen="2000-01-03T00:00:00Z",
        keys=(),
        published=dates.parse(row.date, UTC),
        chars=Chars(report=len(text)),
        passages=(Passage("report", text),) if text.strip() else (),
    )
