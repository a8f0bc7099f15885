"""What is kept of a text: whole sentences up to a number of characters (DESIGN 4, "What git keeps")."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.languages import Language
from generator.models import Chars, Passage, PassageKind

_LAST_BREAK = re.compile(r"[\s、，,;；](?=[^\s、，,;；]*\Z)")


def passages(given: Iterable[Passage], language: Language, *, report: int, commentary: int) -> tuple[Passage, ...]:
    """The passages, each kind cut behind its last whole sentence within its number of characters.

    Embedded posts are cut as commentary is. The first sentence of a kind is kept in part if alone it is too long, so
    that a text without a full stop is not lost.
    """
    left: dict[PassageKind, int] = {"report": report, "commentary": commentary, "social": commentary}
    over: set[PassageKind] = set()
    kept: list[Passage] = []
    for passage in given:
        kind = passage.kind
        if kind in over:
            continue
        begun = any(other.kind == kind for other in kept)
        text = sentences(passage.text, language, left[kind], part=not begun)
        if len(text) < len(passage.text):
            over.add(kind)
        if text:
            kept.append(replace(passage, text=text))
            left[kind] -= len(text)
    return tuple(kept)


def sentences(text: str, language: Language, most: int, *, part: bool = True) -> str:
    """As many whole sentences from the beginning of `text` as `most` characters hold.

    `part`: where not even one fits, as many words as do.
    """
    if len(text) <= most:
        return text
    end = 0
    for sentence in language.sentences(text[: 2 * most + 2]):
        after = text.find(sentence, end) + len(sentence)
        if after > most:
            break
        end = after
    if end or not part:
        return text[:end]
    cut = _LAST_BREAK.search(text[:most])
    return text[: cut.start() if cut and cut.start() > most // 2 else most].rstrip()


def chars(kept: Iterable[Passage]) -> Chars:
    """How many characters of each kind are kept."""
    counts = {"report": 0, "commentary": 0, "social": 0}
    for passage in kept:
        counts[passage.kind] += len(passage.text)
    return Chars(counts["report"], counts["commentary"])
