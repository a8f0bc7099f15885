"""Whatever a page holds, reading it ends, gives the same twice, and keeps no markup that was not words."""

from dataclasses import replace
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract import Settings, sites, story, tree
from generator.extract.kept_comments import MOST
from generator.models import Entry, EntryComment
from tests.extract import making
from tests.extract.test_golden import CASES

PIECES = st.sampled_from(
    """
    <p> </p> <div> </div> <article> </article> <h1> <h2> </h2> <ul> <li> </li> </ul> <blockquote> </blockquote> <br>
    <script> </script> <table> <tr> <td> <dl> <dt> <dd> <div_class="comment"> <div_id="comments">
    <ol_class="commentlist">
    <li_id="comment-1">
    <div_class="t_h"> <div_class="t_b"> <time_datetime="x"> <a_href="javascript:x"> <p_hidden>
    <blockquote_class="twitter-tweet"> <template> <svg> <meta_name=date_content=x> &lt;b&gt; &#0; &nbsp;
    みんなのコメント 共同通信の記事によると… 引用元_https://a.example/1 編集部の見解 関連記事 ・船は残る。
    1:_名無しさん_ID:x     2026/09/03 船は残る。港も残る。 The_ferry_stays_here. It_runs_at_night,_too. Comments_(3)
    Source:_Courier - | [ ] ( )
    \ufeff \u202e \ud7ff
    """.split()
)
BODIES = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).replace("_", " "))
ENTRIES = st.builds(
    lambda make, body, title, published: make(body, title=title, published=published),
    st.sampled_from([making.page, making.text_page, making.clipping, making.item]),
    BODIES,
    st.none() | BODIES,
    st.none() | st.text(max_size=20),
)


@settings(max_examples=150, deadline=None)
@given(ENTRIES)
def test_any_entry_gives_a_story_or_a_reason(entry: Entry) -> None:
    extracted = story(entry, making.SETTINGS)
    assert extracted == story(entry, making.SETTINGS)
    if extracted.story is None:
        assert [problem.level for problem in extracted.problems] == ["error" if entry.whole_page else "warning"]
        return
    found = extracted.story
    assert found.title or found.passages or found.comments
    assert found.site
    assert found.publisher
    assert found.keys == tuple(sorted(set(found.keys)))
    assert len({comment.id for comment in found.comments}) == len(found.comments)
    assert all(passage.text.strip() == passage.text != "" for passage in found.passages)
    assert all(passage.credit for passage in found.passages if passage.kind != "social")
    kept = "\n".join((found.title, found.text(), *(comment.text for comment in found.comments)))
    assert not set(kept) & {"\x00", "\ufeff", "\u202e"}


def test_comments_above_the_limit_are_counted() -> None:
    given_comments = tuple(EntryComment(f"It stays, number {number}.", html=False) for number in range(MOST + 3))
    extracted = story(making.item("<p>A ferry.</p>", title="A", comments=given_comments), making.SETTINGS)
    assert extracted.story is not None
    assert len(extracted.story.comments) == MOST
    assert [problem.what for problem in extracted.problems] == ["3 comments were left out"]


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_comment_can_be_kept(text: str, author: str) -> None:
    given_comment = EntryComment(text, html=False, author=author)
    found = story(making.item("<p>A ferry.</p>", title="A", comments=(given_comment,)), making.SETTINGS).story
    assert found is not None
    assert len(found.comments) <= 1


def test_names_of_settings_do_not_change_what_identifies() -> None:
    entry = making.item(
        "<p>A ferry.</p>", title="A", url="https://a.example/1", comments=(EntryComment("So.", author="Ada"),)
    )
    ways: tuple[Literal["initials", "full", "none"], ...] = ("initials", "full", "none")
    stories = [story(entry, replace(making.SETTINGS, authors=how)).story for how in ways]
    assert len({(one.id, one.comments[0].id, one.comments[0].author_key) for one in stories if one}) == 1


def test_at_most_one_site_module_recognises_a_page() -> None:
    for path in CASES.glob("*/input.html"):
        root = tree.parse(path.read_text(encoding="utf-8"))
        assert root is not None
        assert sum(site.recognises(root, "") for site in sites.SITES) <= 1


def test_settings_say_their_zone() -> None:
    assert isinstance(making.SETTINGS, Settings)
    assert making.SETTINGS.zone.key == "Asia/Tokyo"
