"""Which comments are shown."""

from collections.abc import Sequence
from dataclasses import replace

from generator.models import Comment
from generator.summarise import comments
from generator.summarise.highlights import choose, due, worth
from tests.summarise.samples import cluster, comment, story

SUPPORT = (
    "I support the electric ferry, it will be quiet and clean.",
    "I fully agree with the electric ferry, great news for the islands.",
    "Great decision, the electric ferry is what the islands need.",
    "Good for them, I welcome the new ferry and its quiet engine.",
    "I support this, clean ferries are great for the harbour.",
    "Well done, the new electric ferry is a great idea for us.",
    "Glad to see it, I love the quiet electric ferry plan.",
    "I am all for the electric ferry and its clean engine.",
)
OBJECTION = "I oppose this ferry plan, it is a waste of money."


def said(texts: Sequence[str], authors: Sequence[str | None] = ()) -> tuple[Comment, ...]:
    keys = list(authors) or [None] * len(texts)
    return tuple(comment(at, text, key) for at, (text, key) in enumerate(zip(texts, keys, strict=True), 1))


def shown(texts: Sequence[str], number: int = 6, authors: Sequence[str | None] = ()) -> list[str]:
    page = story(1, "Post", "Electric ferry for the islands", comments=said(texts, authors))
    return [voice.comment.text for voice in choose(comments.gather(cluster(page)), number)]


def test_the_minority_view_is_always_present() -> None:
    assert OBJECTION in shown([*SUPPORT, OBJECTION], 3)
    assert OBJECTION in shown([OBJECTION, *SUPPORT], 2)


def test_who_objects_is_shown_beside_the_many_who_doubt() -> None:
    doubts = [f"I doubt that the ferry will {ending}." for ending in ("sail in time", "be cheap", "be safe", "last")]
    assert OBJECTION in shown([*SUPPORT[:2], *doubts, OBJECTION], 3)


def test_where_nobody_objects_who_doubts_is_shown() -> None:
    doubt = "I doubt that the ferry will be ready in time."
    assert doubt in shown([*SUPPORT, doubt], 2)


def test_no_more_than_asked_and_none_twice() -> None:
    picks = shown([*SUPPORT, OBJECTION])
    assert len(picks) == len(set(picks)) == 6


def test_a_known_author_is_shown_once() -> None:
    assert len(shown(SUPPORT, authors=["anna"] * len(SUPPORT))) == 1


def test_unknown_authors_are_not_one_author() -> None:
    assert len(shown(SUPPORT)) == 6


def test_insults_are_never_shown() -> None:
    insult = "You are all idiots and morons, shut up, scum."
    assert insult not in shown([insult, *SUPPORT[:2]])


def test_a_comment_of_no_words_is_not_shown() -> None:
    assert shown(["!!!", "👍👍", "   ", SUPPORT[0]]) == [SUPPORT[0]]


def test_comments_are_quoted_whole_to_the_last_space() -> None:
    odd = "  I support   the *electric* ferry,\nbecause <b>it</b> is 静か and clean. "
    page = story(1, "Post", "Electric ferry", comments=said([odd]))
    (voice,) = choose(comments.gather(cluster(page)), 6)
    assert voice.highlight().quote == odd
    assert voice.highlight().comment == page.comments[0].id


def test_one_story_does_not_crowd_out_another() -> None:
    loud = story(1, "Post", "Electric ferry", comments=said(SUPPORT))
    quiet = story(2, "Courier", "Ferry plan", comments=[comment(50 + at, f"{text} Indeed.") for at, text in enumerate(
        ("The pier at Saltmere needs a crane.", "My uncle sold tickets on the boat.", "Winter storms stop the boats.")
    )])  # fmt: skip
    picks = choose(comments.gather(cluster(loud, quiet)), 6)
    assert sum(voice.story == loud.id for voice in picks) == 3


def test_one_thread_of_replies_does_not_crowd_out_others() -> None:
    thread = [comment(1, SUPPORT[0]), *(comment(at, text, depth=1) for at, text in enumerate(SUPPORT[1:5], 2))]
    others = [comment(at, text) for at, text in enumerate((*SUPPORT[5:], OBJECTION), 20)]
    page = story(1, "Post", "Electric ferry", comments=[*thread, *others])
    picks = choose(comments.gather(cluster(page)), 4)
    assert sum(voice.comment in thread for voice in picks) <= 1


def test_the_order_of_stories_changes_nothing() -> None:
    one = story(1, "Post", "Electric ferry", comments=said(SUPPORT))
    two = story(2, "Courier", "Ferry plan", comments=[comment(90, OBJECTION)])
    assert choose(comments.gather(cluster(one, two)), 6) == choose(comments.gather(cluster(two, one)), 6)


def test_nothing_said_nothing_shown() -> None:
    assert shown([]) == []
    assert shown(SUPPORT, 0) == []


def test_with_fewer_places_than_viewpoints_the_sides_go_first() -> None:
    (voice,) = comments.gather(cluster(story(1, "Post", "Ferry", comments=said(["It sails."]))))
    voices = [replace(voice, viewpoint=viewpoint) for viewpoint in ("informs", "informs", "asks", "asks", "supports")]
    assert due(voices, 1) == ("supports",)
    assert due(voices, 2) == ("supports", "asks")


def test_a_reply_is_worth_less_than_the_same_words_by_themselves() -> None:
    page = story(1, "Post", "Ferry", comments=[comment(1, SUPPORT[0]), comment(2, SUPPORT[0], depth=1)])
    first, reply = comments.gather(cluster(page))
    assert worth(reply) < worth(first)
