"""Nothing from outside acts on a page: not in Markdown, not in HTML, not in XML."""

from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.write import escape
from tests.hostile import collected
from tests.hostile.strings import strings
from tests.write.reading import tree, words

# Each puts foreign words where a template may put them; {} is what is read back from the element with class "here".
CONTEXTS = {
    "paragraph": '<span class="here">{}</span>',
    "start of a line": "before\n\n{}\n\nafter",
    "list item": '- <span class="here">{}</span> after',
    "heading": '## <span class="here">{}</span>',
    "quotation": '> <span class="here">{}</span>',
    "table": 'one | two\n--- | ---\n<span class="here">{}</span> | after',
    "link": '[<span class="here">{}</span>](other/index.md)',
    "HTML block": '<div>\n<p class="here">{}</p>\n</div>',
    "attribute": '<p class="here" title="{}">words</p>',
}
HOSTILE = (
    "<script>alert(1)</script>",
    "\\<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://tracker.example/x.png)",
    "<https://example.org>",
    "Note: x",
    "---\ntitle: y\n---",
    "# heading\n## heading",
    "    indented code",
    "- item\n- item",
    "1. item",
    "> quote",
    "```\nfence\n```",
    "a | b\n--- | ---",
    "*a* _b_ **c** __d__ `e` ~f~",
    "[^1]: note",
    "[ref]: https://example.org 'x'",
    "{: .class onclick=alert(1) }",
    ':smile: --8<-- "file" {{ config }} {% raw %}',
    "&lt;b&gt; &copy; &#60;script&#62; &amp;amp;",
    "klzzwxh:0 \x02klzzwxh:0\x03 wzxhzdk:0",
    "</span></p></div><h1>x</h1>",
    "right\u202eto left\u200b\ufeff\U000e0041",
    "one\r\ntwo\u2028three\x85four",
    "終わり。*強調*「引用」",
    "\ud800",
    "===\n---\n***",
    "\\",
    "*[HTML]: x",
    "!!! note\n    x",
    "||| x",
)


def shown(text: str, context: str) -> str:
    """Foreign text as read back from the page where a template has put it."""
    page = tree(CONTEXTS[context].replace("{}", escape.markdown(text)))
    if context == "start of a line":
        paragraphs = page.findall(".//p")
        assert [words(one) for one in (paragraphs[0], paragraphs[-1])] == ["before", "after"]
        assert [element.tag for element in page.find("body")] == ["p"] * len(paragraphs)
        return words(paragraphs[1]) if len(paragraphs) == 3 else ""
    (here,) = page.find_class("here")
    assert not len(here)
    return str(here.get("title")) if context == "attribute" else words(here)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_read_as_words(text: str, context: str) -> None:
    assert shown(text, context) == escape.line(text)


@pytest.mark.parametrize("context", CONTEXTS)
@settings(deadline=None)  # the first rendering loads the extensions
@given(text=st.text(max_size=40))
def test_any_words_are_read_as_words(text: str, context: str) -> None:
    assert shown(text, context).strip() == escape.line(text).strip()


@pytest.mark.parametrize("context", ["start of a line", "list item", "HTML block", "attribute"])
def test_every_hostile_string_known_is_read_as_words(context: str) -> None:
    for text in (*strings(), *collected.words()):
        assert shown(text, context).strip() == escape.line(text).strip()


def test_lines_are_joined_and_what_is_not_seen_is_dropped() -> None:
    assert escape.line(" one\r\n\ttwo\u2028three \u202e\u200bfour\x00 ") == "one two three four"
    assert escape.line("全角\u3000空白") == "全角\u3000空白"


@given(st.text())
def test_html_is_the_words_again(text: str) -> None:
    written = escape.html(text)

    assert unescape(written) == escape.line(text)
    assert not set(written) & set("<>\"'")


@given(st.text(st.characters(codec=None), max_size=60))
def test_xml_parses_and_keeps_every_character_that_xml_allows(text: str) -> None:
    element = ET.fromstring(f"<a b='{escape.xml(text)}'>{escape.xml(text)}</a>")

    allowed = "".join(one for one in text if one in "\t\n\r" or (one >= " " and not 0xD800 <= ord(one) <= 0xDFFF))
    allowed = allowed.replace("\ufffe", "").replace("\uffff", "")
    assert (element.text or "") == allowed.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://news.example/?a=1&copy;2", "https://news.example/?a=1&copy%3B2"),
        ("https://news.example/(a)[b]<c>'d'", "https://news.example/%28a%29%5Bb%5D%3Cc%3E%27d%27"),
        ("https://news.example/日本", "https://news.example/%E6%97%A5%E6%9C%AC"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//news.example/x", None),
        ("https://user:secret@news.example/", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_http_and_percent_encoded_or_none(address: str | None, safe: str | None) -> None:
    assert escape.url(address) == safe


@settings(deadline=None)
@given(st.text(max_size=40))
def test_an_address_is_the_same_in_markdown_and_in_an_attribute(end: str) -> None:
    address = escape.url(f"https://news.example/{end}")
    if address is None:
        return
    page = tree(f'[words](<{address}>)\n\n<p><a href="{escape.html(address)}">words</a></p>')

    assert [link.get("href") for link in page.findall(".//a")] == [address, address]
