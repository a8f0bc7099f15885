"""One event in two languages: names by sound, numbers, Latin words, words with their English."""

import numpy as np
import pytest

from generator.group import across, events, group
from generator.group.across import kana_consonants, latin_consonants, marks_of
from generator.group.glosses import GLOSSES, glosses
from generator.models import Story
from tests.group.made import CONFIG, story

QUAKE_EN = story(
    1,
    "Quake shakes Kestrel Island, Minister Lindgren promises aid",
    "A magnitude 6.4 earthquake shook Kestrel Island on Monday, damaging 1,250 homes in Port Alder. Interior Minister"
    " Sofia Lindgren promised 3.5 million euros. The volcano Mount Ferro shows no activity, the observatory said.",
)
QUAKE_JA = story(
    2,
    "ケストレル島で地震、住宅1250棟に被害",
    "ケストレル島で2日、マグニチュード6.4の地震があり、ポートアルダーで住宅1250棟に被害が出た。ソフィア・リンドグレン内相は"
    "350万ユーロの支援を約束した。フェッロ火山に変化はないという。",
    language="ja",
)
STRIKE_EN = story(
    3,
    "Bus drivers in Brant strike over shifts",
    "Bus drivers in Brant stopped work on Tuesday over night shifts. The union of 800 members wants longer breaks.",
)
MUSEUM_JA = story(
    4,
    "八雲県立美術館、浮世絵展に長い列",
    "八雲県立美術館で始まった浮世絵展に開館前から長い列ができた。入場者は初日だけで2300人に上った。",
    language="ja",
)


def joined(*stories: Story) -> set[frozenset[str]]:
    told = [event for part in events.by_language(stories) for event in events.of(*part)]
    labels = across.join(told)
    return {
        frozenset(
            item.id for event, label in zip(told, labels, strict=True) if label == wanted for item in event.stories
        )
        for wanted in np.unique(labels)
    }


def test_one_event_told_in_two_languages_is_one() -> None:
    assert joined(QUAKE_EN, QUAKE_JA, STRIKE_EN, MUSEUM_JA) == {
        frozenset({QUAKE_EN.id, QUAKE_JA.id}),
        frozenset({STRIKE_EN.id}),
        frozenset({MUSEUM_JA.id}),
    }


def test_the_only_two_events_of_a_week_are_not_one_for_being_alone() -> None:
    assert len(joined(STRIKE_EN, MUSEUM_JA)) == 2


def test_one_language_is_left_as_it_is() -> None:
    assert len(joined(QUAKE_EN, STRIKE_EN)) == 2
    assert joined() == set()


def test_the_digest_has_a_title_in_each_language() -> None:
    (cluster,) = group([QUAKE_EN, QUAKE_JA, STRIKE_EN, MUSEUM_JA], CONFIG).clusters
    assert cluster.titles == {"en": QUAKE_EN.title, "ja": QUAKE_JA.title}
    assert set(cluster.publishers) == {"Paper 1", "Paper 2"}


@pytest.mark.parametrize(
    ("katakana", "latin"),
    [
        ("リンドグレン", "lindgren"),
        ("スミス", "smith"),
        ("ワシントン", "washington"),
        ("フィリップ", "philip"),
        ("ロバート", "robert"),
        ("エリザベス", "elizabeth"),
        ("ジョンソン", "johnson"),
        ("ミシシッピ", "mississippi"),
        ("ヴィクター", "victor"),
        ("オリンピック", "olympic"),
        ("サンフォード", "sanford"),
    ],
)
def test_katakana_and_latin_have_the_same_consonants(katakana: str, latin: str) -> None:
    assert kana_consonants(katakana) == latin_consonants(latin)


def test_other_names_have_others() -> None:
    assert kana_consonants("リンドグレン") != latin_consonants("langdon")


def test_marks_of_terms() -> None:
    assert [mark.text for mark in marks_of("@3500000 eur")] == ["#3500000 eur"]
    assert [mark.text for mark in marks_of("1250")] == ["#1250"]
    assert marks_of("7") == ()
    assert {mark.text for mark in marks_of("地震発生")} == {"=" + stem for stem in GLOSSES["地震"]}
    assert marks_of("浮世絵") == ()
    assert [mark.weak for mark in marks_of("@lindgren")] == [False, False]
    assert [mark.weak for mark in marks_of("driver")] == [True]


def test_glosses_are_looked_up_inside_compounds() -> None:
    assert set(GLOSSES["地震"]) <= set(glosses("大地震発生"))
    assert glosses("浮世絵") == ()
    assert all(stems for stems in GLOSSES.values())
