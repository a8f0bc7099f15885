"""The same story seen again: what stays, what is replaced, and that the order in which files come says nothing."""

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.merge import join, merge
from generator.models import Chars, Comment, Original, Passage, Story, Via

BASE = Story(
    id="s-aaaaaaaaaa",
    title="Bridge reopens",
    language="en",
    site="Riverside News",
    publisher="Riverside News",
    source="Riverside",
    via=Via("feed", "https://feed.example/", "1" * 64),
    first_seen="2026-09-07T06:00:00Z",
    keys=("url:https://riverside.example/bridge",),
    passages=(Passage("report", "The bridge reopened on Monday.", "Riverside News"),),
    chars=Chars(report=30),
)


def comment(number: int, text: str = "", **fields: Any) -> Comment:
    return Comment(id=f"c-{number:010d}", text=text or f"comment {number}", **fields)


def report(text: str) -> dict[str, Any]:
    return {"passages": (Passage("report", text, "Riverside News"),), "chars": Chars(report=len(text))}


def test_the_same_again_changes_nothing() -> None:
    again = replace(BASE, first_seen="2026-09-08T06:00:00Z", via=replace(BASE.via, sha256="2" * 64))
    assert merge(BASE, again) == BASE


def test_changed_text_replaces_and_what_was_given_once_stays() -> None:
    later = replace(
        BASE,
        id="s-bbbbbbbbbb",
        keys=("guid:xyz",),
        title="Bridge reopens after repairs",
        first_seen="2026-09-09T06:00:00Z",
        published="2026-09-09",
        **report("The bridge opened."),
    )
    merged = merge(replace(BASE, published="2026-09-07"), later)
    assert (merged.id, merged.first_seen, merged.published) == (BASE.id, BASE.first_seen, "2026-09-07")
    assert merged.keys == ("guid:xyz", "url:https://riverside.example/bridge")
    assert (merged.title, merged.text()) == ("Bridge reopens after repairs", "The bridge opened.")


def test_a_teaser_in_a_feed_does_not_replace_a_saved_page() -> None:
    page = replace(BASE, via=Via("page", "bridge.html", "3" * 64), **report("The bridge reopened. It cost 4 million."))
    teaser = replace(BASE, first_seen="2026-09-10T06:00:00Z", **report("The bridge …"))
    assert merge(page, teaser).text() == page.text()


def test_a_later_sighting_without_words_takes_none_away() -> None:
    bare = replace(BASE, first_seen="2026-09-10T06:00:00Z", passages=(), chars=Chars(), original=Original("AP", None))
    merged = merge(BASE, bare)
    assert merged.text() == BASE.text()
    assert merged.original == Original("AP", None)


def test_no_comment_is_lost_and_new_ones_stand_where_they_stood() -> None:
    before = replace(BASE, comments=(comment(1), comment(2, score=3), comment(3)))
    after = replace(
        BASE, first_seen="2026-09-10T06:00:00Z", comments=(comment(9), comment(1), comment(4), comment(2, score=8))
    )
    merged = merge(before, after)
    assert [one.id[-1] for one in merged.comments] == ["9", "1", "4", "2", "3"]
    assert merged.comments[3].score == 8


def test_join_knows_a_story_by_any_key_even_through_a_third() -> None:
    first = replace(BASE, keys=("url:a",))
    second = replace(BASE, id="s-bbbbbbbbbb", keys=("url:b",), first_seen="2026-09-08T06:00:00Z")
    bridge = replace(BASE, id="s-cccccccccc", keys=("url:a", "url:b"), first_seen="2026-09-09T06:00:00Z")
    other = replace(BASE, id="s-dddddddddd", keys=("url:d",))
    joined = join([other, bridge, second, first])
    assert [story.id for story in joined] == ["s-aaaaaaaaaa", "s-dddddddddd"]
    assert joined[0].keys == ("url:a", "url:b")


times = st.sampled_from([f"2026-09-0{day}T06:00:00Z" for day in range(1, 7)])
comments = st.lists(
    st.builds(
        comment,
        st.integers(1, 6),
        text=st.sampled_from(["", "edited"]),
        score=st.sampled_from([None, 1, 2]),
        author=st.sampled_from([None, "A. B."]),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
).map(tuple)


@st.composite
def sightings(draw: st.DrawFn) -> Story:
    text = draw(st.sampled_from(["", "The bridge.", "The bridge reopened.", "Nobody crossed."]))
    words: dict[str, Any] = report(text) if text else {"passages": (), "chars": Chars()}
    return replace(
        BASE,
        id=draw(st.sampled_from(["s-aaaaaaaaaa", "s-bbbbbbbbbb"])),
        keys=tuple(sorted(draw(st.sets(st.sampled_from(["url:a", "url:b", "guid:c"]), min_size=1)))),
        first_seen=draw(times),
        title=draw(st.sampled_from(["Bridge", "Bridge reopens"])),
        via=Via(draw(st.sampled_from(["feed", "page"])), "x", draw(st.sampled_from(["1" * 64, "2" * 64]))),
        published=draw(st.sampled_from([None, "2026-09-01", "2026-09-02"])),
        original=draw(st.sampled_from([None, Original("AP", None), Original(None, "https://ap.example/")])),
        comments=draw(comments),
        **words,
    )


@given(sightings(), sightings())
def test_merging_is_commutative(one: Story, other: Story) -> None:
    assert merge(one, other) == merge(other, one)


@given(sightings(), sightings())
def test_merging_again_changes_nothing(one: Story, other: Story) -> None:
    merged = merge(one, other)
    assert merge(one, one) == one
    assert merge(merged, merged) == merged


@given(sightings(), sightings(), sightings())
def test_keys_and_comments_are_the_same_in_any_order(one: Story, two: Story, three: Story) -> None:
    left, right = merge(merge(one, two), three), merge(one, merge(two, three))
    assert left.keys == right.keys
    assert left.first_seen == right.first_seen
    known = {comment.id for story in (one, two, three) for comment in story.comments}
    assert {comment.id for comment in left.comments} == {comment.id for comment in right.comments} == known
    assert len(left.comments) == len(known)


@given(st.lists(sightings(), max_size=6), st.randoms(use_true_random=False))
def test_join_gives_the_same_whatever_the_order(stories: list[Story], random: Random) -> None:
    shuffled = list(stories)
    random.shuffle(shuffled)
    joined = join(stories)
    assert join(shuffled) == joined
    assert join(joined) == joined
    keys = [key for story in joined for key in story.keys]
    assert len(keys) == len(set(keys))


def test_one_person_keeps_one_key_where_a_comment_is_in_both_sightings() -> None:
    first = replace(BASE, comments=(comment(1, author_key="old-ann"), comment(2, author_key="old-bo")))
    later = replace(
        BASE,
        id="s-bbbbbbbbbb",
        first_seen="2026-09-09T06:00:00Z",
        comments=(comment(1, author_key="new-ann"), comment(3, author_key="new-ann"), comment(4, author_key="new-cy")),
    )
    merged = merge(first, later)
    keys = {one.text: one.author_key for one in merged.comments}
    assert keys == {"comment 1": "old-ann", "comment 2": "old-bo", "comment 3": "old-ann", "comment 4": "new-cy"}
    assert merge(merged, later) == merged
