"""A small fictional book in two languages: a harbour ferry in three weeks, and a library in one."""

from dataclasses import replace
from datetime import UTC, datetime

from generator.config import Config, Section, Source
from generator.models import (
    Balance,
    Citation,
    Comment,
    Copies,
    Correction,
    Digest,
    Edition,
    Highlight,
    Missing,
    Original,
    Passage,
    Sentence,
    Story,
    Thread,
    Via,
    View,
)
from generator.write.fetches import Fetches

FETCHES = Fetches(
    last_read={"みなと新報": "2026-03-17T09:00:00Z", "Quay Times": "2026-03-01T21:00:00Z"},
    missed={"2026-W10": {"Quay Times": "2026-03-01T21:00:00Z"}},
    closed="2026-W10",
)
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)  # a Wednesday: 2026-W12 is still a draft
CONFIG = Config(
    id="digest.example,2026",
    titles={"ja": "港町まとめ", "en": "Harbour Digest"},
    url="https://digest.example/news/",
    language="ja",
    languages=("ja", "en"),
    timezone="Asia/Tokyo",
    contact="editor@digest.example",
    descriptions={"ja": "港町の一週間", "en": "A week in the harbour town"},
    sections=(Section("town", {"ja": "まち", "en": "Town"}), Section("culture", {"ja": "文化", "en": "Culture"})),
    sources=(Source("みなと新報", "https://minato.example/feed.xml"), Source("Quay Times", "https://quay.example/rss")),
)


def story(
    number: int, title: str, publisher: str, report: str, *, language: str = "ja", day: str | None = "2026-03-03"
) -> Story:
    """A story of one report, at an address of its own."""
    return Story(
        id=f"s-{number:010d}",
        title=title,
        language=language,
        site=publisher,
        publisher=publisher,
        source=publisher,
        via=Via("feed", "feed.xml", "0" * 64),
        first_seen="2026-03-03T00:00:00Z",
        keys=(f"url:{number}",),
        url=f"https://news{number}.example/articles/{number}?a=1&b=2",
        published=day,
        passages=(Passage("report", report),),
    )


def comment(number: int, text: str, author: str | None = None) -> Comment:
    """A reader's words, and nothing more known than who wrote them."""
    return Comment(f"c-{number:010d}", text, author)


FERRY_JA = story(
    1,
    "港の渡し船、4月に再開へ",
    "みなと新報",
    "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。運賃は300円で据え置く。",
    day="2026-03-03T10:05:00+09:00",
)
FERRY_COPY = replace(
    story(2, "港の渡し船、4月に再開へ", "海鳴通信", "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。"),
    site="まちの掲示板",
    original=Original("海鳴通信", "https://uminari.example/wire/7"),
)
FERRY_EN = story(
    3,
    "Harbour ferry to sail again in April",
    "Quay Times",
    "The harbour ferry will sail again on 1 April, the city said. Fares stay at 300 yen.",
    language="en",
    day="2026-03-04T23:30:00+00:00",
)
VOICES = (
    comment(1, "通学に使っていたので、再開は本当にうれしいです。", "T.K."),
    comment(2, "冬の間の赤字は誰が負担するのか、説明がありません。"),
    comment(3, "自転車を載せられる便を増やしてほしい。"),
    *(comment(number, f"待っていました。{number}回目の投稿です。") for number in range(4, 13)),
)
FERRY_JA = replace(FERRY_JA, comments=VOICES)
FERRY_NEXT = story(4, "渡し船、試運転始まる", "みなと新報", "渡し船の試運転が10日に始まった。", day="2026-03-10")
FERRY_LAST = story(5, "渡し船の時刻表決まる", "みなと新報", "渡し船の時刻表が16日に決まった。", day="2026-03-16")
LIBRARY = replace(
    story(6, "Old library reopens as a reading room", "Quay Times", "", language="en", day=None),
    passages=(),
    comments=tuple(comment(number, f"My grandmother learned to read there, {number}.") for number in range(20, 25)),
)
BAKERY = story(7, "商店街のパン屋が80周年", "みなと新報", "商店街のパン屋が80周年を迎えた。", day="2026-03-05")
STORIES = {one.id: one for one in (FERRY_JA, FERRY_COPY, FERRY_EN, FERRY_NEXT, FERRY_LAST, LIBRARY, BAKERY)}

