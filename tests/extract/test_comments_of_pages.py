"""Readers' comments are found in every shape such pages have, and none leaks into the article."""

import pytest

from generator.extract import comments, story
from generator.models import EntryComment, Story
from tests.extract import making

REPORT = (
    "<p>川原町の公園に新しい水飲み場ができ、1日から使えるようになった。町によると、車いすでも届く高さで、犬のための皿も付いている。費用は85万円で、町民の寄付でまかなった。</p>"
    "<p>町は来年度までに、さらに4か所の公園で同じ水飲み場に取り替える計画だ。古い水飲み場は昭和の終わりに置かれ、冬に凍って割れることが多かった。</p>"
)
SAID = (
    "犬の皿まであるのは珍しい。散歩の楽しみが増える",
    "85万円は高すぎないか？",
    "うちの近くの公園にも早くほしい",
    "水が冷たくておいしかった",
)
ITEMS = {
    "list": "<ul>" + "".join(f"<li>{text}</li>" for text in SAID) + "</ul>",
    "ordered list in a div": "<div><ol>" + "".join(f"<li><p>{text}</p></li>" for text in SAID) + "</ol></div>",
    "definition list": "<dl>"
    + "".join(f"<dt>{n}: 名無しさん 2026/09/0{n}(火) 10:0{n}</dt><dd>{text}</dd>" for n, text in enumerate(SAID, 1))
    + "</dl>",
    "divs": "".join(f'<div class="res"><span>{text}</span></div>' for text in SAID),
    "divs with machinery": "".join(
        f"<div><p>{n}</p><p>名無しさん</p><p>{text}</p><p>返信</p><p>いいね 3</p></div>"
        for n, text in enumerate(SAID, 1)
    ),
    "paragraphs": "".join(f"<p>{text}</p>" for text in SAID),
    "middle dots": "<p>" + "<br>".join(f"・{text}" for text in SAID) + "</p>",
    "bullets in paragraphs": "".join(f"<p>• {text}</p>" for text in SAID),
}
HEADINGS = (
    "<h2>みんなのコメント</h2>",
    "<h3>ネットの反応</h3>",
    '<div class="midashi"><span>コメント一覧</span></div>',
    "<h2>4件のコメント</h2>",
    "<p><strong>みんなの声</strong></p>",
    "<h4>コメント(4)</h4>",
)


def read(body: str) -> Story:
    head = "<head><title>公園に新しい水飲み場 | かわら便り</title></head>"
    extracted = story(making.page(f"<html lang=ja>{head}<body>{body}</body></html>"), making.SETTINGS)
    assert extracted.story is not None, extracted.problems
    return extracted.story


def told(found: Story) -> str:
    return "\n".join(f"{passage.heading} {passage.text}" for passage in found.passages)


@pytest.mark.parametrize("where", ["inside", "outside"])
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("shape", ITEMS)
def test_comments_under_a_heading(shape: str, heading: str, where: str) -> None:
    inside, outside = (heading + ITEMS[shape], "") if where == "inside" else ("", heading + ITEMS[shape])
    found = read(
        f"<article><h1>公園に新しい水飲み場</h1>{REPORT}{inside}</article>{outside}<footer>© かわら便り</footer>"
    )
    assert tuple(comment.text for comment in found.comments) == SAID
    assert not any(text in told(found) for text in SAID)
    assert "4か所の公園" in told(found)


@pytest.mark.parametrize(
    "after", ["<h2>編集部の見解</h2>", "<h2>かわら便り編集部の見解</h2>", "<h3>管理人のひとこと</h3>"]
)
def test_the_editors_view_behind_comments_is_no_comment(after: str) -> None:
    opinion = "<p>水飲み場ひとつで町の印象は変わる。寄付に頼らず、町の予算で整えるべきだったと思う。</p>"
    found = read(
        f"<article><h1>公園に新しい水飲み場</h1>{REPORT}<h3>みんなの反応</h3>{ITEMS['list']}{after}{opinion}</article>"
    )
    assert tuple(comment.text for comment in found.comments) == SAID
    assert [passage.kind for passage in found.passages] == ["report", "commentary"]


