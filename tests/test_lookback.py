"""What a week is made from does not grow with the years, and is not less than what there is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import lookback, pipeline, weeks
from generator.models import Edition, Passage, Story
from generator.site import Site
from tests.made import site, story

FIRST = "2026-W30"
REPORTS = {
    "ferry": (
        "渡し船の運賃を来春から{n}円上げる案を、港湾局が示した。",
        "港湾局は渡し船の運賃改定で、{n}円の値上げを検討している。",
    ),
    "library": ("市立図書館は{n}万冊を新しい書庫へ移した。", "新しい書庫への移転で、市立図書館の蔵書{n}万冊が動いた。"),
    "market": ("朝市に屋台が{n}軒加わり、開店を早めた。", "開店を早めた朝市では、屋台が{n}軒増えた。"),
    "quake": (
        "沖合を震源とする揺れがあり、避難所{n}か所が開いた。",
        "揺れを受けて避難所を{n}か所開いたと、防災課が伝えた。",
    ),
    "choir": ("少年合唱団が独唱会を開き、聴衆{n}人が集まった。", "独唱会には聴衆{n}人が訪れ、少年合唱団が歌った。"),
    "wheat": ("小麦の収穫量は{n}トンで、農協は平年並みとした。", "農協によると、小麦は平年並みの{n}トンを収穫した。"),
    "tram": ("路面電車の軌道で{n}か所の補修が終わった。", "軌道の補修{n}か所が済み、路面電車が動き出した。"),
    "whale": ("鯨の群れ{n}頭を調査船が見つけた。", "調査船は{n}頭からなる鯨の群れを記録した。"),
}
ABOUT = (
    ("ferry", "library"), ("library",), ("market",), ("ferry", "market"), ("quake",), ("choir",),
    ("wheat",), ("ferry",), ("tram",), ("ferry", "market"), ("whale",), ("ferry",),
)  # fmt: skip


def told(week: int, subject: str, place: int) -> Story:
    """One of two reports on a subject in a week, each by a publisher of its own."""
    monday = datetime(2026, 7, 20, tzinfo=UTC) + timedelta(weeks=week)
    text = REPORTS[subject][place].format(n=20 + 7 * week)
    return story(
        1000 * week + 10 * list(REPORTS).index(subject) + place,
        title=text.rstrip("。"),
        publisher=("汐見新報", "港町日報")[place],
        keys=(f"url:https://shiomi.example/{week}/{subject}/{place}",),
        first_seen=f"{monday:%Y-%m-%d}T00:10:00Z",
        published=f"{monday:%Y-%m-%d}T09:00:00+09:00",
        passages=(Passage("report", text, "汐見新報"),),
    )


@pytest.fixture
def kept(tmp_path: Path) -> Site:
    """Twelve weeks, all but the last closed; the ferry is in the news again and again."""
    made = Site.at(site(tmp_path / "site"), datetime(2026, 10, 11, 20, tzinfo=UTC))
    for week, subjects in enumerate(ABOUT):
        stories = [told(week, subject, place) for subject in subjects for place in (0, 1)]
        made.store.put_stories(weeks.shift(FIRST, week), stories)
    pipeline.build(made, pipeline.open_weeks(made), closing=True, extent="records", strict=False)
    return made


def test_only_what_bears_on_a_week_is_read_whole(kept: Site) -> None:
    (last,) = pipeline.open_weeks(kept)
    whole = {edition.week for edition in lookback.editions(kept, [last]) if edition.program}
    assert weeks.shift(FIRST, 0) in whole  # the ferry's first digest
    assert not {weeks.shift(FIRST, week) for week in (1, 4, 5, 6)} & whole


def test_and_gives_the_edition_that_all_would_give(kept: Site) -> None:
    (last,) = pipeline.open_weeks(kept)
    quick, _ = pipeline.compute(kept, [last], dry=True, lately=True)
    slow, _ = pipeline.compute(kept, [last], dry=True)
    assert quick[-1] == slow[-1]
    assert threads(quick[-1]) == {weeks.shift(FIRST, 9)}
    assert [edition.week for edition in quick] == [edition.week for edition in slow]


def test_edits_may_name_any_topic_so_that_all_is_read(kept: Site) -> None:
    (last,) = pipeline.open_weeks(kept)
    edits = kept.root / "content" / "edits"
    edits.mkdir()
    (edits / f"{last}.yml").write_text("edits:\n  - introduction: {ja: 今週の一面。}\n", encoding="utf-8")
    found = lookback.editions(Site.at(kept.root, kept.now), [last])
    assert all(edition.program for edition in found)


def threads(edition: Edition) -> set[str | None]:
    return {digest.thread.previous for digest in edition.digests}
