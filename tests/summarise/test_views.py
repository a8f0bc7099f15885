"""What the pages themselves think."""

from generator.config import Limits
from generator.models import Citation, Sentence
from generator.summarise.views import choose
from tests.summarise.samples import cluster, story

HARSH = "The council should have closed the harbour bridge years ago, and it must say why it waited."
MILD = "The harbour bridge needs a new plan, and the council ought to ask the people of Lindow first."
PLAIN = "The bridge was built by the harbour company when the town of Lindow had no railway."
LIMITS = Limits()


def test_at_most_two_each_of_another_owner() -> None:
    pages = [
        story(1, "A", "Harbour bridge", commentary=[PLAIN, HARSH]),
        story(2, "A", "Harbour bridge", commentary=[HARSH]),
        story(3, "B", "Harbour bridge", commentary=[MILD]),
    ]
    views = choose(cluster(*pages), LIMITS)
    assert sorted(view.by for view in views) == ["A", "B"]
    assert {view.quote for view in views} == {HARSH, MILD}


def test_two_pages_of_one_owner_where_there_is_no_other() -> None:
    pages = [story(at, "A", "Harbour bridge", commentary=[text]) for at, text in enumerate((HARSH, MILD))]
    assert [view.by for view in choose(cluster(*pages), LIMITS)] == ["A", "A"]


def test_the_owner_is_whose_words_they_are() -> None:
    page = story(1, "Northern Wire", "Harbour bridge", "A report.", site="Valley News", commentary=[HARSH])
    assert choose(cluster(page), LIMITS)[0].by == "Valley News"


def test_a_report_is_no_view() -> None:
    assert choose(cluster(story(1, "A", "Harbour bridge", HARSH)), LIMITS) == ()


def test_insults_are_no_view() -> None:
    page = story(
        1, "A", "Bridge", commentary=["The councillors are idiots and morons and scum, so shut up about bridges."]
    )
    assert choose(cluster(page), LIMITS) == ()


def test_a_view_counts_among_the_sentences_of_its_story() -> None:
    page = story(1, "A", "Harbour bridge", "A report.", commentary=[HARSH])
    three = [Sentence("x", (Citation(page.id, "x"),))] * 3
    assert choose(cluster(page), LIMITS, beside=three) == ()
    assert len(choose(cluster(page), LIMITS, beside=three[:2])) == 1