def test_a_menu_under_a_bare_heading_is_no_comment() -> None:
    menu = "<ul><li>政治</li><li>経済</li><li>スポーツ</li></ul>"
    found = read(f"<article><h1>公園に新しい水飲み場</h1>{REPORT}</article><h2>コメント</h2>{menu}")
    assert found.comments == ()


def test_a_link_to_the_comments_above_the_article_is_no_heading() -> None:
    found = read(f'<p><a href="#c">12件のコメント</a></p><article><h1>公園に新しい水飲み場</h1>{REPORT}</article>')
    assert found.comments == ()
    assert "水飲み場ができ" in told(found)


def test_json_ld_comments_stand_once_beside_the_markup_that_shows_them() -> None:
    data = """<script type="application/ld+json">{"@type": "NewsArticle", "comment": [
      {"@type": "Comment", "@id": "#c1", "text": "Well made &amp; overdue.", "upvoteCount": 4,
       "datePublished": "2026-09-02T08:00:00Z", "author": {"@type": "Person", "name": "Ada North"},
       "comment": {"@type": "Comment", "text": "Overdue by ten years."}}]}</script>"""
    shown = (
        '<div id="comments"><div class="comment"><div class="comment-text">Well made &amp; overdue.</div></div></div>'
    )
    found = read(f"{data}<article>{REPORT}</article>{shown}")
    first, reply = found.comments
    assert (first.text, first.author, first.score, first.published) == (
        "Well made & overdue.",
        "A. N.",
        4,
        "2026-09-02T08:00:00Z",
    )
    assert (reply.text, reply.depth) == ("Overdue by ten years.", 1)


def test_microdata_comments() -> None:
    one = """<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
      <span itemprop="author" itemscope><b itemprop="name">Bo Lind</b></span>
      <time itemprop="dateCreated" datetime="2026-09-03T07:00:00Z">3 Sept</time>
      <p itemprop="text">The tap drips already.</p><span itemprop="upvoteCount">2</span></div>"""
    found = read(f"<article>{REPORT}{one}</article>")
    (comment,) = found.comments
    assert (comment.text, comment.author, comment.score) == ("The tap drips already.", "B. L.", 2)
    assert comment.published == "2026-09-03T07:00:00Z"
    assert "drips" not in told(found)


def test_a_comment_feed_and_the_page_give_one_comment_one_id() -> None:
    item = '<li class="comment" id="comment-77"><div class="comment-content"><p>どちらも同じ</p></div></li>'
    shown = f'<ol class="commentlist">{item}</ol>'
    on_page = read(f"<article>{REPORT}</article>{shown}").comments
    in_feed = comments(
        [EntryComment("<p>どちらも同じ</p>", id="https://kawara.example/park/#comment-77")],
        "s-aaaaaaaaaa",
        making.SETTINGS,
        zone=making.SETTINGS.zone,
    )
    assert [one.id for one in on_page] == [one.id for one in in_feed]


@pytest.mark.parametrize(
    ("written", "initials"),
    [("Bandit", "B."), ("Ada North says:", "A. N."), ("山田花子さん", "山"), ("Bo schrieb:", "B.")],
)
def test_what_stands_behind_a_name_is_no_part_of_it(written: str, initials: str) -> None:
    item = f'<li class="comment"><b class="fn">{written}</b><div class="comment-content">It drips already.</div></li>'
    (comment,) = read(f'<article>{REPORT}</article><ol class="commentlist">{item}</ol>').comments
    assert (comment.text, comment.author) == ("It drips already.", initials)


