import pytest

from generator.languages.ja import depends, trim


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("【港町共同】新しい橋が開通した。", "新しい橋が開通した。"),
        ("[港町 3日 ロイター] - 新しい橋が開通した。", "新しい橋が開通した。"),
        ("新しい橋が開通した。(共同)", "新しい橋が開通した。"),
        ("新しい橋が開通した。（港町＝時事）", "新しい橋が開通した。"),
        ("港町3日共同=新しい橋が開通した。", "新しい橋が開通した。"),
        ("また、新しい橋が開通した。", "新しい橋が開通した。"),
        ("一方で、新しい橋が開通した。", "新しい橋が開通した。"),
        ("しかし、一方、新しい橋が開通した。", "新しい橋が開通した。"),
        ("■新しい橋が開通した。", "新しい橋が開通した。"),
        ("【港めぐり】の記事を読む", "【港めぐり】の記事を読む"),
        ("また新しい橋が開通した。", "また新しい橋が開通した。"),
        ("(共同)", "(共同)"),
    ],
)
def test_trim(sentence: str, expected: str) -> None:
    assert trim(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "同氏は計画に反対した。",
        "同社によると、けが人はいない。",
        "これは3度目の延期となる。",
        "その後、橋は閉鎖された。",
        "こうした動きは各地で広がる。",
        "また、同省は調査を始めた。",
        "このため、橋は閉鎖された。",
        "両者は合意した。",
        "【港町共同】同市は橋を閉鎖した。",
    ],
)
def test_depends(sentence: str) -> None:
    assert depends(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "同窓会が3日に開かれた。",
        "市は橋を閉鎖した。",
        "また、市は橋を閉鎖した。",
        "それぞれの市が橋を閉鎖した。",
        "ここ数年で人口が減った。",
    ],
)
def test_stands_alone(sentence: str) -> None:
    assert not depends(sentence)
