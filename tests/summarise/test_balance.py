"""The count of all that readers say."""

from dataclasses import replace

from generator.models import VIEWPOINTS
from generator.summarise import comments
from generator.summarise.balance import count
from tests.summarise.samples import cluster, comment, story


def test_every_comment_counts_shown_or_not() -> None:
    page = story(
        1,
        "Post",
        "Ferry",
        comments=[
            comment(1, "I oppose it, the pier is far too small for a ferry.", "anna"),
            comment(2, "I oppose it, the pier is far too small for a ferry!", "bert"),
            comment(3, "Who will steer it?", "anna"),
            comment(4, "You are all idiots and morons, shut up, scum."),
        ],
    )
    balance = count(comments.gather(cluster(page)), shown=2)
    assert (balance.comments, balance.authors, balance.shown) == (4, 2, 2)
    assert (balance.folded, balance.left_out) == (1, 1)
    assert sum(balance.viewpoints.values()) == 4
    assert balance.viewpoints["objects"] >= 2
    assert balance.viewpoints["asks"] == 1


def test_what_is_never_shown_is_counted_as_left_out_from_the_same_hostility_on() -> None:
    (voice,) = comments.gather(cluster(story(1, "Post", "Ferry", comments=[comment(1, "Yes.")])))
    for hostility, shown in ((comments.NEVER_SHOWN, False), (comments.NEVER_SHOWN - 0.01, True)):
        judged = replace(voice, hostility=hostility)
        assert (judged.may_be_shown, count([judged], 0).left_out) == (shown, int(not shown))


def test_unknown_authors_are_not_counted_as_one_or_none() -> None:
    page = story(1, "Post", "Ferry", comments=[comment(1, "Yes."), comment(2, "No.")])
    assert count(comments.gather(cluster(page)), 0).authors is None


def test_no_comments_have_every_viewpoint_at_nothing() -> None:
    balance = count((), 0)
    assert balance.viewpoints == dict.fromkeys(VIEWPOINTS, 0)
    assert (balance.comments, balance.authors, balance.shown) == (0, None, 0)
