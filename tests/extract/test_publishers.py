"""Who reported it, and what a title loses."""

import pytest

from generator.extract import publishers


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
