"""An edition as pages and feeds show it: with what the editor decided whether it is open or closed.

Titles, notes, corrections, the introduction, approval, and what is no longer shown. The record stays as it is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.edits import finding
from generator.edits.verbs import (
    Add,
    Approve,
    Correct,
    Decision,
    Decisions,
    Drop,
    Edit,
    Hide,
    Introduction,
    Merge,
    Move,
    Note,
    Replace,
    Retitle,
    Split,
)
from generator.models import Correction, Digest, Edition, Handwork, Sentence


def rendered(edition: Edition, decisions: Decisions) -> Edition:
    """The edition with the editor's words, and without what he took away. Applied twice it gives the same."""
    introduction: dict[str, str] = {}
    for decision in decisions:
        if isinstance(decision.edit, Introduction):
            introduction |= decision.edit.introduction
    approved = [decision.edit.approve for decision in decisions if isinstance(decision.edit, Approve)]
    return replace(
        edition,
        digests=tuple(_rendered(digest, edition, decisions) for digest in edition.digests),
        introduction=introduction,
        approved=approved[-1] if approved else None,
    )


def _rendered(digest: Digest, edition: Edition, decisions: Decisions) -> Digest:
    mine = [decision.edit for decision in decisions if is_about(decision, digest, edition)]
    shown = replace(
        digest,
        notes=tuple(edit.text for edit in mine if isinstance(edit, Note)),
        corrections=tuple(Correction(edit.date, edit.was, edit.now) for edit in mine if isinstance(edit, Correct)),
        by_hand=tuple(sorted({*digest.by_hand, *(work for edit in mine if (work := handwork(edit)))})),
    )
    for edit in mine:
        shown = _shown(shown, edit)
    return shown


def is_about(decision: Decision, digest: Digest, edition: Edition) -> bool:
    """Whether a decision is about a digest of an edition: one that shows the comment, or that is named."""
    if isinstance(decision.edit, Add | Hide):
        name = decision.edit.add if isinstance(decision.edit, Add) else decision.edit.hide
        return any(finding.is_comment(name, shown.story, shown.comment) for shown in digest.highlights)
    return any(finding.digest(name, edition) is digest for name in decision.names)


def handwork(edit: Edit) -> Handwork | None:
    """What of a page an edit has changed, where the page would not show it otherwise."""
    match edit:
        case Add() | Hide():
            return "comments"
        case Replace() | Drop(sentence=str()):
            return "sentences"
        case Merge() | Move() | Split():
            return "stories"
        case Retitle():
            return "titles"
    return None


def _shown(digest: Digest, edit: Edit) -> Digest:
    match edit:
        case Retitle(titles=titles):
            return replace(digest, titles={**digest.titles, **titles})
        case Drop(sentence=str(words), date=day):
            return replace(digest, summary=without(digest.summary, words, day))
        case Hide(hide=name):
            left = tuple(one for one in digest.highlights if not finding.is_comment(name, one.story, one.comment))
            return replace(digest, highlights=left, balance=replace(digest.balance, shown=len(left)))
    return digest


def without(
    summary: Mapping[str, tuple[Sentence, ...]], words: str, day: str | None
) -> dict[str, tuple[Sentence, ...]]:
    """A summary less one sentence; with a day, its place says that one was removed, and when."""
    left = {}
    for language, sentences in summary.items():
        gone = finding.sentence(words, sentences)
        stand_in = (Sentence("", (), removed=day),) if day else ()
        kept = [part for one in sentences for part in (stand_in if one is gone else (one,))]
        left[language] = with_both_sides(kept)
    return left


def with_both_sides(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, with no disagreement left that has one side only."""
    sides = Counter(sentence.disagreement for sentence in sentences)
    return tuple(
        replace(one, disagreement=None) if one.disagreement is not None and sides[one.disagreement] < 2 else one
        for one in sentences
    )
