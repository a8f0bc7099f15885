"""JSON beside pages: what it holds, and that it is what its schema says."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec
import pytest

from generator.models import Correction
from generator.write import pages
from generator.write.data import shapes
from generator.write.data.schema import SHAPES
from tests.write import hostile
from tests.write.sample import CONFIG, EDITIONS, FERRY, NOW, STORIES
from tests.write.schemas import faults

SITE = "https://digest.example/news/"
FERRY_FILE = "2026/w10/harbour-ferry/index.json"


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    return dict(pages.render(CONFIG, EDITIONS, STORIES, now=NOW).files)


@lru_cache(maxsize=1)
def hostile_files() -> dict[str, bytes]:
    return dict(pages.render(CONFIG, hostile.editions(), hostile.stories(), now=NOW).files)


def data_of(found: dict[str, bytes]) -> dict[str, Any]:
    return {path: json.loads(body) for path, body in found.items() if path.endswith("/index.json")}


def ferry(**changes: Any) -> dict[str, Any]:
    edition = replace(EDITIONS[0], digests=(replace(FERRY, **changes),))
    found: dict[str, Any] = json.loads(pages.render(CONFIG, (edition,), STORIES, now=NOW).files[FERRY_FILE])
    return found


def test_every_published_edition_and_digest_has_its_json_and_no_draft() -> None:
    assert list(data_of(files())) == [
        "2026/w10/ferry/index.json",
        "2026/w10/harbour-ferry/index.json",
        "2026/w10/index.json",
        "2026/w10/old-library/index.json",
        "2026/w11/harbour-ferry/index.json",
        "2026/w11/index.json",
    ]


@pytest.mark.parametrize("given", [files, hostile_files], ids=["plain", "hostile"])
def test_a_file_is_what_the_schema_that_it_names_says(given: Any) -> None:
    for path, found in data_of(given()).items():
        schema = json.loads(given()[found["$schema"].removeprefix(SITE)])
        assert schema["$id"] == found["$schema"]
        assert list(faults(found, schema, schema)) == [], path
        name = found["$schema"].rpartition("/")[2].removesuffix(".json")
        assert msgspec.convert(found, SHAPES[name], strict=True)


def test_the_schema_refuses_what_is_otherwise() -> None:
    schema = json.loads(files()["schemas/digest.json"])
    good = json.loads(files()[FERRY_FILE])

    for wrong in ({"week": "2026-10"}, {"languages": "ja"}, {"balance": {**good["balance"], "comments": -1}}):
        assert list(faults({**good, **wrong}, schema, schema)) != []
    assert list(faults({key: good[key] for key in good if key != "guid"}, schema, schema)) == ["$: has no guid"]


def test_everything_in_a_schema_is_described() -> None:
    for name in SHAPES:
        for part in json.loads(files()[f"schemas/{name}.json"])["$defs"].values():
            assert part["description"].endswith((".", ")"))


def test_each_sentence_has_its_words_publisher_date_and_original() -> None:
    first, *_ = json.loads(files()[FERRY_FILE])["summary"]

    assert first == {
        "text": "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
        "language": "ja",
        "citations": [
            {
                "story": "s-0000000001",
                "quote": "湾岸市は3日、港の渡し船を4月1日に再開すると発表した。",
                "publisher": "みなと新報",
                "published": "2026-03-03T10:05:00+09:00",
                "url": "https://news1.example/articles/1?a=1&b=2",
            }
        ],
        "disagreement": None,
        "removed": None,
    }


def test_every_quotation_stands_in_its_story_and_every_story_among_the_sources() -> None:
    for path, found in data_of(files()).items():
        if "summary" not in found:
            continue
        known = {story["id"] for story in found["stories"]}
        for citation in (one for sentence in found["summary"] for one in sentence["citations"]):
            assert citation["quote"] in STORIES[citation["story"]].text(), path
            assert citation["story"] in known
        for one in (*found["highlights"], *found["views"]):
            assert one["story"] in known
        assert {story for reporter in found["reporters"] for story in reporter["stories"]} <= known


def test_an_edition_names_the_json_of_each_of_its_digests() -> None:
    edition = json.loads(files()["2026/w10/index.json"])

    assert [one["json"].removeprefix(SITE) for one in edition["digests"]] == [
        "2026/w10/harbour-ferry/index.json",
        "2026/w10/old-library/index.json",
    ]
    for one in edition["digests"]:
        whole = json.loads(files()[one["json"].removeprefix(SITE)])
        assert {key: one[key] for key in ("guid", "url", "titles", "languages", "updated")} == {
            key: whole[key] for key in ("guid", "url", "titles", "languages", "updated")
        }
    assert [other["title"] for other in edition["also"]] == ["商店街のパン屋が80周年"]
    assert [one["source"] for one in edition["missing"]] == [one.source for one in EDITIONS[0].missing]
    assert edition["closed"] == "2026-03-09T06:10:00+09:00"
    assert edition["next"] == f"{SITE}2026/w11/"


def test_a_digest_stays_where_programs_look_for_it_when_its_key_changes() -> None:
    other = replace(FERRY, guid="tag:digest.example,2026:2026-w10-ferry", topic="ferry", formerly=())
    both = pages.render(CONFIG, (replace(EDITIONS[0], digests=(FERRY, other)),), STORIES, now=NOW).files

    assert files()["2026/w10/ferry/index.json"] == files()[FERRY_FILE]
    assert json.loads(both["2026/w10/ferry/index.json"])["guid"] == other.guid  # one that has the key now stays


def test_nothing_leads_to_a_draft() -> None:
    assert json.loads(files()["2026/w11/index.json"])["next"] is None
    assert not [path for path, found in data_of(files()).items() if "2026/w12" in json.dumps(found)]


def test_a_correction_changes_when_it_was_updated_and_nothing_else_does() -> None:
    plain = ferry(corrections=())
    corrected = ferry(corrections=(Correction("2026-03-12", "運賃は200円", "運賃は300円"),))
    changed = {key for key in plain if plain[key] != corrected[key]}

    assert changed == {"updated", "corrections"}
    assert plain["updated"] == "2026-03-09T06:10:00+09:00"  # when its edition was closed
    assert corrected["updated"] == "2026-03-12T00:00:01+09:00"


def test_a_withdrawn_sentence_leaves_its_day_and_no_words() -> None:
    gone = replace(FERRY.summary["ja"][0], removed="2026-03-20")
    found = ferry(summary={"ja": (gone,)})

    assert found["summary"] == [
        {"text": "", "language": "ja", "citations": [], "disagreement": None, "removed": "2026-03-20"}
    ]
    assert "湾岸市は3日" not in json.dumps(found["summary"], ensure_ascii=False)


def test_words_stand_as_on_the_page_and_addresses_are_for_the_web_alone() -> None:
    text = "".join(body.decode() for path, body in hostile_files().items() if path.endswith("/index.json"))

    assert "<script>alert('title ja')</script>" in json.loads(hostile_files()[FERRY_FILE])["titles"]["ja"]
    assert "\u202e" not in text
    assert "\u200b" not in text
    assert '"url": "javascript' not in text
    assert '"url": "data' not in text


def test_a_digest_of_bare_titles_says_so() -> None:
    library = json.loads(files()["2026/w10/old-library/index.json"])

    assert library["headlines_only"] is True
    assert library["summary"] == []
    assert library["stories"][0]["published"] is None


def test_classes_of_shapes_are_all_in_a_schema() -> None:
    made = {name for name, one in vars(shapes).items() if isinstance(one, type) and one.__module__ == shapes.__name__}
    served = {key for name in SHAPES for key in json.loads(files()[f"schemas/{name}.json"])["$defs"]}

    assert made == served
