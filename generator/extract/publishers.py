"""Who reported it: names of publishers and agencies, and how titles, bodies and pages name them."""

import re
import unicodedata

from generator.text import urls

# What a credit says -> the name that is counted. An agency has one name in each script; which names are one family
# is a setting of the site.
AGENCIES: dict[str, str] = {
    "共同": "共同通信", "共同通信": "共同通信", "共同通信社": "共同通信",
    "kyodo": "Kyodo News", "kyodo news": "Kyodo News",
    "時事": "時事通信", "時事通信": "時事通信", "時事通信社": "時事通信",
    "jiji": "Jiji Press", "jiji press": "Jiji Press",
    "ロイター": "ロイター", "ロイター通信": "ロイター", "reuters": "Reuters", "thomson reuters": "Reuters",
    "ap": "AP", "ap通信": "AP", "associated press": "AP", "the associated press": "AP",
    "afp": "AFP", "afp通信": "AFP", "afp=時事": "AFP", "afp時事": "AFP", "afpbb news": "AFP",
    "agence france-presse": "AFP",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "ブルームバーグ": "ブルームバーグ",
    "upi": "UPI", "dpa": "dpa", "pa media": "PA Media", "ansa": "ANSA", "efe": "EFE", "tass": "TASS",
    "新華社": "新華社", "xinhua": "Xinhua", "聯合ニュース": "聯合ニュース", "yonhap": "Yonhap",
    "タス通信": "タス通信", "ラヂオプレス": "ラヂオプレス",
}  # fmt: skip

_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=lambda name: (-len(name), name)))
_LIKE_A_PUBLISHER = re.compile(
    r".{2,30}(?:新聞(?:社|デジタル|電子版|オンライン)?|通信社?|テレビ|放送|ニュース|新報|日報|時報|タイムズ|タイムス|ジャーナル|ポスト|デジタル"
    r"|オンライン|スポーツ|プレス|報知|NEWS|WEB)|(?:日経|NHK|ＮＨＫ|CNN|BBC|スポニチ|産経|毎日|読売|朝日).{0,20}"
    r"|(?:The )?(?:[A-Z][\w&.'’-]*\s){1,5}"
    r"(?:News|Times|Post|Journal|Press|Herald|Tribune|Gazette|Guardian|Telegraph|Chronicle|Observer|Courier|Broadcasting)"
)
_TITLE_TAG = re.compile(
    r"\s*(?:\[([^\[\]]{1,40})\]|［([^［］]{1,40})］|（([^（）]{1,40})）|\(([^()]{1,40})\)|【([^【】]{1,40})】)\s*$"
)
_TITLE_TAIL = re.compile(
    r"^(?P<title>.+?)(?P<sign>\s+[-–—:»]\s+|\s*[|｜]\s*|\s+::\s+|\s*＝)(?P<tail>[^|｜]{1,60}?)\s*$", re.DOTALL
)
_TITLE_HEAD = re.compile(r"^\s*(?P<head>[^|｜]{1,40}?)\s*[|｜]\s*(?P<title>.{8,})$", re.DOTALL)
_CREDIT_AT_END = re.compile(
    rf"(?:[（(［\[【]\s*(?:[^（(［\[【）)\]］】]{{0,20}}[＝=・/／])?({_AGENCY})\s*[）)\]］】]|[＝=]({_AGENCY}))\s*$",
    re.IGNORECASE,
)
_CREDIT_AT_START = re.compile(
    rf"^\s*(?:[［\[（(【][^］\]）)】]{{0,30}}?(?:[＝=]|\s)?({_AGENCY})[^］\]）)】]{{0,6}}[］\]）)】]"
    rf"|[A-Z][A-Za-z .,'’/]{{1,60}}\s*\(({_AGENCY})\)\s*(?:[-–—]|$|[A-Z“\"]))",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"(?:公式(?:アカウント)?|さん|\(公式\)|（公式）|【公式】)+$")
