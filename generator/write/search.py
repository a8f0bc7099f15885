"""The search index: a Pagefind bundle over a copy of the pages that it can read in every language.

Pagefind cuts text into words, and Japanese has none that a query and a page would cut alike. So the copy it indexes has
its text in NFKC with a space between Han and kana characters: each character is a word, and the search page asks for
phrases of characters. The search page takes the spaces out again. One index holds all languages: with one each, a query
would find only the pages of its own.

Measured with Pagefind 1.5.2: where a zero-width space stands in place of the space, and the language is `ja`, its own
segmentation takes over, and phrases with numbers or brackets inside (2026年度) are not found. What is no word takes a
place in a phrase on the page but none in a query, so it is tied to the word before it. The language is `en`, which adds
stems of English words and does nothing to others. But for its filters, which `bundle` puts in order, the files have the
same bytes whatever the order of folders and the number of threads.

Two spellings of one word are indexed as one, and the search page makes a query alike: ヴァ is written バ, and a run
of katakana that ends in the rows a or i gets the long vowel that JIS Z 8301 lets a writer leave out (コンピュータ,
メモリ). It is added rather than taken away, since a query is a phrase of characters: スター without its last would find
スタート. 髙 and 﨑 of names are indexed as the 高 and 崎 that keyboards offer first. Marks that are no letters tell the
search page what stood there, so that what it shows is as it was written.
"""

import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from lxml import etree, html
from pagefind.service import get_executable

from generator.errors import BuildError
from generator.write.bundle import settle

