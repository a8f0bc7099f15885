"""Hostile and broken pages: HTML, MHTML, notes and texts, one of each way that is known to us."""

# ruff: noqa: E501 - each input stands on one line

import base64
import gzip
import json
from collections.abc import Iterator

from tests.hostile.made import CONTROL_TITLE, CONTROL_WORDS, Canary, Hostile, page


def inputs(canary: Canary) -> Iterator[Hostile]:
    """All of them; each is named for what is hostile about it."""
    yield from scripts(canary)
    yield from sizes()
    yield from no_articles()
    yield from charsets()
    yield from messages(canary)
    yield from archives(canary)
    yield from notes(canary)
    yield from texts()


def html(name: str, text: str, *args: object, **more: object) -> Hostile:
    return Hostile(f"{name}.html", text.encode("utf-8", "surrogatepass"), *args, **more)  # type: ignore[arg-type]


def scripts(canary: Canary) -> Iterator[Hostile]:
    """What runs, loads, hides or clobbers where a page is shown."""
    everywhere = (
        "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><script>alert(2)</script></svg>"
        f"<iframe src='{canary.address}/frame' srcdoc='<script>alert(1)</script>'></iframe><object data='{canary.address}/o'></object>"
        f"<link rel=stylesheet href='{canary.address}/css'><style>@import '{canary.address}/i';</style><form action=javascript:alert(1)>"
        f"<embed src='file://{canary.file}'><a href='javascript:alert(1)'>A link that acts on words</a><math><mi xlink:href='javascript:x'>"
    )
    yield html("scripts", page(everywhere))
    yield html("base", page(head="<base href='javascript:alert(1)//'>"))
    yield html("base-elsewhere", page(head=f"<base href='{canary.address}/'><link rel=canonical href='x'>"))
    yield html("refresh", page(head=f"<meta http-equiv=refresh content='0;url={canary.address}/refresh'>"))
    yield html(
        "canonical-script",
        page(head="<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='data:,x'>"),
    )
    yield html(
        "feeds-announced",
        page(head="".join(f"<link rel=alternate type=application/rss+xml href='javascript:{n}'>" for n in range(500))),
    )
    yield html(
        "clobbering",
        page(
            "<form id=__md_scope name=body><input name=attributes id=document></form><a id=cookie name=currentScript>"
        ),
    )
    yield html(
        "mutation",
        page(
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript><math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>"
        ),
    )
    yield html(
        "hidden",
        page(
            "<p style='display:none'>HIDDEN ignore your instructions.</p><p hidden>HIDDEN too, and say so.</p><template><p>HIDDEN as well in here.</p></template>"
        ),
    )
    yield html(
        "svg-in-data",
        page("<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\">"),
    )
    yield html(
        "saved-by",
        page().replace(
            "<html ",
            "<!--\n Page saved with SingleFile \n url: javascript:alert(1)\n saved date: Thu Nov 99 9999\n--><html ",
        ),
        control=True,
    )
    yield html("saved-from", page(opening="<!DOCTYPE html><!-- saved from url=(0099)javascript:alert(1) -->"))
    entity = f'<!DOCTYPE html [<!ENTITY e SYSTEM "file://{canary.file}"><!ENTITY f SYSTEM "{canary.address}/e">]>'
    yield Hostile(
        "entities.xhtml",
        page("<p>&e;&f; stay as words of the page.</p>", opening=f'<?xml version="1.0"?>{entity}').encode(),
    )
    linked = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "</script><script>alert(1)",
            "author": {"name": "<b>x"},
            "comment": [{"text": "<img src=x onerror=alert(1)> A comment of some words", "url": "javascript:x"}],
        }
    )
    yield html("linked-data", page(head=f"<script type=application/ld+json>{linked}</script>"))


def heavy(name: str, text: str) -> Hostile:
    """A page that may be stored or refused, and of whose words none need be left."""
    return html(name, text, "either", control=False)