NO_VIEWPOINTS = dict.fromkeys(("supports", "objects", "informs", "doubts", "proposes", "asks", "unclear"), 0)

FERRY = Digest(
    guid="tag:digest.example,2026:2026-w10-harbour-ferry",
    topic="harbour-ferry",
    formerly=("ferry",),
    section="town",
    languages=("ja", "en"),
    titles={"ja": "港の渡し船、4月に再開へ", "en": "Harbour ferry to sail again in April"},
    stories=(FERRY_JA.id, FERRY_COPY.id, FERRY_EN.id),
    publishers=("海鳴通信", "みなと新報", "Quay Times"),
    copies=(
        Copies("海鳴通信", (FERRY_COPY.id,)),
        Copies("みなと新報", (FERRY_JA.id,)),
        Copies("Quay Times", (FERRY_EN.id,)),
    ),
    summary={
        "en": (Sentence("Fares stay at 300 yen.", (Citation(FERRY_EN.id, "Fares stay at 300 yen."),)),),
        "ja": (
            Sentence(
                "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
                (Citation(FERRY_JA.id, "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。"),),
            ),
            Sentence("運賃は300円で据え置く。", (Citation(FERRY_JA.id, "運賃は300円で据え置く。"),)),
        ),
    },
    spare={},
    views=(View(FERRY_JA.id, "みなと新報", "再開を機に、港の使い方を考え直したい。"),),
    highlights=(
        Highlight(FERRY_JA.id, "c-0000000001", VOICES[0].text, "supports"),
        Highlight(FERRY_JA.id, "c-0000000002", VOICES[1].text, "doubts"),
        Highlight(FERRY_JA.id, "c-0000000003", VOICES[2].text, "proposes"),
    ),
    balance=Balance(12, None, 3, NO_VIEWPOINTS | {"supports": 8, "doubts": 2, "proposes": 1, "unclear": 1}, folded=2),
    notes=("運賃は市の発表によります。",),
    corrections=(Correction("2026-03-12", "運賃は200円", "運賃は300円"),),
    by_hand=("comments", "titles"),
)
LIBRARY_DIGEST = Digest(
    guid="tag:digest.example,2026:2026-w10-old-library",
    topic="old-library",
    section="other",
    languages=("en",),
    titles={"en": "Old library reopens as a reading room"},
    stories=(LIBRARY.id,),
    publishers=("Quay Times",),
    summary={"en": ()},
    spare={},
    views=(),
    highlights=(Highlight(LIBRARY.id, "c-0000000020", LIBRARY.comments[0].text, "informs"),),
    balance=Balance(5, None, 1, NO_VIEWPOINTS | {"informs": 2, "unclear": 3}),
)


def ferry_later(week: str, told: Story, previous: str) -> Digest:
    """The ferry again, a week later, told by one publisher."""
    text = told.text()
    return replace(
        FERRY,
        guid=f"tag:digest.example,2026:{week.lower()}-harbour-ferry",
        formerly=(),
        languages=("ja",),
        titles={"ja": told.title},
        stories=(told.id,),
        publishers=("みなと新報",),
        copies=(),
        summary={"ja": (Sentence(text, (Citation(told.id, text),)),)},
        views=(),
        highlights=(),
        balance=Balance(0, None, 0, NO_VIEWPOINTS),
        thread=Thread(previous, (told.id,)),
        notes=(),
        corrections=(),
        by_hand=(),
    )


EDITIONS = (
    Edition(
        "2026-W10",
        "2026-03-09T06:10:00+09:00",
        "1",
        "0" * 64,
        (FERRY, LIBRARY_DIGEST),
        (BAKERY.id,),
        (Missing("Quay Times", "could not be downloaded: HTTP 503"), Missing("海鳴通信", "the answer is empty")),
        introduction={"en": "The ferry is back.", "ja": "渡し船が戻ってきます。\n\n次号から港の頁を設けます。"},
    ),
    Edition(
        "2026-W11",
        None,
        "1",
        "0" * 64,
        (ferry_later("2026-W11", FERRY_NEXT, "2026-W10"),),
        (),
        gone=("harbour-lights",),
    ),
    Edition("2026-W12", None, "1", "0" * 64, (ferry_later("2026-W12", FERRY_LAST, "2026-W11"),), ()),
)
