"""Feed items, dates, languages, limits, and the pages that tell no story."""

from dataclasses import replace
from typing import Any

import pytest

from generator.config import Limits
from generator.extract import story
from generator.models import Entry, EntryComment, Original, Story
from tests.extract import making


def read(entry: Entry, **settings: Any) -> Story:
    found = story(entry, replace(making.SETTINGS, **settings)).story
    assert found is not None
    return found


class TestItems:
    def test_what_feeds_append_is_left_out(self) -> None:
        body = (
            "<p>The ferry stays until March, the council said.</p>"
            "<p>The post <a href='/f'>Ferry stays</a> appeared first on <a href='/'>Courier</a>.</p>"
            "<p>続きを読む</p><p><a href='/f'>Continue reading Ferry stays →</a></p>"
        )
        assert read(making.item(body, title="Ferry stays")).text() == "The ferry stays until March, the council said."

    def test_a_teaser_loses_its_link_to_the_rest(self) -> None:
        assert (
            read(making.item("路面電車の終電が延びる。 [続きを読む]", title="終電")).text()
            == "路面電車の終電が延びる。"
        )

    def test_headings_part_the_report(self) -> None:
        found = read(making.item("<p>It stays.</p><h2>Why</h2><p>People use it.</p><p>Often.</p>", title="Ferry"))
        assert [(passage.heading, passage.text) for passage in found.passages] == [
            (None, "It stays."),
            ("Why", "People use it.\nOften."),
        ]

    def test_a_title_alone_is_a_story(self) -> None:
        found = read(making.item("", title="Ferry stays &amp; bus goes", url="https://a.example/1"))
        assert (found.title, found.passages) == ("Ferry stays & bus goes", ())

    def test_nothing_at_all_is_none(self) -> None:
        extracted = story(making.item(""), making.SETTINGS)
        assert extracted.story is None
        assert [problem.level for problem in extracted.problems] == ["warning"]

    def test_the_publisher_is_the_source_it_names_else_the_feed(self) -> None:
        body = "<p>The ferry stays.</p>"
        assert read(making.item(body, title="A ferry", feed_title="Courier - RSS")).publisher == "Courier"
        named = making.item(body, title="A ferry - Reuters", feed_title="News search", publisher="Reuters")
        assert (read(named).publisher, read(named).title, read(named).site) == ("Reuters", "A ferry", "News search")

    def test_a_wire_copy_counts_for_the_agency(self) -> None:
        found = read(
            making.item("<p>船は無事だった。乗客は降りた。（共同）</p>", title="船は無事", feed_title="港南新聞")
        )
        assert (found.site, found.publisher, found.passages[0].credit) == ("港南新聞", "共同通信", "共同通信")

    @pytest.mark.parametrize(
        ("title", "categories"), [("【社説】船を残せ", ()), ("Keep the ferry", ("Opinion",)), ("Opinion: Keep it", ())]
    )
    def test_editorials_are_commentary(self, title: str, categories: tuple[str, ...]) -> None:
        found = read(
            making.item("<p>It should stay. It must.</p>", title=title, categories=categories, feed_title="Courier")
        )
        assert [(passage.kind, passage.credit) for passage in found.passages] == [("commentary", "Courier")]

    def test_embedded_posts_are_social(self) -> None:
        post = (
            '<blockquote class="mastodon-embed" cite="https://social.example/@ada/109999999"><p>It stays!</p>'
            "— Ada North (@ada@social.example)</blockquote>"
        )
        found = read(making.item(f"<p>The ferry stays.</p>{post}<p>It runs at night.</p>", title="Ferry"))
        assert [(passage.kind, passage.text) for passage in found.passages] == [
            ("report", "The ferry stays."),
            ("social", "It stays!"),
            ("report", "It runs at night."),
        ]
        assert found.passages[1].credit == "Ada North"

    def test_hostile_markup_leaves_words(self) -> None:
        body = (
            "<p onclick=x()>Safe <b>words</b><script>alert(1)</script><img src=x onerror=y></p>"
            "<style>p{}</style><p hidden>Gone.</p>"
        )
        found = read(making.item(body, title="T<b>it</b>le", url="javascript:alert(1)", guid="1"))
        assert (found.title, found.text(), found.url) == ("Title", "Safe words", None)

    @pytest.mark.parametrize("style", ["position:absolute; LEFT: -9999px", "text-indent:-999em", "top:-10000px"])
    def test_words_out_of_every_screen_are_not_read(self, style: str) -> None:
        body = f"<p style='margin-left:-1000px; left:-20px'>It runs at night.</p><p style='{style}'>Buy the coin.</p>"
        assert read(making.item(body, title="Ferry")).text() == "It runs at night."


