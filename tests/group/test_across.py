"""One event in two languages: names by sound, numbers, Latin words, words with their English."""

import numpy as np
import pytest

from generator.group import across, events, group
from generator.group.embedding import Embedder
from generator.group.glosses import GLOSSES, glosses
from generator.group.marks import kana_consonants, latin_consonants, marks_of
from generator.models import Story
from generator.text.vectors import Floats
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


def joined(*stories: Story, embedder: Embedder | None = None) -> set[frozenset[str]]:
    told = across.join(list(events.by_language(stories)), embedder)
    return {frozenset(item.id for part in parts for item in part.stories) for parts in told}


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


VISIT_EN = story(
    5,
    "Minister Lindgren visits school on Kestrel Island",
    "Interior Minister Sofia Lindgren visited a school on Kestrel Island on Friday and read to its pupils.",
)


def test_what_one_language_ties_loosely_is_not_joined_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(across, "FOLLOWS", 99.0)  # two stories are more alike in a week of three than in any real one
    assert joined(QUAKE_EN, VISIT_EN) == {frozenset({QUAKE_EN.id, VISIT_EN.id})}
    both = joined(QUAKE_EN, VISIT_EN, QUAKE_JA)
    assert both == {frozenset({QUAKE_EN.id, QUAKE_JA.id}), frozenset({VISIT_EN.id})}


def test_what_is_clearly_like_the_linked_part_goes_with_it() -> None:
    assert joined(QUAKE_EN, VISIT_EN, QUAKE_JA) == {frozenset({QUAKE_EN.id, VISIT_EN.id, QUAKE_JA.id})}


def test_what_the_other_language_does_not_tell_apart_stays_together() -> None:
    second = story(
        7,
        "Kestrel Island quake: Minister Lindgren promises money",
        "Interior Minister Sofia Lindgren promised 3.5 million euros after the magnitude 6.4 earthquake that damaged"
        " 1,250 homes in Port Alder on Kestrel Island. Mount Ferro shows no activity.",
    )
    assert joined(QUAKE_EN, second, QUAKE_JA) == {frozenset({QUAKE_EN.id, second.id, QUAKE_JA.id})}


def test_what_the_other_language_tells_apart_is_not_joined() -> None:
    strike_ja = story(
        8,
        "ブラントでバス運転手がスト",
        "ブラントで3日、バス運転手の労働組合の800人が夜間の勤務をめぐりストに入った。",
        language="ja",
    )
    both = joined(QUAKE_EN, STRIKE_EN, QUAKE_JA, strike_ja)
    assert not any(
        {QUAKE_EN.id, strike_ja.id} <= together or {STRIKE_EN.id, QUAKE_JA.id} <= together for together in both
    )


def test_a_story_like_several_others_of_its_event_goes_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(across, "FOLLOWS", 99.0)
    homes = "The earthquake on Kestrel Island damaged homes in Port Alder."
    papers = [story(20 + number, f"Quake on Kestrel Island damages homes, day {number}", homes) for number in range(3)]
    week = (QUAKE_EN, *papers, QUAKE_JA)
    assert joined(*week) == {frozenset(item.id for item in week)}
    monkeypatch.setattr(across, "_told", lambda event, stories: across._Told(event, stories, frozenset()))
    assert len(joined(*week)) > 1


class ByTopic:
    """An embedder that knows two topics, whatever the language."""

    def encode(self, texts: list[str], /) -> Floats:
        strike, art = ("strike", "union", "休業"), ("museum", "美術館", "浮世絵")
        return np.array(
            [[any(word in text for word in words) for words in (strike, art)] for text in texts], dtype=float
        )


def test_an_embedder_pairs_what_shares_no_mark() -> None:
    museum = story(6, "Museum opens woodcut show", "The museum opened its woodcut show to long queues.")
    week = (museum, STRIKE_EN, MUSEUM_JA)
    assert len(joined(*week)) == 3
    assert frozenset({museum.id, MUSEUM_JA.id}) in joined(*week, embedder=ByTopic())
    assert len(joined(*week, embedder=ByTopic())) == 2


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