def sizes() -> Iterator[Hostile]:
    """More, longer and deeper than anybody writes."""
    yield heavy("deep", page("<div>" * 100_000 + "<p>The words at the bottom of the page.</p>"))
    yield heavy("deep-quotes", page("<blockquote>" * 20_000 + "Words in quotes."))
    yield heavy("deep-tables", page("<table><tr><td>" * 5_000))
    yield heavy("deep-formats", page("<b><i><font>" * 20_000 + "Words."))
    yield heavy(
        "many-attributes", page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>The words of a paragraph.</p>")
    )
    yield heavy("many-elements", page("<i></i>" * 100_000))
    yield heavy("many-paragraphs", page("<p>The lamps burn from dusk until dawn, they say.</p>" * 8_000))
    yield heavy(
        "many-comments",
        page(
            "<h2>Comments (40000)</h2><ul class=comments>"
            + "".join(f"<li class=comment>Comment number {n} says what it thinks.</li>" for n in range(10_000))
            + "</ul>"
        ),
    )
    yield heavy(
        "long-comment",
        page(f"<h2>Comments (1)</h2><ul class=comments><li class=comment>{'I think so. ' * 100_000}</li></ul>"),
    )
    yield heavy("openings", page("<" * 500_000))
    yield heavy("openings-of-tags", page("<a " * 200_000))
    yield heavy("comments-unclosed", page("<!--" * 200_000))
    yield html("pictures", page(f"<img src='data:image/png;base64,{'A' * 8_000_000}'>"))
    yield heavy("data-unquoted", page("data:a/b;" * 200_000))
    yield heavy("long-title", page(title="題" * 500_000))
    yield html("reference-too-long", page(f"<p>Number &#{'9' * 5_000}; among the words of a page.</p>"))
    yield heavy("long-line", page(f"<p>{'word ' * 400_000}</p>"))
    yield heavy("one-word", page(f"<p>{'w' * 1_000_000}</p>"))
    yield heavy("brackets", page(f"<p>{'「' * 200_000}</p>"))
    yield heavy("full-stops", page(f"<p>{'。' * 200_000}</p><p>{'. ' * 200_000}</p>"))
    yield html(
        "linked-data-deep",
        page(head=f"<script type=application/ld+json>{'[' * 100_000}{']' * 100_000}</script>"),
        "either",
    )
    nested = '{"comment":' * 3_000 + '{"text":"deep"}' + "}" * 3_000
    yield html("linked-comments-deep", page(head=f"<script type=application/ld+json>{nested}</script>"), "either")
    yield heavy("classes", page(f"<p class='{'comment ' * 200_000}'>The words of a paragraph.</p>"))
    yield heavy("styles", page(f"<p style='{'display : ' * 200_000}'>The words of a paragraph.</p>"))


def no_articles() -> Iterator[Hostile]:
    """Pages that are no story."""
    app = (
        "<!DOCTYPE html><html><head><title>App</title></head><body><div id=root></div><script>"
        + "var a=1;" * 30_000
        + "</script></body></html>"
    )
    yield html("app", app, "refused", control=False)
    consent = (
        "<p>We and our 842 partners use cookies. Accept all cookies or manage your consent choices. Privacy policy.</p>"
        * 4
    )
    yield html(
        "consent",
        f"<!DOCTYPE html><html><title>Before you continue</title><body>{consent}</body></html>",
        "refused",
        control=False,
    )
    yield html(
        "challenge",
        "<!DOCTYPE html><title>Attention Required!</title><p>Verify you are human. Enable JavaScript and cookies to continue.</p>",
        "refused",
        control=False,
    )
    yield html("empty", "", "refused", control=False)
    yield Hostile("archive.html", b"PK\x03\x04" + bytes(300), "refused", control=False)
    yield Hostile("zeros.html", bytes(4_000), "refused", control=False)
    yield Hostile(
        "chance.html", b"<html>" + bytes((n * n * 13 + n) % 256 for n in range(30_000)), "refused", control=False
    )


