"""Which sentences may stand in a summary, and why the others may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import languages
from generator.models import Copies
from generator.summarise.candidates import candidates, witnesses
from generator.summarise.refusals import refusal
from tests.summarise.samples import BRIDGE, FERRY, cluster, story, told

EN, JA = languages.of("en"), languages.of("ja")


def refused(text: str, language: str = "en") -> str | None:
    """Why the last sentence of a report is passed over."""
    return candidates(cluster(story(1, "Post", "A title", text, language=language)), language)[-1].refused


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The council closed the harbour bridge on Tuesday because of cracks in two beams.", None),
        ('"The beams are worn out," the city engineer Ada Holm told reporters on Tuesday.', None),
        ("The harbour bridge – closed on Tuesday because of cracks – carries 30,000 vehicles a day.", None),
        ("“The beams are worn out and the bolts are loose,” Ada Holm, the city engineer, said.", None),
        ('The council said that the beams were “worn out and loose" and that the bridge would close.', None),
        ("Buses that carry the Workers' Party of Lindow, a communist group, may not cross the bridge.", None),
        ("Closed.", "short"),
        ("The council closed the bridge on Tuesday because " + "of cracks in the beams and " * 16 + "rust.", "long"),
        ("Will the council ever open the old harbour bridge to cars and lorries again?", "question"),
        ("The council closed the harbour bridge on Tuesday because of cracks in two […]", "fragment"),
        ("The council closed the harbour bridge on Tuesday because of cracks in two...", "fragment"),
        ("The council closed the harbour bridge on Tuesday because of cracks in two", "fragment"),
        ('"The beams are worn out and the bolts are loose, and nobody has looked at them for years.', "fragment"),
        ("Photo: the harbour bridge in Lindow on Tuesday, after the council closed it.", "boilerplate"),
        ("Sign up here for our newsletter and read about bridges every Tuesday morning.", "boilerplate"),
        ('"The beams are worn out and the bolts are loose, and nobody has looked at them for years."', "speakerless"),
        ("What a sad day this is for everyone who loves the old harbour bridge of Lindow!", "exclamation"),
        ("Related: • Harbour bridge closed again because of cracks • Buses run through the tunnel.", "boilerplate"),
        ("Meanwhile, she told the council that the bridge would stay closed for six weeks.", "depends"),
        ("He said that the harbour bridge would stay closed for six weeks at the least.", "depends"),
        ("Clearly this shameful regime should have closed the harbour bridge long ago.", "opinion"),
    ],
)
def test_english_sentences(sentence: str, why: str | None) -> None:
    assert refused(sentence) == why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("瀬戸浜市は20日、離島を結ぶ定期航路に電動フェリー2隻を導入する計画を発表した。", None),
        ("瀬戸浜市の担当者は「再来年の春には走らせたい」と取材に対して述べた。", None),
        ("計画を発表。", "short"),
        ("瀬戸浜市は離島を結ぶ定期航路に電動フェリーを導入する計画を本当に実現できるのか。", "question"),
        ("瀬戸浜市は20日、離島を結ぶ定期航路に電動フェリー2隻を導入する計画を…", "fragment"),
        ("「再来年の春には電動フェリーを離島航路で必ず走らせ、船名は島民の投票で決定したい。」", "speakerless"),
        ("瀬戸浜市の電動フェリーがついに完成して港に集まった島の人たちが大喜び！", "exclamation"),
        (
            "参考■ 【昼の便】新しい乗り場の地図 【夜の便】新しい時刻表 乗船券は港の窓口で一枚三百円で買える。",
            "boilerplate",
        ),
        ("瀬戸浜市の電動フェリー ■関連する話題 ・島の港に新しい桟橋が完成。", "boilerplate"),
        ("写真：瀬戸浜市が離島の航路に導入する計画を発表した電動フェリーの完成予想図。", "boilerplate"),
        ("電動フェリーの就航はあまりに遅すぎると言わざるを得ず、市長は猛省すべきだ。", "opinion"),
    ],
)
def test_japanese_sentences(sentence: str, why: str | None) -> None:
    assert refused(sentence, "ja") == why


def test_a_dateline_is_trimmed_and_stays_in_the_quote() -> None:
    first = candidates(cluster(*told(BRIDGE)), "en")[-3]
    assert first.quote.startswith("LINDOW (NW) - The city")
    assert first.text.startswith("The city of Lindow closed")
    assert first.text in first.quote


def test_only_report_passages_are_quoted() -> None:
    page = story(1, "Post", "A title", commentary=["The bridge was closed on Tuesday because of cracks in its beams."])
    assert candidates(cluster(page), "en") == ()


def test_each_language_has_its_own_sentences() -> None:
    both = cluster(*told(BRIDGE), *told(FERRY, "ja", first=7))
    assert {one.story.language for one in candidates(both, "ja")} == {"ja"}
    assert {one.publisher for one in candidates(both, "en")} == set(BRIDGE)


def test_of_copies_the_agency_s_own_story_speaks() -> None:
    report = BRIDGE["Northern Wire"][1]
    copy = story(1, "Northern Wire", "Bridge closed", report, site="Valley News")
    own = story(2, "Northern Wire", "Bridge closed", report)
    wire = Copies("Northern Wire", (copy.id, own.id))
    assert witnesses(cluster(copy, own, copies=[wire])) == ((own, "Northern Wire"),)


def test_of_copies_one_that_has_words_speaks() -> None:
    bare = story(1, "Northern Wire", "Bridge closed", site="Valley News")
    told_by = story(2, "Northern Wire", "Bridge closed", BRIDGE["Northern Wire"][1], site="Hill News")
    wire = Copies("Northern Wire", (bare.id, told_by.id))
    assert witnesses(cluster(bare, told_by, copies=[wire])) == ((told_by, "Northern Wire"),)


@given(st.text(alphabet='ab .。!?「」()"\n“”AP-', max_size=120), st.sampled_from(["en", "ja", "fr"]))
def test_quotes_are_exact_whatever_the_text(text: str, language: str) -> None:
    page = story(1, "Post", "A title", text, language=language)
    for one in candidates(cluster(page), language):
        assert one.quote in page.text()
        assert one.text
        assert one.text in one.quote


@given(st.text(max_size=60))
def test_whatever_the_text_a_refusal_has_a_reason(text: str) -> None:
    assert refusal(text, text, set(EN.words(text)), EN) != ""
    assert refusal(text, text, set(JA.words(text)), JA) != ""
