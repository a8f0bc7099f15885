"""English words that make a sentence less than neutral, outside quoted speech."""

import re

from generator.languages.protocol import Marker
from generator.languages.rules import blanked, found, rule

_QUOTED = re.compile(r"“[^“”\n]{0,600}[”]|\"[^\"\n]{0,600}\"|‘[^‘’\n]{2,200}’(?![a-z])")
_SPEECH = (
    "said|says|say|told|tells|added|adds|wrote|writes|argued|argues|claimed|claims|stated|states|according to|announced"
    "|reported|reports|testified|tweeted|noted|warned|insisted|asserted|alleged|suggested|believes?|thinks?|estimated?s?|found"
)
_ATTRIBUTED = re.compile(rf"\b(?:{_SPEECH})\b", re.IGNORECASE)

_RULES = (
    rule(
        "opinion", 0.8,
        r"\b(?:I|we) (?:think|believe|feel|hope|suspect|doubt)\b", r"\bin my (?:view|opinion)\b", r"\bof course\b",
        r"\b(?:should|must|ought to|needs? to)\b(?! have)", r"\bit is (?:time|clear|obvious|hard to)\b",
        flags=re.IGNORECASE,
    ),
    rule(
        "loaded", 0.7,
        r"\b(?:radical|extremist|shameful|disgraceful|outrageous|so-called|far-left|far-right|thugs?|regime|cronies|witch hunt)\b",
        flags=re.IGNORECASE,
    ),
    rule("certainty", 0.4, r"\b(?:clearly|obviously|undoubtedly|certainly|absolutely|always|never|simply|merely)\b", flags=re.IGNORECASE),
    rule("judgement", 0.4, r"\b(?:unfortunately|sadly|remarkably|surprisingly|ironically|hopefully)\b", flags=re.IGNORECASE),
)  # fmt: skip


def markers(sentence: str) -> tuple[Marker, ...]:
    """Markers outside quoted speech, in order; a sentence that says whose judgement it gives holds no opinion."""
    marked = found(blanked(sentence, _QUOTED), _RULES)
    if is_attributed(sentence):
        return tuple(marker for marker in marked if marker.kind != "opinion")
    return marked


def is_attributed(sentence: str) -> bool:
    """Whether the judgement is somebody's who is named or described ("officials said", "according to the report")."""
    return bool(_ATTRIBUTED.search(blanked(sentence, _QUOTED)))
