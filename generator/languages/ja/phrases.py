"""Where a Japanese heading may break: between phrases (文節), never inside a word or before its particle.

BudouX (Google, Apache-2.0), a linear model of 36 KB that browsers too break phrases with, finds the ends of phrases. It
is trained on running text and cuts headlines, which leave particles out, inside words: 202|6年, 中|国輸出規制. So an end is
taken only where the script leaves room for one.
"""

import re
from functools import lru_cache

import budoux

_WITHIN = re.compile(  # between these two characters no phrase ends
    r"[\u3005\u4e00-\u9fff]{2}|[ァ-ヺー]{2}|[0-9０-９A-Za-zＡ-Ｚａ-ｚ.,:%]{2}|.[、。，．！？…・：）」』】〕〉》\)\]ー々ぁぃぅぇぉっゃゅょ]"
    r"|[（「『【〔〈《\(\[・].|[0-9０-９.].|[\u3005\u4e00-\u9fffァ-ヺー][0-9０-９]",  # 震度５弱, 午後７時, レベル４
    re.DOTALL,
)
_BOUND = re.compile(
    r"[ぁ-ん]{1,4}[、。」』）]*[ぁ-ん]{0,2}"
)  # について, として, のか: alone at the head of a line they say nothing


def phrases(text: str) -> tuple[str, ...]:
    """The text in parts between which a line may break; joined, they are the text."""
    found: list[str] = []
    for part in _parser().parse(text) if text else ():
        if found and (_WITHIN.fullmatch(found[-1][-1] + part[0]) or _BOUND.fullmatch(part)):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
