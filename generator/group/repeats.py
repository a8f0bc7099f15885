"""What an earlier digest of a topic has said is not said again: a spare sentence takes its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.config import Limits
from generator.models import Digest, Sentence
from generator.text.vectors import cosine, counts

SAID = 0.8  # cosine of the character pairs of two sentences that say the same


def unsaid(digest: Digest, before: Iterable[Digest], limits: Limits, lengths: Mapping[str, int]) -> Digest:
    """The digest with no sentence that a digest before it said; spare sentences, best first, fill the gaps.

    A spare sentence is used only if its story has room for one more: `lengths` are the characters of report as first
    kept, by story; of a story that is not there the share is not known and not looked at. Used ones leave the spares.
    """
    said = [_pairs(text) for old in before for text in _texts(old.summary)]
    if not said:
        return digest
    summary, spare = dict(digest.summary), dict(digest.spare)
    for language in digest.summary:
        kept = [sentence for sentence in summary[language] if not _is_said(sentence.text, said)]
        left = [sentence for sentence in spare.get(language, ()) if not _is_said(sentence.text, said)]
        while left and len(kept) < len(digest.summary[language]):
            candidate = left.pop(0)
            if _has_room(candidate, kept, limits, lengths):
                kept.append(candidate)
        summary[language] = _alone(kept)
        spare[language] = tuple(left)
    return replace(digest, summary=summary, spare=spare)


def _texts(summary: Mapping[str, Iterable[Sentence]]) -> Iterable[str]:
    return (sentence.text for sentences in summary.values() for sentence in sentences if sentence.text)


def _is_said(text: str, said: Sequence[Mapping[str, float]]) -> bool:
    pairs = _pairs(text)
    return any(cosine(pairs, known) >= SAID for known in said)


def _pairs(text: str) -> dict[str, float]:
    """The pairs of letters and digits of a sentence, in any script."""
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return counts(plain[at : at + 2] for at in range(len(plain) - 1))


def _has_room(candidate: Sentence, kept: Sequence[Sentence], limits: Limits, lengths: Mapping[str, int]) -> bool:
    """Whether each story that a sentence cites may be quoted once more beside what is quoted of it."""
    for citation in candidate.citations:
        quoted = [len(c.quote) for sentence in kept for c in sentence.citations if c.story == citation.story]
        if len(quoted) >= limits.quoted_sentences:
            return False
        whole = lengths.get(citation.story)
        if quoted and whole is not None and sum(quoted) + len(citation.quote) > limits.quoted_share * whole:
            return False
    return True


def _alone(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, with no disagreement left that has one side only."""
    sides = Counter(sentence.disagreement for sentence in sentences)
    return tuple(
        replace(sentence, disagreement=None) if sentence.disagreement and sides[sentence.disagreement] < 2 else sentence
        for sentence in sentences
    )
