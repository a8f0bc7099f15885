"""A first search in a browser at three sizes: bytes, seconds and counts, beside Material's own search.

Pages are made of words, half of them Japanese, each about as long as a digest. One page in fifty holds each of the
phrases that are asked for, so that counts can be checked.
"""

import gzip
import html
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLongError

from generator.write import search, site
from tests.bench.building import SIZES
from tests.bench.timing import Row
from tests.browser.conftest import FLAGS, serving
from tests.write import sites

NOW = datetime(2026, 11, 20, tzinfo=UTC)
EVERY = 50  # pages: one of them holds the phrase
ASKED = {"ja": "海底探査機の記録", "en": "glass harbour lantern"}
COMMON = "コンピューター"  # all its characters stand in nearly every Japanese page: the most that a word can load
QUERIES = (  # of all, the pages that hold the phrase are right: whole, its inner words, other spellings
    *("海底探査機の記録", "探査機の記録", "海底探査機", "探査機", "探査機 記録"),
    *("glass harbour lantern", "harbour lantern", "lantern", "Lanterns"),
)
_META = "document.querySelector('.md-search-result__meta').textContent.trim()"
_MATERIAL_READY = f"() => /^Type/.test({_META})"
_MATERIAL_ANSWERS = f"() => /^(No|\\d+) /.test({_META})"
PATIENCE = 240  # seconds for Material's search to be ready
_COMMON = (
    "日一国会人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南"
    "万毎白天母火右読友左休父雨市政経済安全地方知事県町村議案予算開発表港船島駅道路線橋工場電力風波海底魚漁網調査研究所員教室図館病院医療"
    "働給料税金利価格上昇減少増加決定計画実施反対賛成意見住民選挙投票候補党首相大臣警察事故火災地震津波避難訓練復旧支援協力共同開始終了"
)
_KATAKANA = "コンピューター フェリー センター バス ミサイル サービス メーカー エネルギー データ ホテル".split()
_ENGLISH = (
    "council harbour vote bridge school hospital price energy ferry island train worker union budget mayor county road"
    " report survey plan cost repair winter rain museum library market price court police teacher student water power"
    " plant turbine coast village festival match final record station driver nurse farm harvest barley wind storm"
).split()


