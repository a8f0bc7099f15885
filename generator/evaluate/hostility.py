"""Hostility: whether the comments that the rules would not show are those that people find hostile or toxic."""

from collections.abc import Sequence

import msgspec

from generator import languages
from generator.errors import FormatError
from generator.evaluate.reading import GUIDE
from generator.evaluate.result import Result, rounded
from generator.evaluate.separation import auc, precision_recall
from generator.summarise.comments import NEVER_SHOWN


class Row(msgspec.Struct, frozen=True):
    """A comment, and whether it is hostile: as a label, or as votes, of which more must say so than not."""

    comment: str
    hostile: bool | float | None = None  # from one half on it is
    toxic: int | None = msgspec.field(default=None, name="Toxic")  # votes
    very_toxic: int = msgspec.field(default=0, name="Very Toxic")
    not_toxic: int = msgspec.field(default=0, name="Not Toxic")
    lang: str | None = None

    @property
    def is_hostile(self) -> bool | None:
        """What people say; None where as many say yes as no, or nobody says anything."""
        if self.hostile is not None:
            return self.hostile >= 0.5
        yes = (self.toxic or 0) + self.very_toxic
        return None if yes == self.not_toxic else yes > self.not_toxic


def measure(rows: Sequence[Row]) -> Result:
    """`auc` of the score; `precision` and `recall` of what is never shown. Rows without agreement are left out."""
    agreed = [(row, label) for row in rows if (label := row.is_hostile) is not None]
    if not agreed:
        raise FormatError("no comment has a label", why="neither hostile nor Toxic and Not Toxic", cure=GUIDE)
    labels = [label for _, label in agreed]
    scores = [_score(row) for row, _ in agreed]
    precision, recall = precision_recall(labels, [score >= NEVER_SHOWN for score in scores])
    return Result(rounded({"auc": auc(labels, scores), "precision": precision, "recall": recall}), len(agreed))


def _score(row: Row) -> float:
    return languages.of(languages.detect(row.comment, row.lang)).hostility(row.comment)
