import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import FormatError
from generator.evaluate import reading


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    lang: str | None = None


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_rows_of_all_files_in_order(tmp_path: Path) -> None:
    one = written(tmp_path / "one.jsonl", '\ufeff{"text": "a", "more": [1]}\n\n{"text": "b", "lang": "en"}\r\n')
    other = tmp_path / "other.jsonl.gz"
    other.write_bytes(gzip.compress(b'{"text": "c"}'))
    assert reading.rows([one, other], Row) == (Row("a"), Row("b", "en"), Row("c"))


def test_a_line_separator_inside_a_text_ends_no_row(tmp_path: Path) -> None:
    assert reading.rows([written(tmp_path / "one.jsonl", '{"text": "a\u2028b"}')], Row) == (Row("a\u2028b"),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"text": "a"}\n{"lang": "en"}', "one.jsonl:2: is no row of this task: Object missing required field `text`"),
        ('{"text": 1}', "Expected `str`, got `int`"),
        ("text", "one.jsonl:1: is no row of this task: JSON is malformed"),
        ("\n", "one.jsonl: there are no rows"),
    ],
)
def test_what_is_no_row_is_named_with_its_line(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(FormatError) as refused:
        reading.rows([written(tmp_path / "one.jsonl", content)], Row)
    assert words in str(refused.value)
    assert "guides/measuring.md" in str(refused.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe{", r"one\.jsonl:1: is not UTF-8"),
        (b'{"text": "a"}\n{"text": "\xff"}', r"one\.jsonl:2: is not UTF-8"),
        (b"\x1f\x8bno", "cannot be unpacked"),
        (b"\x1f\x8b\x08\x00", "cannot be unpacked"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "one.jsonl"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=words):
        reading.text(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"cannot be read: No such file"):
        reading.rows([tmp_path / "none.jsonl"], Row)