BUNDLE = "pagefind"  # folder of the index in the site
MARK = "data-search"  # attribute of the element that is indexed
_TIMEOUT = 1800  # seconds: 6,000 pages take one minute
_LETTER = (  # what is written without spaces: Han and kana; Korean has spaces of its own
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_SPELLINGS = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ", "髙": "高", "﨑": "崎"}
_OTHERWISE = re.compile("ヴ[ァィェォ]|ヴュ|ヴ|[髙﨑]")
_LONG_LEFT_OUT = re.compile("(?<=[アカガサザタダナハバパマヤラワァャキギシジチヂニヒビピミリィ])(?=[^ァ-ヺー])")
VU = "\ue000"  # the character before was written with ヴ, or in its other form; twice where ュ follows ヴ
LONG = "\ue001"  # the long vowel before was not written
JOIN = "\ue002"  # the space after was not written
_OPENING = r"(\[{“‘«‹「『【〈《〔〖"
_CUT_AFTER = _LETTER + VU + LONG
_BETWEEN = re.compile(rf"(?<=[{_CUT_AFTER}])(?=[\w{_OPENING}])|(?<=[^\s{_OPENING}])(?=[{_LETTER}])")
_WITHIN = re.compile(  # what stands inside a word or a number, as in 6:42, 1,200 or AI(人工知能)
    rf"(?<=[^\W{_LETTER}])[^\w\s]+(?=\w)"
    rf"|(?<=[{_CUT_AFTER}])(?![{_OPENING}{VU}{LONG}])[^\w\s]+(?:(?=[^\W{_LETTER}])|(?<=[{_OPENING}])(?=[{_LETTER}]))"
)
_SPACE = re.compile(rf"(?<=[{_CUT_AFTER}])\s+(?=\S)|(?<=\S)\s+(?=[{_LETTER}])")
_BREAK = re.compile(r"\s*\n\s*")  # stands between blocks: no space of a text
_NO_WORD = re.compile(r"[ \t\n]+([^\w\s]+)(?=\s)")
TIE = "\u2800"  # BRAILLE PATTERN BLANK: looks like a space, and no word ends at it
_LEFT_OUT = " | ".join(
    f"descendant::{part}"
    for part in (
        *("nav", "script", "style", "svg", "template", "comment()"),
        *(
            "a[@class='headerlink']",
            "sup[@class='ref']",
            *("*[@class='note']", "*[@class='facts']", "figcaption"),
            *("ul[@class='balance']", "table[@class='timeline']", "blockquote[@class='voice']/footer"),
            f"*[@{MARK}='off']",
        ),
    )
)
_ELSEWHERE = ("how-made", "report", "weeks", "latest")  # ids of headings of what other pages say too
_UNUSED = (  # Pagefind's own search forms, its worker, and what it loads for other languages: 0.5 MB
    *("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind"),
)
_FILTERS = ("week", "year", "section", "lang")  # data of a page that results show and readers choose by
_ORDER = {"digest": 2, "edition": 1}  # kind of page -> the higher, the earlier in results
_PUBLISHERS = "descendant::ol[@class='sources']/li/cite"


def index(site: Path) -> int:
    """Write the index of a built site into its folder `pagefind`; returns how many pages are in it.

    Raises BuildError where the indexer fails.
    """
    with tempfile.TemporaryDirectory(prefix="matome-search-") as folder:
        copies, bundle = Path(folder) / "copies", Path(folder) / BUNDLE
        count = sum(1 for _ in _copy_pages(site, copies))
        if count:
            _run(copies, bundle)
            settle(bundle)
        for pattern in _UNUSED:
            for unused in bundle.glob(pattern):
                unused.unlink()
        shutil.rmtree(site / BUNDLE, ignore_errors=True)
        if count:
            shutil.copytree(bundle, site / BUNDLE)
    return count


def spaced(text: str, before: str = "", after: str = "") -> str:
    """The text in NFKC, cut into words and in one spelling, as the search page makes a query.

    `before` and `after` are the characters that it stands between. Brackets and stops stay with the word they touch,
    and part it where they stand within; a space that was there before is told by a tie. What is no word at all, as a
    dash between spaces, is tied to the word before it (a lone hyphen as a dash, since Pagefind takes `word-` for the
    beginning of a compound).
    """
    whole = before + one_spelling(unicodedata.normalize("NFKC", text), after) + after
    parted = _WITHIN.sub(lambda found: f"{found[0]}{JOIN} ", _SPACE.sub(f"{TIE} ", whole))
    cut = _BETWEEN.sub(" ", parted)[len(before) :].removesuffix(after)
    return _NO_WORD.sub(lambda found: TIE + found[1].replace("-", "–"), cut)


def one_spelling(text: str, after: str = "") -> str:
    """The text with ヴ as the rows of バ and left-out long vowels written, each followed by its mark."""
    clean = re.sub(f"[{VU}{LONG}{JOIN}]", "", text)
    long = _LONG_LEFT_OUT.sub(f"ー{LONG}", clean + (after or "\n")[0])[:-1]
    return _OTHERWISE.sub(lambda found: f"ビ{VU * 2}ュ" if found[0] == "ヴュ" else _SPELLINGS[found[0]] + VU, long)


def copy_of(page: str) -> str | None:
    """What is indexed of a built page, as a page of its own; None if nothing of it is."""
    if f"{MARK}=" not in page:
        return None
    elements: Iterator[html.HtmlElement] = html.document_fromstring(page).iter()
    body = next((element for element in elements if element.get(MARK) == "page"), None)
    if body is None:
        return None
    publishers = sorted({" ".join(cite.text_content().split()) for cite in body.xpath(_PUBLISHERS)})
    _leave_out(body)
    etree.strip_tags(body, "wbr")  # places to break are no part of a text
    _space(body)
    _describe(body, publishers)
    content = html.tostring(body, encoding="unicode", with_tail=False)
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>{content}</body></html>'


def _copy_pages(site: Path, copies: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*.html")):
        copy = copy_of(path.read_text(encoding="utf-8"))
        if copy is not None:
            target = copies / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(copy, encoding="utf-8")
            yield target


def _leave_out(body: html.HtmlElement) -> None:
    for heading in [element for element in body.iter("h2") if element.get("id") in _ELSEWHERE]:
        for element in [heading, *takewhile(lambda after: after.tag != "h2", heading.itersiblings())]:
            element.drop_tree()
    words_of_ours = " | descendant::h2 | descendant::h3" if body.get("data-kind") == "digest" else ""
    for element in body.xpath(_LEFT_OUT + words_of_ours):
        element.drop_tree()
    for element in body.xpath("descendant-or-self::*[@id]"):
        del element.attrib["id"]  # Pagefind would keep the text of each heading twice


def _space(body: html.HtmlElement) -> None:
    """Cut all text of the element, in the order in which it is read, across the borders of inner elements."""
    places = [
        (element, "text" if event == "start" else "tail")
        for event, element in etree.iterwalk(body, events=("start", "end"))
        if not (event == "end" and element is body)
    ]
    texts = [text for element, name in places if (text := getattr(element, name))]
    around = zip(["", *texts], texts, [*texts[1:], ""], strict=False)
    cut = [text if _BREAK.fullmatch(text) else spaced(text, before[-1:], after[:1]) for before, text, after in around]
    for (element, name), text in zip([place for place in places if getattr(*place)], cut, strict=True):
        setattr(element, name, text)


def _describe(body: html.HtmlElement, publishers: list[str]) -> None:
    """Give Pagefind the page's data as filters: a result shows them, and no search for words finds them.

    It sorts by kind and week: digests, the newest first, then the editions that list them, then pages by hand.
    """
    body.set("data-pagefind-body", "")
    week, kind = body.get("data-week", ""), body.get("data-kind")
    if week:
        body.set("data-year", week[:4])
    body.set("data-order", f"{_ORDER.get(kind, 0)} {week}")
    body.set("data-pagefind-sort", "order[data-order]")
    known = [f"{name}[data-{name}]" for name in _FILTERS if body.get(f"data-{name}")]
    if known:
        body.set("data-pagefind-filter", ", ".join(known))
    for publisher in publishers:
        etree.SubElement(body, "span", {"data-pagefind-filter": "publisher[data-name]", "data-name": publisher})


def _run(copies: Path, bundle: Path) -> None:
    program = get_executable()
    if program is None:
        raise BuildError("the search indexer is missing", cure="Install it with: pip install 'pagefind[extended]'")
    command = [str(program), "--site", str(copies), "--output-path", str(bundle), "--force-language", "en", "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)  # noqa: S603 - a list, no shell, own paths
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError("the search index could not be made", where=str(bundle), why=str(error)) from error
    if done.returncode:
        why = (done.stderr or done.stdout).strip().splitlines()
        raise BuildError(
            "the search index could not be made", where=str(bundle), why=why[-1] if why else "no reason given"
        )
