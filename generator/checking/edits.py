"""What the editor decided and no page shows, and the editor's own words that take sides."""

from collections.abc import Iterator

from generator import pipeline
from generator.checking.view import View
from generator.edits import tone
from generator.errors import Problem


def faults(view: View) -> Iterator[Problem]:
    """Edits that fit nothing (with the nearest thing that would), that have no edition, or that are not neutral."""
    decisions = view.site.decisions
    for decision in (decision for week in decisions.values() for decision in week):
        yield from tone.warnings(decision)
    for edition in view.editions:
        yield from pipeline.unmatched(view.site, edition)
    for week in sorted(decisions.keys() - {edition.week for edition in view.editions}):
        where = view.path(f"content/edits/{week}.yml")
        yield Problem("warning", where, "these are edits of a week without an edition", cure="matome build")
