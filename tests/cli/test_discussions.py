"""`fetch` asks services what readers say of a story, and merges it as other comments: against a local server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.conftest import FEED, Matome, records
from tests.made import SETTINGS, site
from tests.server import Handler, Server, serving

ANSWERS = Path(__file__).parents[1] / "collect" / "discussions"


def said(name: str) -> bytes:
    return (ANSWERS / f"{name}.json").read_bytes()


@pytest.fixture
def server() -> Iterator[Server]:
    """A feed and the services that answer about its stories."""
    with serving() as running:
        search = said("hackernews_search").replace(b"https://harbour.example/tidal", b"https://shiomi.example/2")

        def bookmarks(to: Handler) -> None:
            about = parse_qs(urlsplit(to.path).query)["url"]
            to.send(200, said("hatena") if about == ["https://shiomi.example/1"] else b"null")

        running.answers |= {
            "/feed.xml": lambda to: to.send(200, FEED.encode()),
            "/entry/jsonlite/": bookmarks,
            "/api/v1/search": lambda to: to.send(200, search, Content_Type="application/json"),
            "/api/v1/items/90000001": lambda to: to.send(200, said("hackernews_item")),
        }
        yield running


def subscribed(root: Path, server: Server, *more: str) -> Path:
    """A site with one source on the server, which stands for the services too."""
    services = "".join(f"  {name}: {server.url}/\n" for name in ("hatena", "hackernews", "bluesky"))
    lines = "".join(f"    {line}\n" for line in more)
    source = f"sources:\n  - name: 汐見新報\n    url: {server.url}/feed.xml\n{lines}"
    return site(root, f"{SETTINGS}private_hosts: [localhost]\ndiscussions_at:\n{services}{source}")


def comments(root: Path) -> dict[str, list[Any]]:
    """The comments under each story, by its title."""
    lines = records(root)["content/stories/2026-W45.jsonl"].splitlines()
    return {story["title"]: story["comments"] for story in map(json.loads, lines)}


def test_bookmarks_and_discussions_become_comments(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server, "discussions: [hatena, hackernews]")
    fetched = matome("-C", root, "fetch")
    assert (fetched.status, fetched.err) == (0, "")
    found = comments(root)
    first, second = found["北堤防、今月末に補修完了"]
    assert second["text"] == "三億円の半分を県が出すのは妥当だと思う。"
    assert first["published"] == "2026-11-05T19:58:00+09:00"
    assert second["author"] == "N."
    assert "namiuchi" not in json.dumps(found)  # not in its address either
    assert [(one["depth"], one["score"]) for one in found["駅前の銀杏が見ごろ"]] == [(0, None), (1, 4), (1, None)]


def test_asked_again_nothing_changes_and_a_new_voice_is_added(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server, "discussions: [hatena]")
    matome("-C", root, "fetch")
    before = records(root)
    matome("-C", root, "fetch")
    assert {path for path, data in records(root).items() if data != before.get(path)} == {"content/runs.jsonl"}
    entry = json.loads(said("hatena"))
    late = {"user": "asanagi", "timestamp": "2026/11/08 07:00", "comment": "朝の通勤が助かる。"}
    entry["bookmarks"] = [late]
    server.answers["/entry/jsonlite/"] = lambda to: to.send(200, json.dumps(entry).encode())
    assert "2 updated" in matome("-C", root, "fetch").out
    assert len(comments(root)["北堤防、今月末に補修完了"]) == 3


def test_nobody_is_asked_where_the_setting_does_not_say_so(matome: Matome, tmp_path: Path, server: Server) -> None:
    for name, lines in (("plain", ()), ("off", ("discussions: [hatena, hackernews]", "comments: off"))):
        matome("-C", subscribed(tmp_path / name, server, *lines), "fetch")
    assert {path for path, _ in server.asked} == {"/feed.xml", *server.PERMISSIONS}


def test_a_service_that_fails_is_a_warning_and_the_others_are_heard(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    server.answers["/api/v1/search"] = lambda to: to.send(200, b"<!DOCTYPE html><title>Just a moment</title>")
    root = subscribed(tmp_path / "site", server, "discussions: [hackernews, hatena]")
    fetched = matome("-C", root, "fetch")
    assert fetched.status == 0
    assert "warning: " in fetched.err
    assert "not an answer of Hacker News" in fetched.err
    assert len(comments(root)["北堤防、今月末に補修完了"]) == 2


def test_posts_of_forums_and_networks_bring_their_answers(matome: Matome, tmp_path: Path, server: Server) -> None:
    feed = FEED.replace("https://shiomi.example/1", f"{server.url}/t/night-buses/321").replace(
        "https://shiomi.example/2", f"{server.url}/@harbour/1130001"
    )
    server.answers |= {
        "/feed.xml": lambda to: to.send(200, feed.encode()),
        "/t/321.json": lambda to: to.send(200, said("discourse_topic")),
        "/t/321/posts.json": lambda to: to.send(200, said("discourse_posts")),
        "/api/v1/statuses/1130001/context": lambda to: to.send(200, said("mastodon")),
    }
    root = subscribed(tmp_path / "site", server, "discussions: [discourse, mastodon]")
    assert matome("-C", root, "fetch").err == ""
    found = comments(root)
    assert [one["text"] for one in found["北堤防、今月末に補修完了"]] == [
        "At last. I finish work at one.",
        "Who pays for the drivers?",
        "The fare does, says the plan.",
    ]
    assert [(one["score"], one["url"]) for one in found["駅前の銀杏が見ごろ"]] == [(3, None), (0, None)]
    assert "Between us" not in records(root)["content/stories/2026-W45.jsonl"].decode()


def test_a_network_s_thread_is_asked_by_its_address(matome: Matome, tmp_path: Path, server: Server) -> None:
    post = "https://bsky.app/profile/harbour.example/post/3kq1"
    feed = FEED.replace("https://shiomi.example/1", post)
    server.answers |= {
        "/feed.xml": lambda to: to.send(200, feed.encode()),
        "/xrpc/app.bsky.feed.getPostThread": lambda to: to.send(200, said("bluesky")),
    }
    root = subscribed(tmp_path / "site", server, "discussions: [bluesky]")
    assert matome("-C", root, "fetch").err == ""
    assert [one["depth"] for one in comments(root)["北堤防、今月末に補修完了"]] == [0, 1]


def test_an_unknown_service_is_a_wrong_setting(matome: Matome, tmp_path: Path, server: Server) -> None:
    refused = matome("-C", subscribed(tmp_path / "site", server, "discussions: [hatenna]"), "fetch")
    assert refused.status == 2
    assert "sources[0].discussions[0]" in refused.err


def test_a_service_s_address_must_be_one(matome: Matome, tmp_path: Path) -> None:
    root = site(tmp_path / "site", SETTINGS + "discussions_at: {hatena: localhost}\n")
    refused = matome("-C", root, "status")
    assert refused.status == 2
    assert "discussions_at.hatena is not an address" in refused.err


def test_names_and_addresses_that_hold_them_are_kept_where_the_source_says_so(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    root = subscribed(tmp_path / "site", server, "discussions: [hatena]", "authors: full")
    matome("-C", root, "fetch")
    _, second = comments(root)["北堤防、今月末に補修完了"]
    assert second["author"] == "namiuchi"
    assert second["url"] == "https://b.hatena.ne.jp/entry/4700112233445566778/comment/namiuchi"
