"""What a language module gives. Adding one is a package that satisfies this, a line in `LANGUAGES`, and a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from generator.models import Viewpoint

MarkerKind = Literal["opinion", "loaded", "certainty", "judgement"]


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that make a sentence less than neutral: where they start, and how much they weigh (0 to 1)."""

    kind: MarkerKind
    words: str
    start: int
    weight: float


class Language(Protocol):
    """A language, as every stage sees it. All functions are pure and deterministic; texts are NFC, as stored."""

    @property
    def code(self) -> str:
        """The BCP 47 primary tag, `ja`."""
        ...

    @property
    def name(self) -> str:
        """Its own name, `日本語`."""
        ...

    @property
    def interface(self) -> Mapping[str, str]:
        """Interface words by key; values may hold `{name}` fields for `str.format`. Every language has every key."""
        ...

    def sentences(self, text: str) -> Sequence[str]:
        """The sentences in order, each an exact substring of `text` without space around it; brackets stay whole."""
        ...

    def words(self, text: str) -> Sequence[str]:
        """Words that carry meaning, in order, normalised (NFKC, lower case, stems where the language has them)."""
        ...

    def names(self, text: str) -> Sequence[str]:
        """Names of people, places, bodies, products, and numbers with their unit, in order, normalised like words."""
        ...

    def amounts(self, text: str) -> Sequence[str]:
        """Numbers with their unit, in order, in one form for all languages: `3500000000 usd`."""
        ...

    def phrases(self, text: str) -> Sequence[str]:
        """The text in parts between which a heading may break, beside its spaces; joined, they are the text."""
        ...

    def trim(self, sentence: str) -> str:
        """The sentence without dateline, agency tag and leading connective: a suffix, prefix or inner slice of it."""
        ...

    def depends(self, sentence: str) -> bool:
        """Whether it cannot be understood without the one before it ("He said ...", 「同氏は…」)."""
        ...

    def is_attributed(self, sentence: str) -> bool:
        """Whether its judgement is somebody's who is named or described ("officials said", 「…と述べた」)."""
        ...

    def markers(self, sentence: str) -> Sequence[Marker]:
        """Words of opinion, loaded words, certainty and judgement outside quoted speech, in order."""
        ...

    def viewpoint(self, comment: str) -> Viewpoint:
        """What a reader's comment does towards what the report tells of; `unclear` where no rule knows."""
        ...

    def hostility(self, comment: str) -> float:
        """How far a comment insults, threatens or is spam, from 0 to 1; from .5 on it is never shown."""
        ...

    def day(self, day: date) -> str:
        """A day as a reader of this language writes it, with its year."""
        ...

    def days(self, first: date, last: date) -> str:
        """The days from one to another as a reader writes them, with nothing said twice that need not be."""
        ...

    def length(self, text: str) -> float:
        """Reading time in minutes, at the language's usual speed (ja: 500 characters, en: 230 words a minute)."""
        ...