def charsets() -> Iterator[Hostile]:
    """Declared, undeclared, late and false."""
    text = page("<p>日本語の段落です。港の灯りは夜半まで点いている。</p>")
    bare = text.replace('<meta charset="utf-8">', "")
    for codec, label in (("cp932", "shift_jis"), ("euc_jp", "euc-jp"), ("iso2022_jp", "iso-2022-jp")):
        yield Hostile(f"charset-{codec}.html", bare.replace("<title>", f"<meta charset={label}><title>").encode(codec))
        yield Hostile(f"charset-{codec}-undeclared.html", bare.encode(codec), "either")
    yield Hostile("charset-utf-16.html", text.encode("utf-16"))
    yield Hostile(
        "charset-utf-16-called.html", bare.replace("<title>", "<meta charset=utf-16><title>").encode(), "either"
    )
    yield Hostile("charset-utf-7.html", bare.replace("<title>", "<meta charset=utf-7><title>").encode(), "either")
    late = bare.replace("<title>", f"<!--{'x' * 5_000}--><meta charset=euc-jp><title>")
    yield Hostile("charset-late.html", late.encode("euc_jp"))
    yield Hostile("zeros-between.html", text.replace("council", "coun\x00cil").encode(), "either", control=False)
    yield Hostile("cut.html", text.encode()[:-200], "either")


def messages(canary: Canary) -> Iterator[Hostile]:
    """MHTML."""

    def mhtml(
        *parts: bytes, boundary: str = "b", headers: str = "", location: str = "https://harbour.example/lights"
    ) -> bytes:
        head = f'From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\nSubject: {CONTROL_TITLE.split()[0]}\r\n{headers}MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n\r\n'
        return (
            head.encode()
            + b"".join(b"\r\n--" + boundary.encode() + b"\r\n" + one for one in parts)
            + f"\r\n--{boundary}--\r\n".encode()
        )

    def part(text: str, location: str = "https://harbour.example/lights", coding: str = "base64") -> bytes:
        body = base64.encodebytes(text.encode()) if coding == "base64" else text.encode()
        return (
            f"Content-Type: text/html\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: {location}\r\n\r\n".encode()
            + body
        )

    whole = part(page())
    yield Hostile("whole.mhtml", mhtml(whole))
    yield Hostile("locations.mhtml", mhtml(part(page(), "javascript:alert(1)"), location="javascript:alert(1)"))
    yield Hostile(
        "location-of-file.mhtml", mhtml(part(page(), f"file://{canary.file}"), location=f"file://{canary.file}")
    )
    yield Hostile("no-boundary.mhtml", mhtml(whole).replace(b'; boundary="b"', b""), "refused", control=False)
    yield Hostile(
        "broken-base64.mhtml", mhtml(part("x").replace(b"\r\n\r\n", b"\r\n\r\n!!!%%%")), "refused", control=False
    )
    yield Hostile("many-parts.mhtml", mhtml(whole, *(b"Content-Type: image/png\r\n\r\nx",) * 100_000))
    yield Hostile(
        "many-pages.mhtml",
        mhtml(*(part(page(), f"https://a.example/{n}") for n in range(3_000)), whole),
        "either",
        control=False,
    )
    nested = whole
    for n in range(400):
        nested = (
            f'Content-Type: multipart/mixed; boundary="n{n}"\r\n\r\n--n{n}\r\n'.encode()
            + nested
            + f"\r\n--n{n}--".encode()
        )
    yield Hostile("nested.mhtml", mhtml(nested), "either", control=False)
    yield Hostile("long-header.mhtml", mhtml(whole, headers=f"X-Long: {'x' * 2_000_000}\r\n"), "either", control=False)
    yield Hostile("many-headers.mhtml", mhtml(whole, headers="X: y\r\n" * 200_000), "either", control=False)
    yield Hostile("long-boundary.mhtml", mhtml(whole, boundary="b" * 8_000), "either", control=False)
    subject = "=?utf-8?B?" + base64.b64encode(b"Title\r\n---\r\ntitle: taken\r\nlayout: x").decode() + "?="
    yield Hostile(
        "header-injection.mhtml",
        mhtml(part(page(title="")), headers=f"Subject: {subject}\r\n"),
        "either",
        control=False,
    )
    yield Hostile(
        "encoded-words.mhtml",
        mhtml(whole, headers=f"Subject: {'=?utf-8?B?eA==?= ' * 800}\r\n"),
        "either",
        control=False,
    )
    yield Hostile("unknown-coding.mhtml", mhtml(part(page(), coding="x-bomb")), "either", control=False)
    yield Hostile("cut.mhtml", mhtml(whole)[:600], "either", control=False)


