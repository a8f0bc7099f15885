"""Headlines: the story title that says most, without the marks of its source."""

import pytest

from generator.group.headlines import headlines, untagged
from generator.group.profiles import story_terms
from tests.group.made import story


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Piers close - Alder Post", "Piers close"),
        ("Piers close | Alder Post", "Piers close"),
        ("Piers close (Alder Post)", "Piers close"),
        ("UPDATE 2-Piers close after cracks", "Piers close after cracks"),
        ("Piers close (AP)", "Piers close"),
        ("【速報】埠頭を閉鎖", "埠頭を閉鎖"),
        ("埠頭を閉鎖 [共同通信]", "埠頭を閉鎖"),
        ("埠頭を閉鎖（共同）", "埠頭を閉鎖"),
        ("埠頭を閉鎖：Alder Post デジタル", "埠頭を閉鎖"),
        ("Piers close - two of five", "Piers close - two of five"),
        ("県が埠頭を閉鎖 - 修理に六週間", "県が埠頭を閉鎖 - 修理に六週間"),
        ("Piers close (for now)", "Piers close (for now)"),
        ("Alder Post", "Alder Post"),
        ("【速報】", "【速報】"),
    ],
)
def test_marks_of_the_source_go(title: str, bare: str) -> None:
    assert untagged(story(1, title, publisher="Alder Post")) == bare


def test_the_title_nearest_to_the_cluster_wins() -> None:
    stories = (
        story(1, "Why we should all worry about the harbour!"),
        story(2, "Cracks close two piers of Port Alder for six weeks"),
        story(3, "Piers"),
    )
    about = story_terms(
        story(9, "Cracks close two piers", "Divers found cracks in two piers of Port Alder. Six weeks.")
    )
    assert headlines(stories, about) == {"en": "Cracks close two piers of Port Alder for six weeks"}


def test_each_language_has_its_own() -> None:
    stories = (story(1, "Cracks close two piers"), story(2, "亀裂で埠頭を閉鎖", language="ja"))
    assert headlines(stories, story_terms(stories[0])) == {"en": "Cracks close two piers", "ja": "亀裂で埠頭を閉鎖"}


def test_what_leaves_its_end_open_gives_way_to_a_statement() -> None:
    open_, said = "Cracks close two piers of Port Alder…", "Cracks close two piers of Port Alder"
    assert headlines((story(1, open_), story(2, said)), story_terms(story(9, said))) == {"en": said}


def test_a_name_of_one_letter_is_no_mark() -> None:
    assert untagged(story(1, "Piers close - A way round", publisher="A")) == "Piers close - A way round"
