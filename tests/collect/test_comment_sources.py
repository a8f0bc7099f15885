"""What each service is asked about a story, and what is read from its answer."""

from pathlib import Path
from typing import get_args

import pytest

from generator.collect.comment_sources import registry
from generator.collect.comment_sources.protocol import Heard
from generator.collect.document import Raw
from generator.config import Discussion
from generator.errors import InputError
from generator.models import EntryComment

ANSWERS = Path(__file__).parent / "discussions"
STORY = {
    "bluesky": "https://bsky.app/profile/harbour.example/post/3kq1",
    "discourse": "https://forum.example/t/night-buses/321",
    "hackernews": "https://harbour.example/tidal",
    "hatena": "https://shiomi.example/1",
    "mastodon": "https://social.example/@harbour/1130001",
}


def answer(service: str, data: bytes, url: str = "https://service.example/answer") -> Heard:
    return registry.read(Raw(data, url, url, "application/json"), service, STORY[service])


def kept(name: str, url: str = "https://service.example/answer") -> Heard:
    return answer(name.partition("_")[0], (ANSWERS / f"{name}.json").read_bytes(), url)


def asked(service: str, url: str, at: str | None = None) -> str | None:
    source = registry.named(service)
    return source.address(url, source.AT if at is None else at)


def test_the_settings_can_name_every_service() -> None:
    assert tuple(source.NAME for source in registry.SOURCES) == get_args(Discussion)


# --- what is asked


@pytest.mark.parametrize(
    ("service", "url", "address"),
    [
        ("hatena", "https://a.example/x?y=1&z=ä", "https://b.hatena.ne.jp/entry/jsonlite/?url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%3D%C3%A4"),
        ("hackernews", "https://a.example/x", "https://hn.algolia.com/api/v1/search?query=https%3A%2F%2Fa.example%2Fx&restrictSearchableAttributes=url&tags=story"),
        ("discourse", "https://forum.example/t/night-buses/321", "https://forum.example/t/321.json"),
        ("discourse", "https://a.example/talk/t/321/7", "https://a.example/talk/t/321.json"),
        ("discourse", "https://a.example/news/321", None),
        ("mastodon", "https://social.example/@harbour/1130001", "https://social.example/api/v1/statuses/1130001/context"),
        ("mastodon", "https://social.example/users/harbour/statuses/1130001", "https://social.example/api/v1/statuses/1130001/context"),
        ("mastodon", "https://social.example/@harbour", None),
        ("bluesky", "https://bsky.app/profile/did:plc:aaaa/post/3kq1", "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at%3A%2F%2Fdid%3Aplc%3Aaaaa%2Fapp.bsky.feed.post%2F3kq1&depth=20&parentHeight=0"),
        ("bluesky", "https://elsewhere.example/profile/a/post/3kq1", None),
    ],
)  # fmt: skip
def test_a_service_is_asked_about_what_it_can_know(service: str, url: str, address: str | None) -> None:
    assert asked(service, url) == address


def test_another_address_may_stand_for_a_service() -> None:
    for service, url in STORY.items():
        assert (asked(service, url, "http://localhost:8/") or "").startswith("http://localhost:8/")


# --- what is read


def test_bookmarks_are_read_oldest_first_without_those_that_say_nothing() -> None:
    first, second = kept("hatena").comments
    assert (first.author, first.text, first.html) == ("umineko-3", "次の台風に間に合うのか。<b>心配</b>", False)
    assert first.published == "2026/11/05 19:58 +09:00"
    assert first.url == "https://b.hatena.ne.jp/entry/4700112233445566778/comment/umineko-3"
    assert second.author == "namiuchi"
    assert first.id != second.id


def test_a_page_nobody_bookmarked_has_no_comments() -> None:
    assert answer("hatena", b"null") == Heard()


