"""Quotations that are not, word for word, in the story they cite, or are more than may be quoted of it."""

from collections.abc import Iterator

from generator import pipeline
from generator.checking.view import View
from generator.errors import Problem
from generator.explain import verify


def faults(view: View) -> Iterator[Problem]:
    """Sentences, views and comments of every edition, compared with the records of its stories."""
    for edition in view.editions:
        yield from pipeline.checked(view.site, edition)[1]
        yield from verify.lost(edition, view.stories(edition.week))
