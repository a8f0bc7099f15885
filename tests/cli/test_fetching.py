"""`fetch` and `feeds` against a real server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FEED, Matome, records
from tests.made import SETTINGS, site, subscribed
from tests.server import Server, serving_feed

COMMENTS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>c</title><link>https://shiomi.example/1</link>
<description>d</description>
<item><guid>c1</guid><dc:creator>山田 花子</dc:creator><description>これで安心して眠れます。</description></item>
<item><guid>c2</guid><dc:creator>港の猫</dc:creator><description>費用はどこから出るのですか?</description></item>
</channel></rss>
"""
ARTICLE = """\
<!DOCTYPE html><html lang="ja"><head><title>駅前の銀杏が見ごろ - 汐見新報</title></head>
<body><article><h1>駅前の銀杏が見ごろ</h1>
<p>汐見駅前の銀杏並木が見ごろを迎えた。市によると、並木は百二十本で、今年は例年より五日遅い。七日から灯りがともる。</p>
<p>点灯は午後五時から九時まで。二十三日には屋台が並び、汐見高校の吹奏楽部が演奏する。市は二万人の人出を見込んでいる。</p>
</article></body></html>
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_feed(FEED) as running:
        yield running


def runs(root: Path) -> list[Any]:
    return [json.loads(line) for line in records(root)["content/runs.jsonl"].splitlines()]


def test_stories_come_in_and_the_run_is_recorded(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    said = matome("-C", root, "fetch")
    assert said.status == 0
    assert "汐見新報: new, 2 items, 2 new" in said.out
    (run,) = runs(root)
    assert run["at"] == "2026-11-09T01:00:00Z"
    assert run["sources"][0]["new"] == 2
    assert json.loads(records(root)["content/sources.jsonl"])["etag"] == '"1"'


def test_nothing_new_changes_only_the_run_record(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    matome("-C", root, "fetch")
    before = records(root)
    server.answers["/feed.xml"] = lambda to: to.send(304)
    assert "unchanged" in matome("-C", root, "fetch").out
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    after = records(root)
    assert {path for path in after if after[path] != before.get(path)} == {"content/runs.jsonl"}


def test_one_bad_source_does_not_stop_the_others(matome: Matome, tmp_path: Path, server: Server) -> None:
    server.answers["/page"] = lambda to: to.send(200, b"<!DOCTYPE html><title>Sign in</title><p>Please sign in")
    bad = "".join(
        f"  - name: {name}\n    url: {server.url}/{path}\n" for name, path in (("gone", "gone"), ("a page", "page"))
    )
    root = subscribed(tmp_path / "site", server.url, bad)
    said = matome("-C", root, "fetch")
    assert said.status == 1
    assert "汐見新報: new" in said.out
    assert "gone" in said.err
    assert "404" in said.err
    assert "a page" in said.err
    assert [one["status"] for one in runs(root)[0]["sources"]] == ["new", "failed", "failed"]


def test_validators_of_an_answer_that_could_not_be_read_are_not_remembered(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    root = subscribed(tmp_path / "site", server.url)
    server.answers["/feed.xml"] = lambda to: to.send(200, b"<html><p>maintenance", ETag='"broken"')
    assert matome("-C", root, "fetch").status == 1
    assert "content/sources.jsonl" not in records(root)
    assert "content/stories/2026-W45.jsonl" not in records(root)


def test_items_older_than_the_reach_are_counted_and_left(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    old = FEED.replace("Thu, 05 Nov 2026", "Thu, 03 Sep 2026")
    server.answers["/feed.xml"] = lambda to: to.send(200, old.encode())
    assert "1 new, 0 updated, 1 older left" in matome("-C", root, "fetch").out
    assert runs(root)[0]["sources"][0]["old"] == 1


def with_comments(server: Server) -> str:
    return FEED.replace('version="2.0">', 'version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/">').replace(
        "<guid>https://shiomi.example/1</guid>",
        f"<guid>https://shiomi.example/1</guid><wfw:commentRss>{server.url}/comments</wfw:commentRss>",
    )


def test_comments_are_read_from_where_the_feed_says(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    server.answers["/feed.xml"] = lambda to: to.send(200, with_comments(server).encode())
    server.answers["/comments"] = lambda to: to.send(200, COMMENTS.encode())
    assert matome("-C", root, "fetch").status == 0
    stories = [json.loads(line) for line in records(root)["content/stories/2026-W45.jsonl"].splitlines()]
    (comments,) = [story["comments"] for story in stories if story["comments"]]
    assert [said["text"] for said in comments] == ["これで安心して眠れます。", "費用はどこから出るのですか?"]
    assert "花子" not in json.dumps(comments, ensure_ascii=False)
    before = records(root)
    matome("-C", root, "fetch")
    assert {path for path, data in records(root).items() if data != before.get(path)} <= {
        "content/runs.jsonl"
    }  # a line that is there already is not written twice


def test_comments_may_be_switched_off(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url, "    comments: off\n")
    server.answers["/feed.xml"] = lambda to: to.send(200, with_comments(server).encode())
    matome("-C", root, "fetch")
    assert {path for path, _ in server.asked} == {"/feed.xml", *server.PERMISSIONS}


def test_full_text_reads_the_story_s_page_as_robots_allow(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url, "    full_text: true\n")
    feed = FEED.replace("https://shiomi.example/", f"{server.url}/")
    server.answers["/feed.xml"] = lambda to: to.send(200, feed.encode())
    server.answers["/robots.txt"] = lambda to: to.send(200, b"User-agent: *\nDisallow: /1\n")
    server.answers["/2"] = lambda to: to.send(200, ARTICLE.encode(), Content_Type="text/html; charset=utf-8")
    said = matome("-C", root, "fetch")
    assert "may not be read: robots.txt" in said.err
    assert runs(root)[0]["sources"][0]["withheld"] == {"robots.txt": 1}
    assert "/1" not in [path for path, _ in server.asked]
    stories = [json.loads(line) for line in records(root)["content/stories/2026-W45.jsonl"].splitlines()]
    assert len(stories) == 2
    assert any("屋台が並び" in passage["text"] for story in stories for passage in story["passages"])


def test_a_page_that_could_not_be_had_is_asked_for_again(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url, "    full_text: true\n")
    feed = FEED.replace("https://shiomi.example/", f"{server.url}/")
    server.answers["/feed.xml"] = lambda to: to.send(200, feed.encode(), ETag='"1"')
    assert "404" in matome("-C", root, "fetch").err
    server.answers["/feed.xml"] = lambda to: to.send(304)
    server.answers["/2"] = lambda to: to.send(200, ARTICLE.encode(), Content_Type="text/html; charset=utf-8")
    assert "1 updated" in matome("-C", root, "fetch").out
    assert "屋台が並び".encode() in records(root)["content/stories/2026-W45.jsonl"]
    asked = [path for path, _ in server.asked].count("/2")
    matome("-C", root, "fetch")
    assert [path for path, _ in server.asked].count("/2") == asked


def test_a_run_that_reads_no_source_fails_and_adds_its_own_line_alone(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    more = f"  - name: 岬\n    url: {server.elsewhere}/none\n  - name: 沖\n    url: {server.url}/page\n"
    root = subscribed(tmp_path / "site", server.url, more.replace("  - name: 岬", "    full_text: true\n  - name: 岬"))
    server.answers["/feed.xml"] = lambda to: to.send(200, FEED.replace("06 Nov", "09 Nov").encode(), ETag='"1"')
    matome("-C", root, "fetch")
    matome("-C", root, "build", "--no-site")
    before = files(root)
    server.answers["/feed.xml"] = lambda to: to.send(500)
    server.answers["/page"] = lambda to: to.send(200, b"<!DOCTYPE html><title>Sign in</title><p>Please sign in")
    said = matome("-C", root, "fetch")
    assert said.status == 1
    assert "no source could be read" in said.err
    after = files(root)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {"content/runs.jsonl"}
    assert after["content/runs.jsonl"].startswith(before["content/runs.jsonl"])
    assert [one["status"] for one in runs(root)[-1]["sources"]] == ["failed", "failed", "failed"]
    assert len(runs(root)) == 2


def files(root: Path) -> dict[str, bytes]:
    """The bytes of every file of a site but the lock."""
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_dry_run_writes_nothing(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    assert "2 new" in matome("-C", root, "fetch", "--dry-run").out
    assert records(root) == {}


def test_a_source_that_is_none_is_wrong_use(matome: Matome, tmp_path: Path, server: Server) -> None:
    said = matome("-C", subscribed(tmp_path / "site", server.url), "fetch", "汐見新聞")
    assert said.status == 2
    assert "Did you mean '汐見新報'?" in said.err


def test_what_was_missing_is_in_the_edition(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url, f"  - name: gone\n    url: {server.url}/gone\n")
    server.answers["/feed.xml"] = lambda to: to.send(200, FEED.replace("06 Nov", "09 Nov").encode())
    matome("-C", root, "fetch")
    matome("-C", root, "build", "--no-site")
    edition = json.loads(records(root)["content/editions/2026-W46.json"])
    assert [missing["source"] for missing in edition["missing"]] == ["gone"]


# --- feeds


def empty(tmp_path: Path) -> Path:
    return site(tmp_path / "site", "# mine\n" + SETTINGS + "private_hosts: [localhost]  # my own machine\n")


def test_a_feed_is_subscribed_to_under_its_title_and_comments_stay(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    root = empty(tmp_path)
    assert matome("-C", root, "feeds", "add", f"{server.url}/feed.xml").status == 0
    text = (root / "content" / "matome.yml").read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# my own machine" in text
    assert f"  - name: 汐見新報\n    url: {server.url}/feed.xml\n" in text
    assert f"汐見新報\t{server.url}/feed.xml\tnever asked" in matome("-C", root, "feeds", "list").out
    assert "2 items" in matome("-C", root, "feeds", "check").out


def test_a_page_is_asked_for_the_feed_it_announces(matome: Matome, tmp_path: Path, server: Server) -> None:
    page = '<!DOCTYPE html><title>t</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>words'
    server.answers["/"] = lambda to: to.send(200, page.encode(), Content_Type="text/html")
    root = empty(tmp_path)
    said = matome("-C", root, "--json", "feeds", "add", f"{server.url}/")
    assert said.json["added"] == [{"name": "汐見新報", "url": f"{server.url}/feed.xml"}]
    assert "is a source already" in matome("-C", root, "feeds", "add", f"{server.url}/feed.xml").err


def test_a_file_that_is_to_be_subscribed_to_is_taken_in_instead(
    matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a feed.xml").write_text("<rss/>")
    monkeypatch.chdir(tmp_path)
    said = matome("-C", empty(tmp_path), "feeds", "add", "a feed.xml")
    assert said.err == "error: a feed.xml: is a file, not an address. Take it in with: matome add 'a feed.xml'\n"


def test_an_offered_address_is_shown_and_adopted_without_another_change(
    matome: Matome, tmp_path: Path, server: Server
) -> None:
    source = f"- {{url: '{server.url}/old', name: 汐見新報}} # old"
    settings = f"# mine\n{SETTINGS}private_hosts: [localhost]   # my own\nsources:\n{source}\n"
    root = site(tmp_path / "site", settings)
    server.answers["/old"] = lambda to: to.send(301, Location="/feed.xml")
    matome("-C", root, "fetch")
    assert f"offers redirect to {server.url}/feed.xml, in 1 of 3 runs" in matome("-C", root, "feeds", "list").out
    assert "no source has moved" in matome("-C", root, "feeds", "adopt").err
    matome("-C", root, "fetch")
    assert "has moved to" in matome("-C", root, "fetch").err
    assert "matome feeds adopt '汐見新報'" in matome("-C", root, "status").out
    assert "dry run" in matome("-C", root, "feeds", "adopt", "--dry-run").out
    assert (root / "content" / "matome.yml").read_text(encoding="utf-8") == settings
    assert matome("-C", root, "--json", "feeds", "adopt").json["adopted"] == [
        {"name": "汐見新報", "url": f"{server.url}/feed.xml"}
    ]
    written = (root / "content" / "matome.yml").read_text(encoding="utf-8")
    assert written == settings.replace("/old", "/feed.xml")
    assert "2 items, 0 new" in matome("-C", root, "fetch").out  # stories note the address they come from
    before = records(root)
    assert "unchanged, 2 items, 0 new" in matome("-C", root, "fetch").out
    changed = {path for path, data in records(root).items() if data != before.get(path)}
    assert changed <= {"content/runs.jsonl"}  # a line that is there already is not written twice


def test_an_address_that_is_no_feed_is_not_adopted(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = subscribed(tmp_path / "site", server.url)
    assert "offers no other address" in matome("-C", root, "feeds", "adopt", "汐見新報").err
    assert matome("-C", root, "feeds", "adopt", "汐見新").status == 2
    server.answers["/feed.xml"] = lambda to: to.send(301, Location="/moved")
    server.answers["/moved"] = lambda to: to.send(200, FEED.encode())
    matome("-C", root, "fetch")
    server.answers["/moved"] = lambda to: to.send(200, ARTICLE.encode(), Content_Type="text/html")
    said = matome("-C", root, "feeds", "adopt", "汐見新報")
    assert said.status == 1
    assert "a page, not a feed" in said.err


def test_a_page_without_a_feed_is_refused(matome: Matome, tmp_path: Path, server: Server) -> None:
    server.answers["/"] = lambda to: to.send(200, ARTICLE.encode(), Content_Type="text/html")
    root = empty(tmp_path)
    before = (root / "content" / "matome.yml").read_bytes()
    said = matome("-C", root, "feeds", "add", f"{server.url}/")
    assert said.status == 1
    assert "announces none" in said.err
    assert (root / "content" / "matome.yml").read_bytes() == before


def test_lists_come_in_and_go_out(matome: Matome, tmp_path: Path) -> None:
    root = empty(tmp_path)
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="News"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/f"/>'
        '</outline><outline type="rss" xmlUrl="https://b.example/f"/></body></opml>',
        encoding="utf-8",
    )
    assert matome("-C", root, "feeds", "import", opml).status == 0
    exported = matome("-C", root, "feeds", "export").out
    assert 'text="A &amp; B"' in exported
    assert 'xmlUrl="https://b.example/f"' in exported
    again = tmp_path / "again.opml"
    again.write_text(exported, encoding="utf-8")
    assert matome("-C", root, "--json", "feeds", "import", again).json["added"] == []


def test_a_dry_run_of_add_changes_no_settings(matome: Matome, tmp_path: Path, server: Server) -> None:
    root = empty(tmp_path)
    before = (root / "content" / "matome.yml").read_bytes()
    assert "汐見新報" in matome("-C", root, "feeds", "add", "--dry-run", f"{server.url}/feed.xml").out
    assert (root / "content" / "matome.yml").read_bytes() == before
