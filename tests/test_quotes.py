"""No sentence stands that its story does not bear."""

from dataclasses import replace

import pytest

from generator import quotes
from generator.config import Limits
from generator.models import Balance, Citation, Digest, Sentence
from tests.made import story

STORY = story(1)
QUOTE = "汐見市は四日、第1埠頭の改修を来年三月に始めると発表した。"
SOUND = Sentence("第1埠頭の改修を来年三月に始めると発表した。", (Citation(STORY.id, QUOTE),))
DIGEST = Digest(
    guid="tag:example.org,2026:2026-w45-pier",
    topic="pier",
    section="other",
    languages=("ja",),
    titles={"ja": "埠頭"},
    stories=(STORY.id,),
    publishers=("汐見新報",),
    summary={"ja": (SOUND,)},
    spare={},
    views=(),
    highlights=(),
    balance=Balance(0, None, 0, {}),
)


def refused(*sentences: Sentence, limits: Limits | None = None) -> tuple[str, ...]:
    digest = replace(DIGEST, summary={"ja": sentences})
    return quotes.checked(digest, {STORY.id: STORY}, limits or Limits())[1]


def test_a_sentence_that_is_borne_stands() -> None:
    assert quotes.checked(DIGEST, {STORY.id: STORY}, Limits()) == (DIGEST, ())


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (replace(SOUND, citations=()), "without a citation"),
        (replace(SOUND, citations=(Citation("s-elsewhere", QUOTE),)), "cites s-elsewhere"),
        (replace(SOUND, citations=(Citation(STORY.id, QUOTE.replace("三月", "四月")),)), "a quote is not in"),
        (replace(SOUND, text="改修は中止された。"), "is not in its quote"),
    ],
)
def test_what_no_story_bears_is_refused(sentence: Sentence, why: str) -> None:
    (said,) = refused(sentence)
    assert why in said


def test_one_sentence_of_a_story_always_may_stand_and_more_within_the_limits() -> None:
    second = Sentence("費用は十二億円を見込む。", (Citation(STORY.id, "費用は十二億円を見込む。"),))
    assert refused(SOUND) == ()
    assert "more than may be quoted" in refused(SOUND, second)[0]
    assert refused(SOUND, second, limits=Limits(quoted_share=1.0)) == ()


def test_a_sentence_that_was_removed_needs_no_quote() -> None:
    assert refused(Sentence("", (), removed="2026-11-09")) == ()
