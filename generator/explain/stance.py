"""Which words of a comment decided its viewpoint: those without which the rules would see another.

Each word (of a script without spaces each character) is covered up in turn, and the rules asked again. So it needs to
know nothing of the rules, and what it says is true of them whatever they are (occlusion; Zeiler and Fergus 2014).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import languages
from generator.explain.part import Part
from generator.languages.protocol import Language
from generator.models import Comment, Story, Viewpoint

COVER = "\ufffc"
LONGEST = 600  # characters looked at one by one
_UNIT = re.compile(r"[A-Za-zÀ-ɏ0-9'’]+|\S")  # a Latin word, or any other character


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a comment, and the viewpoint it would have without them."""

    words: str
    otherwise: Viewpoint


def viewpoint(comment: Comment, story: Story) -> Part:
    """The viewpoint of a comment, and the words that decided."""
    language = languages.of(languages.detect(comment.text, story.language))
    seen = language.viewpoint(comment.text)
    cues = tuple(deciding(comment.text, language))
    lines = [f"{seen}, by the rules of {language.code}"]
    lines += [f"decided by “{cue.words}”: without it {cue.otherwise}" for cue in cues]
    if not cues:
        lines.append("no rule is sure enough" if seen == "unclear" else "several of its words say so, each by itself")
    facts = [{"words": cue.words, "otherwise": cue.otherwise} for cue in cues]
    return Part("viewpoint", tuple(lines), {"viewpoint": seen, "cues": facts})


def deciding(text: str, language: Language) -> Iterator[Cue]:
    """The runs of words any of which, covered up, changes the viewpoint; in their order."""
    seen = language.viewpoint(text)
    units = list(_UNIT.finditer(text[:LONGEST]))
    without = [language.viewpoint(text[: unit.start()] + COVER + text[unit.end() :]) for unit in units]
    start = 0
    for otherwise, run in groupby(without):
        end = start + len(list(run))
        if otherwise != seen:
            yield Cue(text[units[start].start() : units[end - 1].end()], otherwise)
        start = end
