"""What was put right: each correction with its digest, under a key that stays whatever is corrected later."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.models import Correction, Digest
from generator.write.book import Appearance, Book


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction and the digest it is of."""

    key: str  # "k-" and ten characters, its own among all of the site
    correction: Correction
    appearance: Appearance


def corrections(book: Book) -> tuple[Corrected, ...]:
    """All corrections, the newest first."""
    found = [
        Corrected(_hashed(f"{digest.guid}/{key}"), correction, Appearance(edition.week, digest))
        for edition in book.editions
        for digest in edition.digests
        for key, correction in keyed(digest)
    ]
    return tuple(sorted(found, key=lambda one: (one.correction.date, one.appearance.address), reverse=True))


def keyed(digest: Digest) -> Iterator[tuple[str, Correction]]:
    """The corrections of a digest, each with what tells it from its others, whatever is said of it later."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in digest.corrections:
        seen[one.date, one.was] += 1
        yield _hashed(f"{one.date}\n{one.was}\n{seen[one.date, one.was]}"), one


def _hashed(told: str) -> str:
    return "k-" + base64.b32encode(hashlib.sha256(told.encode()).digest())[:10].decode().lower()
