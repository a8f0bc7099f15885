"""What is known of comments before any is chosen."""

from generator.summarise import comments
from tests.summarise.samples import cluster, comment, story


def test_near_copies_stand_behind_the_first() -> None:
    page = story(
        1,
        "Post",
        "Ferry",
        comments=[
            comment(1, "The new ferry is far too expensive for the islands."),
            comment(2, "THE NEW FERRY is far too expensive for the islands!!!"),
            comment(3, "The new ferry is far too expensive for the islands"),
            comment(4, "Who will repair the pier at Saltmere?"),
        ],
    )
    behind = [voice.stands_behind for voice in comments.gather(cluster(page))]
    assert behind == [None, "c-0000000001", "c-0000000001", None]


def test_the_same_words_in_full_width_are_copies() -> None:
    page = story(
        1, "Post", "Ferry", language="ja", comments=[comment(1, "ＮＯ！税金の無駄"), comment(2, "NO!税金の無駄")]
    )
    assert comments.gather(cluster(page))[1].stands_behind == "c-0000000001"


def test_each_comment_is_judged_in_its_own_language() -> None:
    page = story(
        1, "Post", "Ferry", comments=[comment(1, "フェリーの電動化に賛成です。"), comment(2, "I support the ferry.")]
    )
    assert [voice.language for voice in comments.gather(cluster(page))] == ["ja", "en"]


def test_replies_belong_to_the_thread_above_them() -> None:
    depths = (0, 1, 2, 0, 1)
    page = story(1, "Post", "Ferry", comments=[comment(at, f"Remark {at}", depth=d) for at, d in enumerate(depths)])
    assert [voice.thread[1] for voice in comments.gather(cluster(page))] == [0, 0, 0, 1, 1]
