import pytest

from generator.languages import detect, of, primary


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("湖の水位が二年ぶりに回復", None, "ja"),
        ("日米首脳会談", None, "ja"),  # nothing tells it from Chinese but that most of what we read is Japanese
        ("県議会、補正予算案可決", "en", "ja"),  # kanji only Japan writes
        ("总统宣布新政策", "ja", "zh"),
        ("國務院發表聲明", None, "zh"),
        ("国家主席訪問", "zh-TW", "zh"),
        ("ZETA Boardの新型「Mini 3」を発売", "en", "ja"),
        ("Why ikigai (生きがい) is the word of the year", "ja", "en"),
        ("The council approved a new bridge over the river", None, "en"),
        ("Le conseil a approuvé un nouveau pont sur la rivière", None, "fr"),
        ("Der Rat hat eine neue Brücke über den Fluss genehmigt", "en", "de"),
        ("Council backs bridge", "en-GB", "en"),
        ("Ponte approvato", "it", "it"),  # too short to know better than the feed
        ("Совет одобрил новый мост", None, "ru"),
        ("Рада схвалила новий міст і дорогу", None, "uk"),
        ("의회가 새 다리를 승인했다", "ja", "ko"),
        ("وافق المجلس على جسر جديد", None, "ar"),
        ("", "ja_JP.UTF-8", "ja"),
        ("", None, "und"),
        ("42", None, "und"),
    ],
)
def test_detect(text: str, declared: str | None, expected: str) -> None:
    assert detect(text, declared) == expected


@pytest.mark.parametrize(("tag", "expected"), [("en-GB", "en"), ("JA", "ja"), ("x", ""), (None, ""), ("english", "")])
def test_primary(tag: str | None, expected: str) -> None:
    assert primary(tag) == expected


def test_a_language_without_a_package_gets_the_generic_one() -> None:
    assert of("ja").name == "日本語"
    assert of("en-US").code == "en"
    assert of("ko").code == of("").code == "und"