BOARD = (
    ("1 ：名無しさん：2026/09/01(火) 10:01:02 ID:qW3er/Ty", "水が冷たい"),
    ("2 ：名無しさん：2026/09/01(火) 10:02:03 ID:Zx9cVb0n", "夏だけ出せばいいのに"),
    ("3 ：名無しさん：2026/09/01(火) 10:05:09 ID:qW3er/Ty", "ID:Zx9cVb0nは冬に走らない人"),
    ("4 ：川上の釣り人：2026/09/01(火) 10:06:00 ID:qW3er/Ty", "釣りの帰りに寄れる"),
)


def test_a_boards_id_tells_writers_apart_and_is_not_shown() -> None:
    rows = "".join(f"<dt>{head}</dt><dd>{text}</dd>" for head, text in BOARD)
    found = read(f"<article>{REPORT}<h3>みんなの反応</h3><dl>{rows}</dl></article>").comments
    assert [one.text for one in found] == [text for _, text in BOARD]
    assert [one.author for one in found] == [None, None, None, "川"]
    first, second, third, named = (one.author_key for one in found)
    assert first == third
    assert len({first, second, named, None}) == 4
    assert "qW3er" not in repr(found)


def test_an_id_in_a_line_of_markup_is_the_writers_too() -> None:
    head = '<div class="res-head"><span>{}</span> <span class="name">名無し</span> ID:{}</div>'
    row = f'<div class="res">{head}<p>{{}}</p></div>'
    rows = "".join(
        row.format(n, who, text)
        for n, who, text in ((1, "aaaa1111", "あ、冷たい"), (2, "bbbb2222", "ぬるい"), (3, "aaaa1111", "氷入り?"))
    )
    found = read(f"<article>{REPORT}</article><h3>みんなの声</h3><div>{rows}</div>").comments
    assert [one.text for one in found] == ["あ、冷たい", "ぬるい", "氷入り?"]
    assert found[0].author_key == found[2].author_key != found[1].author_key


@pytest.mark.parametrize("line", ["ID:Ab12cD34", "ID:Ab12cD34(2/5)", "ID:???", "ID：Ab12cD34"])
def test_a_line_that_is_only_an_id_is_no_comment(line: str) -> None:
    found = read(f"<article>{REPORT}<h3>みんなの声</h3><ul><li>{line}</li><li>長持ちしてほしい</li></ul></article>")
    assert [one.text for one in found.comments] == ["長持ちしてほしい"]


def test_a_list_under_its_own_heading_in_a_box_named_comments() -> None:
    row = (
        '<li id="n{n}"><p class="top"><cite>{who}</cite>, '
        '<time datetime="2026-09-0{n}T08:00:00+09:00">{n} Sept</time></p>'
        "<p>{text}</p></li>"
    )
    rows = row.format(n=1, who="Ada North", text="The tap at the mill is dry.") + row.format(
        n=2, who="Bo", text="I read <cite>The Well</cite> there last week."
    )
    box = f'<section id="comments"><h2>Comments (2)</h2><ol class="comments">{rows}</ol></section>'
    first, second = read(f"<main><article>{REPORT}</article>{box}</main>").comments
    assert (first.text, first.author, first.published) == (
        "The tap at the mill is dry.",
        "A. N.",
        "2026-09-01T08:00:00+09:00",
    )
    assert (second.text, second.author) == ("I read The Well there last week.", "B.")


def test_a_name_that_only_holds_such_a_word_is_no_head() -> None:
    rows = "".join(f'<li class="comment"><div class="normal">{text}</div></li>' for text in SAID)
    assert tuple(one.text for one in read(f"<article>{REPORT}</article><ul>{rows}</ul>").comments) == SAID


def test_number_and_name_in_a_head_are_no_words() -> None:
    row = '<div class="k"><span class="no">{n}</span> <span class="name">{who}</span><p>{text}</p></div>'
    rows = row.format(n=6, who="朝霧", text="犬が喜ぶ") + row.format(n=7, who="夕立", text="二匹とも")
    found = read(f"<article>{REPORT}</article><h3>みんなの声（2件）</h3><div>{rows}</div>").comments
    assert [(one.text, one.author) for one in found] == [("犬が喜ぶ", "朝"), ("二匹とも", "夕")]


