"""`matome check --site`: what is planted in a built site is named, by file and line; a sound one passes."""

from pathlib import Path

import pytest

from generator.checking.built import folder
from generator.write.policy import hashed
from tests.cli.conftest import Matome, matome
from tests.made import site

__all__ = ["matome"]  # the fixture

URL = "https://example.org/sub/"
OURS = "go()"
SCRIPTED = "a javascript: address in link"
SHEET, SCRIPT = "a foreign host or a script in a style sheet", "a script that is not the theme's"
PAGE = f"""<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self' {hashed(OURS)}; style-src 'self'">
<title>A page</title>
<link rel="stylesheet" href="assets/own.css"><link rel="canonical" href="{URL}">
<script>{OURS}</script><script type="application/ld+json">{{"a": "javascript:"}}</script>
</head><body><h1 id="top">A page</h1>
<p>The word javascript:alert(1) and &lt;script&gt; are words. <a href="https://other.example/">elsewhere</a>
<a href="mailto:desk@example.org">mail</a> <a href="#top">up</a> <a href="2026/#week">week</a></p>
<img src="assets/own.svg" alt=""> <form action="2026/"></form>
PLANTED
</body></html>
"""
RSS = f"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>t</title><link>{URL}</link>
<item><title>t</title><link>{URL}2026/</link>
<description>&lt;p&gt;Words&lt;/p&gt;PLANTED</description></item></channel></rss>
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site that is sound."""
    files = {
        "index.html": PAGE.replace("PLANTED", ""),
        "2026/index.html": '<!doctype html><title>2026</title><p id="week">Words <a href="../">up</a>',
        "assets/own.css": "/* url(https://other.example/a.png) */\na { background: url(own.svg) }\n",
        "assets/own.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        "feeds/all.xml": RSS.replace("PLANTED", ""),
        "feeds/all.json": '{"version": "x", "items": [{"content_html": "<p>words</p>"}]}',
        "robots.txt": f"Sitemap: {URL}feeds/all.xml\n",
    }
    for name, text in files.items():
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "built"


def found(built: Path) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in folder.faults(built, URL)]


def test_a_sound_site_passes(built: Path) -> None:
    assert found(built) == []


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ("<script>steal()</script>", "a script that is not the theme's"),
        ("<SCRIPT type=module>steal()</SCRIPT>", "a script that is not the theme's"),
        ("<script src=https://other.example/a.js></script>", "a foreign host in src= of <script>"),
        ("<script src=//other.example/a.js></script>", "a foreign host in src= of <script>"),
        ("<p onclick=steal()>words</p>", "a handler onclick="),
        ("<svg><animate onbegin=steal()></svg>", "a handler onbegin="),
        ("<a href=javascript:steal()>words</a>", "a javascript: address in href= of <a>"),
        ("<a href=' JaVa&#10;Script:steal()'>words</a>", "a javascript: address in href= of <a>"),
        ("<a href='&#1;vbscript:steal()'>words</a>", "a vbscript: address in href= of <a>"),
        ("<a href='data:text/html,x'>words</a>", "a data: address in href= of <a>"),
        ("<a href='file:///etc/passwd'>words</a>", "a file: address in href= of <a>"),
        ("<svg><a xlink:href='javascript:x'>words</a></svg>", "a javascript: address in xlink:href= of <a>"),
        ("<button formaction='javascript:x'>words</button>", "a javascript: address in formaction= of <button>"),
        ("<form action='https://other.example/'></form>", "a foreign host in action= of <form>"),
        ("<base href=2026/>", "an element <base>"),
        ("<iframe srcdoc='<p>'></iframe>", "an element <iframe>"),
        ("<object></object>", "an element <object>"),
        ("<embed>", "an element <embed>"),
        ("<img src=https://other.example/a.png>", "a foreign host in src= of <img>"),
        ("<img srcset='assets/own.svg 1x, https://other.example/a.png 2x'>", "a foreign host in srcset= of <img>"),
        ("<video poster=https://other.example/a.png></video>", "a foreign host in poster= of <video>"),
        ("<svg><use href='https://other.example/#a'/></svg>", "a foreign host in href= of <use>"),
        ("<link rel=stylesheet href=https://other.example/a.css>", "a foreign host in href= of <link>"),
        ("<link rel=preconnect href=https://other.example/>", "a foreign host in href= of <link>"),
        ("<meta http-equiv=refresh content='0; url=https://other.example/'>", "a foreign host in content= of <meta>"),
        ("<meta http-equiv=refresh content='0;javascript:x'>", "a javascript: address in content= of <meta>"),
        ("<p style='color: red'>words</p>", "a style= that the page's policy forbids"),
        ("<style>a{}</style>", "a style that is not the theme's"),
        ("<script type=text/ecmascript>steal()</script>", SCRIPT),
        ("<script type=Text/JScript>steal()</script>", SCRIPT),
        ("<script type=speculationrules>{}</script>", SCRIPT),
        ("<fencedframe></fencedframe>", "an element <fencedframe>"),
        ("<body onload=steal()>", "a second <body> or <html>"),
        (
            "<svg><animate attributeName=href values='a;javascript:x'/></svg>",
            "a javascript: address in values= of <animate>",
        ),
        ("<svg><set attributeName=onclick to=steal() /></svg>", "a handler set by an animation"),
        ("<svg fill='url(https://other.example/#a)'></svg>", "a foreign host in fill= of <svg>"),
        ("<p style='background:url(//other.example/a)'>", "a foreign host in style= of <p>"),
        ("<a href=2027/>words</a>", "a link inside the site that leads nowhere"),
        ("<a href=2026/#none>words</a>", "a link inside the site that leads nowhere"),
        ("<a href=/top/>words</a>", "a link inside the site that leads nowhere"),
        ("<a href=https://example.org/sub/none/>words</a>", "a link inside the site that leads nowhere"),
        ("<img src=assets/none.png>", "a link inside the site that leads nowhere"),
    ],
)
def test_what_is_planted_in_a_page_is_named_by_its_line(built: Path, planted: str, what: str) -> None:
    (built / "index.html").write_text(PAGE.replace("PLANTED", planted), encoding="utf-8")
    assert ("index.html:11", what) in found(built)


def test_a_page_without_a_policy_may_hold_no_script_of_its_own(built: Path) -> None:
    (built / "2026" / "index.html").write_text(f'<p id="week"><script>{OURS}</script>', encoding="utf-8")
    assert found(built) == [("2026/index.html:1", "a script that is not the theme's")]


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("assets/own.css", "a{}\nb{background:url(//o.example/a)}", ":2", SHEET),
        ("assets/own.css", '@import "https://o.example/a.css";', ":1", SHEET),
        ("assets/own.css", "a{width:expression(x)}", ":1", SHEET),
        ("assets/own.css", "a{background:url(none.png)}", ":1", "a link inside the site that leads nowhere"),
        ("assets/own.svg", "<svg><script>x</script></svg>", ":1", "a script that is not the theme's"),
        ("assets/own.svg", "<svg><g onload='x'/></svg>", ":1", "a handler onload="),
        ("feeds/all.xml", "<rss><channel></rss>", ":1", "XML that does not parse"),
        ("feeds/all.xml", RSS.replace("PLANTED", "&lt;script&gt;x&lt;/script&gt;"), ":4", SCRIPT),
        ("feeds/all.xml", RSS.replace("2026/<", "2027/<"), ":3", "a link inside the site that leads nowhere"),
        ("feeds/all.json", "{", ":1", "JSON that does not parse"),
        ("feeds/all.json", '{"items": [{"content_html": "<p onclick=x>"}]}', "", "a handler onclick="),
        ("feeds/all.json", '{"items": [{"authors": [{"url": "javascript:x"}]}]}', "", "a javascript: address in url"),
        ("feeds/all.json", '{"home_page_url": " vbscript:x"}', "", "a vbscript: address in home_page_url"),
        ("feeds/all.xml", RSS.replace("<item>", "<link>javascript:x</link><item>"), ":3", SCRIPTED),
        ("feeds/all.xml", RSS.replace("<rss", "<?xml-stylesheet href='x'?><rss"), ":2", "a style sheet for XML"),
        ("feeds/all.xml", RSS.replace("<item>", "<item><a href='data:x'/>"), ":3", "a data: address in href"),
        ("feeds/all.xml", RSS.replace("<item>", "<item><x:script xmlns:x='y'/>"), ":3", "an element <script>"),
        ("robots.txt", f"\n{URL}none.xml", ":2", "a link inside the site that leads nowhere"),
    ],
)  # fmt: skip
def test_what_is_planted_in_another_file_is_named(built: Path, name: str, text: str, where: str, what: str) -> None:
    (built / name).write_text(text, encoding="utf-8")
    assert (f"{name}{where}", what) in found(built)


def test_the_command_names_what_is_wrong_and_fails(matome: Matome, built: Path, tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    assert matome("-C", root, "check", "--site", built).out == f"nothing is wrong in {built}\n"
    (built / "index.html").write_text(PAGE.replace("PLANTED", "<iframe src=x></iframe>"), encoding="utf-8")
    said = matome("-C", root, "check", "--site", built)
    assert said.status == 1
    assert "index.html:11: an element <iframe>" in said.err
    none = matome("-C", root, "check", "--site")
    assert none.status == 1
    assert "there is no built site here" in none.err
