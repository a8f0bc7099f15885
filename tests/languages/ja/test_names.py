import pytest

from generator.languages import of
from generator.languages.ja import amounts, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("霧島花子首相と会談", ("霧島花子",)),
        ("ヨナス・ハレ氏が", ("ヨナス・ハレ", "ヨナス", "ハレ")),
        ("ハレル大統領は", ("ハレル",)),
        ("霧ヶ浜県の港町で", ("霧ヶ浜県",)),
        ("なぎさ銀行と東西大学", ("東西大学",)),
        ("映画『遠い灯台』が", ("遠い灯台",)),
        ("NATOとHarrow Postによる", ("nato", "harrow post")),
        ("サービスとシステムを", ()),
    ],
)
def test_names_by_their_form(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3兆5000億円", "3500000000000 jpy"),
        ("３５億ドル", "3500000000 usd"),
        ("1万2千人", "12000 person"),
        ("1万2345人", "12345 person"),
        ("84.5億円", "8450000000 jpy"),
        ("9億4千万円", "940000000 jpy"),
        ("五百万人", "5000000 person"),
        ("三億円", "300000000 jpy"),
        ("1億8千万円", "180000000 jpy"),
        ("3千万円", "30000000 jpy"),
        ("二十三万円", "230000 jpy"),
        ("一〇五万円", "1050000 jpy"),
        ("二万三〇〇〇人", "23000 person"),
        ("三百二十人", "320 person"),
        ("2千500人", "2500 person"),
        ("12.5％", "12.5 %"),
        ("4,200世帯", "4200 household"),
    ],
)
def test_amounts_are_plain_numbers(text: str, expected: str) -> None:
    assert names(text) == amounts(text) == (expected,)


def test_amounts_meet_across_languages() -> None:
    assert set(names("35億ドルと500人と12％")) & set(of("en").names("$3.5 billion, 500 people, 12%")) == {
        "3500000000 usd", "500 person", "12 %",
    }  # fmt: skip
