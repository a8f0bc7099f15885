"""What a service with readers' comments is, and how the JSON of all of them is read."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec

from generator.collect.document import Document
from generator.errors import FormatError, LimitError
from generator.models import EntryComment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer gave: comments in its order, and addresses to ask for more."""

    comments: tuple[EntryComment, ...] = ()
    further: tuple[str, ...] = ()


class CommentSource(Protocol):
    """A service: a module with these four, listed in `registry.SOURCES`."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """How the settings call it."""
        ...

    @property
    def AT(self) -> str:  # noqa: N802 - a module's constant
        """Where it is asked, with a final slash; empty where a story's own site is asked."""
        ...

    def address(self, url: str, at: str) -> str | None:
        """What to ask about the story at `url` of the service that stands `at`; None where it cannot know of it."""
        ...

    def read(self, document: Document, url: str) -> Heard:
        """What it answered. Raises FormatError."""
        ...


def decoded(document: Document, kind: type[T], service: str) -> T:
    """An answer in JSON as a value of this type; fields that the type does not have are left out.

    Raises FormatError for what has another shape, LimitError for what is nested too deep.
    """
    where = document.raw.name
    try:
        return msgspec.json.decode(document.raw.data, type=kind, strict=False)
    except RecursionError:
        raise LimitError("JSON that is nested too deep", where=where) from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FormatError(f"not an answer of {service}", where=where, why=str(error)[:200]) from None
