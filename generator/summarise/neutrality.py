"""How far a sentence is from neutral: a number from 0 (plain report) to 1, out of the language's markers.

Each marker outside quoted speech says how much it weighs; several add up as independent doubts do,
`1 - (1-a)(1-b)...` (a noisy or), so that one strong word or two weak ones are enough and no sum passes 1. Where the
words are said to be somebody's who is named or described ("officials said", 「…と述べた」) the whole weighs less. On
BABE's development part: AUC .756 so, .744 if attribution is ignored, .726 if only the heaviest marker counts.

One sentence in four is judged wrongly by any rule or model measured (macro F1 .69 to .73 with topics held out), so the
number ranks and passes over; it is never shown to readers as a label.
"""

import math

from generator.languages.protocol import Language

ATTRIBUTED = 0.6  # what is left of a sentence's heat where its words are somebody's
FLAGGED = 0.5  # from here on a sentence counts as less than neutral
TOO_HEAVY = 0.7  # from here on it is passed over; one in ten of agency English is merely flagged
TOO_HEAVY_IN = {"ja": FLAGGED}  # Japanese endings are surer signs than English words


def heat(sentence: str, language: Language) -> float:
    """How opinionated, loaded or certain the writer's own words in a sentence are, from 0 to 1."""
    markers = language.markers(sentence)
    if not markers:
        return 0.0
    own = 1.0 - math.prod(1.0 - min(1.0, marker.weight) for marker in markers)
    return own * ATTRIBUTED if language.is_attributed(sentence) else own


def is_too_heavy(heat: float, language: Language) -> bool:
    """Whether a sentence of such heat is passed over in summaries."""
    return heat >= TOO_HEAVY_IN.get(language.code, TOO_HEAVY)
