"""Neutrality: whether the sentences that the rules find less than neutral are those that people call biased."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import languages
from generator.errors import FormatError
from generator.evaluate.result import Result, rounded
from generator.evaluate.separation import auc, macro_f1, share_among_lowest
from generator.summarise.neutrality import FLAGGED, heat

BIASED = "Biased"
NEUTRAL = "Non-biased"
MOST_NEUTRAL = 0.2  # the part of the sentences that summaries would draw from


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what people say of it; with any other label than the two they do not agree."""

    text: str
    label_bias: str | None
    lang: str | None = None


def measure(rows: Sequence[Row]) -> Result:
    """`macro_f1` of the sentences flagged, `auc` of the score, and `biased_in_most_neutral_fifth`.

    The last is the share of biased sentences among the fifth that the score finds most neutral. Rows without
    agreement are left out.
    """
    agreed = [row for row in rows if row.label_bias in (BIASED, NEUTRAL)]
    if not agreed:
        raise FormatError("no sentence has a label", cure=f"label_bias is {BIASED} or {NEUTRAL}.")
    labels = [row.label_bias == BIASED for row in agreed]
    scores = [heat(row.text, languages.of(languages.detect(row.text, row.lang))) for row in agreed]
    measures = {
        "macro_f1": macro_f1(labels, [score >= FLAGGED for score in scores]),
        "auc": auc(labels, scores),
        "biased_in_most_neutral_fifth": share_among_lowest(labels, scores, MOST_NEUTRAL),
    }
    return Result(rounded(measures), len(agreed))
