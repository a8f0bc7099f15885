"""Addresses: what may stand in a page, and when two are one."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.urls import LONGEST, host, identity, safe


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a?c=3#top", "https://news.example/a?c=3#top"),
        ("  HTTPS://News.Example:443 ", "https://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("https://例え.example/港 町?q=灯台", "https://xn--r8jz45g.example/%E6%B8%AF%20%E7%94%BA?q=%E7%81%AF%E5%8F%B0"),
        ("https://news.example/100%/a_(b)", "https://news.example/100%25/a_%28b%29"),
        ('https://news.example/"><script>', "https://news.example/%22%3E%3Cscript%3E"),
        ("https://news.example/a\\b", "https://news.example/a%5Cb"),
        ("https://news.example./", "https://news.example/"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_web_addresses_are_written_one_way(url: str, expected: str) -> None:
    assert safe(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        None, "", "news.example", "/a", "//news.example/a", "javascript:alert(1)", "JaVaScRiPt://news.example/%0aalert(1)",
        "data:text/html,x", "file:///etc/passwd", "mailto:a@news.example", "http://", "http:///news.example/",
        "https://user:word@news.example/", "https://news.example@other.example/", "https://news.example\\@other.example/",
        "https://news.example/\r\nX-Injected: 1", "https://news.example/\x00", "java\nscript:alert(1)",
        "https://news.example:0/", "https://news.example:70000/", "https://news.example:-1/", "https://[::1", "https://[v1.x]/",
        "https://[::1]:80%40other.example/", "https://127.0.0.1%00.news.example/", "https://2130706433/", "https://0x7f.1/",
        "https://0177.0.0.1/", "https://1.2.3/", "https://\u202enews.example/", "https://a b.example/", "https://-a-.example/",
        f"https://{'a' * 64}.example/", f"https://news.example/{'a' * LONGEST}", f"https://news.example/{'灯' * 1000}",
    ],
)  # fmt: skip
def test_everything_else_is_refused(url: str | None) -> None:
    assert safe(url) is None


def test_a_base_completes_an_address_if_it_is_safe_itself() -> None:
    assert safe("../b?x=1", "https://news.example/a/c/") == "https://news.example/a/b?x=1"
    assert safe("//other.example/", "https://news.example/") == "https://other.example/"
    assert safe("b", "javascript:alert(1)//") is None
    assert safe("https://news.example/b", "javascript:alert(1)//") == "https://news.example/b"
    assert safe("javascript:alert(1)", "https://news.example/") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2026/harbour/?page=2&id=7",
        "http://www.news.example/2026/harbour?id=7&page=2",
        "https://m.news.example/2026/harbour?id=7&page=2&utm_source=feed&fbclid=x",
        "https://amp.news.example:443/2026/harbour/amp/?id=7&page=2#comments",
        "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/2026/harbour/amp?id=7&page=2",
        "https://www.google.com/amp/s/news.example/2026/harbour?id=7&page=2",
        "https://news.example/2026/%68arbour?id=7&page=2",
        "https://sp.news.example/2026/harbour?id=7&page=2&_ga=2.1&_gl=1&srsltid=x",
        "https://news.example/2026/harbour;jsessionid=0A1B?id=7&page=2&PHPSESSID=9",
        "https://s.news.example/2026/harbour/index.html?id=7&page=2&yclid=1&ysclid=l&mc_cid=a&mc_eid=b",
        "https://smp.news.example/2026/./tide/..//harbour/index.php?id=7&page=2&li_fat_id=1&wt.mc_id=2&n_cid=3",
        "https://news.example/2026/harbour?id=7&page=2&ref=rss&from=newsletter-12&source=twitter&CMP=share&xtor=RSS-3",
        "https://news.example/2026/harbour?id=7&page=2&output=amp&_amp=true&isAMP=1&view=AMP",
        "https://news-example.cdn.ampproject.org/v/s/news.example/2026/harbour?id=7&page=2&amp_js_v=0.1&usqp=mq331AQ",
        "https://news-example.bing-amp.com/c/s/news.example/2026/harbour?id=7&page=2",
        "https://www.bing.com/amp/s/news.example/2026/harbour?id=7&page=2",
        "https://www.google.co.jp/amp/s/amp.news.example/2026/harbour?id=7&page=2",
        "https://www.google.com/url?rct=j&url=http://www.news.example/2026/harbour%3Fid%3D7%26page%3D2&ct=ga&usg=x",
    ],
)
def test_one_page_has_one_identity(url: str) -> None:
    assert identity(url) == "https://news.example/2026/harbour?id=7&page=2"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2026/harbour?id=8&page=2",
        "https://news.example/2026/Harbour?id=7&page=2",
        "https://news.example:8080/2026/harbour?id=7&page=2",
        "https://news.example/2026/harbour",
        "https://sports.news.example/2026/harbour?id=7&page=2",
        "https://news.example/2026/camp?id=7&page=2",
        "https://news.example/2026/harbour?id=7&page=2&from=tokyo",
        "https://news.example/2026/harbour?id=7&page=2&cid=12",
        "https://news.example/2026/harbour?id=7&page=2&ref=1207",
        "https://news.example/2026/harbour?id=7&page=2&s=tide",
        "https://news.example/2026/harbour?id=7&page=2&view=map",
        "https://news.example/2026/harbour/index-2.html?id=7&page=2",
        "https://www.google.com/url?q=news.example&id=7&page=2",
        "https://google.news.example/amp/s/2026/harbour?id=7&page=2",
    ],
)
def test_other_pages_keep_their_own(url: str) -> None:
    assert identity(url) != "https://news.example/2026/harbour?id=7&page=2"


def test_an_edition_for_telephones_inside_a_language() -> None:
    assert identity("https://en.m.wiki.example/wiki/A") == identity("https://en.wiki.example/wiki/A")
    assert identity("https://en.m.example/a") == "https://en.m.example/a"


def test_a_short_domain_is_no_mobile_prefix() -> None:
    assert identity("https://sp.example/a") == "https://sp.example/a"
    assert identity("https://m.example/a") == "https://m.example/a"


def test_host_names_a_site() -> None:
    assert host("https://www.News.example:8080/a") == "news.example"
    assert host("javascript:alert(1)") == ""
    assert host(None) == ""


@given(st.text(max_size=80), st.one_of(st.none(), st.text(max_size=40), st.just("https://news.example/a/")))
def test_what_comes_through_is_inert(url: str, base: str | None) -> None:
    out = safe(url, base)
    if out is not None:
        assert out.isascii()
        assert out.startswith(("http://", "https://"))
        assert not set(out.partition("//")[2].partition("/")[2]) & set(" \"'<>()`\\{}|^[]")
        assert urlsplit(out).hostname
        assert safe(out) == out


@given(
    st.from_regex(r"https?://(www\.)?[a-z]{1,5}\.example(/[a-z%.]{0,6}){0,3}(\?[a-z]=[a-z]?)?(#[a-z])?", fullmatch=True)
)
def test_identity_is_stable(url: str) -> None:
    assert identity(identity(url)) == identity(url)