def rows() -> Iterator[Row]:
    """All measurements of searching."""
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory(prefix="matome-bench-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in SIZES:
            yield from _own(browser, Path(folder) / f"own-{size}", size)
            yield from _material(browser, Path(folder) / f"material-{size}", size)
        browser.close()


def _own(browser: Browser, root: Path, size: int) -> Iterator[Row]:
    """The search page over that many pages."""
    built, _ = site.build(sites.make(root, sites.small()), NOW)
    for number, (language, title, text) in enumerate(_pages(size)):
        target = built / "2026" / f"w{number % 52 + 1:02d}" / str(number) / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(_article(number, language, title, text), encoding="utf-8")
    start = time.perf_counter()
    count = search.index(built)
    bundle = sum(path.stat().st_size for path in (built / search.BUNDLE).rglob("*") if path.is_file())
    yield Row(f"index of {count:,} pages", time.perf_counter() - start, "s", f"{bundle / 1000:,.0f} KB on disk")
    with serving(built) as address:
        for name, words in {**ASKED, "ja, a common word": COMMON}.items():
            seconds, before, loaded, page = _first(browser, f"{address}search/", words)
            found = int("".join(filter(str.isdigit, page.inner_text("#search-status"))))
            page.context.close()
            counted = f"; {found} of {-(-size // EVERY)} pages" if name in ASKED else ""
            note = f"{loaded / 1000:,.0f} KB, {before} files before{counted}"
            yield Row(f"  first results, {name}", seconds, "s", note)
        yield _recall("  recall at 10", size, (_first_ten(browser, f"{address}search/", asked) for asked in QUERIES))


def _first(browser: Browser, address: str, words: str) -> tuple[float, int, float, Page]:
    """Seconds from Enter to the results, index files loaded before, bytes that the search loaded, and the page."""
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    loaded: list[float] = []
    network.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = sum("/pagefind/" in url for url in asked)
    loaded.clear()
    page.fill("#search-form input", words)
    start = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    return seconds, before, sum(loaded), page


def _first_ten(browser: Browser, address: str, words: str) -> list[int]:
    """The numbers of the first pages that our search gives."""
    page = browser.new_page()
    page.goto(f"{address}?q={quote(words)}")
    with suppress(TookTooLongError):  # what finds nothing
        page.wait_for_selector("#search-results li a", timeout=PATIENCE * 100)
        page.wait_for_load_state("networkidle")
    found = page.eval_on_selector_all("#search-results li a", "links => links.map(link => link.href)")
    page.close()
    return _numbers(found)


def _material(browser: Browser, root: Path, size: int) -> Iterator[Row]:
    """Material's search over the same pages: its index, the time until it answers, and what it finds."""
    docs = root / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for number, (_, title, text) in enumerate(_pages(size)):
        (docs / f"{number}.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Bench\ntheme: {name: material, font: false}\nnav: [index.md]\nnot_in_nav: '*'\n"
        "plugins: [{search: {lang: [ja, en]}}]\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, check=True, capture_output=True)
    index = (root / "site" / "search" / "search_index.json").read_bytes()
    size_note = f"{len(index) / 1000:,.0f} KB, {len(gzip.compress(index)) / 1000:,.0f} gzipped, on every page"
    with serving(root / "site") as address:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        start = time.perf_counter()
        page.goto(address)
        page.focus(".md-search__input")
        try:
            page.wait_for_function(_MATERIAL_READY)
        except TookTooLongError:
            yield Row("  Material's search, ready", time.perf_counter() - start, "s", f"{size_note}; not ready")
            return
        yield Row("  Material's search, ready", time.perf_counter() - start, "s", size_note)
        yield _recall("  Material's search, recall at 10", size, (_material_ten(page, asked) for asked in QUERIES))
        page.close()


def _material_ten(page: Page, words: str) -> list[int]:
    """The numbers of the first pages that Material's search gives; none where it does not answer in time."""
    for said, state in (("", _MATERIAL_READY), (words, "() => true")):
        page.fill(".md-search__input", said)
        page.dispatch_event(".md-search__input", "keyup")  # what Material listens for
        page.wait_for_function(state)
    try:
        page.wait_for_function(_MATERIAL_ANSWERS, timeout=PATIENCE * 250)
    except TookTooLongError:
        return []
    found = page.eval_on_selector_all(
        ".md-search-result__item > a, .md-search-result__item > details > a", "links => links.map(link => link.href)"
    )
    return _numbers(found)


def _numbers(addresses: list[str]) -> list[int]:
    """The pages' numbers, without doubles, the first ten."""
    found = [re.search(r"/(\d+)/(?:[?#]|$)", address) for address in addresses]
    return list(dict.fromkeys(int(match[1]) for match in found if match))[:10]


def _recall(what: str, size: int, answers: Iterable[list[int]]) -> Row:
    """The mean share, over all queries, of ten pages that hold the phrase (of all, if fewer) among the first ten."""
    shares = []
    for words, found in zip(QUERIES, answers, strict=True):
        wanted = {number for number in range(size) if number % EVERY == (0 if words.isascii() else 1)}
        shares.append(len(wanted & set(found)) / min(10, len(wanted)))
    note = ", ".join(f"{words} {share:.1f}" for words, share in zip(QUERIES, shares, strict=True))
    return Row(what, 100 * sum(shares) / len(shares), "%", note)


def _pages(size: int) -> Iterator[tuple[str, str, str]]:
    """Language, title and text of each page, the same every time."""
    dice = random.Random(11)
    weights = [1 / (place + 3) for place in range(len(_COMMON))]
    for number in range(size):
        language = "ja" if number % 2 else "en"
        sentences = [_japanese(dice, weights) if number % 2 else _english(dice) for _ in range(24)]
        if number % EVERY in (0, 1):
            sentences[5] = (
                f"{ASKED[language]}{sentences[5]}" if number % 2 else f"The {ASKED[language]}. {sentences[5]}"
            )
        gap = "" if number % 2 else " "
        yield language, sentences[0].rstrip("。.")[:60], gap.join(sentences)


def _japanese(dice: random.Random, weights: list[float]) -> str:
    def word(length: int) -> str:
        return "".join(dice.choices(_COMMON, weights, k=length))

    day, thing = dice.randrange(1, 32), dice.choice(_KATAKANA)
    return f"{word(4)}は{day}日、{word(3)}の{thing}で{word(2)}を{word(2)}すると{word(2)}した。"


def _english(dice: random.Random) -> str:
    words = dice.choices(_ENGLISH, k=11)
    return f"{' '.join(words).capitalize()} {dice.randrange(2, 900)} on day {dice.randrange(1, 32)}."


def _article(number: int, language: str, title: str, text: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><article data-search="page" data-kind="digest"'
        f' data-lang="{language}" data-week="{2026 - number % 12}-W{number % 52 + 1:02d}" data-section="S{number % 7}">'
        f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>"
        f'<ol class="sources"><li><cite>P{number % 40}</cite></li></ol></article></html>'
    )
