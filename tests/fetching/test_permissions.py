"""What publishers say their words are not for, honoured as the settings say, counted and named."""

import json
from dataclasses import replace

import pytest

from generator import fetching
from generator.config import Source
from generator.errors import ReservedError
from tests.fetching.conftest import FEED, TITLES, Desk
from tests.server import Server

TDMREP = "/.well-known/tdmrep.json"
PAGE = """\
<!DOCTYPE html><html lang="ja"><head><title>北桟橋の灯台を補修</title>{head}</head><body><article>
<h1>北桟橋の灯台を補修</h1><p>汐見市は五日、北桟橋の灯台を補修すると発表した。工事は来年三月に始まり、費用は三億円を見込む。</p>
<p>灯台は昭和四十年に建てられ、去年の台風で外壁がはがれた。市は十日に説明会を開く。</p></article></body></html>
"""


def declaring(server: Server, path: str, body: str | bytes) -> None:
    data = body.encode() if isinstance(body, str) else body
    server.answers[path] = lambda to: to.send(200, data)


def reserved(desk: Desk, why: str) -> None:
    """The source is left out for this reason: a warning, a skipped line, and no story."""
    fetched = desk.fetch()
    run = fetched.run.sources[0]
    assert (run.status, run.reason) == ("skipped", f"is not for us: {why}")
    (warning,) = [one for one in fetched.problems if one.level == "warning"]
    assert "opt_outs" in warning.cure
    assert desk.records() == {}


# --- feeds


def test_a_reservation_in_the_headers_of_a_feed(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, tdm_reservation="1", ETag='"1"')
    reserved(desk, "tdm-reservation")


def test_a_reservation_for_a_host(desk: Desk, server: Server) -> None:
    declaring(server, TDMREP, json.dumps([{"location": "/", "tdm-reservation": 1}]))
    reserved(desk, "tdm-reservation")


def test_a_header_lifts_what_its_host_reserves(desk: Desk, server: Server) -> None:
    declaring(server, TDMREP, json.dumps([{"location": "/", "tdm-reservation": 1}]))
    server.answers["/feed"] = lambda to: to.send(200, FEED, tdm_reservation="0")
    assert desk.fared().new == 3


def test_who_wants_to_be_in_no_search(desk: Desk, server: Server) -> None:
    declaring(server, "/robots.txt", "User-agent: *\nContent-Signal: search=no, ai-train=no\nAllow: /\n")
    reserved(desk, "search=no")


def test_who_wants_to_train_no_model_is_read_for_none_is_trained(desk: Desk, server: Server) -> None:
    declaring(server, "/robots.txt", "User-agent: *\nContent-Signal: search=yes, ai-train=no, ai-input=no\nAllow: /\n")
    server.answers["/feed"] = lambda to: to.send(200, FEED, X_Robots_Tag="noai, noimageai")
    assert desk.fared().new == 3


@pytest.mark.parametrize(("line", "why"), [("noai, noimageai", "noai"), ("matome: noai", "noai")])
def test_unless_the_editor_honours_that_too(desk: Desk, server: Server, line: str, why: str) -> None:
    desk.sources = (replace(desk.sources[0], opt_outs=("ai",)),)
    server.answers["/feed"] = lambda to: to.send(200, FEED, X_Robots_Tag=line)
    reserved(desk, why)


def test_a_feed_that_is_not_to_be_found_itself_may_be_read(desk: Desk, server: Server) -> None:
    """Publishing systems send this with every feed, so that search engines show the pages instead."""
    server.answers["/feed"] = lambda to: to.send(200, FEED, X_Robots_Tag="noindex, follow")
    assert desk.fared().new == 3


def test_rules_for_pages_do_not_bind_feeds(desk: Desk, server: Server) -> None:
    declaring(server, "/robots.txt", "User-agent: *\nDisallow: /\n")
    assert desk.fared().new == 3


def test_a_publisher_who_allowed_it_is_read(desk: Desk, server: Server) -> None:
    desk.sources = (replace(desk.sources[0], opt_outs=()),)
    server.answers["/feed"] = lambda to: to.send(200, FEED, tdm_reservation="1")
    assert desk.fared().new == 3
    assert {path for path, _ in server.asked} == {"/feed"}


