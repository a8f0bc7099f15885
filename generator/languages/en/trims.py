"""What an English sentence may lose when quoted alone, and whether it can stand alone at all."""

import re

_AGENCY = r"AP|Reuters|REUTERS|AFP|UPI|Kyodo|Jiji|Bloomberg|CNN|BBC|dpa|Xinhua|ANSA|EFE|TASS|Yonhap|PTI"
_DATELINE = (
    rf"(?:[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.’' ]{{1,24}}){{0,2}}(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})? ?)?\((?:{_AGENCY}|[A-Z][\w ]{{1,24}})\)\s*[-–—]+\s*"
    r"|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.’' ]{1,24}){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:[-–—]{1,2}|:)\s+"
)
_CONNECTIVES = (
    "However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Also|Still|Besides|Nonetheless|Nevertheless|By contrast"
    "|In contrast|On the other hand|At the same time|In fact|Indeed|Instead|As a result|Therefore|Thus|Consequently|For example"
    "|For instance|Separately|Elsewhere|In the meantime|That said|In turn|Similarly|Likewise|Finally|Overall|Of course|Notably"
    "|In other words|Accordingly|Even so|Then again|To be sure|More recently|In particular"
)
_LEADS = re.compile(
    rf"(?:\s+|(?:{_DATELINE})|\[[^\]\n]{{1,30}}\]\s*|[•●▪■*·–—-]+\s+|(?:UPDATE \d+|BREAKING|EXCLUSIVE|WATCH)\s*[-:–—]\s*"
    rf"|(?:{_CONNECTIVES}),\s+|(?:And|But|So|Yet|Or)\s+(?=[A-Z]))+"
)
_TAILS = re.compile(
    rf"(?:\s+|\s*[(\[](?:{_AGENCY}|[^()\[\]\n]{{0,20}}(?:Reporting by|Editing by|Photo)[^()\[\]\n]{{0,60}})[)\]])+$"
)
_TAIL_ENDS = (")", "]", " ", "\n", "\t", "\xa0")  # asked first: the search looks everywhere
_SAID = r"said|says|told|added|adds|wrote|noted|explained|continued|went on|argued|warned|declined|acknowledged"
_INTRODUCED = r"(?:of|on|to|between|by|against|for|from|in|at|about|into|over|(?:this |last )?(?:\w+day |week |month |weekend )?that)\b(?! (?:which|him|her|them|it|this|that|these|those)\b)"  # "The attack on the port" says itself which
_DEPENDS = re.compile(
    r"(?:He|She|They|It|His|Her|Hers|Their|Its|Him|Them|Theirs|This|That|These|Those|Such|Both|Neither(?! (?:the|of|[A-Z]))|Either|Others|Another(?! [0-9])"
    r"|Then|Here|The (?:(?:former|latter)(?= (?:is|was|has|had|said|says|will|would|did|does|also)\b)|two|three|pair|duo|trio|same|suspects?|victims?|couple|men|women|man|woman|boy|girl"
    rf"|(?:move|decision|announcement|comments?|remarks?|incident|measures?|proposal|findings?|changes?|figures?|filing|allegations?|accusations?"
    rf"|claims?|news|results?|agreement|deal|plan|report|statement|letter|video|ruling|order|attack|shooting|crash|fire|probe|increase|drop|idea"
    rf"|question|issue|problem|effort|trend|delay|discovery)(?! {_INTRODUCED}))"
    r")(?:['’](?:s|re|d|ll|ve))?\b(?!-)"
)
# Without these, which `trim` takes off, the sentence's point is lost; "However" and "Meanwhile" only part sentences.
_TURNS = re.compile(
    r"(?:Instead|Therefore|Thus|Consequently|As a result|For example|For instance|By contrast|In contrast|In turn|In other words"
    r"|Accordingly|Similarly|Likewise|So|Or|To be sure|Then again|That said|Even so)\b"
)
_QUOTE_FIRST = re.compile(
    rf"[\"“][^\"”]{{1,400}}[,.!?][\"”]\s+(?:he|she|they|it)\b|[\"“][^\"”]{{1,400}}[,.!?][\"”]\s+(?:{_SAID})\s+(?:he|she|they)\b"
)


def trim(sentence: str) -> str:
    """The sentence without dateline, agency tag, list mark and leading connective: an inner slice, never empty."""
    lead = _LEADS.match(sentence)
    start = lead.end() if lead else 0
    tail = _TAILS.search(sentence, start) if sentence.endswith(_TAIL_ENDS) else None
    trimmed = sentence[start : tail.start() if tail else len(sentence)]
    return trimmed if any(character.isalnum() for character in trimmed) else sentence


def depends(sentence: str) -> bool:
    """Whether it begins by pointing at the sentence before ("He said", "The move"), follows from it, or quotes "he"."""
    if _TURNS.match(sentence.lstrip()):
        return True
    lead = _LEADS.match(sentence)
    bare = sentence[lead.end() :] if lead else sentence
    bare = bare[:1].upper() + bare[1:]
    return bool(_DEPENDS.match(bare) or _QUOTE_FIRST.match(bare))
