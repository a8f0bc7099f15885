"""What a short line of a page is: where a quotation begins or ends, a source, a byline, a heading that opens or closes.

The rules are words that such pages share, in Japanese and English; none is one page's own. A line that no rule knows
is left to its place. All functions take one line without space around it.
"""

import re
from typing import NamedTuple

MARKER_LENGTH = 160  # characters; a longer line is prose whatever it begins with

_OPEN, _CLOSE = r"[\[(（【［「『＜<〈《■◆●▼▽※＊*・\s]*", r"[\])）】］」』＞>〉》\s]*"
_PICTURE = (
    r"(?:画像|写真|イラスト|図版|図表|動画|映像|サムネイル?|サムネ|アイキャッチ(?:画像)?"
    r"|photo(?:graph)?s?|images?|pictures?|video|illustration)"
)
_IMAGE_CREDIT = re.compile(
    rf"{_OPEN}{_PICTURE}\s*(?:の?(?:出典|提供|引用元?|出所|クレジット|元|著作権)|credits?"
    r"|courtesy(?: of)?|source|by|via)?\s*"
    r"(?:[:：=＝／/]|は(?:イメージ|[^。]{1,40}(?:から|より|提供)))",
    re.IGNORECASE,
)
_ELLIPSIS = r"[…‥。．.:：、,\s]*"
_QUOTE_OPENS = (
    re.compile(
        rf"{_OPEN}(?P<name>[^。、]{{1,40}}?)(?:の|が(?=報)|による)(?:記事|報道|配信記事?|ニュース|報じた|速報|公式発表)"
        rf"(?:によると|によれば|より(?:引用|抜粋)?|から(?:引用|抜粋)?|を引用|では){_ELLIPSIS}{_CLOSE}"
    ),
    re.compile(
        rf"{_OPEN}(?:以下[、,，]?\s*)?(?P<name>[^。、]{{1,40}}?)(?:より|から)(?:引用|抜粋|転載){_ELLIPSIS}{_CLOSE}"
    ),
    re.compile(
        r"(?:according to|as reported by|reported by|quoted from|quoting|from a report (?:by"
        r"|in))\s+(?P<name>[^.:…]{2,60}?)\s*(?:[:…]+|\.\.\.)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<name>[A-Z][^.:…]{1,60}?)\s+(?:reports|reported|writes|wrote)\s*(?:[:…]+|\.\.\.)"),
)
_QUOTE_CLOSES = re.compile(
    rf"{_OPEN}(?:(?:記事)?全文|続き|元記事|詳細|残り)\s*(?:は|を|を?読む)?[^。]{{0,12}}?"
    r"(?:引用元|元記事|ソース|出典|リンク先|こちら|サイト"
    rf"|配信元)[^。0-9]{{0,10}}?(?P<rest>[\s\])）】］」…]*[0-9０-９令平].*)?[\s\])）】］」…。]*",
)
_QUOTE_CLOSES_EN = re.compile(
    r"[\[(]?\s*(?:read|see|find) (?:the )?(?:full|whole|rest|original|complete)[^.]{0,40}?[\])]?\s*(?P<rest>[0-9].*)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    rf"{_OPEN}(?:(?:引用元?|出典|ソース|情報源|元記事|元ネタ|参照元|転載元|配信元"
    rf"|記事元){_CLOSE}(?:[:：]\s*|\s+|(?=https?://)|$)"
    rf"|(?:sources?|original(?: article| report| story)?|quoted from){_CLOSE}(?:[:：]\s*|$)"
    rf"|via{_CLOSE}(?:[:：]\s*|\s+))"
    r"(?P<rest>.*?)\s*",
    re.IGNORECASE,
)
_PLATFORM = (
    r"(?:X|Twitter|ツイッター|旧Twitter|Facebook|フェイスブック|Instagram|インスタ(?:グラム)?"
    r"|Threads|スレッズ|Mastodon|マストドン|Bluesky|ブルースカイ|"
    r"YouTube|ユーチューブ|Reddit|SNS|social media)"
)
_POSTS_OPEN = re.compile(
    rf"{_OPEN}(?:以下[、,，]?\s*{_PLATFORM}\s*(?:[(（][^)）]*[)）])?\s*(?:より|から|の投稿)"
    rf"|from {_PLATFORM}|posts? (?:on|from) {_PLATFORM}){_ELLIPSIS}{_CLOSE}",
    re.IGNORECASE,
)
_POST = (
    re.compile(
        r"[【\[［](?P<name>[^】\]］]{1,60}?)(?:さん|氏|様)?の(?:投稿|ポスト|ツイート|つぶやき|書き込み|X)[】\]］]"
    ),
    re.compile(r"[【\[［]?(?:post|tweet|toot)(?:ed)? by (?P<name>[^\]】:]{1,60}?)[】\]］]?:?", re.IGNORECASE),
)
_EDITORS = (
    r"(?:編集部|編集局|編集長|編集者|編集|取材班|管理人|運営(?:者|事務局|部)?|筆者|記者|ブログ主"
    r"|ライター|当サイト|当ブログ|中の人|デスク)"
)
_OWNER_SECTION = (
    re.compile(
        rf"{_OPEN}(?P<owner>[^。、]{{0,40}}?{_EDITORS})(?:の|から(?:の)?|より)(?:見解|考察|所感|感想|意見"
        rf"|コメント|ひとこと|一言|視点|総括|まとめ){_CLOSE}"
    ),
    re.compile(
        r"(?P<owner>(?:[^.:]{0,40}?\b)?(?:editors?|editorial team|newsroom|author))(?:['’]s?)? (?:view"
        r"|take|opinion|comment|comments|thoughts|analysis|verdict)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<owner>our|my)\s+(?:view|take|opinion)", re.IGNORECASE),
)
_BYLINE = (
    re.compile(
        rf"{_OPEN}(?:執筆者?|文責|文|筆者|ライター|著者|記者|取材・文|文・構成"
        rf"|この記事を書いた人)\s*[:：／/=＝]\s*(?P<name>[^。]{{1,60}}?){_CLOSE}"
    ),
    re.compile(r"(?:written by|author:|words by|reported by|by(?= [A-Z]))\s*(?P<name>[^.:!?]{2,60})", re.IGNORECASE),
)
_ENDS = re.compile(
    rf"{_OPEN}(?:(?:最新|新着|人気|関連|注目|おすすめ|オススメ|最近の|話題の|同じカテゴリの"
    r"|その他の)(?:の)?(?:記事|ニュース|投稿|エントリー?|コンテンツ|リンク|ワード)(?:一覧"
    r"|ランキング)?"
    r"|(?:あわせて|合わせて)読みたい|(?:アクセス)?ランキング|カテゴリー?|アーカイブ|タグ|前の(?:記事"
    r"|投稿)|次の(?:記事|投稿)|この記事を(?:書いた人|シェア(?:する)?)"
    r"|シェア(?:する)?|プロフィール|スポンサー(?:ド)?リンク|広告|検索|メニュー|サイトマップ"
    r"|トップ(?:へ|に)戻る|別サイトの記事も見る|続きを読む|もっと見る"
    r"|(?:related|recent|latest|popular|more|other|top)\s+(?:posts?|articles?|stories|news|reading"
    r"|headlines)|most (?:read|popular|viewed)"
    r"|you (?:may|might) (?:also )?like|read (?:more|next)|share this(?: .{1,20})?|categories"
    r"|archives?|tags|about the author|newsletter|subscribe"
    rf"|advertisements?|sponsored(?: content)?|menu|search|back to top){_CLOSE}",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:みんな|皆|ネット(?:上|民)?|読者|世間|SNS|X|Twitter|ツイッター|海外|視聴者|ユーザー|国民"
    r"|世の中|ヤフコメ|スレ|ヤフー民?)(?:のみんな|さん)?"
)
_COUNT = r"\s*[(（\[【「:：]?\s*[0-9０-９,，]+\s*(?:件|コメント|comments?)?\s*[)）\]】」]?"
_COMMENTS = re.compile(
    rf"{_OPEN}(?:{_WHOSE}(?:から)?の(?:コメント|反応|声|意見|感想|書き込み|ツイート)(?:まとめ|一覧|は)?"
    rf"|コメント一覧|寄せられたコメント|[0-9０-９,，]+\s*件?の?(?:コメント|反応|返信)"
    rf"|(?:コメント|反応){_COUNT}|(?:この記事|本記事|記事)へのコメント"
    rf"|(?:comments?|responses|replies|discussion|kommentare?|commentaires?|comentarios){_COUNT}"
    r"|[0-9][0-9,.]*\s+(?:(?:reader|user)\s+)?(?:comments?|responses?|replies|thoughts|kommentare?"
    r"|commentaires?|comentarios)(?:\s+(?:on|to|zu|sur|en)\b.*)?"
    r"|(?:what\s+)?(?:our\s+)?(?:readers?|people|users|commenters)['’]?s?\s+(?:comments?|views"
    r"|responses|reactions|(?:are\s+)?say(?:ing)?|said)"
    rf"){_CLOSE}{_ELLIPSIS}(?:{_COUNT})?",
    re.IGNORECASE,
)
_COMMENTS_BARE = re.compile(
    rf"{_OPEN}(?:コメント(?:欄)?|反応|ご?意見|comments?|responses|reactions|replies|discussion"
    rf"|kommentare?|commentaires){_CLOSE}[:：]?",
    re.IGNORECASE,
)
_FORM = re.compile(
    rf"{_OPEN}(?:コメント(?:する|を(?:残す|書く|投稿|入力|キャンセル).*|投稿.*|フォーム|の投稿)"
    rf"|返信をキャンセル|captcha|(?:お)?名前.{{0,12}}|メール(?:アドレス)?.{{0,30}}"
    r"|サイト|ログインして.*|(?:leave|post|write|add|submit) (?:a |your )?(?:reply|comment"
    r"|response).{0,40}|cancel reply|log ?in to .{0,40}|name ?\*?|e-?mail ?\*?|website"
    rf"|your email address will not.*|comments are closed.*){_CLOSE}",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"(?:[0-9０-９,.]+|(?:\d+\s*[:：.]?\s*)?(?:名無し(?:さん|さま|様|の\S{0,12})?(?:[@＠]\S*)?|匿名\S*|ななし\S*)|ID[:：]\s*[A-Za-z0-9+/.?*=_-]{0,24}(?:\s*[(\[][0-9/]{1,9}[)\]])?"
    r"|返信(?:する)?|引用|通報(?:する)?|削除|"
    r"(?:いいね|そう思う|共感した|なるほど|うーん|参考になった|役に立った|good|bad|like|likes|reply"
    r"|report|share|quote|permalink|edit|flag|upvote|downvote)[!！]?\s*[0-9０-９,]*(?:件|人)?|"
    r"[👍👎♥❤♡+\-−]*\s*[0-9]*|もっと見る|続きを読む|show more|read more|load more.*|\.{3}|…)",
    re.IGNORECASE,
)
_DATE_ONLY = re.compile(
    r"(?:(?:投稿|公開|更新|掲載|配信|最終更新)(?:日時?|日)?|published(?: on)?|updated(?: on)?"
    r"|posted(?: on)?|date)?\s*[:：]?\s*"
    r"(?P<date>(?:(?:19|20|令和"
    r"|平成)?\s?[0-9０-９元]{1,4}\s*[年/.\-]\s*[0-9０-９]{1,2}\s*[月/.\-]\s*[0-9０-９]{1,2}日?|"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?[0-9]{1,2}(?:st|nd|rd"
    r"|th)?\s+[a-z]{3,9}\.?,?\s+[0-9]{4}|(?:(?:mon|tue|wed|thu|fri|sat"
    r"|sun)[a-z]*,?\s+)?[a-z]{3,9}\.?\s+[0-9]{1,2}(?:st|nd|rd|th)?,?\s+[0-9]{4})"
    r"(?:\s*[(（][^)）]{1,6}[)）])?(?:[\sT]*(?:午前"
    r"|午後)?\s*[0-9０-９]{1,2}[:：時][0-9０-９]{2}分?(?:[:：][0-9０-９.]{2,6})?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:JST"
    r"|GMT|UTC|Z|[+-][0-9:]{4,5})?)?)"
    r"\s*(?:配信|公開|更新|掲載|投稿)?",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"「」『』【】（）]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。．.!?！？…‥」』”\"’')）】♪wｗ笑]\s*$")
_SENTENCE_INSIDE = re.compile(r"。|[.!?][\"”’')]?\s+\S")
_BULLET = re.compile(r"\s*(?:[・•●◦‣▪○◆■*＊·]\s*|[-–—]\s+)(?=\S)")


class Source(NamedTuple):
    """What a source line names: a publisher, an address, or both."""

    name: str | None
    url: str | None


def is_image_credit(line: str) -> bool:
    """Whether it credits a picture; whom it names has reported nothing."""
    return len(line) <= MARKER_LENGTH and bool(_IMAGE_CREDIT.match(line))


def quote_opens(line: str) -> str | None:
    """The publisher whose report follows: 「…の記事によると」, "According to ...:"."""
    return _first(_QUOTE_OPENS, line, "name")


def quote_closes(line: str) -> str | None:
    """The date text behind a quotation's end (`[全文は引用元へ…]2025/10/26`), "" if it has none; None: no such line."""
    if len(line) > MARKER_LENGTH:
        return None
    match = _QUOTE_CLOSES.fullmatch(line) or _QUOTE_CLOSES_EN.fullmatch(line)
    return (match["rest"] or "").strip(" 　])）】］」…") if match else None


def source(line: str) -> Source | None:
    """The source a line names: 引用元, 出典, ソース, "Source:", "via"."""
    match = _SOURCE.fullmatch(line) if len(line) <= 2 * MARKER_LENGTH else None
    if not match:
        return None
    url = _URL.search(match["rest"])
    name = _URL.sub("", match["rest"]).strip(" 　:：-–—|｜/()（）「」[]【】<>.。")
    if not url and (not name or len(name) > 60 or is_sentence(name)):
        return None if name else Source(None, None)
    return Source(name or None, _whole(url[0]) if url else None)


def _whole(url: str) -> str:
    """An address without the bracket that closes what stands around it."""
    return url if "(" in url else url.rstrip(")]")


def url_alone(line: str) -> str | None:
    """The address of a line that holds nothing else."""
    match = _URL.fullmatch(line.strip("<>()（） 　"))
    return match[0] if match else None


def posts_open(line: str) -> bool:
    """Whether embedded posts follow: 「以下、Xより」."""
    return bool(_POSTS_OPEN.fullmatch(line))


def post_by(line: str) -> str | None:
    """Whose post a line announces: 【…さんの投稿】."""
    return _first(_POST, line, "name")


def owner_section(line: str) -> str | None:
    """Whose opinion a heading opens: 「…編集部の見解」, "The editors' view"."""
    return _first(_OWNER_SECTION, line, "owner")


def byline(line: str) -> str | None:
    """The author a line names."""
    return _first(_BYLINE, line, "name")


def ends_article(line: str) -> bool:
    """Whether a heading opens what is no part of the article: latest stories, menus, sharing."""
    return bool(_ENDS.fullmatch(line)) or opens_form(line)


def opens_comments(line: str, *, bare: bool = False) -> bool:
    """Whether a heading opens readers' comments; `bare` takes a lone 「コメント」 too, which may head a form."""
    if len(line) > MARKER_LENGTH // 2:
        return False
    return bool(_COMMENTS.fullmatch(line)) or (bare and bool(_COMMENTS_BARE.fullmatch(line)))


def opens_form(line: str) -> bool:
    """Whether it belongs to a form to write a comment."""
    return bool(_FORM.fullmatch(line))


def is_no_comment(line: str) -> bool:
    """Whether a line under a comment heading is machinery: a number, a date, 返信, いいね 12."""
    return not line or bool(_NO_COMMENT.fullmatch(line) or date_alone(line)) or opens_form(line)


def date_alone(line: str) -> str | None:
    """The date text of a line that holds nothing else."""
    match = _DATE_ONLY.fullmatch(line) if len(line) <= 60 else None
    return match["date"] if match else None


def is_sentence(line: str) -> bool:
    """Whether it is prose: ends like a sentence or holds one, or is too long for a heading."""
    words = line.count(" ") + 1
    if line.isascii() and words < 4:
        return False
    return (
        bool(_SENTENCE_INSIDE.search(line)) or (len(line) > 12 and bool(_SENTENCE_END.search(line))) or len(line) > 100
    )


def bullet(line: str) -> str | None:
    """The words behind a list mark; None if the line is no list item."""
    match = _BULLET.match(line)
    return line[match.end() :].strip() if match else None


def is_marker(line: str) -> bool:
    """Whether any rule of this module that steers passages knows the line."""
    return len(line) <= 2 * MARKER_LENGTH and (
        is_image_credit(line)
        or quote_opens(line) is not None
        or quote_closes(line) is not None
        or source(line) is not None
        or posts_open(line)
        or post_by(line) is not None
        or owner_section(line) is not None
    )


def _first(rules: tuple[re.Pattern[str], ...], line: str, group: str) -> str | None:
    if len(line) > MARKER_LENGTH:
        return None
    for rule in rules:
        match = rule.fullmatch(line)
        if match:
            return match[group].strip() or None
    return None
