"""What a short line of a page is. Whatever no rule knows is left to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import lines


@pytest.mark.parametrize(
    "line",
    [
        "画像出典:(ロイター=共同)",
        "写真：港南新聞社",
        "写真提供：みなと通信",
        "画像はイメージ：フリー素材",
        "Photo: Reuters",
        "Image credit: AP",
        "（画像引用元：公式サイト）",
    ],
)
def test_image_credits(line: str) -> None:
    assert lines.is_image_credit(line)


@pytest.mark.parametrize(
    "line", ["写真展が港南市で開かれた。", "Photographs were taken on Monday.", "画像解析の会社が上場する"]
)
def test_lines_about_pictures_are_no_credits(line: str) -> None:
    assert not lines.is_image_credit(line)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("共同通信の記事によると…", "共同通信"),
        ("港南新聞の報道によれば、", "港南新聞"),
        ("【山里新報の記事より引用】", "山里新報"),
        ("以下、港南新聞より引用", "港南新聞"),
        ("According to the Eastbay Courier:", "the Eastbay Courier"),
        ("The Eastbay Courier reports:", "The Eastbay Courier"),
    ],
)
def test_quotations_open(line: str, publisher: str) -> None:
    assert lines.quote_opens(line) == publisher


@pytest.mark.parametrize(
    "line",
    ["警察の記事によると男は逃げ、その後見つかったという。", "According to police, nobody was hurt.", "記事によると"],
)
def test_sentences_open_no_quotation(line: str) -> None:
    assert lines.quote_opens(line) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("[全文は引用元へ…]2025/10/26", "2025/10/26"),
        ("全文はソース元で", ""),
        ("続きはリンク先で", ""),
        ("（全文は引用元へ）2026年9月3日", "2026年9月3日"),
        ("[Read the full story at the source] 2026-09-08", "2026-09-08"),
    ],
)
def test_quotations_close_and_may_name_their_day(line: str, date: str) -> None:
    assert lines.quote_closes(line) == date


@pytest.mark.parametrize(
    ("line", "name", "url"),
    [
        ("引用元 https://example.jp/i/1?c=2", None, "https://example.jp/i/1?c=2"),
        ("出典：港南新聞", "港南新聞", None),
        ("ソース：港南新聞 https://konan.example/1", "港南新聞", "https://konan.example/1"),
        ("Source: Eastbay Courier", "Eastbay Courier", None),
        ("via River Times", "River Times", None),
        ("(Source: https://river.example/a)", None, "https://river.example/a"),
    ],
)
def test_sources(line: str, name: str | None, url: str | None) -> None:
    assert lines.source(line) == (name, url)


@pytest.mark.parametrize(
    "line",
    [
        "Source code: https://code.example",
        "出典を示さずに書くのは、記者として恥ずかしいことだと思う。",
        "Viaduct closed",
    ],
)
def test_what_only_begins_like_a_source(line: str) -> None:
    assert lines.source(line) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("【共同通信公式さんの投稿】", "共同通信公式"),
        ("【港南太郎氏のポスト】", "港南太郎"),
        ("Post by Ada North:", "Ada North"),
    ],
)
def test_announced_posts(line: str, author: str) -> None:
    assert lines.post_by(line) == author


@pytest.mark.parametrize("line", ["以下,Xより", "以下、X（旧Twitter）より…", "From Twitter:"])
def test_posts_open(line: str) -> None:
    assert lines.posts_open(line)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("港南まちニュース編集部の見解", "港南まちニュース編集部"),
        ("編集部の見解", "編集部"),
        ("管理人のひとこと", "管理人"),
        ("The Saltholm Review editors' view", "The Saltholm Review editors"),
        ("Our view", "Our"),
    ],
)
def test_the_owners_section(line: str, owner: str) -> None:
    assert lines.owner_section(line) == owner


@pytest.mark.parametrize("line", ["政府の見解", "専門家の意見", "みんなのコメント", "The minister's view"])
def test_views_of_others_are_no_owners_section(line: str) -> None:
    assert lines.owner_section(line) is None


@pytest.mark.parametrize(
    "line",
    ["みんなのコメント", "ネットの反応", "読者の声", "コメント一覧", "12件のコメント", "コメント(3)",
        "【ネット上の声】", "Comments (12)", "3 comments", "What readers say", "4 thoughts on “Ice”"],
)  # fmt: skip
def test_headings_of_comments(line: str) -> None:
    assert lines.opens_comments(line)


@pytest.mark.parametrize(
    "line",
    [
        "コメントする",
        "コメントを残す",
        "政府のコメント",
        "首相、会見でコメント",
        "Comments are closed",
        "Leave a comment",
    ],
)
def test_what_heads_no_comments(line: str) -> None:
    assert not lines.opens_comments(line, bare=True)


def test_a_bare_heading_counts_only_when_asked_for() -> None:
    assert not lines.opens_comments("コメント")
    assert lines.opens_comments("コメント", bare=True)


@pytest.mark.parametrize(
    "line",
    [
        "最新記事",
        "関連記事",
        "人気記事ランキング",
        "スポンサーリンク",
        "CAPTCHA",
        "Related posts",
        "Share this",
        "別サイトの記事も見る",
    ],
)
def test_what_is_no_part_of_the_article(line: str) -> None:
    assert lines.ends_article(line)


@pytest.mark.parametrize(
    "line", ["3", "名無しさん", "2026/09/05(土) 20:11:02", "ID:aB3dEf", "返信", "いいね 12", "👍 4", "Reply", ""]
)
def test_machinery_is_no_comment(line: str) -> None:
    assert lines.is_no_comment(line)


@pytest.mark.parametrize("line", ["草", "3年前から言われていた話", "いいねと思う", "名無しさんの言う通り", "Good."])
def test_short_comments_are_comments(line: str) -> None:
    assert not lines.is_no_comment(line)


@given(st.text(max_size=300))
def test_every_line_can_be_asked_about(line: str) -> None:
    assert lines.is_marker(line) in (True, False)
    assert lines.ends_article(line) in (True, False)
    assert lines.is_no_comment(line) in (True, False)
    assert (lines.bullet(line) or "") in line
