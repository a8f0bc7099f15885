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
