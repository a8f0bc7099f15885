"""The copy of a page that the search indexes, and the index itself."""

import filecmp
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html

from generator.errors import BuildError
from generator.write import search

PAGE = """<!doctype html><html lang="ja"><head><title>ない</title></head><body><nav>メニュー</nav>
<article data-search="page" data-week="2026-W20" data-section="くらし" data-lang="ja">
<h1 id="a">㈱みどり<a class="headerlink" href="#a">#</a></h1><p>原子力<b>発電所</b>は２０２６年</p>
<div data-search="off">表</div>
<h2 id="how-made">作り方</h2><p>機械が</p><h2 id="x">次</h2>
<script>var a</script></article><footer>連絡先</footer></body></html>"""


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("原子力発電所", "原 子 力 発 電 所"),
        ("２０２６年度に", "2026 年 度 に"),
        ("ＡＩ窓口", "AI 窓 口"),
        ("㈱みどり", "(株) み ど り"),
        ("「声」は、多い。", "「声」 は、 多 い。"),
        ("ﾊﾞｽ", "バ ス"),
        ("コーヒー", "コ ー ヒ ー"),
        ("人々", "人 々"),
        ("a plain line", "a plain line"),
        ("号機 停止", f"号 機{search.TIE} 停 止"),
        ("多い。 議会 news", f"多 い。{search.TIE} 議 会{search.TIE} news"),
        ("same & last", f"same{search.TIE}& last"),
        ("boat - slow", f"boat{search.TIE}– slow"),
        ("한국어 문장", "한국어 문장"),
        ("6:42に", f"6:{search.JOIN} 42 に"),
        ("AI(人工)", f"AI({search.JOIN} 人 工)"),
        ("AIは(株)だ", "AI は (株) だ"),
        ("mid-May's", f"mid-{search.JOIN} May'{search.JOIN} s"),
        ("ヴァン", f"バ{search.VU} ン"),
        ("髙瀬", f"高{search.VU} 瀬"),
        ("ヴュー", f"ビ{search.VU}{search.VU} ュ ー"),
        ("メモリ(本)", f"メ モ リ ー{search.LONG} (本)"),
        ("メモリアル", "メ モ リ ア ル"),
        ("ビール", "ビ ー ル"),
        (f"印{search.LONG}{search.VU}{search.JOIN}", "印"),
        ("", ""),
    ],
)
def test_text_is_cut_where_a_query_is(text: str, cut: str) -> None:
    assert search.spaced(text) == cut


@given(
    st.text(st.sampled_from("原子力コメントは、。「」(-&ab1 年々ーヴァリ")), st.text(st.sampled_from("原ント。「a1 リ"))
)
def test_cutting_in_two_parts_is_cutting_the_whole(first: str, second: str) -> None:
    assume(first[-1:].isalnum() or second[:1].isalnum())  # signs on both sides of a border part no word
    parts = search.spaced(first, after=second[:1]) + search.spaced(second, first[-1:])
    assert words(parts) == words(search.spaced(first + second))


def words(cut: str) -> list[str]:
    return [bare for word in cut.split() if (bare := re.sub(r"\W", "", word))]


def test_a_copy_holds_the_article_alone() -> None:
    copy = search.copy_of(PAGE)
    assert copy is not None
    text = re.sub(r"<[^>]+>", "", copy)
    assert text.split() == "(株) み ど り 原 子 力 発 電 所 は 2026 年 次".split()
    assert 'data-pagefind-filter="week[data-week], year[data-year], section[data-section], lang[data-lang]"' in copy
    assert 'data-year="2026"' in copy
    assert 'data-order="0 2026-W20"' in copy
    assert "id=" not in copy