def test_what_stands_too_deep_is_left_out_and_told() -> None:
    deep = "<div>" * 300 + "<p>The vote is on Thursday.</p>" + "</div>" * 300
    told = story(making.item(f"<p>The ferry stays until March.</p>{deep}", title="Ferry"), making.SETTINGS).problems
    assert [(one.level, one.why) for one in told] == [("warning", "at most 255 levels are read")]
    shallow = "<div>" * 200 + "<p>The vote is on Thursday.</p>" + "</div>" * 200
    assert story(making.item(shallow, title="Ferry"), making.SETTINGS).problems == ()


class TestDates:
    def test_a_time_without_zone_is_on_the_clock_of_its_source(self) -> None:
        assert (
            read(making.item("<p>A.</p>", title="A", published="2026-09-07 06:00")).published
            == "2026-09-07T06:00:00+09:00"
        )

    @pytest.mark.parametrize("raw", ["next Tuesday", "1971-01-01", "2026-12-24T00:00:00Z", "16/11/2026"])
    def test_what_cannot_be_read_or_true_is_undated_with_a_warning(self, raw: str) -> None:
        extracted = story(making.item("<p>A.</p>", title="A ferry", published=raw), making.SETTINGS)
        assert extracted.story is not None
        assert extracted.story.published is None
        (problem,) = extracted.problems
        assert problem.level == "warning"
        assert raw in problem.what
        assert problem.where == "Example feed"

    def test_a_page_is_asked_for_its_next_date_where_the_first_cannot_be_read(self) -> None:
        page = (
            "<html><head><meta name=date content='yesterday'></head><body><article>"
            "<p>The ferry stays, the council said on Monday.</p>"
            "<time datetime='2026-09-07T06:00:00+09:00'>today</time></article></body></html>"
        )
        assert read(making.page(page)).published == "2026-09-07T06:00:00+09:00"


class TestKept:
    LONG = "<p>" + "The ferry stays here. " * 200 + "</p>"

    def test_an_extract_by_default_and_all_where_the_licence_allows(self) -> None:
        short = read(making.item(self.LONG, title="Ferry"))
        assert 1900 < short.chars.report <= 2000
        assert short.text().endswith("here.")
        assert read(making.item(self.LONG, title="Ferry"), keep="full").chars.report > 4000

    def test_comments_are_cut_masked_and_their_writers_reduced(self) -> None:
        given = EntryComment("<p>Call 03-1234-5678.</p><p>" + "So it is. " * 200 + "</p>", author="Ada North", depth=99)
        found = read(making.item("<p>A ferry.</p>", title="A", comments=(given,)), limits=Limits(kept_comment=100))
        (comment,) = found.comments
        assert comment.text.startswith("Call […].\nSo it is.")
        assert len(comment.text) <= 100
        assert (comment.author, comment.depth) == ("A. N.", 20)
        assert comment.author_key

    def test_default_names_are_nobody(self) -> None:
        given = EntryComment("草", html=False, author="名無しさん")
        (comment,) = read(making.item("<p>A ferry.</p>", title="A", comments=(given,))).comments
        assert (comment.author, comment.author_key) == (None, None)


class TestPagesWithoutAnArticle:
    @pytest.mark.parametrize(
        ("body", "why"),
        [
            ("<html><body><div id=root></div><script>x=1</script></body></html>", "scripts fill it"),
            (
                "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
                "check for robots",
            ),
            (
                (
                    "<title>Courier</title><main><p>We and our partners store cookies on your device to process "
                    "personal data.</p><p>With your consent, our partners may use cookies for advertising.</p>"
                    "<p>You can accept all cookies or manage preferences.</p></main>"
                ),
                "consent notice",
            ),
            ("", "scripts fill it"),
        ],
    )
    def test_none_with_the_reason_and_the_cure(self, body: str, why: str) -> None:
        extracted = story(making.page(body), making.SETTINGS)
        assert extracted.story is None
        (problem,) = extracted.problems
        assert problem.level == "error"
        assert problem.where == "page.html"
        assert why in problem.why
        assert problem.cure

    def test_an_article_about_cookies_is_one(self) -> None:
        body = (
            "<article><h1>Bakers sell 400 cookies a day</h1>"
            + "<p>The bakers of Lowfield sell more cookies than bread. They bake at night.</p>" * 6
        )
        assert read(making.page(f"<html><body>{body}</article></body></html>")).title == "Bakers sell 400 cookies a day"