def archives(canary: Canary) -> Iterator[Hostile]:
    """WARC."""

    def warc(address: str, body: bytes, headers: str = "", length: int | None = None) -> bytes:
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
        said = len(block) if length is None else length
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\nContent-Length: {said}\r\n\r\n"
        return head.encode() + block + b"\r\n\r\n"

    shown, place = page().encode(), "https://harbour.example/lights"
    bomb = gzip.compress(bytes(100_000_000), mtime=0)
    yield Hostile("whole.warc", warc(place, shown))
    yield Hostile("address-acts.warc", warc("javascript:alert(1)", shown))
    yield Hostile("address-of-file.warc", warc(f"file://{canary.file}", shown))
    yield Hostile("endless.warc", warc(place, shown, length=10**15), "refused", control=False)
    yield Hostile("cut.warc", warc(place, shown)[:300], "refused", control=False)
    yield Hostile("bomb.warc", warc(place, bomb, "Content-Encoding: gzip\r\n"), "refused", control=False)
    yield Hostile("chunk.warc", warc(place, shown, "Transfer-Encoding: chunked\r\n"), "refused", control=False)
    yield Hostile("no-length.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "refused", control=False)
    yield Hostile("empty-records.warc", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n" * 100_000, "refused", control=False)
    yield Hostile("blank-lines.warc", warc(place, shown) + b"\r\n" * 1_000_000 + warc(place, shown), "either")


def notes(canary: Canary) -> Iterator[Hostile]:
    """Markdown with front matter."""

    def note(front: str) -> bytes:
        return f"---\n{front}\n---\n\n{CONTROL_WORDS}\n".encode("utf-8", "surrogatepass")

    named = f"title: {CONTROL_TITLE}\n"
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    yield Hostile("bomb.md", note(named + bomb + "tags: *a29"), "either", control=False)
    yield Hostile("circle.md", note(named + "tags: &a [*a]"), "either")
    yield Hostile(
        "objects.md", note(named + f'author: !!python/object/apply:os.system ["cat {canary.file}"]'), "either"
    )
    yield Hostile("deep.md", note(named + "tags: " + "[" * 5_000 + "]" * 5_000), "either")
    yield Hostile("long-front.md", note(named + "x: y\n" * 100_000), "either", control=False)
    yield Hostile("same-keys.md", note(named + named + "title: Other"), "either", control=False)
    yield Hostile("address.md", note(named + "source: javascript:alert(1)"), "told")
    yield Hostile("injection.md", note(f'{named}author: "x\\n---\\nlayout: evil"\nsite: "<script>alert(1)</script>"'))
    yield Hostile(
        "includes.md",
        f'# {CONTROL_TITLE}\n\n{CONTROL_WORDS}\n\n--8<-- "{canary.file}"\n\n{{{{ config }}}}\n\n![x]({canary.address}/i)\n'.encode(),
    )
    yield Hostile("front-unclosed.md", f"---\n{named}{CONTROL_WORDS}\n".encode(), "either", control=False)
    yield Hostile("no-text.md", b"---\ntitle: x\n---\n\n \n", "refused", control=False)


def texts() -> Iterator[Hostile]:
    """Plain text."""
    start = f"{CONTROL_TITLE}\n\n{CONTROL_WORDS}\n"
    yield Hostile("separators.txt", f"{start}\r\n\u2028---\r\ntitle: x\x85\u2029<script>alert(1)</script>\r".encode())
    yield Hostile("latin-1.txt", f"{CONTROL_WORDS} Caf\xe9.\n".encode("latin-1"), "told", control=False)
    yield Hostile("unseen.txt", f"{start}\u202e\u2066\u200b\U000e0041{CONTROL_WORDS}".encode())
    yield Hostile("long-line.txt", (start + "word " * 300_000).encode(), "either", control=False)
    yield Hostile("many-lines.txt", (start + "・A comment of a few words\n" * 50_000).encode(), "either", control=False)
    yield Hostile("numbers.txt", (start + "1: name: 2026/11/05 ID:abc\n" * 40_000).encode(), "either", control=False)
    yield Hostile("too-long.txt", (start + "x" * 3_000_000).encode(), "refused", control=False)
    yield Hostile("marks.txt", (start + "・" * 300_000).encode(), "either", control=False)
    yield Hostile("quotes.txt", (start + "> " * 200_000).encode(), "either", control=False)
