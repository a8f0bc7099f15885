"""What an editor can say: a class a verb, whose first field is the verb and what it is about.

A *digest* is named by its topic's key, as it stands in the page's address, or by the id of any of its stories; a story
by its id; a sentence by its id or its first words; a comment by its id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, TypeAlias

from msgspec import Meta

DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID = "^[sc]-[a-z0-9]{10}$"
KEY = "^[a-z0-9]+(-[a-z0-9]+)*$"

Name: TypeAlias = Annotated[str, Meta(description="A topic's key, as in the page's address, or a story's id.")]
Names: TypeAlias = Annotated[str | tuple[str, ...], Meta(description="Topics' keys or stories' ids.")]
Stories: TypeAlias = Annotated[str | tuple[str, ...], Meta(description="Ids of stories, s- and ten characters.")]
Comment: TypeAlias = Annotated[
    str, Meta(description="A comment's id, c- and ten characters; s-.../c-... where several have it.")
]
Words: TypeAlias = Annotated[str, Meta(description="A sentence's id (q- and ten characters), or its first words.")]
Day: TypeAlias = Annotated[str, Meta(description="A day, as 2025-10-26.", extra_json_schema={"pattern": DAY})]
Texts: TypeAlias = Annotated[Mapping[str, str], Meta(description="Language and words, as {ja: ..., en: ...}.")]


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one digest of several topics or stories; the first topic named gives its key."""

    merge: Names


@dataclass(frozen=True, slots=True)
class Split:
    """Take stories out of their digest into one of their own."""

    split: Stories


@dataclass(frozen=True, slots=True)
class Move:
    """Put stories into another digest."""

    move: Stories
    to: Name


@dataclass(frozen=True, slots=True)
class Pin:
    """Make a digest of this story's topic, however small it is."""

    pin: Name


@dataclass(frozen=True, slots=True)
class Drop:
    """Make no digest of it, so that its stories are among the others; or leave out one of its sentences."""

    drop: Name
    sentence: Words | None = None
    date: Annotated[Day | None, Meta(description="Given with a sentence, the page says when one was removed.")] = None


@dataclass(frozen=True, slots=True)
class Key:
    """Give the topic another key; the old address leads on."""

    key: Name
    to: Annotated[str, Meta(description="Small letters, digits, hyphens.", extra_json_schema={"pattern": KEY})]


@dataclass(frozen=True, slots=True)
class Section:
    """Put the digest into another section."""

    section: Name
    to: Annotated[str, Meta(description="A section's key, or other.")]


@dataclass(frozen=True, slots=True)
class Replace:
    """Put another sentence of a report in the place of one."""

    replace: Name
    sentence: Words
    by: Annotated[
        str, Meta(description="A sentence of one of the digest's reports, word for word, or its first words.")
    ]


@dataclass(frozen=True, slots=True)
class Add:
    """Show a comment."""

    add: Comment


@dataclass(frozen=True, slots=True)
class Hide:
    """Show a comment no more."""

    hide: Comment


@dataclass(frozen=True, slots=True)
class Retitle:
    """Give the digest other titles, in one language or more."""

    retitle: Name
    titles: Texts


@dataclass(frozen=True, slots=True)
class Note:
    """Add an editor's note."""

    note: Name
    text: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Say what was wrong, since when it reads otherwise, in both wordings."""

    correct: Name
    date: Day
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """Open the edition with a few words of the editor's, in one language or more."""

    introduction: Texts


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a story or a comment out of everything, for good, as `matome remove` does; closed editions too."""

    remove: Annotated[str, Meta(description="The id of a story (s-...) or a comment (c-...), and ten characters.")]
    reason: Annotated[
        str | None, Meta(description="Why; only its kind is kept: privacy, rights, law, error or other.")
    ] = None


@dataclass(frozen=True, slots=True)
class Approve:
    """Say that the edition may be published, where the settings ask for it (`review: required`)."""

    approve: Day


Edit: TypeAlias = (
    Merge
    | Split
    | Move
    | Pin
    | Drop
    | Key
    | Section
    | Replace
    | Add
    | Hide
    | Retitle
    | Note
    | Correct
    | Introduction
    | Approve
    | Remove
)
KINDS: tuple[type[Edit], ...] = (
    Merge, Split, Move, Pin, Drop, Key, Section, Replace, Add, Hide, Retitle, Note, Correct, Introduction, Approve,
    Remove,
)  # fmt: skip
VERBS: Mapping[str, type[Edit]] = {fields(kind)[0].name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Decision:
    """One edit and the place it is written at."""

    edit: Edit
    where: str  # file:line

    @property
    def names(self) -> tuple[str, ...]:
        """The topics and stories it is about, in order; none for a comment and for a whole edition."""
        if isinstance(self.edit, Introduction | Approve | Add | Hide | Remove):
            return ()
        named = names(getattr(self.edit, fields(self.edit)[0].name))
        return (*named, self.edit.to) if isinstance(self.edit, Move) else named

    @property
    def topics(self) -> tuple[str, ...]:
        """The names that may be those of topics, the one that a topic is to have among them."""
        return (*self.names, self.edit.to) if isinstance(self.edit, Key) else self.names

    @property
    def shapes(self) -> bool:
        """Whether it bears on the record of an edition, so that it reaches open ones alone."""
        if isinstance(self.edit, Drop):
            return self.edit.sentence is None
        return isinstance(self.edit, Merge | Split | Move | Pin | Key | Section | Replace | Add)


Decisions: TypeAlias = tuple[Decision, ...]


def names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One name or several, as several."""
    return (value,) if isinstance(value, str) else value
