"""The text of a page, as copied from a browser. What is story, menu and comment in it is for extract to find."""

from generator.collect.document import Document
from generator.collect.reading import Hints, Reading, Warnings, via_page
from generator.errors import LimitError
from generator.models import Entry
from generator.text import urls

NAME = "plain text"
LARGEST = 2_000_000  # characters
_SUFFIXES = ("", "txt", "text")


def fits(document: Document) -> bool:
    """Whether it is called text, or nothing at all and has no markup."""
    if document.is_labelled_xml:
        return False
    return document.suffix in _SUFFIXES or document.media_type == "text/plain" or not (document.suffix or document.root)


def read(document: Document, hints: Hints) -> Reading:
    """One entry: the whole text, untouched but for its charset. Raises LimitError."""
    raw, warnings = document.raw, Warnings(document.raw.name)
    if document.decoded.warning:
        warnings.add(document.decoded.warning)
    if len(document.text) > LARGEST:
        raise LimitError(
            f"a text of {len(document.text):,} characters", where=raw.name, why=f"at most {LARGEST:,} are read"
        )
    entry = Entry(
        via=via_page(raw),
        source=hints.source,
        format="text",
        body=document.text,
        html=False,
        whole_page=True,
        url=urls.safe(raw.url),
        publisher=hints.publisher,
        language=hints.language,
        timezone=hints.timezone,
    )
    title = next((line.strip() for line in document.text.splitlines() if line.strip()), None)
    return Reading("text", (entry,), warnings.problems(), title=title[:200] if title else None)