def test_the_publishers_of_a_digest_can_be_chosen_by() -> None:
    named = "".join(f"<li><cite>{name}</cite></li>" for name in ("凪浜新聞", 'A "B" &amp; C', "凪浜新聞"))
    copy = search.copy_of(PAGE.replace("</article>", f'<ol class="sources">{named}</ol></article>'))
    assert copy is not None
    chosen = html.fromstring(copy).xpath("//*[@data-pagefind-filter='publisher[data-name]']/@data-name")
    assert chosen == ['A "B" & C', "凪浜新聞"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("コンピュータ室", "コンピューター室"),
        ("メモリを", "メモリーを"),
        ("ヴァイオリン", "バイオリン"),
        ("インタヴュー", "インタビュー"),
        ("ｺﾝﾋﾟｭｰﾀ", "コンピューター"),
        ("ヴ", "ブ"),
    ],
)
def test_two_spellings_of_a_word_are_indexed_as_one(one: str, other: str) -> None:
    assert words(search.spaced(one)) == words(search.spaced(other))


@pytest.mark.parametrize(
    ("one", "other"), [("ビル", "ビール"), ("スタート", "スター"), ("カード", "カド"), ("タ", "ダ")]
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert words(search.spaced(one)) != words(search.spaced(other))


def test_a_digest_is_not_found_by_the_words_of_its_headings() -> None:
    copy = search.copy_of(PAGE.replace('data-week="', 'data-kind="digest" data-week="'))
    assert copy is not None
    assert "次" not in copy
    assert "み ど り" in copy


@pytest.mark.parametrize(
    "said",
    [
        '<p class="facts">3媒体</p>',
        "<figure><svg><title>棒</title></svg><figcaption>3件の内訳</figcaption></figure>",
        '<table class="timeline"><tr><td>10時</td></tr></table>',
        '<blockquote class="voice"><p>声</p><footer>紙に寄せられた</footer></blockquote>',
        '<p data-search="off">読了まで約1分</p>',
    ],
)
def test_what_all_pages_say_about_themselves_is_not_indexed(said: str) -> None:
    copy = search.copy_of(PAGE.replace("<script>", f"{said}<script>"))
    assert copy is not None
    assert not re.search("媒|内|時|寄|読", copy)
    assert ("声" in copy) == ("声" in said)


def test_a_page_that_is_not_marked_is_not_indexed() -> None:
    assert search.copy_of(PAGE.replace('data-search="page"', "")) is None
    assert search.copy_of("") is None


def site(root: Path, names: list[str]) -> Path:
    for name in names:
        (root / name).mkdir(parents=True)
        sources = f'<ol class="sources"><li><cite>社{name[-1]}</cite></li></ol></article>'
        page = PAGE.replace("原子力", f"原子力{name}").replace("</article>", sources)
        (root / name / "index.html").write_text(page)
    return root


def test_the_index_has_the_same_bytes_whatever_the_order_of_files(tmp_path: Path) -> None:
    names = [f"page-{number}" for number in range(40)]
    first, second = site(tmp_path / "1", names), site(tmp_path / "2", names[::-1])
    assert search.index(first) == search.index(second) == 40
    files = [str(path.relative_to(first)) for path in sorted(first.rglob("*")) if path.is_file()]
    same, *others = filecmp.cmpfiles(first, second, files, shallow=False)
    assert others == [[], []]
    assert "pagefind/pagefind.js" in same
    assert not list(first.rglob("pagefind-ui*"))


def test_an_index_made_again_keeps_nothing_of_the_old(tmp_path: Path) -> None:
    root = site(tmp_path, ["a", "b"])
    search.index(root)
    (root / "b" / "index.html").write_text("<p>gone")
    assert search.index(root) == 1
    assert len(list((root / "pagefind" / "fragment").iterdir())) == 1


def test_a_site_without_pages_has_no_index(tmp_path: Path) -> None:
    assert search.index(tmp_path) == 0
    assert not (tmp_path / "pagefind").exists()


def test_an_indexer_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "broken"
    program.write_text("#!/bin/sh\necho out of disk >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(BuildError, match="out of disk"):
        search.index(site(tmp_path / "site", ["a"]))
