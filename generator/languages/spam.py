"""Advertisements among comments, in any language: addresses with little else, repeated characters, sellers' words."""

import re

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b[\w.-]+\.(?:ly|xyz|top|click|shop)/\S*")
_SELLING = re.compile(
    r"\b(?:click here|work from home|earn (?:up to )?\$?\d+|make (?:easy |quick )?money|buy now|limited offer|casino|viagra|cialis"
    r"|crypto giveaway|free gift|subscribe to my|check out my (?:channel|page|site)|whatsapp|telegram|forex|payday loans?|dm me"
    r"|act now|100% free|hot singles)\b"
    r"|副業|稼げ|稼ぐ方法|LINE追加|ライン追加|LINE ?ID|公式LINE|無料(?:プレゼント|登録|相談)|激安|今すぐ(?:登録|クリック)|出会い系|セフレ|エロ動画|カジノ"
    r"|誰でも簡単に|月収\d+万|高収入|コピー品|ブランドコピー|プロフ(?:見て|から)|フォロバ|当選しました",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(.{1,12}?)\1{9,}", re.DOTALL)
_READ = 2000  # characters


def spam(comment: str) -> float:
    """How far a comment is an advertisement or noise, 0 to 1."""
    text = comment[:_READ]
    addresses = _ADDRESS.findall(text)
    words = len(_ADDRESS.sub("", text).strip())
    sure = 0.0
    if addresses and words < 15 * len(addresses):
        sure = 0.3 if len(addresses) == 1 else 0.8
    offers = len(_SELLING.findall(text))
    sure = max(sure, min(0.9, 0.25 * offers + (0.35 if offers and addresses else 0.0)))
    return max(sure, 0.5) if _REPEATED.search(text) and len(set(text)) < 12 else sure
