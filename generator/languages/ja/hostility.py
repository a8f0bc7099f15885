"""Insults, slurs, threats and spam in Japanese comments."""

import re

from generator.languages.rules import score

_WEIGHTS = {
    re.compile(
        r"老害|馬鹿|バカ|ばか(?:者|野郎|じゃ|か)|アホ|阿呆|クズ|屑|ゴミ(?:だ|以下|ども|野郎)|カス(?!タ|ケ|ミ|ピ)|キチガイ|気違い|基地外|池沼|ガイジ"
    ): 0.6,
    re.compile(r"死ね|殺す(?:ぞ|から)|ぶっ殺|殺してやる|消えろ|くたばれ|地獄に落ち"): 0.8,
    re.compile(
        r"(?:日本|社会|国|世界)の(?:ガン|癌|がん|恥|害|寄生虫)|害虫|寄生虫|飼い犬|ポチ(?:だ|め)|犬(?:だ|め)"
    ): 0.5,
}


def hostility(comment: str) -> float:
    """How far a comment insults, threatens or is spam, 0 to 1."""
    return score(comment, _WEIGHTS)
