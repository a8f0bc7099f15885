"""Where a source leads: followed, adopted, refused."""

import socket
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests.adapters

from generator.collect import connection
from generator.collect.fetch import MOST_REDIRECTS
from generator.config import Source
from generator.moving import SETTLED
from tests.fetching.conftest import FEED, TITLES, Desk, feed
from tests.fetching.rows import row
from tests.server import Handler, Server, serving

TLS = Path(__file__).parent / "tls"
WEEK = timedelta(days=7)


def leading(status: int, where: str) -> Any:
    return lambda to: to.send(status, Location=where)


def settle(desk: Desk) -> None:
    """Fetch as often as it takes until a permanent redirect is adopted."""
    for _ in range(SETTLED):
        desk.fetch()


@row("301", "308")
@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_is_adopted_after_three_parsed_runs(desk: Desk, server: Server, status: int) -> None:
    server.answers["/feed"] = leading(status, "/new")
    server.answers["/new"] = lambda to: to.send(200, FEED)
    assert desk.fared().new == 3
    state = desk.state()
    assert state
    assert (state.redirect, state.redirect_runs, state.moved) == (f"{server.url}/new", 1, None)
    desk.fetch()
    told = desk.fetch()
    assert "has moved to" in str(told.problems[-1])
    assert server.times("/feed") == 3
    before = desk.records()
    assert desk.fared().status == "unchanged"
    assert server.times("/feed") == 3
    assert desk.records() == before


