"""Hostile and broken feeds, one of each way that is known to us."""

# ruff: noqa: E501 - each input stands on one line

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache

from tests.hostile.made import CONTROL_TITLE, CONTROL_WORDS, DATE, ITEM, Canary, Hostile, item, rss

ATOM = "http://www.w3.org/2005/Atom"
ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(100_000))
NAMESPACES = " ".join(f"xmlns:n{n}='urn:{n}'" for n in range(20_000))
FEED_TYPES = {"xml": "application/rss+xml", "json": "application/feed+json", "opml": "text/x-opml"}


def inputs(canary: Canary) -> Iterator[Hostile]:
    """All of them; each is named for what is hostile about it."""
    yield from entities(canary)
    yield from sizes()
    yield from charsets()
    yield from other_bytes()
    yield from ids_and_dates()
    yield from markup(canary)
    yield from json_feeds()
    yield from lists(canary)


def xml(name: str, text: str, *args: object, **more: object) -> Hostile:
    return Hostile(f"{name}.xml", text.encode("utf-8", "surrogatepass"), *args, **more)  # type: ignore[arg-type]


def entities(canary: Canary) -> Iterator[Hostile]:
    """Entities that grow, run in circles, or lead to files and addresses."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    declared = {
        "laughs": f'<!ENTITY l0 "ha">{laughs}<!ENTITY e "&l11;">',
        "quadratic": f'<!ENTITY e "{"a" * 100_000}">',
        "circle": '<!ENTITY e "&f;"><!ENTITY f "&e;">',
        "parameters": "<!ENTITY % a \"<!ENTITY e 'x'>\"> %a;",
        "file": f'<!ENTITY e SYSTEM "file://{canary.file}">',
        "path": f'<!ENTITY e SYSTEM "{canary.file}">',
        "above": '<!ENTITY e SYSTEM "../../../../../../etc/passwd">',
        "address": f'<!ENTITY e SYSTEM "{canary.address}/entity">',
        "public": f'<!ENTITY e PUBLIC "x" "{canary.address}/public">',
        "of-parameters": f'<!ENTITY % d SYSTEM "{canary.address}/d.dtd"> %d; <!ENTITY e "x">',
        "php": '<!ENTITY e SYSTEM "php://filter/read=convert.base64-encode/resource=/etc/passwd">',
    }
    for name, dtd in declared.items():
        times = 2_000 if name == "quadratic" else 1
        feed = rss(item("Bomb &e;", words="&e;" * times), doctype=f"<!DOCTYPE rss [{dtd}]>")
        known = name not in ("quadratic", "laughs")  # whose DTDs are longer than what is searched for a feed's root
        yield xml(
            f"entity-{name}", feed, "told" if known else "either", control=known, says="well-formed" if known else ""
        )
    yield xml("entity-atom", atom("<title>&e;</title><id>x</id>", f"<!DOCTYPE feed [{declared['file']}]>"), "told")
    yield xml("dtd-elsewhere", rss(doctype=f'<!DOCTYPE rss SYSTEM "{canary.address}/rss.dtd">'))
    yield xml("dtd-attributes", rss(doctype='<!DOCTYPE rss [<!ATTLIST item onclick CDATA "x()">]>'))
    yield xml(
        "style-sheet", rss(prolog=f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{canary.address}/x"?>')
    )
    yield xml("include", rss(item(more=f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{canary.file}"/>')))
    yield xml(
        "schema",
        rss(
            channel=f'<a xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="a {canary.address}/s"/>'
        ),
    )
    yield xml("entity-known", rss(item("caf&eacute; &mdash; &copy; &nbsp;x")), titles=("café — © x",))


def sizes() -> Iterator[Hostile]:
    """More, longer and deeper than anybody writes."""
    yield xml("deep-elements", rss(item(more="<a>" * 100_000 + "</a>" * 100_000)), "either", control=False)
    yield xml("deep-unclosed", rss(item(more="<a>" * 50_000)), "either", control=False)
    yield xml("deep-markup", rss(item(words=f"<![CDATA[{'<div>' * 30_000}deep]]>")), "either", control=False)
    yield xml("many-attributes", rss(item(more=f"<a {ATTRIBUTES}/>")), "told")
    yield xml("many-attributes-on-the-root", rss().replace("<rss ", f"<rss {ATTRIBUTES} "), "told")
    yield xml("many-namespaces", rss(item(more=f"<a {NAMESPACES}/>")), "told")
    yield xml("one-attribute", rss(item(more=f'<a b="{"x" * 3_000_000}"/>')))
    yield xml("many-elements", rss(item(more="<a/>" * 100_000)))
    yield xml(
        "many-items",
        rss("".join(item(f"t{n}", guid=f"g{n}") for n in range(30_000))),
        "told",
        control=False,
        says="items were left out",
    )
    yield xml("long-title", rss(item("長い題" * 400_000)), "told", says="characters")
    yield xml("long-content", rss(item(words="words and more " * 200_000)), "told", says="characters")
    yield xml("long-guid", rss(item(guid="g" * 1_000_000)))
    yield xml("long-link", rss(item(more=f"<link>https://a.example/{'a' * 500_000}</link>")), "told")
    yield xml(
        "many-categories",
        rss(item(more="".join(f"<category>c{n}</category>" for n in range(50_000)))),
        "told",
        says="categories",
    )
    yield xml(
        "many-authors",
        rss(item(more="".join(f"<dc:creator>Name {n}</dc:creator>" for n in range(20_000)))),
        "either",
        control=False,
    )
    yield xml(
        "many-enclosures", rss(item(more='<enclosure url="https://a.example/a" length="1" type="a/b"/>' * 20_000))
    )
    yield xml("author-that-backtracks", rss(item(more=f"<author>a@{'a.' * 16_000}!</author>")), "told", says="name")
    yield xml(
        "creator-that-backtracks", rss(item(more=f"<dc:creator>{'(' * 40_000}</dc:creator>")), "told", says="name"
    )
    yield xml("openings", rss(item(words=f"<![CDATA[{'<' * 200_000}]]>")))
    yield xml("openings-bare", rss(item(words="<" * 200_000)), "either", control=False)
    yield xml("references", rss(item(words="&#x26;" * 300_000)))
    yield xml("reference-too-long", rss(item(f"Number &amp;#{'9' * 5_000}; in a title")))
    yield xml("references-of-references", rss(item(f"{'&amp;' * 1_000}lt;b")))
    yield xml("comments", rss(item(words="<!--" * 50_000)), "either", control=False)
    yield xml("comment-unclosed", rss(item()) + "<!-- " + "-" * 1_000_000)
    yield xml("sections-unclosed", rss(item(words="<![CDATA[" * 50_000)), "either", control=False)
    yield xml("spaces", rss(item(f"a{' ' * 1_000_000}b")), "told")
    yield xml("date-that-backtracks", rss(item().replace(DATE, f"2026-11-05T{'0' * 100_000}")), "told")
    yield xml("words-without-spaces", rss(item(words="漢" * 500_000)))
    yield xml("one-letter", rss(item(words="a" * 900_000)))
    yield xml("quotes-unclosed", rss(item(words="<![CDATA[" + "<a href='" * 50_000 + "]]>")))
    yield xml("brackets", rss(item(words="「" * 100_000 + "（" * 100_000)))


def charsets() -> Iterator[Hostile]:
    """Lies about charsets, and bytes that fit none."""
    title = "見出し：株価と円相場"

    def feed(name: str) -> str:  # words of its own, so that no two are one story
        return rss(item(title, words=f"Words in {name}."))

    for codec, label in (
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-16", "UTF-16"),
        ("utf-8-sig", "UTF-8"),
    ):
        declared = feed(codec).replace('"1.0"?', f'"1.0" encoding="{label}"?')
        yield Hostile(f"charset-{codec}.xml", declared.encode(codec), titles=(title,))
    for codec, label in (
        ("cp932", "UTF-8"), ("euc_jp", "UTF-8"), ("utf-8", "Shift_JIS"), ("euc_jp", "us-ascii"), ("cp932", "ISO-8859-1"),
    ):  # fmt: skip
        declared = feed(f"{codec}, not {label}").replace('"1.0"?', f'"1.0" encoding="{label}"?')
        yield Hostile(f"charset-{codec}-called-{label}.xml", declared.encode(codec), "told", titles=(title,))
    for label in ("x-nonsense", "unicode_escape", "rot13", "zlib", "idna", "utf-7", "undefined", "mbcs"):
        declared = feed(label).replace('"1.0"?', f'"1.0" encoding="{label}"?')
        yield xml(f"charset-called-{label.replace('/', '-')}", declared, "told", titles=(title,))
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield Hostile(f"charset-{codec}-without-mark.xml", feed(f"{codec} without mark").encode(codec), titles=(title,))
    yield Hostile(
        "charset-in-header.xml",
        feed("EUC-JP by its header").encode("euc_jp"),
        "either",
        titles=(title,),
        headers={"Content-Type": "text/xml; charset=EUC-JP"},
    )
    mixed = rss(item("MARK")).encode().replace(b"MARK", "混ざる".encode("cp932") + "文字".encode())
    yield Hostile("charset-mixed.xml", mixed, "told", control=False)
    yield Hostile(
        "charset-overlong.xml",
        rss(item("x MARK y")).encode().replace(b"MARK", b"\xc0\xbcscript\xc0\xbe"),
        "told",
        control=False,
    )
    yield Hostile(
        "charset-surrogates.xml",
        rss(item("x MARK y")).encode().replace(b"MARK", b"\xed\xa0\xbd\xed\xb8\x80"),
        "told",
        control=False,
    )
    yield xml(
        "charset-utf-7-words",
        rss(item("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")),
        titles=("+ADw-script+AD4-alert(1)+ADw-/script+AD4-",),
    )
    yield Hostile(
        "zeros-between.xml", rss(item("x MARK y")).encode().replace(b"MARK", b"\x00\x00"), "either", control=False
    )
    yield Hostile(
        "escapes.xml",
        rss(item("x MARK y")).encode().replace(b"MARK", b"\x1b$B\x1b]0;t\x07\x1b[2J"),
        "either",
        control=False,
    )


def other_bytes() -> Iterator[Hostile]:
    """What is no feed at all, or not all of one."""
    whole = rss(item()).encode()
    nothing = {
        "empty": b"", "blank": b" \r\n\t ", "zeros": b"\x00" * 5_000, "mark-alone": b"\xef\xbb\xbf",
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "archive": b"PK\x03\x04" + bytes(200),
        "document": b"%PDF-1.7\n" + bytes(range(256)) * 4, "chance": bytes((n * n * 7 + n) % 256 for n in range(20_000)),
        "root-alone": b"<rss", "cut-in-first-item": whole[:340],
        "challenge": b"<!DOCTYPE html><title>Just a moment...</title><script src='/cdn-cgi/challenge'></script>",
        "log-in": b"<!DOCTYPE html><html><title>Sign in</title><form><input name=password></form></html>",
    }  # fmt: skip
    for name, data in nothing.items():
        yield Hostile(f"bytes-{name}.xml", data, "refused", control=False)
    for cut in (-5, -60, -len(ITEM) // 2):
        yield Hostile(f"cut-at{cut}.xml", whole[:cut], "told" if cut < -10 else "either", control=False)
    yield Hostile("bytes-after.xml", whole + b"\x00<script>alert(1)</script>", "told")
    yield Hostile(
        "bytes-before.xml", b"<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>2</b><br />\n" + whole, "told"
    )
    yield Hostile("zeros-after.xml", whole + bytes(1_000))
    yield Hostile("line-before.xml", b"\r\n\r\n" + whole)
    yield xml("prefix-of-atom", prefixed(atom(entry("other")), "a"), titles=("Entry other",))
    yield xml("prefix-of-rdf", rdf("r"))
    yield xml("prefix-cut", prefixed(atom(entry("first")), "a")[:-150], "told", control=False, titles=("Entry first",))
    yield Hostile("two-feeds.xml", whole + whole, control=True, ends="either")
    packed = gzip.compress(whole, mtime=0)
    yield Hostile("packed.xml", packed, "refused", control=False)
    coded = {"Content-Encoding": "gzip"}
    yield Hostile("packed-cut.xml", packed[:-20], "refused", control=False, headers=coded)
    thrice = gzip.compress(gzip.compress(packed, mtime=0), mtime=0)
    yield Hostile(
        "packed-thrice.xml", thrice, "refused", control=False, headers={"Content-Encoding": "gzip, gzip, gzip"}
    )
    bomb = packed_bomb(b"", 300_000_000)
    yield Hostile("packed-bomb.xml", bomb, "refused", control=False, headers=coded)
    growing = packed_bomb(whole[:-15], 200_000_000)
    yield Hostile("packed-feed-that-grows.xml", growing, "refused", control=False, headers=coded)


@cache
def packed_bomb(start: bytes, spaces: int) -> bytes:
    return gzip.compress(start + b" " * spaces, 6, mtime=0)


def ids_and_dates() -> Iterator[Hostile]:
    """Ids that are missing, doubled, in circles; dates of no calendar."""
    yield xml("ids-equal", rss(item("Same") * 3), stories=2)
    yield xml(
        "ids-shared",
        rss(
            item("One", guid="s", more="<link>https://harbour.example/1</link>")
            + item("Two", guid="s", more="<link>https://harbour.example/2</link>", words="Quite other words of two.")
        ),
        titles=("One", "Two"),
    )
    bare = (
        "<item><title>Bare</title></item><item><description>Words alone of an item.</description></item><item></item>"
    )
    yield xml("ids-missing", rss(bare), "told", titles=("Bare",))
    reply = '<thr:in-reply-to xmlns:thr="http://purl.org/syndication/thread/1.0" ref="{}"/>'
    circle = entry("a", reply.format("b")) + entry("b", reply.format("a")) + entry("c", reply.format("c"))
    yield xml("replies-in-circles", atom(circle), "told")
    chain = entry("n0") + "".join(entry(f"n{n}", reply.format(f"n{n - 1}")) for n in range(1, 1_500))
    yield xml("replies-in-a-chain", atom(chain), "either")
    dates = (
        "0000-00-00T00:00:00Z", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59",
        "Thu, 32 Nov 2026 25:61:61 +9999", "99999999999999999999", "2026-11-05T18:00:00+99:99", "-1", "今日", "\u202e2026",
        "Thu, 01 Jan 1970 00:00:00 GMT", "2099-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "２０２６年１１月５日", "令和99999年1月1日",
    )  # fmt: skip
    dated = "".join(item(f"Dated {n}", guid=f"d{n}").replace(DATE, one) for n, one in enumerate(dates))
    yield xml("dates", rss(dated), stories=len(dates) + 1)


def markup(canary: Canary) -> Iterator[Hostile]:
    """Scripts, commands and addresses in every field."""
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    fields = "".join(
        f"<{name}>{script}javascript:alert(1)</{name}>"
        for name in (
            "link",
            "comments",
            "author",
            "dc:creator",
            "category",
            "source",
            "dc:publisher",
            "dc:language",
            "content:encoded",
        )
    )
    yield xml("scripts-rss", rss(item(f"Scripts {script}", more=fields)), "told")
    yield xml("scripts-in-channel", rss().replace("<title>Harbour</title>", f"<title>{script}\n---\ntitle: x</title>"))
    hostile = (
        f'<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" onclick="alert(1)">x<script>alert(1)</script></div></title>'
        f'<id>javascript:alert(1)</id><link href="javascript:alert(1)"/><link rel="replies" type="application/atom+xml" href="file://{canary.file}"/>'
        f'<content type="text/html" src="{canary.address}/content"/><summary type="html">{script}</summary>'
        f"<author><name>{script}</name><uri>javascript:alert(1)</uri></author><updated>2026-11-05T00:00:00Z</updated>"
    )
    yield xml("scripts-atom", atom(f'<entry xml:base="javascript:alert(1)//">{hostile}</entry>'))
    yield xml(
        "content-in-base64",
        atom(
            '<entry><id>b</id><title>Based</title><content type="application/octet-stream">PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==</content></entry>'
        ),
    )
    commands = "".join(
        item(title, guid=f"w{n}")
        for n, title in enumerate(
            ("::error::stop", "::set-output name=a::b", "##[command]x", "::add-mask::e", "\n::warning::x")
        )
    )
    yield xml("commands-of-runners", rss(commands))
    yield xml("commands-of-terminals", rss(item("a&#27;[31m&#155;2Jb&#7;&#8;")), control=False, ends="either")
    yield xml(
        "unseen", rss(item("pay\u202egnp\u202c\u200b\u2066x\u2069\U000e0041\ufeff\u00adload")), titles=("paygnpxload",)
    )
    yield xml("base-of-feed", rss().replace("<rss ", '<rss xml:base="javascript:alert(1)//" '))
    yield xml(
        "base-broken",
        atom('<entry xml:base="http://["><id>q</id><title>Based badly</title><link href="//[x"/></entry>'),
        "either",
    )
    yield xml("ampersands", rss(item("R & D < 3 > 2 &; &x &#xD800; &#0; &#1114112;")), "told")
    yield xml("tags-crossed", rss(item(words="<b><i>x</b></i>")), "either", control=False)


def json_feeds() -> Iterator[Hostile]:
    """JSON that is more, other or less than a feed."""
    control = {
        "id": "control",
        "url": "https://harbour.example/lights",
        "title": CONTROL_TITLE,
        "content_text": CONTROL_WORDS,
        "date_published": "2026-11-05T09:00:00Z",
    }

    def feed(*items: str, more: str = "") -> bytes:
        listed = ",".join((*items, json.dumps(control)))
        return f'{{"version":"https://jsonfeed.org/version/1.1","title":"Harbour"{more},"items":[{listed}]}}'.encode(
            "utf-8", "surrogatepass"
        )

    def one(**fields: object) -> str:
        return json.dumps({"id": "x", "content_text": "Words of an item.", **fields})

    yield Hostile(
        "json-nan.json",
        feed('{"id": NaN, "title": "Number", "content_text": "x y z", "date_published": Infinity}'),
        "told",
    )
    yield Hostile(
        "json-large-numbers.json",
        feed(f'{{"id": {"9" * 10_000}, "title": "Number", "content_text": "x y z"}}'),
        titles=("Number",),
    )
    yield Hostile("json-exponents.json", feed('{"id": 1e999, "title": "Number", "content_text": "x y z"}'), "either")
    yield Hostile("json-deep.json", feed("[" * 100_000 + "]" * 100_000), "either", control=False)
    yield Hostile(
        "json-deep-field.json",
        feed('{"id": "d", "title": "Deep", "_x": ' + '{"a":' * 50_000 + "1" + "}" * 50_001),
        "either",
        control=False,
    )
    yield Hostile(
        "json-same-keys.json",
        feed('{"id": "k", "title": "First", "title": "Last", "content_text": "x y z"}'),
        titles=("Last",),
    )
    wrong = {
        "id": ["x"],
        "url": {},
        "title": 5,
        "content_html": ["x"],
        "tags": {"a": 1},
        "authors": "x",
        "date_published": 5,
    }
    yield Hostile("json-types.json", feed(json.dumps(wrong), "null", "5", '"x"', "[]"), "told")
    yield Hostile("json-surrogates.json", feed('{"id": "s", "title": "x\\ud800y", "content_text": "x \\udfff y"}'))
    yield Hostile("json-zeros.json", feed('{"id": "s", "title": "x\\u0000\\u001b[2Jy", "content_text": "x y z"}'))
    yield Hostile(
        "json-scripts.json",
        feed(
            one(
                url="javascript:alert(1)",
                external_url="data:text/html,x",
                title="<script>alert(1)</script>",
                content_html="<script>alert(1)</script><p onclick=x>Words of an item.</p>",
                authors=[{"name": "<img src=x onerror=alert(1)>"}],
                tags=["</script>"],
            )
        ),
    )
    yield Hostile("json-many-tags.json", feed(one(tags=[f"t{n}" for n in range(100_000)])), "told")
    yield Hostile(
        "json-many-items.json",
        feed(*(one(id=str(n)) for n in range(20_000))),
        "told",
        control=False,
        says="items were left out",
    )
    yield Hostile("json-long.json", feed(one(title="t" * 3_000_000)), "told")
    yield Hostile("json-cut.json", feed(one(title="Whole"))[:-60], "told", control=False, titles=("Whole",))
    for name, text in {
        "list": "[]",
        "other": '{"a": 1}',
        "items": '{"version": "https://jsonfeed.org/version/1", "items": {}}',
        "none": "{",
        "quote": '{"',
    }.items():
        yield Hostile(f"json-{name}.json", text.encode(), "refused", control=False)


def lists(canary: Canary) -> Iterator[Hostile]:
    """OPML: nothing is subscribed to, so nothing is stored."""

    def opml(body: str, doctype: str = "") -> bytes:
        return f'<?xml version="1.0"?>{doctype}<opml version="2.0"><head><title>t</title></head><body>{body}</body></opml>'.encode()

    feed = '<outline text="a" xmlUrl="https://a.example/f"/>'
    bomb = f'<!DOCTYPE opml [<!ENTITY e SYSTEM "{canary.file}"><!ENTITY f "{"x" * 10_000}">]>'
    yield Hostile(
        "list-entities.opml",
        opml(f'<outline text="&e;{"&f;" * 500}" xmlUrl="https://a.example/f"/>', bomb),
        "told",
        control=False,
        stories=0,
    )
    yield Hostile(
        "list-deep.opml",
        opml("<outline text='a'>" * 20_000 + "</outline>" * 20_000),
        "either",
        control=False,
        stories=0,
    )
    yield Hostile(
        "list-long.opml",
        opml("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(20_000))),
        "told",
        control=False,
        stories=0,
        says="subscriptions were left out",
    )
    yield Hostile(
        "list-scripts.opml",
        opml(f'{feed}<outline text="b" xmlUrl="javascript:alert(1)"/>'),
        "told",
        control=False,
        stories=0,
    )
    yield Hostile(
        "list-references.opml",
        opml('<outline text="&#xD800;&#0;" xmlUrl="https://a.example/g"/>'),
        control=False,
        stories=0,
    )


def atom(entries: str, doctype: str = "") -> str:
    """An Atom feed that ends with the control entry."""
    control = f'<entry><id>control</id><title>{CONTROL_TITLE}</title><updated>2026-11-05T09:00:00Z</updated><link href="https://harbour.example/lights"/><summary>{CONTROL_WORDS}</summary></entry>'
    given = entries if entries.startswith("<entry") else f"<entry>{entries}</entry>"
    return f'<?xml version="1.0"?>{doctype}<feed xmlns="{ATOM}"><title>Harbour</title><id>f</id><updated>2026-11-05T09:00:00Z</updated>{given}{control}</feed>'


def entry(guid: str, more: str = "") -> str:
    """An entry of an Atom feed."""
    return f"<entry><id>{guid}</id><title>Entry {guid}</title><updated>2026-11-05T09:00:00Z</updated><summary>Words of {guid}, quite a few.</summary>{more}</entry>"


def prefixed(feed: str, prefix: str) -> str:
    """A feed all of whose elements stand in a namespace with a prefix."""
    return re.sub(r"(</?)(?=[a-z])", rf"\1{prefix}:", feed).replace(" xmlns=", f" xmlns:{prefix}=")


def rdf(prefix: str) -> str:
    """RSS 1.0 whose root stands under a prefix of its own."""
    return (
        f'<{prefix}:RDF xmlns:{prefix}="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f'<channel {prefix}:about="https://harbour.example/"><title>Harbour</title></channel>'
        f'<item {prefix}:about="https://harbour.example/lights"><title>{CONTROL_TITLE}</title>'
        f"<link>https://harbour.example/lights</link><description>{CONTROL_WORDS}</description></item></{prefix}:RDF>"
    )
