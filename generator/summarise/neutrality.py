"""How far a sentence is from neutral: a number from 0 (plain report) to 1, out of the language's markers.

Each marker outside quoted speech says how much it weighs; several add up as independent doubts do,
`1 - (1-a)(1-b)...` (a noisy or), so that one strong word or two weak ones are enough and no sum passes 1. Where the
judgement is somebody's who is named or described ("officials said", 「…と述べた」), opinion, certainty and judgement
are that person's and weigh little; loaded words are the writer's own and keep their weight.

One sentence in four is judged wrongly by any rule or model measured (BABE, macro F1 .69 to .73), so the number ranks
and passes over; it is never shown to readers as a label.
"""

from generator.languages.protocol import Language

ATTRIBUTED = 0.3  # what is left of the weight of an opinion, a certainty or a judgement that is somebody's
TOO_HEAVY = 0.5  # from here on a sentence is passed over


def heat(sentence: str, language: Language) -> float:
    """How opinionated, loaded or certain the writer's own words in a sentence are, from 0 to 1."""
    markers = language.markers(sentence)
    if not markers:
        return 0.0
    attributed = language.is_attributed(sentence)
    neutral = 1.0
    for marker in markers:
        borrowed = attributed and marker.kind != "loaded"
        neutral *= 1.0 - min(1.0, marker.weight) * (ATTRIBUTED if borrowed else 1.0)
    return 1.0 - neutral


def is_neutral(sentence: str, language: Language) -> bool:
    """Whether a sentence may stand in a summary."""
    return heat(sentence, language) < TOO_HEAVY