def test_an_adopted_address_that_ends_leads_back(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = leading(301, "/new")
    server.answers["/new"] = lambda to: to.send(200, FEED)
    settle(desk)
    del server.answers["/new"]
    server.answers["/feed"] = lambda to: to.send(200, feed("また元の場所へ"))
    assert desk.fared().new == 1
    state = desk.state()
    assert state
    assert state.moved is None


def test_a_feed_that_moves_again_and_again_is_followed(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = leading(301, "/second")
    server.answers["/second"] = lambda to: to.send(200, FEED)
    settle(desk)
    del server.answers["/feed"]
    server.answers["/second"] = leading(301, "/third")
    server.answers["/third"] = lambda to: to.send(200, FEED)
    settle(desk)
    state = desk.state()
    assert state
    assert state.moved == f"{server.url}/third"


@row("302", "307")
@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_now_is_followed_each_time(desk: Desk, server: Server, status: int) -> None:
    server.answers["/feed"] = leading(status, "/new")
    server.answers["/new"] = lambda to: to.send(200, FEED)
    for _ in range(4):
        desk.fetch()
    state = desk.state()
    assert desk.titles() == set(TITLES)
    assert state
    assert (state.redirect, state.moved) == (None, None)
    assert server.times("/feed") == 4


def test_items_known_by_their_id_alone_are_not_new_where_each_answer_comes_from_elsewhere(
    desk: Desk, server: Server
) -> None:
    server.answers["/feed"] = lambda to: to.send(302, Location=f"/signed?token={len(server.asked)}")
    server.answers["/signed"] = lambda to: to.send(200, FEED)
    assert desk.fared().new == 3
    before = desk.records()
    assert desk.fared().status == "unchanged"
    assert desk.records() == before


@row("301_to_html")
def test_a_captive_portal_changes_nothing(desk: Desk, server: Server) -> None:
    desk.fetch()
    before = desk.records()
    server.answers["/feed"] = leading(301, f"{server.elsewhere}/login")
    server.answers["/login"] = lambda to: to.send(
        200, b"<!DOCTYPE html><title>Sign in</title>", Content_Type="text/html"
    )
    for _ in range(4):
        assert desk.fared().status == "failed"
    assert desk.records() == before


@row("301_to_parked")
@pytest.mark.parametrize("parked", [feed(), feed("お得な保険をご案内", guids="parked")])
def test_another_feed_on_another_host_is_for_a_person_to_judge(desk: Desk, server: Server, parked: bytes) -> None:
    desk.fetch()
    server.answers["/feed"] = leading(301, f"{server.elsewhere}/parked")
    server.answers["/parked"] = lambda to: to.send(200, parked)
    for _ in range(4):
        warning = desk.fetch().problems[-1]
        assert "offers another address" in warning.what
        assert "matome feeds adopt" in warning.cure
    state = desk.state()
    assert state
    assert (state.redirect, state.redirect_runs, state.moved) == (f"{server.elsewhere}/parked", 0, None)


def test_a_known_feed_on_another_host_is_adopted(desk: Desk, server: Server) -> None:
    desk.fetch()
    server.answers["/feed"] = leading(301, f"{server.elsewhere}/new")
    server.answers["/new"] = lambda to: to.send(200, feed(*TITLES, "引っ越しました"))
    for _ in range(3):
        desk.fetch()
    state = desk.state()
    assert state
    assert state.moved == f"{server.elsewhere}/new"
    assert desk.titles() == {*TITLES, "引っ越しました"}
    desk.sources = (Source("港", f"{server.elsewhere}/new"),)  # as the editor writes it into the settings
    assert desk.fared().new == 0
    assert sum(len(desk.site.store.stories(week)) for week in desk.site.store.weeks()) == 4


@row("301_then_302")
def test_only_the_first_permanent_steps_count(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = leading(301, "/second")
    server.answers["/second"] = leading(302, "/third")
    server.answers["/third"] = lambda to: to.send(200, FEED)
    desk.fetch()
    state = desk.state()
    assert state
    assert state.redirect == f"{server.url}/second"


@row("redirect_loop")
def test_a_loop_ends(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = leading(302, "/back")
    server.answers["/back"] = leading(302, "/feed")
    assert "leads on and on" in (desk.fared().reason or "")
    assert len(server.asked) == MOST_REDIRECTS + 1


@row("redirect_chain_30")
def test_a_chain_ends(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = leading(301, "/0")
    for number in range(30):
        server.answers[f"/{number}"] = leading(301, f"/{number + 1}")
    server.answers["/30"] = lambda to: to.send(200, FEED)
    assert "leads on and on" in (desk.fared().reason or "")
    assert len(server.asked) == MOST_REDIRECTS + 1


@row("redirect_private", "redirect_metadata", "redirect_file", "redirect_bad_location")
@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("http://127.0.0.2:1/", "not on the public internet"),
        ("http://169.254.169.254/", "not on the public internet"),
        ("http://100.100.100.200/", "not on the public internet"),
        ("http://[fd00:ec2::254]/", "not on the public internet"),
        ("file:///etc/hosts", "is no address that can be asked"),
        ("ftp://shiomi.example/feed", "is no address that can be asked"),
        ("http://[::", "is no address that can be asked"),
        ("http://user:secret@shiomi.example/", "is no address that can be asked"),
    ],
)
def test_where_nothing_may_be_asked(desk: Desk, server: Server, where: str, says: str) -> None:
    server.answers["/feed"] = leading(302, where)
    run = desk.fared()
    assert run.status == "failed"
    assert says in (run.reason or "")
    assert len(server.asked) == 1


@row("redirect_no_location")
@pytest.mark.parametrize("headers", [{}, {"Location": ""}, {"Location": " "}])
def test_a_redirect_to_nowhere(desk: Desk, server: Server, headers: dict[str, str]) -> None:
    server.answers["/feed"] = lambda to: to.send(302, b"", **headers)
    assert "leads on without saying where" in (desk.fared().reason or "")


def test_the_body_of_a_redirect_is_not_read(desk: Desk, server: Server) -> None:
    def endless(to: Handler) -> None:
        to.raw(b"HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Encoding: nonsense\r\n\r\n", *[b"x" * 65_536] * 2_000)

    server.answers["/feed"] = endless
    server.answers["/new"] = lambda to: to.send(200, FEED)
    assert desk.fared().new == 3


@row("redirect_refresh_header")
def test_a_refresh_is_no_redirect(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(200, FEED, Refresh="0;url=/elsewhere")
    assert desk.fared().new == 3
    assert server.times("/elsewhere") == 0


def test_a_place_written_in_utf_8_is_found(desk: Desk, server: Server) -> None:
    where = "HTTP/1.1 302 Found\r\nLocation: /港/feed\r\nContent-Length: 0\r\n\r\n".encode()
    server.answers["/feed"] = lambda to: to.raw(where)
    server.answers["/%E6%B8%AF/feed"] = lambda to: to.send(200, FEED)
    assert desk.fared().new == 3


@row("redirect_downgrade")
def test_from_https_to_http_is_noted(desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(TLS / "authority.pem"))
    with serving(TLS / "good.pem") as secure:
        secure.answers["/feed"] = leading(302, f"{server.url}/feed")
        desk.sources = (Source("港", f"{secure.url}/feed"),)
        fetched = desk.fetch()
    assert fetched.run.sources[0].new == 3
    assert "leads from https to http" in str(fetched.problems[0])


@row("redirect_cross_host_auth")
def test_no_secret_and_no_cookie_goes_anywhere(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = lambda to: to.send(302, Location=f"{server.elsewhere}/new", Set_Cookie="id=1; Path=/")
    server.answers["/new"] = lambda to: to.send(200, FEED, Set_Cookie="id=2")
    desk.fetch()
    desk.fetch()
    assert not any({"Authorization", "Cookie"} & set(headers) for _, headers in server.asked)
    desk.sources = (Source("港", server.url.replace("//", "//user:secret@") + "/feed"),)
    assert "is no address that can be asked" in (desk.fared().reason or "")


def test_a_public_address_does_not_lead_to_a_private_one_that_is_allowed(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the editor allowed for a source of his own is no way in for others."""
    real = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host == "public.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(connection, "is_public", lambda _address: True)
    server.answers["/feed"] = leading(302, f"{server.url}/inside")
    server.answers["/inside"] = lambda to: to.send(200, FEED)
    desk.sources = (Source("港", server.url.replace("localhost", "public.example") + "/feed"),)
    assert "a public address leads to localhost" in (desk.fared().reason or "")
    assert server.times("/inside") == 0


@row("dns_rebind", "dns_mixed")
@pytest.mark.parametrize("first", [("203.0.113.7", "127.0.0.1"), ("127.0.0.1", "8.8.8.8")])
def test_only_the_address_that_was_checked_is_connected_to(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch, first: tuple[str, ...]
) -> None:
    """Every name is resolved once a connection; a private address among its answers is passed by."""
    port, connected, lookups = server.server_address[1], list[str](), list[tuple[str, ...]]()
    answers = iter((first, ("127.0.0.1",), ("127.0.0.1",)))

    def resolve(*_: Any, **__: Any) -> Any:
        lookups.append(next(answers))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in lookups[-1]]

    def connect(_socket: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    desk.sources = (replace(desk.sources[0], url=f"http://rebinding.example:{port}/feed"),)
    assert desk.fared().status == "failed"
    assert connected == [address for address in first if address == "8.8.8.8"]
    assert lookups == [first]
    assert not server.asked


def test_a_proxy_of_the_environment_is_not_used(desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect where nothing looks."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"{server.elsewhere}/proxy")
    desk.fetch()
    assert server.asked[0][0] == "/feed"
