"""A package a language, found by its tag."""

from generator.languages import en, ja, und
from generator.languages.detection import detect, primary
from generator.languages.protocol import Language, Marker, MarkerKind

__all__ = ["LANGUAGES", "Language", "Marker", "MarkerKind", "detect", "of", "primary"]

# In the order in which a reader is offered them where the site names none.
LANGUAGES: tuple[Language, ...] = (ja, en)


def of(code: str) -> Language:
    """The language of a BCP 47 tag (`ja`, `en-GB`); for a language without a package the generic one, `und`."""
    tag = primary(code)
    return next((language for language in LANGUAGES if language.code == tag), und)
