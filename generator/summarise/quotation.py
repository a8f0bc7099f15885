"""How much of a story may be quoted on one page: a share of what was first kept, and a few sentences."""

from collections.abc import Sequence

from generator.config import Limits
from generator.models import Story


def may_quote(story: Story, quotes: Sequence[str], limits: Limits) -> bool:
    """Whether these exact words of one story may stand together on a page.

    One sentence always may, however short the story. More may while they are at most `limits.quoted_sentences` and
    their characters at most `limits.quoted_share` of the story's report as first kept.
    """
    if len(quotes) <= 1:
        return True
    if len(quotes) > limits.quoted_sentences:
        return False
    return sum(map(len, quotes)) <= limits.quoted_share * first_kept(story)


def first_kept(story: Story) -> int:
    """The characters of report that were first kept of a story; those it has where no count is on record."""
    return story.chars.report or sum(len(passage.text) for passage in story.passages if passage.kind == "report")