def test_only_discussions_of_the_very_address_are_asked_for_the_fullest_first() -> None:
    heard = kept("hackernews_search", "https://hn.algolia.com/api/v1/search?query=x")
    assert heard.comments == ()
    assert heard.further == tuple(f"https://hn.algolia.com/api/v1/items/{id_}" for id_ in (90000002, 90000001))


def test_a_tree_of_comments_is_read_in_order_through_deleted_ones() -> None:
    heard = kept("hackernews_item").comments
    assert [(one.author, one.depth) for one in heard] == [("lockkeeper", 0), ("oxbow", 1), ("mudlark", 1)]
    assert [one.score for one in heard] == [None, 4, None]
    assert heard[0].html
    assert heard[0].url == "https://news.ycombinator.com/item?id=90000010"


def test_a_topic_gives_its_answers_and_where_the_rest_is() -> None:
    heard = kept("discourse_topic", "https://forum.example/t/night-buses/321.json")
    assert [(one.author, one.depth, one.score) for one in heard.comments] == [("ropewalk", 0, 5), ("quayside", 1, None)]
    assert heard.further == ("https://forum.example/t/321/posts.json?post_ids[]=7005",)
    rest = kept("discourse_posts")
    assert [(one.author, one.depth, one.score) for one in rest.comments] == [("ropewalk", 1, 1)]
    assert rest.further == ()


def test_a_post_s_public_answers_are_read() -> None:
    heard = kept("mastodon").comments
    assert [(one.author, one.depth, one.score) for one in heard] == [("reed@elsewhere.example", 0, 3), ("eddy", 1, 0)]
    assert heard[0].url == "https://elsewhere.example/@reed/55"


def test_a_thread_is_read_without_what_is_blocked_or_has_no_words() -> None:
    heard = kept("bluesky").comments
    assert [(one.author, one.depth, one.score) for one in heard] == [
        ("sluice.bsky.social", 0, 2),
        ("fen.example", 1, 0),
    ]
    assert heard[0].url == "https://bsky.app/profile/sluice.bsky.social/post/3kq2"


def test_an_answer_to_an_answer_in_a_circle_ends() -> None:
    status = '{"id":"%s","in_reply_to_id":"%s","content":"<p>x</p>","account":{"acct":"a"}}'
    circle = f'{{"descendants":[{status % ("1", "2")},{status % ("2", "1")}]}}'.encode()
    assert [one.depth for one in answer("mastodon", circle).comments] == [2, 2]
    posts = '{"id":1,"post_stream":{"posts":[{"id":5,"post_number":5,"cooked":"x","reply_to_post_number":5}]}}'
    assert [one.depth for one in answer("discourse", posts.encode()).comments] == [1]


# --- what is refused


@pytest.mark.parametrize("service", sorted(STORY))
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!DOCTYPE html><title>Just a moment</title><p>Checking your browser",
        b"[]",
        b'"text"',
        b'{"error": "not found"}',
        b'{"thread": 1, "hits": 1, "post_stream": 1, "descendants": 1, "bookmarks": 1}',
        b'{"hits": [{"objectID": "../../etc"}], "bookmarks": [{}], "descendants": [{}], "post_stream": {}}',
        b"\xff\xfe\x00",
        b'{"a":' * 100_000,
    ],
    ids=["empty", "page", "list", "text", "error", "types", "items", "bytes", "deep"],
)
def test_what_is_no_answer_is_refused_or_gives_nothing(service: str, data: bytes) -> None:
    try:
        assert answer(service, data) == Heard()
    except InputError as error:
        assert error.where == "https://service.example/answer"  # noqa: PT017 - both ends are right


def test_deep_trees_do_not_end_the_reader() -> None:
    tree = b'{"id":1,"text":"x","children":[' * 400 + b'{"id":2,"text":"y"}' + b"]}" * 400
    try:
        heard: tuple[EntryComment, ...] = answer("hackernews", tree).comments
    except InputError:
        return
    assert len(heard) == 400
