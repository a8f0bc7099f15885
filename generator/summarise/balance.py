"""What all readers say, counted: the whole of which the highlights are a choice."""

from collections import Counter
from collections.abc import Sequence

from generator.models import VIEWPOINTS, Balance
from generator.summarise.comments import NEVER_SHOWN, Voice


def count(voices: Sequence[Voice], shown: int) -> Balance:
    """The balance over every comment, those left out and those folded too; no authors where none is known."""
    authors = {voice.comment.author_key for voice in voices if voice.comment.author_key}
    viewpoints = Counter(voice.viewpoint for voice in voices)
    return Balance(
        comments=len(voices),
        authors=len(authors) or None,
        shown=shown,
        viewpoints={viewpoint: viewpoints[viewpoint] for viewpoint in VIEWPOINTS},
        folded=sum(voice.stands_behind is not None for voice in voices),
        left_out=sum(voice.hostility >= NEVER_SHOWN for voice in voices),
    )
