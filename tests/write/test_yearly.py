"""Lists that grow with the years: what is newest on a page of its own, each year on another."""

from dataclasses import replace

from generator import weeks
from generator.models import Correction, Edition
from generator.write import pages
from generator.write.page import Rendered
from generator.write.yearly import NEWEST, RECENT
from tests.write.reading import body, tree, words
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES


def edition(week: str, corrections: tuple[Correction, ...] = ()) -> Edition:
    topic = f"ferry-{week.lower()}"
    digest = replace(FERRY, guid=f"tag:{topic}", topic=topic, formerly=(), corrections=corrections)
    return replace(EDITIONS[0], week=week, digests=(digest,))


def site(*editions: Edition) -> Rendered:
    return pages.render(CONFIG, editions, STORIES, now=NOW)


def lines(found: Rendered, path: str, xpath: str) -> list[str]:
    return [words(one) for one in tree(body(found.files[path])).xpath(xpath)]


def test_a_section_shows_its_last_weeks_and_leads_to_each_year() -> None:
    row = [weeks.shift("2025-W45", number) for number in range(RECENT + 3)]
    found = site(*map(edition, row))

    recent = lines(found, "sections/town/index.md", "//h2")
    assert recent == [f"{week[:4]}年第{int(week[6:])}週" for week in row[: -RECENT - 1 : -1]]
    assert lines(found, "sections/town/index.md", "//nav[@class='years']//li") == ["2026年", "2025年"]
    of_2025 = lines(found, "sections/town/2025/index.md", "//h2")
    assert of_2025 == [f"2025年第{number}週" for number in range(52, 44, -1)]


def test_a_section_without_a_digest_says_so_and_one_of_drafts_is_kept_from_search_engines() -> None:
    found = site(replace(edition("2026-W12"), closed=None))

    assert "この分野のまとめはまだありません。" in found.files["sections/culture/index.md"].decode()
    assert not found.pages["sections/culture/index.md"].noindex
    assert found.pages["sections/town/index.md"].noindex
    assert "編集中" in found.files["sections/town/index.md"].decode()


def test_every_topic_is_in_the_list_of_the_year_of_its_last_digest() -> None:
    found = site(*(edition(week) for week in ("2025-W50", "2025-W51", "2026-W02", "2026-W03", "2026-W04", "2026-W05")))

    assert len(lines(found, "topics/index.md", "//ul[@class='topics']/li")) == 4  # the old ones lived for one week
    assert len(lines(found, "archive/2025/topics/index.md", "//ul[@class='topics']/li")) == 2
    assert len(lines(found, "archive/2026/topics/index.md", "//ul[@class='topics']/li")) == 4


def test_a_year_whose_topics_all_live_on_leads_to_the_list_of_all() -> None:
    living = replace(edition("2026-W02"), week="2025-W50")
    found = site(living, edition("2026-W02"))

    assert "archive/2025/topics/index.md" not in found.pages
    for year, address in (("2025", "../../topics/index.md"), ("2026", "topics/index.md")):
        assert f"]({address})" in found.files[f"archive/{year}/index.md"].decode()


def test_corrections_keep_their_ids_and_move_to_their_year() -> None:
    some = tuple(Correction("2026-01-05", f"運賃は{number}円", "運賃は300円") for number in range(NEWEST + 5))
    old = Correction("2025-12-30", "運賃は100円", "運賃は300円")
    first, then = site(edition("2025-W52", (old,))), site(edition("2025-W52", (old,)), edition("2026-W01", some))

    (identity,) = (one.id for one in first.pages["corrections/index.md"].headings if one.level == 2)
    assert [one.id for one in then.pages["archive/2025/corrections/index.md"].headings] == ["title", identity]
    assert len(then.pages["corrections/index.md"].headings) == NEWEST + 1
    assert len(then.pages["archive/2026/corrections/index.md"].headings) == NEWEST + 6
    assert identity not in [one.id for one in then.pages["corrections/index.md"].headings]
