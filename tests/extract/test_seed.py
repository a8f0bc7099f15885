"""The page this program began with, where it is at hand; the shape it stands for is in the golden cases."""

from pathlib import Path

import pytest

from generator.extract import story
from generator.models import Original
from tests.extract import making

SEED = Path(__file__).parents[3] / "shared" / "seed" / "rare-earth-page.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed page is not part of the project")


def test_the_seed_gives_what_the_design_shows() -> None:
    text = SEED.read_text(encoding="utf-8")
    extracted = story(making.text_page(text), making.SETTINGS)
    found = extracted.story
    assert found is not None
    assert extracted.problems == ()
    assert found.title == text.split("[", 1)[0]
    assert (found.site, found.publisher, found.language, found.published) == (
        "japannewsnavi",
        "共同通信",
        "ja",
        "2025-10-26",
    )
    assert found.authors == ("japannewsnavi編集部",)
    assert found.original == Original("共同通信", "https://news.jp/i/1355103128731189588?c=39550187727945729")
    assert (found.chars.report, found.chars.commentary) == (214, 1631)
    report, *commentary = found.passages
    assert (report.kind, report.credit, report.heading) == ("report", "共同通信", None)
    assert report.text.startswith("高市早苗首相と")
    assert report.text.endswith("明らかにした。")
    assert [passage.kind for passage in commentary] == ["commentary"] * 8
    assert {passage.credit for passage in commentary} == {"japannewsnavi編集部"}
    assert len({passage.heading for passage in commentary}) == 3
    between = text.split("みんなのコメント")[1].split("japannewsnavi編集部の見解")[0]
    written = [line.strip().removeprefix("•").strip() for line in between.splitlines() if line.strip()]
    assert [comment.text for comment in found.comments] == written
    assert len(written) == 15


def test_nothing_around_the_article_is_kept() -> None:
    found = story(making.text_page(SEED.read_text(encoding="utf-8")), making.SETTINGS).story
    assert found is not None
    kept = "\n".join(
        (*(f"{p.text}\n{p.heading}\n{p.credit}" for p in found.passages), *(c.text for c in found.comments))
    )
    for furniture in (
        "Spread the love",
        "ロイター",
        "Xより",
        "公式さん",
        "最新記事",
        "執筆",
        "CAPTCHA",
        "芸能",
        found.title,
    ):
        assert furniture not in kept
