from dataclasses import replace

from generator.write import pages
from generator.write.page import Rendered
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES


def rendered() -> Rendered:
    return pages.render(CONFIG, EDITIONS, STORIES, now=NOW)


def test_every_address_of_the_design_has_its_page() -> None:
    assert sorted(rendered().pages) == [
        "2026/w10/ferry/index.html",
        "2026/w10/harbour-ferry/index.md",
        "2026/w10/index.md",
        "2026/w10/old-library/index.md",
        "2026/w11/harbour-ferry/index.md",
        "2026/w11/harbour-lights/index.html",
        "2026/w11/index.md",
        "2026/w12/harbour-ferry/index.md",
        "2026/w12/index.md",
        "archive/2026/index.md",
        "archive/index.md",
        "corrections/index.md",
        "feeds/all.xml",
        "feeds/en.xml",
        "feeds/ja.xml",
        "method/index.md",
        "sources/index.md",
        "subscribe/index.md",
        "topics/ferry/index.html",
        "topics/harbour-ferry/index.md",
        "topics/index.md",
        "topics/old-library/index.md",
    ]


def test_the_order_of_records_does_not_matter() -> None:
    turned = pages.render(CONFIG, EDITIONS[::-1], dict(reversed(STORIES.items())), now=NOW)

    assert turned.files == rendered().files


def test_a_draft_is_marked_and_kept_from_search_engines_and_feeds() -> None:
    site = rendered()

    assert site.pages["2026/w12/index.md"].noindex
    assert site.pages["2026/w12/harbour-ferry/index.md"].noindex
    assert not site.pages["2026/w11/index.md"].noindex
    assert "2026-w12" not in site.files["feeds/all.xml"].decode()
    assert "2026-w11" in site.files["feeds/all.xml"].decode()


def test_a_site_without_editions_has_its_pages_too() -> None:
    site = pages.render(CONFIG, (), {}, now=NOW)

    assert "topics/index.md" in site.pages
    assert "まだ発行された号はありません。" in site.latest


def test_a_story_that_was_removed_leaves_no_trace() -> None:
    left = {key: one for key, one in STORIES.items() if one.publisher != "Quay Times"}
    site = pages.render(replace(CONFIG, sources=()), EDITIONS, left, now=NOW)

    assert "Harbour ferry to sail" in site.files["2026/w10/harbour-ferry/index.md"].decode()  # the digest's own title
    assert "news3.example" not in site.files["2026/w10/harbour-ferry/index.md"].decode()
    assert "Fares stay" not in site.files["2026/w10/harbour-ferry/index.md"].decode()
