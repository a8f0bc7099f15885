"""Sentences that belong to the page and not to the report: photo captions, invitations, notes on rights."""

import re

from generator.languages.phrases import Phrases, beginnings

_LABEL = re.compile(
    r"\W*(?:photo(?:graph)?s?|image|picture|video|file photo|写真|画像|動画|図表?|資料写真|提供)\s*[:：／/＝=は(（]"
)
_PHRASES = (
    r"(?:ap|reuters|afp|getty)\s+(?:photo|images?)", r"(?:photo|image) credits?", "click here", "read more(?! than)",
    "sign up (?:here|now|today|(?:for|to) our)", "subscribe (?:here|now|today|to our)", "our newsletters?",
    "all rights reserved", "cookie (?:policy|settings)", "terms of (?:use|service) apply", "follow (?:us|me) on",
    "share this", "continue reading", "this (?:article|story|post) (?:was|is|has been|first)",
    "originally (?:appeared|published)", "the post .{0,80} appeared first", "download (?:the|our) app",
    "contributed to this", "associated press (?:writers?|reporters?)", "a breaking news (?:story|item)",
)  # fmt: skip
_PHRASE = Phrases((None, [*(rf"\b{words}\b" for words in _PHRASES), r"\bcopyright \d"]))
# Each begins with a character of its own: so a search skips to these.
_MARKS = re.compile(
    r"\(photo by\b|=(?:写真|ロイター|共同|時事|ap|afp)\W*$|＝(?:写真|ロイター|共同|時事|ap|afp)\W*$|写真は|撮影[=＝:：]"
    r"|https?://|www\.|©|ⓒ|\(c\) \d"
    r"|続きを読む|もっと(?:見る|読む)|全文は|詳しくはこちら|こちらから|こちら[。．]?$|関連(?:記事|情報|リンク)|会員限定|有料記事"
    r"|無断転載|メルマガ|お問い合わせは|会員登録|ログインして|フォローし|チャンネル登録|この記事(?:は|を)|引用元|配信元|販売元"
    r"|残り[0-9０-９]+文字|クリックして|ください[。．]?$|下さい[。．]?$"
)
# Marks of lists and ornaments.
_ORNAMENT = re.compile(r"[・■□◆◇●○▼▽▲△▶►→⇒★☆※≫»•▪♥♡♪♫【]")
_ADORNED = re.compile(
    r"(?:^|\s)[・■□◆◇●○▼▽▲△▶►→⇒★☆※≫»•▪]|[■□◆◇▼▽▶►]\s|[♥♡♪♫★☆]|【[^】]{1,12}】\s*\W*$|【[^】]*】[^【]+【[^】]*】"
)


def is_furniture(sentence: str) -> bool:
    """Whether a sentence is a caption, boilerplate or an item of a list."""
    lower = sentence.lower()  # patterns that ignore case are slow
    return bool(
        _LABEL.match(lower)
        or _PHRASE.are_in(lower, beginnings(sentence))
        or _MARKS.search(lower)
        or (_ORNAMENT.search(sentence) and _ADORNED.search(sentence))
    )
