"""Sentences that belong to the page and not to the report: photo captions, invitations, notes on rights."""

import re

_CAPTION = re.compile(
    r"^\W*(?:photo(?:graph)?s?|image|picture|video|file photo|写真|画像|動画|図表?|資料写真|提供)\s*[:：／/＝=は(（]"
    r"|\b(?:ap|reuters|afp|getty)\s+(?:photo|images?)\b|\(photo by\b|\b(?:photo|image) credits?\b"
    r"|[=＝](?:写真|ロイター|共同|時事|ap|afp)\W*$|(?:写真は|撮影[=＝:：])"
)
_BOILERPLATE = re.compile(
    r"\b(?:click here|read more\b(?! than)|sign up (?:here|now|today|(?:for|to) our)"
    r"|subscribe (?:here|now|today|to our)"
    r"|our newsletters?|all rights reserved|cookie (?:policy|settings)|terms of (?:use|service) apply"
    r"|follow (?:us|me) on|share this|continue reading|this (?:article|story|post) (?:was|is|has been|first)"
    r"|originally (?:appeared|published)|the post .{0,80} appeared first|download (?:the|our) app"
    r"|contributed to this|associated press (?:writers?|reporters?)|a breaking news (?:story|item))\b"
    r"|https?://|www\.|[©ⓒ]|\bcopyright \d|\(c\) \d"
    r"|続きを読む|もっと(?:見る|読む)|全文は|詳しくはこちら|こちらから|こちら[。．]?$|関連(?:記事|情報|リンク)|会員限定|有料記事"
    r"|無断転載|メルマガ|お問い合わせは|会員登録|ログインして|フォローし|チャンネル登録|この記事(?:は|を)|引用元|配信元|販売元"
    r"|残り[0-9０-９]+文字|クリックして|(?:ください|下さい)[。．]?$"
)
# Marks of lists and ornaments.
_ADORNED = re.compile(r"(?:^|\s)[・■□◆◇●○▼▽▲△▶►→⇒★☆※≫»•▪]|[♥♡♪♫★☆]|【[^】]{1,12}】\s*\W*$")


def is_furniture(sentence: str) -> bool:
    """Whether a sentence is a caption, boilerplate or an item of a list."""
    lower = sentence.lower()  # patterns that ignore case are slow
    return bool(_CAPTION.search(lower) or _BOILERPLATE.search(lower) or _ADORNED.search(sentence))
