"""A built site of one week for the tests of why: two events, one of them told thrice and commented on."""

from collections.abc import Iterable
from pathlib import Path

from generator import pipeline
from generator.models import Chars, Comment, Passage, Story
from generator.site import Site
from generator.store import Store
from tests.made import NOW, comment, site, story

WEEK = "2026-W45"
HARBOUR = "汐見市は四日、台風で壊れた北堤防の補修工事を今月末に終えると発表した。工事費は三億円で、県が半分を負担する。"
COUNCIL = (
    "汐見市議会は四日、北堤防の補修工事の費用三億円を含む補正予算案を全会一致で可決した。工事は今月末に終わる見込みだ。"
)
RESIDENTS = "台風で壊れた北堤防の補修工事が今月末に終わる。汐見市は十日に住民説明会を開き、工事費三億円の内訳を示す。"
GINKGO = "汐見市は四日、駅前の銀杏並木が見ごろを迎えたと発表した。七日から灯りがともり、二十三日には屋台が並ぶ。"
COMMENTS = (
    comment("thanks", text="思ったより早い。助かります、ありがとうございます。"),
    comment("costs", text="費用の内訳も出してほしい。三億円は高すぎる。", author_key="k1"),
    comment("again", text="三億円の費用の内訳を出してほしい。高い。", author_key="k1"),
    comment("copied", text="費用の内訳も出してほしい。三億円は高すぎる！", author_key="k2"),
    comment("asks", text="説明会は何時からですか？"),
    comment("insult", text="市長は死ね。バカ、クズ、ゴミ、老害。"),
)


def told(number: int, publisher: str, title: str, text: str, comments: Iterable[Comment] = ()) -> Story:
    return story(
        number,
        title=title,
        publisher=publisher,
        site=publisher,
        source=publisher,
        passages=(Passage("report", text, publisher),),
        chars=Chars(report=1000),
        comments=tuple(comments),
    )


STORIES = (
    told(1, "汐見新報", "北堤防の補修、今月末に完了へ", HARBOUR, COMMENTS),
    told(2, "浜辺通信", "北堤防補修の補正予算案を可決", COUNCIL),
    told(3, "みなと日報", "北堤防の補修工事、十日に説明会", RESIDENTS),
    told(4, "汐見新報", "駅前の銀杏が見ごろ", GINKGO),
)


def built(root: Path, stories: Iterable[Story] = STORIES, *, closing: bool = False) -> Site:
    """The site with these stories and their edition; its pages are not made."""
    Store(site(root) / "content").put_stories(WEEK, stories)
    made = Site.at(root, NOW)
    pipeline.build(made, (WEEK,), closing=closing, extent="pages", strict=False)
    return Site.at(root, NOW)


def topic(made: Site) -> str:
    """The topic of the one digest."""
    edition = made.store.edition(WEEK)
    assert edition
    (digest,) = edition.digests
    return digest.topic
