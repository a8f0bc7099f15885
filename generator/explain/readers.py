"""Why a comment is shown and for whom it stands, or why it is not."""

from collections.abc import Mapping, Sequence

from generator.explain.part import Facts, Part, clipped
from generator.models import Cluster, Comment, Digest, Story
from generator.summarise import comments
from generator.summarise.comments import NEVER_SHOWN, Voice, plain
from generator.summarise.similarity import terms
from generator.text import vectors
from generator.text.vectors import Floats

ALIKE = 0.1  # cosine from which a comment is said to stand for another


class Readers:
    """All comments of a digest, those shown among them."""

    def __init__(self, digest: Digest, cluster: Cluster) -> None:
        self.voices = comments.gather(cluster)
        named = {(shown.story, shown.comment) for shown in digest.highlights}
        self.shown = [place for place, voice in enumerate(self.voices) if (voice.story, voice.comment.id) in named]
        self._places = {(voice.story, voice.comment.id): place for place, voice in enumerate(self.voices)}
        self._alike = _likenesses(self.voices)

    def why(self, place: int) -> str:
        """Why a comment is shown or not."""
        voice = self.voices[place]
        if place in self.shown:
            return (
                f"shown: stands for {len(self.behind(place))} more like it, and for those who say “{voice.viewpoint}”"
            )
        if voice.hostility >= NEVER_SHOWN:
            return f"never shown: an insult, a threat or spam ({voice.hostility:.2f}, {NEVER_SHOWN} is enough)"
        if voice.stands_behind:
            return f"a near-copy of {voice.stands_behind}, which stands for it"
        if not plain(voice.comment.text):
            return "it has no words"
        return self._passed_over(place)

    def _passed_over(self, place: int) -> str:
        voice = self.voices[place]
        others = [self.voices[one] for one in self.shown]
        author = voice.comment.author_key
        by_author = next((one.comment.id for one in others if author and one.comment.author_key == author), None)
        if by_author:
            return f"the same person wrote {by_author}, which is shown"
        nearest = self.nearest(place)
        if nearest is not None and self._alike[place, nearest] >= ALIKE:
            spoken = self.voices[nearest].comment.id
            said = f"{spoken}, which is shown, speaks for it ({self._alike[place, nearest]:.2f} alike)"
        else:
            said = "those shown speak for more of the others"
        by_thread = next((one.comment.id for one in others if one.thread == voice.thread), None)
        return f"{said}; {by_thread} of the same thread is shown" if by_thread else said

    def nearest(self, place: int) -> int | None:
        """The place of the shown comment that is most like this one."""
        others = [one for one in self.shown if one != place]
        return min(others, key=lambda one: (-float(self._alike[place, one]), one), default=None)

    def behind(self, place: int) -> tuple[Voice, ...]:
        """The comments a shown one stands for: its near-copies, and those like it more than like any other shown."""
        voice = self.voices[place]
        return tuple(
            other
            for at, other in enumerate(self.voices)
            if at not in self.shown
            and (
                other.stands_behind == voice.comment.id
                or (self.nearest(at) == place and float(self._alike[at, place]) >= ALIKE)
            )
        )

    def place(self, story: Story, comment: Comment) -> int:
        """Where a comment of the digest is among the voices."""
        return self._places[story.id, comment.id]

    def told(self, place: int) -> tuple[str, Facts]:
        """A comment with what became of it, in a line and as values."""
        voice, shown = self.voices[place], place in self.shown
        why = self.why(place)
        facts = {"comment": voice.comment.id, "story": voice.story, "viewpoint": voice.viewpoint, "shown": shown}
        line = f"{'+' if shown else '-'} {voice.comment.id} {voice.viewpoint}: {clipped(voice.comment.text, 50)}: {why}"
        return line, {**facts, "text": voice.comment.text, "hostility": round(voice.hostility, 3), "why": why}

    def part(self) -> Part:
        """Every comment, the shown ones first."""
        order = sorted(range(len(self.voices)), key=lambda place: (place not in self.shown, place))
        return Part.of("comments", (self.told(place) for place in order), otherwise="nobody commented")

    def stands_for(self, place: int) -> Part:
        """Whom a shown comment stands for."""
        told = [(f"{one.comment.id}: {clipped(one.comment.text)}", _spoken(one)) for one in self.behind(place)]
        return Part.of("stands for", told, otherwise="nobody said the like")


def _spoken(voice: Voice) -> Facts:
    return {"comment": voice.comment.id, "story": voice.story, "text": voice.comment.text}


def _likenesses(voices: Sequence[Voice]) -> Floats:
    counted: list[Mapping[str, float]] = [
        vectors.counts(terms(voice.words, plain(voice.comment.text))) for voice in voices
    ]
    return vectors.tfidf(counted).similarities()
