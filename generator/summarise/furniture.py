"""Sentences that belong to the page and not to the report: photo captions, invitations, notes on rights."""

import re

_CAPTION = re.compile(
    r"^\W*(?:photo(?:graph)?s?|image|picture|video|file photo|写真|画像|動画|図表?|資料写真|提供)\s*[:：／/＝=は(（]"
    r"|\b(?:AP|Reuters|AFP|Getty)\s+(?:Photo|Images?)\b|\bGetty Images\b|\(Photo by\b|\b(?:photo|image) credits?\b"
    r"|[=＝](?:写真|ロイター|共同|時事|AP|AFP)\W*$|(?:写真は|撮影[=＝:：])",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(?:click here|read more|sign up|subscribe|newsletter|all rights reserved|cookies?|terms of (?:use|service)"
    r"|privacy policy|follow (?:us|me) on|share this|continue reading|this (?:article|story) (?:was|is|has been|first)"
    r"|originally (?:appeared|published)|the post .{0,80} appeared first|download (?:the|our) app|log ?in"
    r"|contributed to|associated press (?:writers?|reporters?)|is a breaking news)\b"
    r"|https?://|www\.|[©Ⓒ]|\bcopyright\b"
    r"|続きを読む|全文は|詳しくはこちら|こちらから|関連記事|会員限定|有料記事|無断転載|メルマガ|お問い合わせ|会員登録"
    r"|ログイン|フォローし|チャンネル登録|この記事(?:は|を)|引用元|配信元|残り[0-9０-９]+文字|クリック",
    re.IGNORECASE,
)


def is_furniture(sentence: str) -> bool:
    """Whether a sentence is a caption or boilerplate."""
    return bool(_CAPTION.search(sentence) or _BOILERPLATE.search(sentence))