def test_a_host_whose_files_cannot_be_had_declares_nothing(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    server.answers["/robots.txt"] = lambda to: to.send(503)
    server.answers[TDMREP] = lambda to: to.send(429, Retry_After="9999")
    assert desk.fared().new == 3


# --- pages


def reading_in_full(desk: Desk, server: Server, head: str = "", **headers: str) -> None:
    """A source whose first story has a page on the server."""
    told = f"<link>{server.url}/page</link></item>".encode()
    server.answers["/feed"] = lambda to: to.send(200, FEED.replace(b"</item>", told, 1))
    page = PAGE.format(head=head).encode()
    server.answers["/page"] = lambda to: to.send(200, page, Content_Type="text/html; charset=utf-8", **headers)
    desk.sources = (Source("港", f"{server.url}/feed", full_text=True),)


@pytest.mark.parametrize(
    ("head", "headers", "why"),
    [
        ("", {}, None),
        ('<meta name="robots" content="index, nofollow">', {}, None),
        ('<meta name="robots" content="noai">', {}, None),
        ("", {"X_Robots_Tag": "somebot: noindex"}, None),
        ("", {"X_Robots_Tag": "max-snippet:50, unavailable_after: 2030-01-01"}, None),
        ('<meta name="robots" content="NOINDEX">', {}, "noindex"),
        ('<meta name="matome" content="nosnippet">', {}, "nosnippet"),
        ('<meta name="tdm-reservation" content="1">', {}, "tdm-reservation"),
        ("", {"X_Robots_Tag": "none"}, "noindex"),
        ("", {"X_Robots_Tag": "somebot: nofollow, matome: noindex"}, "noindex"),
        ("", {"X_Robots_Tag": "max-snippet:0"}, "nosnippet"),
        ("", {"Content_Usage": "search=n"}, "search=no"),
    ],
)
def test_a_page_is_read_unless_it_says_no(
    desk: Desk, server: Server, head: str, headers: dict[str, str], why: str | None
) -> None:
    reading_in_full(desk, server, head, **headers)
    fetched = desk.fetch()
    run = fetched.run.sources[0]
    assert run.withheld == ({why: 1} if why else {})
    assert (run.new, run.updated) == (3, 0 if why else 1)
    assert desk.titles() == set(TITLES)
    told = [str(one) for one in fetched.problems]
    assert len(told) == bool(why)
    assert all((why or "") in one for one in told)


def test_robots_are_asked_where_a_page_has_moved_to(desk: Desk, server: Server) -> None:
    reading_in_full(desk, server)
    server.answers["/page"] = lambda to: to.send(302, Location="/private/page")
    declaring(server, "/robots.txt", "User-agent: *\nDisallow: /private/\n")
    assert desk.fetch().run.sources[0].withheld == {"robots.txt": 1}
    assert server.times("/private/page") == 0


def test_what_is_withheld_is_told_once_a_source(desk: Desk, server: Server) -> None:
    parts = FEED.split(b"</item>")
    told = [f"<link>{server.url}/page/{number}</link></item>".encode() for number in range(3)]
    declaring(server, "/feed", b"".join(part + link for part, link in zip(parts, (*told, b""), strict=True)))
    declaring(server, "/robots.txt", "User-agent: *\nDisallow: /page/\n")
    desk.sources = (Source("港", f"{server.url}/feed", full_text=True),)
    fetched = desk.fetch()
    (warning,) = fetched.problems
    assert str(warning).startswith(f"港 ({server.url}/page/0): may not be read (and 2 more): robots.txt.")
    assert fetched.run.sources[0].withheld == {"robots.txt": 3}


# --- addresses given by hand


def test_a_page_that_robots_may_not_read_is_not_downloaded(desk: Desk, server: Server) -> None:
    """A feed under the same rule is: what an address holds is known once its answer begins."""
    reading_in_full(desk, server)
    declaring(server, "/robots.txt", "User-agent: *\nDisallow: /\n")
    site = replace(desk.site, config=replace(desk.site.config, private_hosts=("localhost",)))
    with pytest.raises(ReservedError, match="may not be read"):
        fetching.download(site, f"{server.url}/page", desk.boxes)
    assert server.asked[0][0] == "/robots.txt"
    assert fetching.download(site, f"{server.url}/feed", desk.boxes).data.startswith(b"<?xml")


def test_a_page_that_does_not_say_it_is_one_is_not_used(desk: Desk, server: Server) -> None:
    declaring(server, "/robots.txt", "User-agent: *\nDisallow: /\n")
    declaring(server, "/page", PAGE)
    site = replace(desk.site, config=replace(desk.site.config, private_hosts=("localhost",), opt_outs=()))
    with pytest.raises(ReservedError, match="may not be read"):
        fetching.download(site, f"{server.url}/page", desk.boxes)
