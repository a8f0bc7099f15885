"""The heads of built pages: canonical links, JSON, JSON-LD, OpenGraph; the sitemap; what stands at the root."""

import json
import re
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from lxml import etree, html

from generator.write import addresses, pages
from tests.write import card, heads, hostile
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES

pytestmark = pytest.mark.site

SITE = CONFIG.url
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(address: str) -> html.HtmlElement:
    return html.document_fromstring(heads.built()[f"{address}index.html"])


def metas(address: str) -> list[tuple[Any, Any]]:
    return [(one.get("property"), one.get("content")) for one in page(address).xpath("//meta[@property]")]


@pytest.mark.parametrize("kind", sorted(heads.KINDS))
def test_a_head_says_what_it_was_last_seen_to_say(kind: str) -> None:
    assert heads.made()[kind] == heads.expected()[kind]


def test_every_page_names_its_own_address_and_a_moved_one_its_new_one() -> None:
    for path, text in heads.built().items():
        if not path.endswith("index.html") or path == "search/index.html":
            continue
        address = path.removesuffix("index.html")
        (canonical,) = page(address).xpath("//link[@rel='canonical']/@href")
        moved = 'http-equiv="refresh"' in text
        assert (canonical == SITE + address) is not moved, path
        assert f"{canonical.removeprefix(SITE)}index.html" in heads.built(), path


def test_drafts_and_moved_pages_are_not_to_be_found() -> None:
    for address in ("2026/w12/", "2026/w12/harbour-ferry/", "2026/w10/ferry/", "2026/w11/harbour-lights/"):
        assert page(address).xpath("//meta[@name='robots']/@content") == ["noindex"], address
    assert not page("2026/w10/").xpath("//meta[@name='robots']")


def test_a_link_to_a_digest_is_shown_with_title_picture_times_and_languages() -> None:
    said = metas("2026/w10/harbour-ferry/")

    assert said == [
        ("og:type", "article"),
        ("og:title", "港の渡し船、4月に再開へ"),
        ("og:description", "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。"),
        ("og:url", f"{SITE}2026/w10/harbour-ferry/"),
        ("og:site_name", "港町まとめ"),
        ("og:locale", "ja_JP"),
        ("og:locale:alternate", "en_US"),
        ("article:published_time", "2026-03-09T00:00:00+09:00"),
        ("article:modified_time", "2026-03-12T00:00:01+09:00"),
        ("article:section", "まち"),
        ("og:image", f"{SITE}assets/matome-card.png"),
        ("og:image:alt", "港町まとめ"),
    ]


def test_every_page_has_what_opengraph_asks_for() -> None:
    for address in heads.KINDS.values():
        if not page(address).xpath("//meta[@http-equiv='refresh']"):
            said = dict(metas(address))
            assert {"og:title", "og:type", "og:image", "og:url"} <= said.keys(), (
                address
            )  # https://ogp.me, basic metadata
            assert all(said.values()), address
            assert page(address).xpath("//meta[@name='twitter:card']/@content") == ["summary"]


def test_a_page_names_the_same_as_json() -> None:
    for address in ("2026/w10/", "2026/w10/harbour-ferry/"):
        (link,) = page(address).xpath("//link[@rel='alternate'][@type='application/json']/@href")
        assert link == "index.json"
        assert json.loads(heads.built()[f"{address}index.json"])["url"] == SITE + address
    for address in ("", "2026/w12/", "archive/2026/"):
        assert not page(address).xpath("//link[@type='application/json']")


def test_the_sitemap_holds_what_may_be_found_with_when_it_changed() -> None:
    root = etree.fromstring(heads.built()["sitemap.xml"].encode())
    found = {one.findtext(f"{SITEMAP}loc"): one.findtext(f"{SITEMAP}lastmod") for one in root}

    assert found[f"{SITE}2026/w10/harbour-ferry/"] == "2026-03-12T00:00:01+09:00"
    assert found[f"{SITE}2026/w10/old-library/"] == "2026-03-09T06:10:00+09:00"
    assert found[f"{SITE}archive/"] is None  # it says nothing of its own
    for address, changed in found.items():
        assert address
        assert not page(address.removeprefix(SITE)).xpath("//meta[@name='robots']"), address
        assert changed is None or datetime.fromisoformat(changed).tzinfo
    listed = {address.removeprefix(SITE) for address in found if address}
    assert not {address for address in listed if "mail" in address or address.startswith("2026/w12")}


def test_robots_are_led_to_the_sitemap() -> None:
    lines = heads.built()["robots.txt"].splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {SITE}sitemap.xml",
    ]
    assert "/news/" in lines[1]  # where no crawler looks for it


def test_llms_txt_has_its_form() -> None:
    """https://llmstxt.org: a name, a summary, words without a heading, then lists of links under headings."""
    text = heads.built()["llms.txt"]

    assert re.match(r"# 港町まとめ\n\n> 港町の一週間\n\n[^#]+\n\n## ", text)
    for line in text.split("\n## ", 1)[1].splitlines():
        assert re.fullmatch(
            r"|[^-#<].*|## .+|- \[[^\]]+\]\(https://digest\.example/news/[^)]*\)(: .+)?|<!-- \S+ -->", line
        )
    for address in re.findall(r"\(https://digest\.example/news/([^)]*)\)", text):
        there = f"{address}index.html" if address.endswith("/") else address
        assert there in heads.built() or there.startswith("feeds/"), address
    assert "w12" not in text


def test_hostile_words_make_no_link_in_llms_txt() -> None:
    text = pages.render(CONFIG, hostile.editions(), hostile.stories(), now=NOW).files["llms.txt"].decode()

    assert r"\[a\](javascript:b)" in text
    assert "<script>" not in text.replace(r"\<script\>", "")
    assert all(line.startswith(("- [", "#", ">", "<!--")) for line in text.splitlines()[6:] if line)


def test_the_picture_is_what_its_script_draws_and_small() -> None:
    """If this fails: python -m tests.write.card."""
    data = card.PATH.read_bytes()

    assert len(data) < 30_000
    assert np.array_equal(card.unpacked(data), card.pixels())
    assert heads.made()["home"].count(addresses.PICTURE) == 2


def test_titles_of_the_site_in_its_languages_stand_on_its_home_page() -> None:
    (script,) = page("").xpath("//script[@type='application/ld+json']")
    (website,) = json.loads(str(script.text))["@graph"]

    assert (website["@type"], website["name"], website["alternateName"]) == ("WebSite", "港町まとめ", "Harbour Digest")
    assert website["inLanguage"] == ["ja", "en"]


def test_a_build_of_the_same_records_says_the_same() -> None:
    again = pages.render(CONFIG, EDITIONS[::-1], dict(reversed(STORIES.items())), now=NOW)

    assert again.pages == pages.render(CONFIG, EDITIONS, STORIES, now=NOW).pages
