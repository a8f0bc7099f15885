"""What holds for the digest of any cluster."""

import math
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.models import VIEWPOINTS, Cluster, Digest, Story
from generator.summarise import summarise
from generator.summarise.quotation import may_quote
from tests.summarise.samples import BRIDGE, FERRY, cluster, comment, config, story

REPORTS = {
    "en": [sentence + "." for _, report in BRIDGE.values() for sentence in report.rstrip(".").split(". ")],
    "ja": [sentence + "。" for _, report in FERRY.values() for sentence in report.rstrip("。").split("。")],
}
REMARKS = (
    "I support the repairs.",
    "I oppose the plan, it is a waste of money.",
    "Why was nobody told?",
    "橋の修理に賛成です。",
    "税金の無駄だと思います。",
    "You idiots, shut up.",
    "!!!",
    "The tunnel is closed at night.",
)


@st.composite
def clusters(draw: st.DrawFn) -> Cluster:
    """One to six stories of four publishers in two languages, with comments of known and unknown authors."""
    stories = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        language = draw(st.sampled_from(["en", "ja"]))
        sentences = draw(st.lists(st.sampled_from(REPORTS[language]), max_size=12))
        remarks = draw(st.lists(st.tuples(st.sampled_from(REMARKS), st.sampled_from([None, "k-a", "k-b"])), max_size=6))
        one = story(
            number,
            draw(st.sampled_from("ABCD")),
            draw(st.sampled_from(REPORTS[language])),
            (" " if language == "en" else "").join(sentences),
            language=language,
            comments=[comment(10 * number + at, text, author) for at, (text, author) in enumerate(remarks)],
            commentary=draw(st.lists(st.sampled_from(REPORTS[language]), max_size=2)),
        )
        stories.append(one)
    return cluster(*stories)


def _quoted(digest: Digest, one: Story) -> list[str]:
    sentences = [sentence for side in (digest.summary, digest.spare) for group in side.values() for sentence in group]
    return [cited.quote for sentence in sentences for cited in sentence.citations if cited.story == one.id]


@settings(max_examples=60, deadline=None)
@given(clusters(), st.integers(1, 5))
def test_promises(given_cluster: Cluster, sentences: int) -> None:
    settings_ = config(sentences=sentences)
    digest = summarise(given_cluster, settings_)
    stories = {one.id: one for one in given_cluster.stories}
    for one in stories.values():
        quotes = _quoted(digest, one)
        assert may_quote(one, quotes, settings_.limits)
        assert all(quote in one.text() for quote in quotes)
        assert len(quotes) + sum(view.story == one.id for view in digest.views) <= 3
    telling = {one.publisher for one in stories.values() if one.text()}
    for summary in digest.summary.values():
        assert len(summary) <= sentences
        assert len({sentence.text for sentence in summary}) == len(summary)
        if len(telling) >= 3:
            used = Counter(stories[sentence.citations[0].story].publisher for sentence in summary)
            assert max(used.values(), default=0) <= math.ceil(len(summary) / 3)


@settings(max_examples=60, deadline=None)
@given(clusters(), st.integers(0, 6))
def test_promises_to_readers(given_cluster: Cluster, number: int) -> None:
    digest = summarise(given_cluster, config(highlights=number))
    comments = {one.id: one for story_ in given_cluster.stories for one in story_.comments}
    assert len(digest.highlights) == digest.balance.shown <= number
    assert digest.balance.comments == len(comments) == sum(digest.balance.viewpoints.values())
    assert tuple(digest.balance.viewpoints) == VIEWPOINTS
    shown = [comments[highlight.comment] for highlight in digest.highlights]
    assert [one.text for one in shown] == [highlight.quote for highlight in digest.highlights]
    known = [one.author_key for one in shown if one.author_key]
    assert len(known) == len(set(known))
    assert len({one.text for one in shown}) == len(shown)
