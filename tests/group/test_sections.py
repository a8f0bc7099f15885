"""Sections: the source's setting, the feed's category, the editor's keywords, else "other"."""

from generator.group.sections import has_word, section
from tests.group.made import CONFIG, story


def test_the_setting_of_the_source_comes_first() -> None:
    item = story(1, "A telescope for Port Alder", source="Harbour feed", categories=("科学",))
    assert section([item], CONFIG) == "world"


def test_then_the_category_of_the_feed() -> None:
    assert section([story(1, "The ambassador leaves", categories=("Local", "科学"))], CONFIG) == "science"
    assert section([story(1, "A letter", categories=("INTERNATIONAL",))], CONFIG) == "world"
    assert section([story(1, "A letter", categories=("Science",))], CONFIG) == "science"


def test_then_keywords_the_title_before_the_text() -> None:
    assert section([story(1, "New telescope opens", "The ambassador came. The ambassador spoke.")], CONFIG) == "science"
    assert section([story(1, "An opening", "The ambassador came.")], CONFIG) == "world"
    assert section([story(1, "山頂の望遠鏡が完成", language="ja")], CONFIG) == "science"


def test_else_other() -> None:
    assert section([story(1, "The party starts")], CONFIG) == "other"


def test_most_stories_decide() -> None:
    stories = [story(1, "A telescope"), story(2, "An ambassador"), story(3, "The ambassador's art"), story(4, "Rain")]
    assert section([stories[0], *stories[1:2], story(5, "Ambassador again"), stories[3]], CONFIG) == "world"


def test_where_two_have_as_many_the_first_of_the_settings_has_it() -> None:
    assert [one.key for one in CONFIG.sections][:2] == ["world", "science"]
    assert section([story(1, "A telescope"), story(2, "An ambassador")], CONFIG) == "world"


def test_latin_keywords_stand_alone() -> None:
    assert has_word("modern art here", "art")
    assert not has_word("the party", "art")
    assert not has_word("a smart move", "art")
    assert has_word("日本art展", "art")
    assert not has_word("anything", "")
