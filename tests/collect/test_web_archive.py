"""Web archives: each page a server answered with is an entry, as if it had been saved by itself."""

import gzip
from collections.abc import Mapping

import pytest

from generator.collect import Hints, Raw, Reading, read
from generator.collect.web_archive import MOST_PAGES
from generator.errors import FormatError

WORDS = "港の古い灯台が、来年の春から一般に公開されることになった。市が十六日に発表した。"
PAGE = f"<!DOCTYPE html><title>灯台の公開</title><body><p>{WORDS}".encode()


def record(
    block: bytes,
    kind: str = "response",
    address: str = "https://minato.example/todai",
    media: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-16T00:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    fields: Mapping[str, str] = {"Content_Type": "text/html", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def taken(*records: bytes) -> Reading:
    return read(Raw(b"".join(records), "web.warc"), Hints())


def test_a_page_is_an_entry_with_the_address_and_day_of_its_record() -> None:
    reading = taken(record(b"software: x\r\n", "warcinfo", media="application/warc-fields"), record(answer(PAGE)))
    assert (reading.format, reading.title, reading.problems) == ("warc", "灯台の公開", ())
    assert [(one.url, one.saved, WORDS in one.body) for one in reading.entries] == [
        ("https://minato.example/todai", "2026-11-16T00:00:00Z", True)
    ]


def test_a_page_kept_without_its_answer_is_one_too() -> None:
    assert WORDS in taken(record(PAGE, "resource", media="text/html; charset=utf-8")).entries[0].body


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE, mtime=0), {"Content_Encoding": "gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer_Encoding": "chunked"}),
        (PAGE.decode().encode("euc_jp"), {"Content_Type": "text/html; charset=EUC-JP"}),
    ],
    ids=["gzip", "chunked", "EUC-JP"],
)
def test_an_answer_is_unpacked_as_from_a_server(body: bytes, headers: dict[str, str]) -> None:
    assert WORDS in taken(record(answer(body, **headers))).entries[0].body


def test_what_is_no_page_is_passed_by() -> None:
    reading = taken(
        record(b"GET / HTTP/1.1\r\n\r\n", "request", media="application/http; msgtype=request"),
        record(answer(PAGE, "301 Moved", Location="https://minato.example/")),
        record(answer(b"\x89PNG", Content_Type="image/png")),
        record(answer(PAGE), address="https://minato.example/second"),
    )
    assert [one.url for one in reading.entries] == ["https://minato.example/second"]


def test_an_address_that_acts_is_none() -> None:
    assert taken(record(answer(PAGE), address="javascript:alert(1)")).entries[0].url is None


def test_what_is_left_out_is_told() -> None:
    many = [record(answer(PAGE), address=f"https://minato.example/{number}") for number in range(MOST_PAGES + 2)]
    assert len(taken(*many).entries) == MOST_PAGES
    assert [one.what for one in taken(*many).problems] == ["a page was left out (2 times)"]
    bad = record(answer(PAGE, Content_Encoding="br"))
    assert [one.why for one in taken(bad, many[0]).problems] == ["packed as nothing we unpack: br"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (record(answer(PAGE))[:400], "a record is shorter than it says"),
        (record(answer(PAGE), length=10**15), "a record is shorter than it says"),
        (record(answer(PAGE), length=-1), "does not say how long it is"),
        (record(answer(PAGE), length=20), "does not begin where the one before ends"),
        (b"WARC/1.0\r\nX: " + b"y" * 70_000 + b"\r\n", "the headers of a record cannot be read"),
        (record(answer(b"\x89PNG", Content_Type="image/png")), "none of its answers is HTML"),
        (record(answer(b"<html><body>Fog.")), "a page without text"),
    ],
)
def test_a_broken_archive_or_one_without_a_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=r"web\.warc: a web archive") as caught:
        taken(data)
    assert said in str(caught.value)
    assert caught.value.cure
