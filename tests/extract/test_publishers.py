"""Who reported it, and what a title loses."""

import pytest

from generator.extract import publishers, story
from tests.extract import making


@pytest.mark.parametrize(
    ("title", "known", "left", "publisher"),
    [
        ("路面電車を延長へ - 週末に試行[みなと通信]", (), "路面電車を延長へ - 週末に試行", "みなと通信"),
        ("震度5弱の地震（共同）", (), "震度5弱の地震", "共同通信"),
        ("震度5弱の地震（時事通信） - ニュースの港", ("ニュースの港",), "震度5弱の地震", "時事通信"),
        ("Ferry saved - Reuters", (), "Ferry saved", "Reuters"),
        ("Ferry saved | The Eastbay Courier", ("The Eastbay Courier",), "Ferry saved", None),
        ("Ferry saved - Eastbay Post", (), "Ferry saved", "Eastbay Post"),
        ("海峡の潮、電気に変わる｜港南新聞デジタル", (), "海峡の潮、電気に変わる", "港南新聞デジタル"),
        (
            "Eastbay Courier | Ferry saved at the last minute",
            ("Eastbay Courier",),
            "Ferry saved at the last minute",
            None,
        ),
        ("日米、確保で連携へ - 規制に共同歩調", (), "日米、確保で連携へ - 規制に共同歩調", None),
        ("Ferry saved - council votes again", (), "Ferry saved - council votes again", None),
        ("新型の電車を公開 【動画】", (), "新型の電車を公開 【動画】", None),
        ("家計に役立つ話【くらし通信】", (), "家計に役立つ話【くらし通信】", None),
        ("市長が会見（経済）", (), "市長が会見（経済）", None),
        ("The press - and the post", (), "The press - and the post", None),
    ],
)
def test_titles_lose_source_tags_and_nothing_else(
    title: str, known: tuple[str, ...], left: str, publisher: str | None
) -> None:
    assert publishers.from_title(title, known) == (left, publisher)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("TOKYO (AP) — The ferry sank.", "AP"),
        ("LONDON (Reuters) - Shares rose.", "Reuters"),
        ("［東京　２８日　ロイター］　株価が上がった。", "ロイター"),
        ("【ワシントン＝共同】大統領は述べた。", "共同通信"),
        ("船は無事だった。（共同）", "共同通信"),
        ("船は無事だった。【時事】", "時事通信"),
        ("船は無事だった（ニューヨーク＝ロイター）", "ロイター"),
        ("ロイター通信の取材に市長は答えた。船は無事だった。", None),
        ("The mayor spoke to AP. The ship was safe.", None),
    ],
)
def test_agencies_credited_by_a_body(text: str, agency: str | None) -> None:
    assert publishers.credited(text) == agency


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Eastbay Courier - RSS", "Eastbay Courier"),
        ("Eastbay Courier | Top stories", "Eastbay Courier"),
        ("港南新聞 - 最新記事", "港南新聞"),
        ("港南新聞のフィード", "港南新聞"),
        ("Eastbay: Latest news", "Eastbay"),
        ("News", "News"),
        ("Feed", "Feed"),
    ],
)
def test_publishers_by_their_feeds(title: str, name: str) -> None:
    assert publishers.of_feed(title) == name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("desk@courier.example (Courier)", "Courier"),
        ("Courier <desk@courier.example>", "Courier"),
        ("desk@courier.example", ""),
        ("Courier", "Courier"),
    ],
)
def test_an_address_is_no_name(given: str, name: str) -> None:
    assert publishers.given(given) == name


@pytest.mark.parametrize(
    ("owner", "site"),
    [
        ("港南まちニュース編集部", "港南まちニュース"),
        ("編集部", ""),
        ("The Saltholm Review editors", "The Saltholm Review"),
        ("港南太郎", "港南太郎"),
    ],
)
def test_the_site_of_an_editorial_office(owner: str, site: str) -> None:
    assert publishers.without_editors(owner) == site


def test_one_agency_has_one_name() -> None:
    assert {publishers.named(name) for name in ("共同", "共同通信", "共同通信社", "共同通信公式さん")} == {"共同通信"}


QUOTED = (
    "<blockquote cite='https://coast.example/a/7'><p>The lighthouse at Sand Point was lit again on Friday, "
    "the port said. It had been dark since the storm in March.</p><p>The repair cost 90,000 pounds.</p></blockquote>"
)
OWN = "<p>I think it should have been lit in April. Nobody asked the boats.</p>"


@pytest.mark.parametrize("source", ["", "<p>via <a href='https://coast.example/a/7'>Coast Wire</a></p>"])
@pytest.mark.parametrize(("byline", "owner"), [("<p class=author>Ida Marsh</p>", "Ida Marsh"), ("", "Sand Notes")])
def test_a_pages_own_words_are_its_authors_or_its_sites_not_the_quoted_publishers(
    source: str, byline: str, owner: str
) -> None:
    head = "<head><title>Lit again | Sand Notes</title><meta property='og:site_name' content='Sand Notes'></head>"
    body = f"<article><h1>Lit again</h1>{byline}<p>According to Coast Wire:</p>{QUOTED}{source}{OWN}</article>"
    found = story(making.page(f"<html lang=en>{head}<body>{body}</body></html>"), making.SETTINGS).story
    assert found is not None
    assert {passage.kind: passage.credit for passage in found.passages} == {"report": "Coast Wire", "commentary": owner}


@pytest.mark.parametrize("written", ["Ida Marsh", "Ida Marsh ·", "Ida Marsh, 6 September 2026", "By Ida Marsh"])
def test_a_byline_names_a_person_once_and_no_day(written: str) -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ida Marsh"}}</script>'
    report = "The lighthouse was lit again. " * 9
    body = f"<article><h1>Lit again</h1><p class=author>{written}</p><p>{report}</p></article>"
    for head in ("", data):
        found = story(
            making.page(f"<html lang=en><head>{head}</head><body>{body}</body></html>"), making.SETTINGS
        ).story
        assert found is not None
        assert found.authors == ("Ida Marsh",)
