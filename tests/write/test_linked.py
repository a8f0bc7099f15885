"""JSON-LD: what a page is in the words of schema.org, and that it stays data whatever it holds."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.models import Correction
from generator.write import escape, pages
from generator.write.page import Rendered
from tests.write import hostile
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES

SITE = "https://digest.example/news/"


@lru_cache(maxsize=1)
def rendered() -> Rendered:
    return pages.render(CONFIG, EDITIONS, STORIES, now=NOW)


def things(path: str, site: Rendered | None = None) -> dict[str, dict[str, Any]]:
    """What a page speaks of, by type."""
    found = json.loads((site or rendered()).pages[path].head.data)
    assert found["@context"] == "https://schema.org"
    return {one["@type"]: one for one in found["@graph"]}


def test_an_edition_is_a_collection_whose_main_entity_is_the_list_of_its_digests() -> None:
    page = things("2026/w10/index.md")["CollectionPage"]

    assert page["url"] == page["@id"] == f"{SITE}2026/w10/"
    assert page["inLanguage"] == ["ja", "en"]
    assert (page["datePublished"], page["dateModified"]) == ("2026-03-09T00:00:00+09:00", "2026-03-12T00:00:01+09:00")
    assert page["mainEntity"] == {
        "@type": "ItemList",
        "numberOfItems": 2,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "url": f"{SITE}2026/w10/harbour-ferry/",
                "name": "港の渡し船、4月に再開へ",
            },
            {
                "@type": "ListItem",
                "position": 2,
                "url": f"{SITE}2026/w10/old-library/",
                "name": "Old library reopens as a reading room",
            },
        ],
    }


def test_a_digest_is_an_article_based_on_reports_with_its_quotations_as_citations() -> None:
    article = things("2026/w10/harbour-ferry/index.md")["Article"]

    assert (article["headline"], article["alternativeHeadline"]) == (
        "港の渡し船、4月に再開へ",
        "Harbour ferry to sail again in April",
    )
    assert article["inLanguage"] == ["ja", "en"]
    assert article["articleSection"] == "まち"
    assert article["author"]["name"] == "港町まとめ"
    assert article["isBasedOn"][1] == {
        "@type": "CreativeWork",
        "@id": f"{SITE}2026/w10/harbour-ferry/#s-0000000003",
        "name": "Harbour ferry to sail again in April",
        "url": "https://news3.example/articles/3?a=1&b=2",
        "inLanguage": "en",
        "datePublished": "2026-03-04T23:30:00+00:00",
        "publisher": {"@type": "Organization", "name": "Quay Times"},
    }
    assert [one["text"] for one in article["citation"]] == [
        "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
        "運賃は300円で据え置く。",
        "Fares stay at 300 yen.",
    ]
    assert {one["isPartOf"]["@id"] for one in article["citation"]} < {one["@id"] for one in article["isBasedOn"]}


def test_corrections_are_comments_on_the_article() -> None:
    one = things("2026/w10/harbour-ferry/index.md")["Article"]["correction"]
    two = (*FERRY.corrections, Correction("2026-03-13", "市", "町"))
    edition = replace(EDITIONS[0], digests=(replace(FERRY, corrections=two),))
    both = things("2026/w10/harbour-ferry/index.md", pages.render(CONFIG, (edition,), STORIES, now=NOW))

    assert one == {"@type": "CorrectionComment", "datePublished": "2026-03-12", "text": "運賃は200円 → 運賃は300円"}
    assert [found["text"] for found in both["Article"]["correction"]] == [one["text"], "市 → 町"]
    assert "correction" not in things("2026/w11/harbour-ferry/index.md")["Article"]


def test_every_page_names_the_way_to_it() -> None:
    for path, page in rendered().pages.items():
        if page.is_markdown:
            steps = things(path)["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert (steps[0]["item"], steps[-1]["item"]) == (SITE, SITE + page.address)
            for step in steps[1:]:
                assert f"{step['item'].removeprefix(SITE)}index.md" in rendered().pages
                assert step["name"]

    steps = things("2026/w10/harbour-ferry/index.md")["BreadcrumbList"]["itemListElement"]
    assert [step["item"].removeprefix(SITE) for step in steps] == [
        "",
        "archive/",
        "archive/2026/",
        "2026/w10/",
        "2026/w10/harbour-ferry/",
    ]


def test_drafts_say_no_more_than_where_they_are() -> None:
    for path in ("2026/w12/index.md", "2026/w12/harbour-ferry/index.md"):
        assert list(things(path)) == ["BreadcrumbList"]


def test_hostile_words_stay_words() -> None:
    site = pages.render(CONFIG, hostile.editions(), hostile.stories(), now=NOW)
    for page in site.pages.values():
        if page.is_markdown:
            assert not set("<>&\u2028\u2029") & set(page.head.data)
    article = things("2026/w10/harbour-ferry/index.md", site)["Article"]

    assert "<script>alert('title ja')</script>" in article["headline"]
    assert all("url" not in report for report in article["isBasedOn"])


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_json_in_a_page_is_what_it_was_and_ends_no_element(content: dict[str, object]) -> None:
    written = escape.json_in_html(content)
    page = html.document_fromstring(f'<!doctype html><script type="application/ld+json">{written}</script><p>after</p>')

    assert json.loads(written) == content
    assert not set("<>&\u2028\u2029") & set(written)
    assert [one.tag for one in page.iter("script", "p")] == ["script", "p"]


def test_what_would_end_a_script_does_not() -> None:
    for words in ("</script>", "<!--<script>", "]]>", "\u2028", "&quot;"):
        written = escape.json_in_html([words])
        assert json.loads(written) == [words]
        assert words not in written
