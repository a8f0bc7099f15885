import pytest

from generator.languages.ja import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["湖の水位が回復した。", "漁も再開した。"],
        ["村長は「水が戻った。うれしい。」と述べた。", "組合も歓迎した。"],
        ["遅いくらいだよ?", "頑張れ!!"],
        ["「本当か?」と聞いた。", "返事はなかった。"],
        ["本当か?と尋ねた。", "返事はなかった。"],
        ["Zappy!ニュース(有料。)が伝えた。", "詳細は不明だ。"],
        ["前年比3.5%増の1.2億円だった。", "来年も増える。"],
        ["やった！！！（笑）", "次も頼む。"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert list(sentences("".join(expected))) == expected


def test_a_bracket_left_open_holds_nothing_together() -> None:
    assert list(sentences("「水が戻った。漁も始まる。")) == ["「水が戻った。", "漁も始まる。"]


def test_a_line_break_ends_a_sentence() -> None:
    assert list(sentences("湖の水位\n　回復した。\u2028漁も")) == ["湖の水位", "回復した。", "漁も"]
