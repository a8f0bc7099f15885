"""Bytes become text: the declaration if it holds, else what the bytes are, and never silent mojibake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.charsets import declared_label, decode

HEADLINE = "港の新しい灯台、来月から公開：市が発表"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("Shift_JIS", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("UTF-8", "utf-8"),
        ("windows-31j", "cp932"),
    ],
)
def test_a_true_declaration_is_followed(label: str, codec: str) -> None:
    decoded = decode(HEADLINE.encode(codec), f"text/xml; charset={label}")
    assert (decoded.text, decoded.charset, decoded.warning) == (HEADLINE, codec, None)


def test_shift_jis_means_what_publishers_use_it_for() -> None:
    assert decode("①髙橋㈱".encode("cp932"), "shift_jis").text == "①髙橋㈱"


def test_euc_jp_has_the_extensions_too() -> None:
    assert decode(b"\xad\xa1" + "号室".encode("euc_jp"), "euc-jp").text == "①号室"


def test_iso_2022_jp_has_the_extensions_too() -> None:
    assert decode(b"\x1b$B\x2d\x21\x1b(B " + "号室".encode("iso2022_jp"), "iso-2022-jp").text == "① 号室"


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp"])
def test_a_false_declaration_is_found_out_and_told(codec: str) -> None:
    decoded = decode(HEADLINE.encode(codec), "utf-8")
    assert decoded.text == HEADLINE
    assert codec == "iso2022_jp" or decoded.warning


@pytest.mark.parametrize("label", ["us-ascii", "ISO-8859-1", "windows-1252"])
@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_japanese_is_not_latin_whatever_a_server_says_of_everything(codec: str, label: str) -> None:
    decoded = decode(HEADLINE.encode(codec), f"text/xml; charset={label}")
    assert decoded.text == HEADLINE
    assert codec in ("utf-8", "iso2022_jp") or decoded.warning


def test_words_of_another_charset_inside_cost_no_more_than_themselves() -> None:
    decoded = decode(
        "見出し一</title>".encode() + "見出し二".encode("cp932") + "<title>Harbour 港の灯り</title>".encode()
    )
    assert decoded.text.startswith("見出し一")
    assert decoded.text.endswith("港の灯り</title>")
    assert decoded.warning


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_no_declaration_is_needed_in_japan(codec: str) -> None:
    assert decode(HEADLINE.encode(codec)).text == HEADLINE


def test_one_byte_charsets_do_not_outvote_well_formed_utf8() -> None:
    assert decode("café".encode(), "iso-8859-1").text == "café"
    assert decode("café".encode("latin-1"), "iso-8859-1").text == "café"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"])
def test_wide_charsets_are_known_by_mark_or_by_zero_bytes(codec: str) -> None:
    text = f"<?xml version='1.0'?><rss><channel><title>{HEADLINE}</title></channel></rss>"
    assert decode(text.encode(codec)).text == text


def test_the_document_is_asked_after_the_transport() -> None:
    page = f"<html><head>{' ' * 3000}<meta charset='euc-jp'><title>{HEADLINE}</title>"
    assert decode(page.encode("euc_jp"), None, "html").text == page
    feed = f"<?xml version='1.0' encoding='Shift_JIS'?><rss>{HEADLINE}</rss>"
    assert decode(feed.encode("cp932"), None, "xml").charset == "cp932"
    assert decode(feed.encode("euc_jp"), "euc-jp", "xml").charset == "euc_jp"


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "rot13", "x-no-such", "base64"])
def test_only_charsets_of_the_web_are_used(label: str) -> None:
    decoded = decode(rb"+ADw- \u003cscript\u003e", label)
    assert decoded.text == r"+ADw- \u003cscript\u003e"
    assert decoded.warning is None or label in decoded.warning


def test_an_unknown_label_is_told_when_it_mattered() -> None:
    decoded = decode(HEADLINE.encode(), "x-no-such")
    assert decoded.text == HEADLINE
    assert decoded.warning == "declared charset 'x-no-such' is unknown; read as utf-8"


def test_what_nothing_decodes_is_replaced_and_told() -> None:
    decoded = decode("見出し".encode() + b"\xff\xfe\xfa" * 3, "utf-8")
    assert decoded.text.startswith("見出し\ufffd")
    assert decoded.warning
    assert "replaced" in decoded.warning


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
@pytest.mark.parametrize("declared", [None, "utf-8"])
def test_one_broken_byte_does_not_cost_the_text(codec: str, declared: str | None) -> None:
    decoded = decode((HEADLINE * 5).encode(codec) + b"\xff" + HEADLINE.encode(codec), declared)
    assert HEADLINE * 5 in decoded.text
    assert decoded.warning


@pytest.mark.parametrize(("text", "codec"), [("Погода на завтра: дождь", "koi8-r"), ("港口的新灯塔下月开放", "gb2312")])
def test_other_languages_are_not_taken_for_japanese(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert "\ufffd" in decoded.text
    assert decoded.warning
    assert decode(text.encode(codec), codec).text == text


def test_latin_text_without_declaration_is_read_and_told() -> None:
    decoded = decode("The café by the harbour opens again.".encode("latin-1"))
    assert decoded.text == "The café by the harbour opens again."
    assert decoded.warning == "no charset declared; read as windows-1252"


def test_labels_stand_in_headers() -> None:
    assert declared_label("a" * 50_000) == "a" * 40
    assert declared_label('text/html; Charset="EUC-JP"') == "EUC-JP"
    assert declared_label("text/html") is None
    assert declared_label(None) is None


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "gb2312", "nonsense"]),
)
def test_every_input_gives_text_that_can_be_written(data: bytes, declared: str | None) -> None:
    decode(data, declared, "html").text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if "\x1b" not in text and "\x00" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), "utf-8").text == text
