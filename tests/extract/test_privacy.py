"""What is masked in comments, what must survive, and what is left of names."""

import pytest

from generator.extract import privacy
from generator.extract.privacy import MASK


@pytest.mark.parametrize(
    "secret",
    [
        "03-1234-5678", "(03)1234-5678", "０９０－１２３４－５６７８", "09012345678", "0120-123-456",
        "+81 90 1234 5678", "555-234-5678", "(555) 234-5678",
        "ada.north@mail.example", "ada (at) mail.example", "〒100-0001", "東京都港南区浜町1-2-3",
        "港南市海岸町三丁目4番5号", "港南市青葉台3-1", "浜町2丁目3-4", "221B Baker Street", "10 N. Harbour Road, Apt 4",
    ],
)  # fmt: skip
def test_masked(secret: str) -> None:
    masked = privacy.mask(f"連絡は {secret} まで")
    assert masked == f"連絡は {MASK} まで"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16に決まった", "2026/11/16 20:15", "予算は4,200万円、前年は3,900万円", "$1,234,567.89",
        "口径は120-240ミリ", "3-2で港南が勝った", "港南市3-2浜町", "1234567890123456",
        "ISBN 978-4-12-345678-9", "第2条第3項", "10-15分かかる", "0.5-1.5%", "令和8年9月3日",
        "港南市の2丁目あたり", "route 66 and the 405", "In 1999 Main Street was closed", "震度5弱",
        "人口は12-3456のうち", "1-2-3でジャンプ", "11月16-18日",
        "港南市立商業3-1で勝利", "北浜区対決2-1。", "港南市代表2-1。", "港南市海岸町3-2に敗れた",
        "北浜区役所は1-2月に休む",
        "神浜1-2",
    ],
)  # fmt: skip
def test_survives(text: str) -> None:
    assert privacy.mask(text) == text


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Ada North", "A. N."),
        ("山田 花子", "山・花"),
        ("山田花子", "山"),
        ("kenji_99", "K. 9."),
        ("@river", "R."),
        ("Émile Zorn", "É. Z."),
        ("!!!", None),
    ],
)
def test_initials(name: str, left: str | None) -> None:
    assert privacy.initials(name) == left


@pytest.mark.parametrize("name", ["名無しさん", "匿名", "Anonymous", "guest", "No Name", "12: 名無しさん@港南", ""])
def test_nobody(name: str) -> None:
    assert not privacy.is_somebody(name)


def test_names_are_kept_as_the_source_says() -> None:
    assert privacy.shown("Ada North", "full") == "Ada North"
    assert privacy.shown("Ada North", "none") is None
    assert privacy.shown("Ada North", "initials") == "A. N."
