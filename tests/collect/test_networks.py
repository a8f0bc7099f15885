"""Addresses that are not of the public internet, however they are written: refused before any packet."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

from generator.collect.fetch import Fetcher
from generator.collect.networks import is_private, is_public
from generator.errors import FetchError

NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)
ROWS = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "urls_ssrf.jsonl"

SPELLINGS = (
    "http://127.0.0.1/feed",
    "http://127.1.2.3:22/",
    "http://localhost/",
    "http://LocalHost.:8080/",
    "http://2130706433/feed",  # one decimal number
    "http://0x7f000001/",  # one hexadecimal
    "http://0x7f.0.0.1/",
    "http://017700000001/",  # one octal
    "http://0177.0.0.01/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0:6379/",
    "http://１２７．０．０．１/",  # full-width, as an input method writes it
    "http://127。0。0。1/",
    "http://⑯⑨。②⑤④。⑯⑨。②⑤④/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::127.0.0.1]/",  # compatible, of old
    "http://[64:ff9b::a9fe:a9fe]/",  # NAT64
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",  # 6to4
    "http://[2001:0:53aa:64c::1]/",  # Teredo
    "http://[fd00::1]/",
    "http://[fd00:ec2::254]/latest/",
    "http://[fd20:ce::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::7]/",
    "http://[100::1]/",
    "http://10.20.30.40/",
    "http://172.16.0.1/",
    "http://192.168.1.1/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://100.127.255.254/",
    "http://168.63.129.16/machine",
    "http://192.0.0.192/opc/v2/",
    "http://192.0.2.1/",
    "http://198.19.255.255/",
    "http://198.51.100.1/",
    "http://203.0.113.200/",
    "http://239.255.255.250:1900/",
    "http://250.1.1.1/",
    "http://255.255.255.255/",
    "http://news.example@127.0.0.1/",
    "http://user:secret@[::1]/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1\\.news.example/",
    "http://127.0.0.1%00.news.example/",
    "http://127.0.0.1%2f.news.example/",
    "http://[::1]:80%40news.example/",
    "http:///127.0.0.1/",
    "http:127.0.0.1",
    "//127.0.0.1/",
    "http://",
    "http://:80/",
    "http://.../",
    "http://news..example/",
    f"http://{'n' * 64}.example/",
    "http://news.example:-1/",
    "http://news.example:99999/",
    "http://news.example:0/",
    "http://news.example/\r\nHost: inside",
    "http://news.example/\x00",
    "http://news\u202e.example/",
    "http://news example/",
    "File:///etc/hosts",
    "ftp://news.example/feed",
    "gopher://127.0.0.1:6379/_PING",
    "dict://127.0.0.1:11211/stat",
    "data:text/xml,<rss/>",
    "jar:http://news.example!/feed",
    "unix:/run/some.sock",
    "javascript:alert(1)",
    "",
)


@pytest.fixture(autouse=True)
def _no_packet(monkeypatch: pytest.MonkeyPatch) -> None:
    def packet(*_: Any) -> NoReturn:
        pytest.fail("a packet was sent")

    monkeypatch.setattr(socket.socket, "connect", packet)


def refusal(url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        Fetcher("matome-test", now=NOW).get(url)
    return caught.value


@pytest.mark.parametrize("url", SPELLINGS)
def test_it_is_refused_with_a_reason(url: str) -> None:
    error = refusal(url)
    assert error.what in ("the address is not on the public internet", "is no address that can be asked")
    assert error.cure


@pytest.mark.skipif(not ROWS.exists(), reason="the rows are not here")
def test_so_is_every_row() -> None:
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        assert refusal(json.loads(line)["url"]).cure


@pytest.mark.parametrize("inside", ["127.0.0.1", "169.254.169.254", "fd00:ec2::254", "::ffff:10.0.0.1"])
def test_a_name_that_leads_inside_is_refused_too(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    family = socket.AF_INET6 if ":" in inside else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (inside, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert inside in refusal("http://127.0.0.1.news.example/feed").why


@pytest.mark.parametrize(
    "inside", ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "168.63.129.16", "224.0.0.1"]
)
def test_a_private_host_never_leads_to_metadata(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    """Who may answer for a name that the editor allowed may not make it lead to a cloud's secrets."""
    family = socket.AF_INET6 if ":" in inside else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(family, socket.SOCK_STREAM, 6, "", (inside, 80))])
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher("matome-test", now=NOW, private_hosts=["intranet.example"]).get("http://intranet.example/feed")


@pytest.mark.parametrize("written", ["intranet.example", "Intranet.Example", "intranet.example."])
def test_a_private_host_is_known_however_the_setting_writes_it(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    connected: list[str] = []

    def connect(_socket: socket.socket, address: tuple[str, int]) -> NoReturn:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", ("10.0.0.9", 80))])
    with pytest.raises(FetchError):
        Fetcher("matome-test", now=NOW, private_hosts=[written]).get("http://intranet.example/feed")
    assert connected == ["10.0.0.9"]


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "192.168.9.9", "::1", "fd12:3456::1", "::ffff:10.0.0.1"])
def test_what_is_private(address: str) -> None:
    assert is_private(address)
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "169.254.1.1", "fe80::1", "100.100.100.200", "203.0.113.1"])
def test_what_is_not_private(address: str) -> None:
    assert not is_private(address)
