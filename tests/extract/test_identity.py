"""When two entries are one story, and that ids depend on nothing but what identifies."""

from dataclasses import replace

import pytest

from generator.extract import identity, story
from generator.models import Entry, EntryComment, Story
from tests.extract import making

ITEM = making.item(
    "<p>The ferry stays. The council voted.</p>", title="Ferry stays", url="https://a.example/ferry", guid="7"
)


def read(entry: Entry) -> Story:
    found = story(entry, making.SETTINGS).story
    assert found is not None
    return found


def test_the_link_identifies_whatever_way_it_is_written() -> None:
    other = replace(ITEM, url="http://www.a.example/ferry/?utm_source=rss#top")
    assert read(other).id == read(ITEM).id


def page(canonical: str, url: str) -> Entry:
    text = "The ferry stays until the end of March, the council said on Monday after a long debate."
    head = f"<head><link rel=canonical href='{canonical}'></head>"
    return making.page(f"<html>{head}<body><article><p>{text}</p></article></body></html>", url=url)


def test_the_canonical_address_goes_before_the_link() -> None:
    assert read(page("https://a.example/ferry", "https://a.example/?p=12")).id == read(ITEM).id


def test_a_canonical_address_on_another_host_is_the_originals() -> None:
    copy = read(page("https://wire.example/1", "https://copy.example/9"))
    assert copy.id == identity.story_id("url:https://copy.example/9")
    assert copy.original is not None
    assert (copy.original.url, copy.publisher) == ("https://wire.example/1", "wire.example")


@pytest.mark.parametrize(
    "front", ["https://a.example/", "http://www.a.example/index.html", "https://a.example/?utm_id=1"]
)
def test_the_sites_front_page_is_nobodys_canonical_address(front: str) -> None:
    assert read(page(front, "https://a.example/ferry")).id == read(ITEM).id


def test_a_link_that_items_share_identifies_nothing() -> None:
    first = read(replace(ITEM, link_shared=True))
    second = read(replace(ITEM, link_shared=True, guid="8", title="Harbour closes"))
    assert first.id != second.id
    assert not set(first.keys) & set(second.keys)


def test_a_guid_counts_within_its_feed() -> None:
    here, there = (
        read(replace(ITEM, url=None, feed=feed)) for feed in ("https://a.example/rss", "https://b.example/rss")
    )
    assert here.id != there.id


def test_without_any_address_site_title_and_day_identify() -> None:
    text = "Ferry stays\n\nThe ferry stays until March, the council said on Monday.\n\nBy Ada North\n"
    day = making.text_page(text, published="2026-09-07")
    assert read(day).id == read(replace(day, body=text.replace("March", "April"))).id
    assert read(day).id != read(replace(day, published="2026-09-08")).id


def test_ids_are_ten_characters_of_base_32() -> None:
    found = read(ITEM)
    assert found.id.startswith("s-")
    assert len(found.id) == 12
    assert set(found.id[2:]) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_equal_comments_are_told_apart_by_their_number() -> None:
    same = (EntryComment("草", html=False), "草")
    first, second = identity.comment_ids([same, same])
    assert first != second
    assert [first, second] == list(identity.comment_ids([same, same]))


def test_an_author_is_one_under_one_story_and_unknown_under_another() -> None:
    key = identity.author_key("s-aaaaaaaaaa", "Ada North")
    assert key == identity.author_key("s-aaaaaaaaaa", "ada  north")
    assert key != identity.author_key("s-bbbbbbbbbb", "Ada North")
