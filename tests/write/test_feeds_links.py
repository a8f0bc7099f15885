"""What a page announces: its own feed first, in every format."""

from generator.write import pages
from generator.write.feeds.links import links
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES

SITE = pages.render(CONFIG, EDITIONS, STORIES, now=NOW)


def announced(path: str) -> list[str]:
    return [link.address for link in links(SITE, SITE.pages[path], "site")]


def formats(name: str) -> list[str]:
    return [f"feeds/{name}.{suffix}" for suffix in ("xml", "atom", "json")]


def test_a_digest_announces_its_topic_its_section_and_the_site() -> None:
    assert announced("2026/w10/harbour-ferry/index.md") == [
        *formats("topics/harbour-ferry"),
        "feeds/sections/town.xml",
        "feeds/all.xml",
    ]


def test_a_draft_announces_only_feeds_that_exist() -> None:
    assert announced("2026/w12/harbour-ferry/index.md")[0] == "feeds/topics/harbour-ferry.xml"
    fewer = pages.render(CONFIG, EDITIONS[2:], STORIES, now=NOW)
    page = fewer.pages["2026/w12/harbour-ferry/index.md"]

    assert [link.address for link in links(fewer, page, "site")] == formats("all")


def test_overviews_announce_what_they_are_of() -> None:
    for path, name in (
        ("2026/w10/index.md", "editions"),
        ("archive/index.md", "editions"),
        ("archive/2026/index.md", "editions"),
        ("topics/old-library/index.md", "topics/old-library"),
        ("corrections/index.md", "corrections"),
    ):
        assert announced(path) == [*formats(name), "feeds/all.xml"]
    assert announced("method/index.md") == formats("all")


def test_a_feed_is_announced_by_its_title_and_format() -> None:
    first, second, third = links(SITE, SITE.pages["method/index.md"], "site")

    assert (first.title, first.media) == ("港町まとめ", "application/rss+xml")
    assert (second.title, second.media) == ("港町まとめ (Atom)", "application/atom+xml")
    assert (third.title, third.media) == ("港町まとめ (JSON Feed)", "application/feed+json")
