import re
from pathlib import Path
from string import Formatter

import pytest

from generator import languages
from generator.languages.interface import counted

PROJECT = Path(__file__).resolve().parents[2]


def fields(value: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(value) if name}


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda language: language.code)
def test_keys_are_sorted_and_every_value_says_something(language: languages.Language) -> None:
    assert list(language.interface) == sorted(language.interface)
    assert all(value.strip() or value == " " for value in language.interface.values())


def test_every_language_has_the_same_keys_with_the_same_fields() -> None:
    first, *others = languages.LANGUAGES
    for other in (*others, languages.of("xx")):
        assert list(other.interface) == list(first.interface)
        for key, value in first.interface.items():
            assert fields(other.interface[key]) == fields(value), key


def test_every_word_is_named_where_something_is_shown() -> None:
    kinds = {".py", ".js", ".md", ".html", ".xml", ".txt"}
    folders = ((PROJECT / name).rglob("*") for name in ("generator", "templates"))
    files = [path for folder in folders for path in folder if path.suffix in kinds and path.name != "interface.py"]
    texts = (path.read_text(encoding="utf-8") for path in (PROJECT / "mkdocs.yml", *files))
    named = set(re.findall(r"[a-z_]+", " ".join(texts)))
    assert {key.partition(".")[0] for key in languages.LANGUAGES[0].interface} - named == set()


def test_every_plural_has_both_forms() -> None:
    keys = set(languages.LANGUAGES[0].interface)
    for key in keys:
        if key.endswith((".one", ".other")):
            stem = key.rpartition(".")[0]
            assert {f"{stem}.one", f"{stem}.other"} <= keys


@pytest.mark.parametrize(
    ("code", "count", "expected"),
    [("en", 1, "1 story"), ("en", 0, "0 stories"), ("en", 1200, "1,200 stories"), ("ja", 1, "記事1件")],
)
def test_counted(code: str, count: int, expected: str) -> None:
    assert counted(languages.of(code).interface, "stories", count) == expected