def test_the_box_around_comments_and_a_notice_in_it_are_none_and_deepen_none() -> None:
    item = (
        '<li class="comment" id="c{n}"><div class="comment-author">{who}</div><p class="comment-text">{text}</p></li>'
    )
    rows = item.format(n=1, who="林", text="助かる") + item.format(n=2, who="森", text="もう一つ欲しい")
    notice = '<p class="note">投稿は書いた方の考えです。</p>'
    box = f'<section class="comments"><h2>コメント（2）</h2><ul class="comment-list">{rows}</ul>{notice}</section>'
    found = read(f"<main><article>{REPORT}</article>{box}</main>")
    assert [(one.text, one.depth) for one in found.comments] == [("助かる", 0), ("もう一つ欲しい", 0)]
    assert "考えです" not in told(found)


def test_a_comment_that_holds_its_answers_is_one_itself() -> None:
    inner = '<div class="comment">Since May.</div>'
    found = read(
        f'<article>{REPORT}</article><div class="comment">Is it new?{inner}</div><div class="comment">Yes.</div>'
    )
    assert [(one.text, one.depth) for one in found.comments] == [("Is it new?", 0), ("Since May.", 1), ("Yes.", 0)]


def test_who_comments_is_not_who_wrote_the_page() -> None:
    head = '<span class="comment-author">井戸端</span> <time datetime="2026-09-02">2日</time>'
    item = f'<div class="comment">{head}<p class="comment-body">冷たい</p></div>'
    found = read(
        f"<article>{REPORT}</article><div id=comments>{item}{item.replace('井戸端', '軒先').replace('冷', '重')}</div>"
    )
    assert (found.authors, found.published, len(found.comments)) == ((), None, 2)


def test_the_editors_view_in_a_box_of_its_own_below_the_comments() -> None:
    opinion = "<p>皿の高さまで考えた町の仕事を、まず評価したい。</p><p>次は日よけだと思う。</p>"
    view = f"<div class=v><h2>かわら便り編集部の見解</h2>{opinion}</div>"
    foot = "<div class=foot>かわら便り ｜ 最新記事</div>"
    found = read(f"<article>{REPORT}</article><div><h2>みんなの声</h2>{ITEMS['middle dots']}</div>{view}{foot}")
    assert len(found.comments) == len(SAID)
    own = [passage for passage in found.passages if passage.kind == "commentary"]
    assert [passage.text for passage in own] == [
        "皿の高さまで考えた町の仕事を、まず評価したい。",
        "次は日よけだと思う。",
    ]
    assert {passage.credit for passage in own} == {"かわら便り編集部"}
    assert "最新記事" not in told(found)


def test_paragraphs_named_comment_are_comments_where_there_are_several() -> None:
    rows = "".join(
        f'<blockquote><small>{n}日</small><p class="comment">{text}</p></blockquote>' for n, text in enumerate(SAID)
    )
    found = read(f'<article>{REPORT}</article><div id="comments" class="comments">{rows}</div>')
    assert tuple(comment.text for comment in found.comments) == SAID
    alone = read(f'<article>{REPORT}</article><p class="comment">コメントは承認後に表示します。</p>')
    assert alone.comments == ()


def test_a_list_of_comments_in_an_area_for_teasers_is_the_pages_own() -> None:
    rows = "".join(
        f'<div id="comment{n}"><div class="boxCommentText">{text}</div></div>' for n, text in enumerate(SAID)
    )
    found = read(f'<article>{REPORT}</article><div id="teaserArea"><div class="allCommentsList">{rows}</div></div>')
    assert tuple(comment.text for comment in found.comments) == SAID


def test_posts_of_a_forum_are_comments() -> None:
    rows = "".join(f'<li id="post_message_{70 + n}"><h4>ono</h4><div>{text}</div></li>' for n, text in enumerate(SAID))
    found = read(f"<article>{REPORT}</article><ul>{rows}</ul>")
    assert tuple(comment.text for comment in found.comments) == SAID
