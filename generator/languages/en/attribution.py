"""Whose judgement an English sentence gives: "officials said", "according to the report"."""

import re
from functools import lru_cache

from generator.languages.phrases import runs
from generator.languages.rules import alternation, blanked

QUOTED = re.compile(
    r"“[^“”\n]{0,600}”|\"[^\"\n]{0,600}\"|‘(?<!\w‘)[^‘’\n]{2,200}’(?!\w)|'(?<![\w']')[^'\n]{2,200}'(?!\w)"
)  # each begins with its mark: so a search skips to marks

_SAYING = frozenset(
    """
    said says say saying told tells added adds wrote writes argue argues argued state states stated announced announces
    reported reports testified tweeted noted notes warned warns insisted asserted alleged suggested suggests estimate
    estimates estimated found finds explained explains declared declares acknowledged confirmed confirms denied denies
    replied responded contend contends contended maintain maintains maintained predicted predicts concluded concludes
    recalled observed recommended criticized criticised condemned praised accused called described urged complained
    expressed
    """.split()
)
_CLAIMING = frozenset("accusing alleging arguing saying warning".split())
_SAID = "|".join(sorted(_SAYING))
_PERSON = r"(?:he|she|they|who|[A-Z][\w.’'-]{1,30}|officials?|spokes\w+|police|authorities|analysts?|experts?|critics?|supporters?|lawyers?|prosecutors?|researchers?|scientists?|economists?|sources?|residents?|witnesses|lawmakers?|senators?|report|study|statement|survey|poll|company|department|ministry|agency|committee|court|judge|president|minister|governor|mayor|director|professor|author|aides?|group|union|organization|advocates|opponents|doctors|investigators|leaders?|members?|voters?|people|him|her|them)"
_ATTRIBUTED = re.compile(
    rf"\b{_PERSON.replace('{1,30}', '{1,30}+')}(?:,[^,]{{1,80}},)?(?: (?:also|later|then|has|have|had|previously|repeatedly|recently|reportedly|\w+ly)){{0,2}} (?:{_SAID})\b"
    rf"|\b(?:{_SAID}) (?:that |in (?:a|an|the) |on |at |to |the |by )?{_PERSON}\b"
    rf"|, (?:\w+ly )?(?:{'|'.join(sorted(_CLAIMING))})\b(?!-)"
    r"|\b[Aa]ccording to\b|\b[Ii]n the (?:words|view|opinion) of\b|\b(?:was|were|is|are) (?:quoted|cited) (?:as|in|by)\b|\b[Aa]s (?:reported|noted|described|quoted) by\b|\b[Pp]er (?:the|a)\b"
)
_OWN = re.compile(
    alternation((
        r"\b(?:i|we) (?:said|say|wrote|argued|noted|warned|suggest|told)\b", r"\b(?:that is|that['’]s|which is) to say\b",
        r"\bneedless to say\b", r"\bsay what you\b", r"\bto say the least\b",
    )),
    re.IGNORECASE,
)  # fmt: skip
_SIGNS = _SAYING | _CLAIMING | {"according", "words", "view", "opinion", "quoted", "cited", "per"}
_OWN_SIGNS = {"i", "we", "say"}


@lru_cache(maxsize=4096)  # asked of the same sentence again and again
def is_attributed(sentence: str) -> bool:
    """Whether the judgement is somebody's who is named or described, told outside quotation marks."""
    here = runs(sentence)
    if here.isdisjoint(_SIGNS):
        return False
    told = blanked(sentence, QUOTED)
    return bool(_ATTRIBUTED.search(told if here.isdisjoint(_OWN_SIGNS) else _OWN.sub(" ", told)))