_FEED_TAIL = re.compile(
    r"\s*(?:[-–—|｜:»>/]+\s*)?(?:RSS(?: ?[0-9.]+)?(?: feed)?|Atom(?: feed)?|(?:news )?feeds?"
    r"|(?:の)?フィード|新着(?:記事|情報)?|最新(?:記事|ニュース)|トップ(?:ニュース|ページ)?|全記事"
    r"|全ての記事|すべての記事"
    r"|all (?:articles|posts|stories|news)|latest (?:news|posts|articles|stories)?|top (?:news"
    r"|stories)|home(?:page)?|front ?page|main)\s*$",
    re.IGNORECASE,
)
_OWNER_TAIL = re.compile(
    r"\s*(?:WEB|Web|ウェブ|オンライン)?(?:編集部|編集局|編集長|編集者|取材班|運営(?:者|事務局|部)?|管理人|デスク)$"
    r"|(?:['’]s?)?\s+(?:editors?|editorial (?:team|staff|board)|newsroom|staff|team)(?:['’]s?)?$",
    re.IGNORECASE,
)


def folded(name: str) -> str:
    """The form in which two spellings of a name are equal."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", name).casefold())


def agency(name: str) -> str | None:
    """The agency a name or abbreviation means, under the name that is counted."""
    return AGENCIES.get(unicodedata.normalize("NFKC", name).casefold().strip())


def named(name: str) -> str:
    """A publisher's name as it is counted: agencies by one name, accounts without 公式 or さん."""
    bare = _OFFICIAL.sub("", name).strip() or name
    return agency(bare) or bare


def given(name: str) -> str:
    """A publisher's name as a feed gives it: the name beside an e-mail address (RSS 2.0), "" for an address alone."""
    beside = re.fullmatch(r"\S+@\S+\s*\((?P<name>[^()]+)\)|(?P<first>[^<>@]+?)\s*<\S+@\S+>", name)
    if beside:
        return (beside["name"] or beside["first"] or "").strip()
    return "" if re.fullmatch(r"\S+@\S+", name) or urls.safe(name) else name


def looks_like_publisher(name: str) -> bool:
    """Whether a name is an agency's or ends as publishers' names do."""
    return agency(name) is not None or bool(_LIKE_A_PUBLISHER.fullmatch(name.strip()))


def from_title(title: str, known: tuple[str, ...]) -> tuple[str, str | None]:
    """A title without the source tags at its end, and the last publisher taken from it that is not in `known`.

    `known` are the names the page goes by. A dash or bracket stays where what follows is neither known nor like a
    publisher: half of a headline is no tag.
    """
    names = {folded(name) for name in known if name}
    found: str | None = None
    for _ in range(3):
        rest, name, is_column = _last_tag(title)
        known_here = folded(name) in names
        if len(rest) < 4 or not (known_here or agency(name) or (looks_like_publisher(name) and not is_column)):
            break
        if not known_here:
            found = named(name)
        title = rest
    head = _TITLE_HEAD.match(title)
    if head and folded(head["head"]) in names:
        title = head["title"].strip()
    return title, found


def credited(text: str) -> str | None:
    """The agency a body credits at its start (`TOKYO (AP) —`, ［東京 ロイター］) or its end (（共同）, ＝時事)."""
    match = _CREDIT_AT_START.search(text[:120]) or _CREDIT_AT_END.search(text[-40:])
    return agency(next(filter(None, match.groups()), "")) if match else None


def of_feed(title: str) -> str:
    """A publisher's name from its feed's title: without ` - RSS`, ` | Top stories`."""
    shorter = _FEED_TAIL.sub("", title).strip(" -–—|｜:»")
    return shorter or title


def without_editors(owner: str) -> str:
    """The site an editorial office belongs to: 例日報編集部 -> 例日報; "" where it is an office without a name."""
    return _OWNER_TAIL.sub("", owner).strip(" ・の")


def _last_tag(title: str) -> tuple[str, str, bool]:
    """The title before its last tag, the tag's name, and whether it stands in 【】, where columns have their names."""
    if tag := _TITLE_TAG.search(title):
        return title[: tag.start()].strip(), next(filter(None, tag.groups()), "").strip(), bool(tag[5])
    if tail := _TITLE_TAIL.match(title):
        return tail["title"].strip(), tail["tail"].strip(), False
    return "", "", False