class TestLanguage:
    def test_it_is_found_from_the_text(self) -> None:
        assert read(making.item("<p>路面電車の終電が延びる。</p>", title="終電", language="en")).language == "ja"

    def test_a_japanese_page_with_latin_names_is_japanese(self) -> None:
        assert (
            read(making.item("<p>新型iPhoneとMacBook Proを発表した。</p>", title="Appleが新型iPhoneを発表")).language
            == "ja"
        )


class TestTextPages:
    def test_lines_that_a_margin_broke_are_joined(self) -> None:
        text = (
            "Ferry stays\n\nThe harbour council voted on Tuesday to keep the night ferry between\n"
            "Eastbay and Saltholm until the end of March. The service carried more\npassengers than planned.\n"
        )
        assert (
            read(making.text_page(text))
            .text()
            .startswith("The harbour council voted on Tuesday to keep the night ferry between Eastbay")
        )

    def test_a_page_that_quotes_nobody_reports(self) -> None:
        text = "終電を延長\n\n港南市は3日、終電を延ばすと発表した。\n\n期間は半年だ。\n"
        found = read(making.text_page(text, publisher="港南新聞"))
        assert [(passage.kind, passage.credit) for passage in found.passages] == [("report", "港南新聞")]
        assert found.original is None

    def test_numbered_posts_of_a_board(self) -> None:
        text = (
            "終電を延長\n\n港南市は3日、終電を延ばすと発表した。\n\nネットの反応\n\n"
            "1: 名無しさん 2026/09/03(木) 20:11:02.15 ID:aB3dEf\n助かる\nとても助かる\n\n"
            "2: 浜の人 2026/09/03(木) 20:14:40.00 ID:zz\n>>1\n本当にそうか？\n\n関連記事\n\n・別の記事の見出しです\n"
        )
        found = read(making.text_page(text))
        assert [(one.text, one.author, one.published) for one in found.comments] == [
            ("助かる\nとても助かる", None, "2026-09-03T20:11:02+09:00"),
            (">>1\n本当にそうか？", "浜", "2026-09-03T20:14:40+09:00"),
        ]

    def test_an_address_under_its_own_source_line_is_the_originals(self) -> None:
        text = "終電を延長\n\n港南新聞の記事によると\n\n港南市は3日、終電を延ばすと発表した。\n\n引用元\nhttps://konan.example/1\n"
        assert read(making.text_page(text)).original == Original("港南新聞", "https://konan.example/1")

    def test_one_line_is_kept(self) -> None:
        assert "must survive" in read(making.text_page("café This sentence must survive extraction.")).text()


@pytest.mark.parametrize("mark", ["[!NOTE]", "[!tip]-", "[!my-own kind]+"])
def test_the_mark_of_a_callout_is_no_word(mark: str) -> None:
    body = (
        f"The weir was opened at noon on Friday.\n\n> {mark} Where to stand\n> The left bank is safe, the town said.\n"
    )
    found = story(making.clipping(body, title="Weir opened"), making.SETTINGS).story
    assert found is not None
    assert "!" not in found.text()
    assert "The left bank is safe, the town said." in found.text()


def test_pages_of_nobody_known_are_not_one_publisher_s() -> None:
    words = "汐見市は四日、埠頭の改修を来年三月に始めると発表した。費用は十二億円を見込む。工事は二年続くという。"
    page = making.text_page(f"埠頭の改修\n\n{words}")
    saved = (replace(page, via=replace(page.via, name=name)) for name in ("一枚目.txt", "二枚目.txt"))
    assert [read(one).publisher for one in saved] == ["一枚目", "二枚目"]
