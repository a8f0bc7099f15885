"""A summary: what is chosen, in which order, within which limits."""

import math
from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest

from generator.models import Chars, Story
from generator.summarise.quotation import may_quote
from generator.summarise.sentences import Choice, choose
from tests.summarise.samples import BRIDGE, FERRY, cluster, config, story, told

SYLLABLES = (
    "bar",
    "dol",
    "fen",
    "gil",
    "hum",
    "kest",
    "lor",
    "mun",
    "nav",
    "pel",
    "rit",
    "sov",
    "tam",
    "vek",
    "wil",
    "zur",
)
NAMES = ["".join(pair).title() for pair in permutations(SYLLABLES, 2)]


def chronicle(number: int, publisher: str, *, sentences: int = 9, published: str = "2025-10-21") -> Story:
    """A story of sentences that are all about different places and people."""
    names = iter(NAMES[40 * number :])
    report = " ".join(
        f"The town of {next(names)} closed the {next(names)} bridge on Tuesday, Mayor {next(names)} {next(names)} said."
        for _ in range(sentences)
    )
    return story(number, publisher, "Bridges close", report, published=published)


def publishers(choice: Choice) -> Counter[str]:
    return Counter(one.publisher for one in choice.chosen)


def test_what_several_publishers_report_comes_first() -> None:
    first = choose(cluster(*told(BRIDGE)), "en", config()).chosen[0]
    assert "closed" in first.text
    assert "crack" in first.text


def test_no_two_sentences_say_the_same() -> None:
    choice = choose(cluster(*told(BRIDGE)), "en", config(quoted_share=1.0))
    closed = [one for one in (*choice.chosen, *choice.spare) if "crack" in one.text]
    assert len(closed) == 1


def test_opinion_is_not_in_a_summary_nor_spare() -> None:
    for event, language in ((BRIDGE, "en"), (FERRY, "ja")):
        choice = choose(cluster(*told(event, language)), language, config(quoted_share=1.0))
        texts = [one.text for one in (*choice.chosen, *choice.spare)]
        assert texts
        assert not [text for text in texts if "shameful" in text or "愚か" in text]


@pytest.mark.parametrize("number", range(1, 9))
def test_of_three_publishers_none_gives_more_than_a_third_rounded_up(number: int) -> None:
    stories = [chronicle(at, name) for at, name in enumerate("ABC", 1)]
    choice = choose(cluster(*stories), "en", config(sentences=number))
    assert len(choice.chosen) == number
    assert max(publishers(choice).values()) <= math.ceil(number / 3)


def test_of_three_publishers_two_that_give_nothing_leave_one_sentence() -> None:
    opinion = "Clearly this shameful regime should have closed the {} long ago."
    stories = [
        chronicle(1, "A"),
        story(2, "B", "A shame", opinion.format("dam")),
        story(3, "C", "A shame", opinion.format("mill")),
    ]
    choice = choose(cluster(*stories), "en", config())
    assert publishers(choice) == {"A": 1}


def test_limits_of_quotation_hold_for_chosen_and_spare_together() -> None:
    settings = config()
    choice = choose(cluster(chronicle(1, "A"), chronicle(2, "B")), "en", settings)
    for one in choice.chosen:
        quotes = [other.quote for other in (*choice.chosen, *choice.spare) if other.story.id == one.story.id]
        assert may_quote(one.story, quotes, settings.limits)
        assert len(quotes) <= 3


def test_what_was_first_kept_counts_not_what_is_left() -> None:
    page = chronicle(1, "A")
    longer = replace(page, chars=Chars(report=2 * page.chars.report))
    shorter = replace(page, chars=Chars(report=100))
    assert len(choose(cluster(longer), "en", config()).chosen) == 3
    assert len(choose(cluster(shorter), "en", config()).chosen) == 1


def test_the_lead_first_then_by_time() -> None:
    late = chronicle(1, "A", published="2025-10-22T09:00:00+09:00")
    early = chronicle(2, "B", published="2025-10-21T23:00:00Z")  # an hour before, on another clock
    day = chronicle(3, "C", published="2025-10-22")  # counts from midnight in Tokyo
    lead, *rest = choose(cluster(late, early, day), "en", config()).chosen
    assert lead.position == 0
    order = [one.publisher for one in rest]
    assert order == sorted(order, key="CBA".index)
    assert len(rest) == 4


def test_bare_titles_have_no_summary() -> None:
    bare = cluster(story(1, "A", "Bridge closed"), story(2, "B", "Harbour bridge closed"))
    assert choose(bare, "en", config()) == Choice((), ())


def test_the_order_of_stories_changes_nothing() -> None:
    stories = told(BRIDGE)
    assert choose(cluster(*stories), "en", config()) == choose(cluster(*reversed(stories)), "en", config())


def test_a_report_of_which_little_may_be_quoted_is_told_by_its_lead() -> None:
    lead = (
        "The council of Lindow closed the harbour bridge on Tuesday after engineers found cracks in two of its steel "
        "beams, and asked drivers to take the northern tunnel until the repairs end in March."
    )
    rest = " Repairs of the harbour bridge begin on Monday. The bridge carries 30,000 vehicles a day, Lindow says."
    alone = cluster(story(1, "Harbour Post", "Harbour bridge repairs begin on Monday in Lindow", lead + rest))
    assert [one.text for one in choose(alone, "en", config()).chosen] == [lead]
