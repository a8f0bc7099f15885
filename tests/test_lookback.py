"""What a week is made from does not grow with the years, and is not less than what there is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import lookback, pipeline, weeks
from generator.errors import SettingsError
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
    whole = {edition.week for edition in lookback.past(kept, [last]).editions}
    assert weeks.shift(FIRST, 0) in whole  # the ferry's first digest
    assert not {weeks.shift(FIRST, week) for week in (1, 4, 5, 6)} & whole


def test_and_gives_the_edition_that_all_would_give(kept: Site) -> None:
    (last,) = pipeline.open_weeks(kept)
    quick, _ = pipeline.compute(kept, [last], dry=True, lately=True)
    slow, _ = pipeline.compute(kept, [last], dry=True)
    assert quick[-1] == slow[-1]
    assert threads(quick[-1]) == {weeks.shift(FIRST, 9)}
    assert len(quick) < len(slow)


def test_no_key_is_given_that_any_edition_knows(kept: Site) -> None:
    (last,) = pipeline.open_weeks(kept)
    kept.store.put_stories(last, [replace(told(11, "choir", place), title="Choir sings") for place in (0, 1)])
    (new,) = pipeline.compute(kept, [last], dry=True, lately=True)[0][-1].digests
    record = kept.store.edition(weeks.shift(FIRST, 5))
    assert record
    kept.store.put_edition(replace(record, digests=(replace(record.digests[0], topic=new.topic),)))
    quick, _ = pipeline.compute(kept, [last], dry=True, lately=True)
    slow, _ = pipeline.compute(kept, [last], dry=True)
    assert quick[-1] == slow[-1]
    assert quick[-1].digests[0].topic != new.topic


def test_a_closed_week_that_is_asked_for_stands(kept: Site) -> None:
    old = weeks.shift(FIRST, 5)
    before = kept.store.edition_bytes(old)
    pipeline.compute(kept, [old], lately=True)
    assert kept.store.edition_bytes(old) == before


def test_and_whatever_has_a_topic_that_edits_name(kept: Site) -> None:
    """The editor gives a digest the key of one that was last in the news long ago: it is the same thread."""
    (last,) = pipeline.open_weeks(kept)
    old = weeks.shift(FIRST, 4)
    (quake,) = kept.store.edition(old).digests  # type: ignore[union-attr]
    ferry = told(11, "ferry", 0).id
    edited = with_edits(kept, {last: f"edits:\n  - key: {ferry}\n    to: {quake.topic}\n"})
    whole = {edition.week for edition in lookback.past(edited, [last]).editions}
    assert old in whole
    assert weeks.shift(FIRST, 5) not in whole
    quick, _ = pipeline.compute(edited, [last], dry=True, lately=True)
    slow, _ = pipeline.compute(edited, [last], dry=True)
    assert quick[-1] == slow[-1]
    assert quake.topic in {digest.topic for digest in quick[-1].digests}


def test_edits_of_long_ago_are_not_read(kept: Site) -> None:
    """An editor leaves some for every week: those of the last weeks are looked at, and removals, however old."""
    (last,) = pipeline.open_weeks(kept)
    gone = told(0, "ferry", 0)
    edited = with_edits(
        kept,
        {
            weeks.shift(FIRST, 0): f"edits:\n  - remove: {gone.id}\n    reason: rights\n",
            weeks.shift(FIRST, 2): "edits: [cannot be read\n",
            weeks.shift(FIRST, 10): "edits:\n  - pin: no-such-topic\n",
        },
    )
    _, built = pipeline.compute(edited, [last], lately=True)
    assert [problem.where.rpartition("/")[2] for problem in built.problems] == [f"{weeks.shift(FIRST, 10)}.yml:2"]
    assert gone.id not in {story.id for story in edited.store.stories(weeks.shift(FIRST, 0))}
    with pytest.raises(SettingsError, match=weeks.shift(FIRST, 2)):
        pipeline.compute(with_edits(kept, {}), [last])


def with_edits(site: Site, texts: Mapping[str, str]) -> Site:
    """The site as it is read once its editor has written these."""
    folder = site.root / "content" / "edits"
    folder.mkdir(exist_ok=True)
    for week, text in texts.items():
        (folder / f"{week}.yml").write_text(text, encoding="utf-8")
    return Site.at(site.root, site.now)


def threads(edition: Edition) -> set[str | None]:
    return {digest.thread.previous for digest in edition.digests}
