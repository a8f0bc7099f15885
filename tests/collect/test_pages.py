"""Saved pages: where they came from, what they say of themselves, and their pictures left out."""

import pytest

from generator.collect import Hints, Raw, Reading, read

WORDS = "港の古い灯台が、来年の春から一般に公開されることになった。市が十六日に発表した。"


def page(head: str, body: str = f"<p>{WORDS}</p>", name: str = "page.html", url: str | None = None) -> Reading:
    return read(Raw(f"<!DOCTYPE html>{head}<body>{body}".encode(), name, url), Hints(language=None))


def test_the_address_is_the_download_s_then_the_browser_s_note() -> None:
    note = "<!-- saved from url=(0021)https://a.example/page -->"
    assert page(note).entries[0].url == "https://a.example/page"
    assert page(note, url="https://b.example/page").entries[0].url == "https://b.example/page"
    assert page("").entries[0].url is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///home/me/page.html", "about:internet"])
def test_a_note_of_no_web_address_is_none(url: str) -> None:
    assert page(f"<!-- saved from url=(0014){url} -->").entries[0].url is None
    assert page(f"<html><!--\n Page saved with SingleFile \n url: {url} \n saved date: x \n-->").entries[0].url is None


def test_a_hostile_base_joins_nothing() -> None:
    reading = page("<base href='javascript:alert(1)//'><link rel=canonical href='story'>")
    assert reading.entries[0].canonical is None


def test_the_editor_s_language_stands_above_the_page_s() -> None:
    raw = Raw(f"<html lang=en><p>{WORDS}".encode(), "page.html")
    assert read(raw, Hints()).entries[0].language == "en"
    assert read(raw, Hints(language="ja")).entries[0].language == "ja"


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="data:image/png;base64,AAAA">',
        "<img src='data:image/svg+xml;utf8,<svg xmlns=\"x\"/>'>",
        '<a href=" data:text/html,x">',
        "<style>p{background:url(data:image/gif;base64,AAAA)}</style>",
        "<img src=data:;base64,AAAA>",
    ],
)
def test_pictures_inside_the_page_go(picture: str) -> None:
    body = page("", f"{picture}<p>{WORDS}</p>").entries[0].body
    assert "AAAA" not in body
    assert "svg" not in body
    assert WORDS in body


def test_words_about_data_stay() -> None:
    prose = 'She said "data: the new oil" and open data:all of it.'
    assert prose in page("", f"<p>{prose} {WORDS}</p>").entries[0].body


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp", "utf-8", "utf-16"])
def test_pages_of_every_japanese_charset_are_read(codec: str) -> None:
    label = {"cp932": "Shift_JIS", "iso2022_jp": "ISO-2022-JP"}.get(codec, codec)
    text = f"<html><head>{'<!-- -->' * 200}<meta charset={label}><title>灯台</title><body><p>{WORDS}"
    reading = read(Raw(text.encode(codec), "page.html"), Hints())
    assert WORDS in reading.entries[0].body
    assert reading.title == "灯台"


def test_a_page_may_begin_anyhow() -> None:
    for start in (
        "<article>",
        "<meta charset=utf-8>",
        "<!-- c --><div>",
        "\ufeff<html>",
        '<?xml version="1.0"?><!DOCTYPE html><html>',
    ):
        reading = read(Raw(f"{start}<p>{WORDS}".encode(), "page.html"), Hints())
        assert reading.format == "html", start


def test_a_text_about_markup_is_a_text() -> None:
    assert read(Raw(f"How <rss version='2.0'> began. {WORDS}".encode(), "page.txt"), Hints()).format == "text"


def test_a_text_with_a_rule_is_no_front_matter() -> None:
    assert read(Raw(f"---\n{WORDS}\n---\n{WORDS}".encode(), "page.txt"), Hints()).format == "text"
    assert read(Raw(f"---\ntitle: 灯台\n---\n{WORDS}".encode(), "page"), Hints()).format == "markdown"


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    note = f"---\ntitle: Fog: at night\nsource: https://a.example/fog\npublished: 2026-11-16\n---\n{WORDS}"
    reading = read(Raw(note.encode(), "note.md"), Hints())
    assert reading.entries[0].title == "Fog: at night"
    assert reading.entries[0].url == "https://a.example/fog"
    assert reading.entries[0].published == "2026-11-16"
    assert "not YAML" in str(reading.problems[0])


def test_yaml_has_no_types_aliases_or_tags_here() -> None:
    note = "---\ntitle: no\npublished: 2026-11-16\nauthor: !!python/name:os.system\n"
    note += f"source: javascript:alert(1)\n---\n{WORDS}"
    reading = read(Raw(note.encode(), "note.md"), Hints())
    assert (reading.entries[0].title, reading.entries[0].published, reading.entries[0].url) == (
        "no",
        "2026-11-16",
        None,
    )
    assert "no web address" in str(reading.problems[0])
