"""What readers wrote under a digest's stories, each comment with what may be told of it before any is chosen."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import languages
from generator.models import Cluster, Comment, Highlight, Story, Viewpoint
from generator.summarise.similarity import near_copies

NEVER_SHOWN = 0.5  # hostility from which a comment is never shown

_DRESSING = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """One comment, what it does, and whether it may be shown."""

    story: str
    comment: Comment
    thread: tuple[str, int]  # story, and which of its threads of replies
    language: str
    words: tuple[str, ...]
    viewpoint: Viewpoint
    hostility: float
    stands_behind: str | None = None  # id of the comment it is a near-copy of

    @property
    def may_be_shown(self) -> bool:
        """Whether it is neither an insult or spam nor the copy of another, and says something."""
        return self.hostility < NEVER_SHOWN and self.stands_behind is None and bool(plain(self.comment.text))

    def highlight(self) -> Highlight:
        """The comment as it is shown: whole, word for word."""
        return Highlight(self.story, self.comment.id, self.comment.text, self.viewpoint)


def gather(cluster: Cluster) -> tuple[Voice, ...]:
    """Every comment of a cluster, by story and place, near-copies folded behind the first of their kind."""
    voices = [voice for story in sorted(cluster.stories, key=lambda story: story.id) for voice in _under(story)]
    return fold(voices) if voices else ()


def _under(story: Story) -> Iterator[Voice]:
    thread = -1
    for comment in story.comments:
        thread += comment.depth == 0
        yield hear(story, comment, thread)


def hear(story: Story, comment: Comment, thread: int) -> Voice:
    """One comment of a story, judged by the rules of its own language."""
    code = languages.detect(comment.text, story.language)
    language = languages.of(code)
    return Voice(
        story=story.id,
        comment=comment,
        thread=(story.id, thread),
        language=code,
        words=tuple(language.words(comment.text)),
        viewpoint=language.viewpoint(comment.text),
        hostility=language.hostility(comment.text),
    )


def fold(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The same comments, with every near-copy standing behind the first of its kind."""
    behind = near_copies([plain(voice.comment.text) for voice in voices])
    return tuple(
        voice if first == index else replace(voice, stands_behind=voices[first].comment.id)
        for index, (voice, first) in enumerate(zip(voices, behind, strict=True))
    )


def plain(text: str) -> str:
    """A comment's letters and digits alone, NFKC and lower case: what two copies share whatever their dressing."""
    return _DRESSING.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
