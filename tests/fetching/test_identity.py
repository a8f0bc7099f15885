"""Feeds careless with ids, links and dates: no story twice, none swallowed, and no byte changed for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from generator.config import Source
from tests.fetching.conftest import Desk
from tests.server import Server

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Item:
    """One item of an RSS feed, as careless as it likes."""

    title: str
    link: str | None
    guid: str | None = None
    date: str = "Thu, 05 Nov 2026 18:00:00 +0900"
    permalink: str = ""
    words: str = "費用は三億円を見込み、来年三月に始める。"

    def xml(self) -> str:
        link = f"<link>{self.link}</link>" if self.link is not None else ""
        guid = f"<guid{self.permalink}>{self.guid}</guid>" if self.guid is not None else ""
        words = f"{self.title}。市が五日に発表した。{self.words}"
        said = (
            f"<title>{self.title}</title>{link}{guid}<pubDate>{self.date}</pubDate><description>{words}</description>"
        )
        return f"<item>{said}</item>"


PIER = Item("北桟橋の灯台を補修", "https://shiomi.example/pier", "n-1", permalink=' isPermaLink="false"')
HALL = Item("市民会館で写真展", "https://shiomi.example/hall", "n-2", permalink=' isPermaLink="false"')
FAIR = Item("朝市に新しい屋台", "https://shiomi.example/fair", "n-3", permalink=' isPermaLink="false"')


def but(item: Item, **fields: str | None) -> Item:
    return Item(**{**{name: getattr(item, name) for name in item.__dataclass_fields__}, **fields})


def serve(server: Server, items: Sequence[Item], path: str = "/feed") -> None:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>汐見新報</title>'
        "<link>https://shiomi.example/</link><description>d</description>"
        + "".join(item.xml() for item in items)
        + "</channel></rss>"
    )
    server.answers[path] = lambda to: to.send(200, body.encode())


def count(desk: Desk) -> int:
    store = desk.site.store
    return sum(len(store.stories(week)) for week in store.weeks())


UNCHANGED: dict[str, Sequence[Sequence[Item]]] = {
    "served again": [[PIER, HALL], [PIER, HALL]],
    "reordered": [[PIER, HALL, FAIR], [FAIR, PIER, HALL]],
    "said twice": [[PIER, HALL], [PIER, HALL, PIER]],
    "restamped": [[PIER, HALL], [but(one, date="Sun, 08 Nov 2026 23:00:00 +0900") for one in (PIER, HALL)]],
    "without dates now": [[PIER, HALL], [but(one, date="") for one in (PIER, HALL)]],
    "under new guids": [[PIER, HALL], [but(PIER, guid="x-1"), but(HALL, guid="x-2")]],
    "with guids exchanged for none": [[PIER, HALL], [but(PIER, guid=None), but(HALL, guid="")]],
    "by http": [[PIER], [but(PIER, link="http://shiomi.example/pier")]],
    "with www": [[PIER], [but(PIER, link="https://www.shiomi.example/pier")]],
    "for telephones": [[PIER], [but(PIER, link="https://m.shiomi.example/pier")]],
    "as AMP": [[PIER], [but(PIER, link="https://shiomi.example/pier/amp/")]],
    "with a slash": [[PIER], [but(PIER, link="https://shiomi.example/pier/")]],
    "with a fragment": [[PIER], [but(PIER, link="https://shiomi.example/pier#top")]],
    "with tracking": [[PIER], [but(PIER, link="https://shiomi.example/pier?utm_source=rss&amp;utm_id=9&amp;fbclid=Q")]],
    "with other escapes": [
        [but(PIER, link="https://shiomi.example/%e6%a1%9f?q=a")],
        [but(PIER, link="https://shiomi.example/%E6%A1%9F?q=%61")],
    ],
    "with a guid that lies": [
        [but(PIER, guid="pier", permalink=' isPermaLink="true"'), but(HALL, guid="hall", permalink="")],
        [but(HALL, guid="hall", permalink=' isPermaLink="true"'), but(PIER, guid="pier", permalink="")],
    ],
    "without anything but words": [
        [but(PIER, link=None, guid=None), but(HALL, link=None, guid=None)],
        [but(HALL, link=None, guid=None), but(PIER, link=None, guid=None)],
    ],
}


@pytest.mark.parametrize("case", UNCHANGED)
def test_nothing_new_changes_no_byte_but_the_line_of_the_run(desk: Desk, server: Server, case: str) -> None:
    served = UNCHANGED[case]
    serve(server, served[0])
    desk.fetch()
    before, stories = desk.records(), count(desk)
    assert stories == len({one.title for one in served[0]})
    for items in (*served[1:], *served):
        serve(server, items)
        fared = desk.fared(later=DAY)
        assert (fared.status, fared.new, fared.updated) == ("unchanged", 0, 0)
        assert desk.records() == before


@pytest.mark.parametrize("link", ["its own", None, "https://shiomi.example/", "https://shiomi.example/news"])
def test_new_guids_at_each_fetch_for_ever(desk: Desk, server: Server, link: str | None) -> None:
    items = (PIER, HALL) if link == "its own" else (but(PIER, link=link), but(HALL, link=link))
    serve(server, items)
    desk.fetch()
    before, random = desk.records(), Random(7)
    for _ in range(5):
        serve(server, [but(one, guid=f"{random.random()}") for one in items])
        desk.fetch(later=DAY)
        assert desk.records() == before


def test_new_words_at_each_fetch_are_remembered_up_to_a_limit(desk: Desk, server: Server) -> None:
    for session in range(12):
        serve(server, [but(PIER, link=None, words=f"この記事は{session}回読まれた。")])
        desk.fetch(later=DAY / 4)
    (story,) = desk.site.store.stories("2026-W45")
    assert len(story.keys) == 9


def test_new_links_at_each_fetch_are_remembered_up_to_a_limit(desk: Desk, server: Server) -> None:
    seen = []
    for session in range(12):
        serve(server, [but(PIER, link=f"https://shiomi.example/pier?session={session}"), HALL])
        desk.fetch(later=DAY / 4)
        seen.append(desk.records()["2026-W45.jsonl"])
        assert count(desk) == 2
    assert len(set(seen)) == 8
    assert seen[-1] == seen[-5]


def test_a_link_that_changes_once_is_known_by_both(desk: Desk, server: Server) -> None:
    serve(server, [PIER])
    desk.fetch()
    moved = but(PIER, link="https://shiomi.example/2026/11/pier")
    first = desk.records()
    serve(server, [moved])
    desk.fetch(later=DAY)
    before = desk.records()
    assert before != first
    for item in (moved, but(moved, guid="later"), but(PIER, guid="later")):
        serve(server, [item])
        assert desk.fared(later=DAY).status == "unchanged"
    assert desk.records() == before
    assert count(desk) == 1


DIFFERENT: dict[str, Sequence[Item]] = {
    "one link for all": [but(one, link="https://shiomi.example/news") for one in (PIER, HALL, FAIR)],
    "one guid for all": [but(one, guid="news") for one in (PIER, HALL, FAIR)],
    "one guid for all, no title alike": [but(PIER, guid="0"), but(HALL, guid="0"), but(FAIR, guid="0")],
    "the front page for all": [but(one, link="https://shiomi.example/") for one in (PIER, HALL, FAIR)],
    "one guid for all and no link": [but(one, guid="news", link=None) for one in (PIER, HALL, FAIR)],
    "empty guids": [but(one, guid="") for one in (PIER, HALL, FAIR)],
    "no guids": [but(one, guid=None) for one in (PIER, HALL, FAIR)],
    "no links": [but(one, link=None) for one in (PIER, HALL, FAIR)],
    "guids that differ in case": [but(PIER, link=None, guid="A"), but(HALL, link=None, guid="a"), FAIR],
    "links that differ in case": [
        but(PIER, link="https://shiomi.example/A", guid=None),
        but(HALL, link="https://shiomi.example/a", guid=None),
        FAIR,
    ],
    "no links, and no more than the words or the time tell": [
        but(PIER, link=None, guid="1"),
        but(PIER, link=None, guid="2", words="工事は夜も続く。"),
        but(PIER, link=None, guid="3", date="Thu, 05 Nov 2026 19:00:00 +0900"),
    ],
    "guids that climb": [
        but(one, link=None, guid="../" * number + "etc/passwd") for number, one in enumerate((PIER, HALL, FAIR))
    ],
    "guids without end": [but(one, link=None, guid="g" * 100_000 + one.title) for one in (PIER, HALL, FAIR)],
    "links that are none": [but(one, link="javascript:alert(1)") for one in (PIER, HALL, FAIR)],
    "queries that tell": [
        but(one, link=f"https://shiomi.example/?p={one.guid}", guid=None) for one in (PIER, HALL, FAIR)
    ],
}


@pytest.mark.parametrize("case", DIFFERENT)
def test_different_items_stay_different(desk: Desk, server: Server, case: str) -> None:
    items = DIFFERENT[case]
    for order in (items, tuple(reversed(items)), items):
        serve(server, order)
        desk.fetch(later=DAY / 4)
        assert desk.titles() == {item.title for item in items}
        assert count(desk) == 3


@pytest.mark.parametrize("sizes", [(1, 2, 3, 1), (3, 1, 2), (2, 1, 3, 1)])
def test_one_link_for_all_even_where_all_is_one_at_times(desk: Desk, server: Server, sizes: Sequence[int]) -> None:
    """Known by their guids, items that share a link are not taken for one because one of them stands alone."""
    items = [but(one, link="https://shiomi.example/news") for one in (PIER, HALL, FAIR)]
    most = 0
    for size in sizes:
        most = max(most, size)
        serve(server, items[:size] if size < 3 else items)
        desk.fetch(later=DAY / 4)
        assert count(desk) == most
    for alone in items:
        serve(server, [alone])
        desk.fetch(later=DAY / 4)
        assert desk.titles() == {item.title for item in items}


def test_a_headline_that_is_brought_up_to_date_is_one_story(desk: Desk, server: Server) -> None:
    serve(server, [PIER])
    desk.fetch()
    later = but(PIER, title=f"【更新】{PIER.title}", date="Fri, 06 Nov 2026 08:00:00 +0900")
    serve(server, [later])
    assert desk.fared(later=DAY).updated == 1
    before = desk.records()
    serve(server, [later])
    assert desk.fared(later=DAY).status == "unchanged"
    assert desk.records() == before
    assert count(desk) == 1


def test_two_feeds_with_one_story(desk: Desk, server: Server) -> None:
    desk.sources = (*desk.sources, Source("岬", f"{server.elsewhere}/other"))
    serve(server, [PIER, HALL])
    serve(server, [but(PIER, guid="other-1", link="http://www.shiomi.example/pier/?utm_source=other"), FAIR], "/other")
    desk.fetch()
    assert count(desk) == 3
    before = desk.records()
    desk.sources = tuple(reversed(desk.sources))
    desk.fetch(later=DAY)
    assert desk.records() == before
