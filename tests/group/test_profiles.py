"""Stories as terms, and thresholds that follow what any two stories share."""

from generator.group import profiles
from generator.group.profiles import lead, profile, story_terms, thresholds
from generator.models import Passage
from generator.text.vectors import tfidf
from tests.group.made import story


def test_stories_that_all_share_words_must_share_more() -> None:
    apart = tfidf([{f"w{number}": 1.0} for number in range(60)]).rows
    alike = tfidf([{"council": 1.0, "vote": 1.0, f"w{number}": 1.0} for number in range(60)]).rows
    assert thresholds(alike).min() > thresholds(apart).max() > profiles.BASE


def test_two_stories_are_not_held_against_each_other() -> None:
    alone = thresholds(tfidf([{"rain": 1.0, "snow": 1.0}, {"rain": 1.0, "fog": 1.0}]).rows)
    assert alone.max() < profiles.BASE + profiles.GROWTH * 2 * profiles.USUAL


def test_a_sample_stands_for_many() -> None:
    bags = [{"rain": 1.0, f"w{number % 50}": 1.0} for number in range(profiles.SAMPLE * 2)]
    whole = thresholds(tfidf(bags).rows)
    assert whole.max() - whole.min() < 0.01


def test_the_title_counts_three_times_and_the_opening_twice() -> None:
    text = "The harbour has closed for the winter. " + "Nobody knows more. " * 40 + "Anglers protest."
    terms = story_terms(story(1, "Harbour closed", text))
    assert terms["harbour"] == 5
    assert terms["winter"] == 2
    assert terms["angler"] == 1


def test_no_word_is_cut_in_two() -> None:
    english = story_terms(story(1, "Harbour", "harbour " * 200))
    japanese = story_terms(story(2, "港湾", "港湾、" * 200, language="ja"))
    assert {term for term in english if term[0] not in "~@"} == {"harbour"}
    assert {term for term in japanese if term[0] not in "~@"} == {"港湾"}


def test_a_bare_title_gives_words_alone() -> None:
    assert not [term for term in story_terms(story(1, "NATO meets in Alder")) if term.startswith(profiles.NAME)]


def test_commentary_is_read_where_the_report_is_short() -> None:
    passages = (Passage("report", "A pier broke."), Passage("commentary", "It had to."), Passage("social", "Oh dear."))
    assert lead(story(1, "A pier", passages=passages)) == "A pier broke.\nIt had to.\nOh dear."
    long = (Passage("report", "A pier broke. " * 50), Passage("commentary", "It had to."))
    assert "It had to" not in lead(story(1, "A pier", passages=long))


def test_no_stories_have_no_profiles() -> None:
    assert profile([]).lengths == ()
