"""`explain`, `verify` and `diff` as a user asks them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Matome, records


@pytest.fixture
def filled(matome: Matome, root: Path, page: Path, feed: Path) -> Path:
    """A built site of one week with a digest."""
    matome("-C", root, "add", page, feed)
    matome("-C", root, "build", "--no-site")
    return root


def digest(root: Path) -> dict[str, object]:
    (one,) = json.loads(records(root)["content/editions/2026-W45.json"])["digests"]
    assert isinstance(one, dict)
    return one


def test_explain_tells_in_lines_and_in_values(matome: Matome, filled: Path) -> None:
    topic = digest(filled)["topic"]
    said = matome("-C", filled, "explain", topic)
    assert said.status == 0
    assert said.out.startswith(f"digest 2026-W45/{topic} (2026-W45): ")
    for part in ("made of:", "held together by:", "sentences in ja:", "comments:"):
        assert f"\n{part}\n" in said.out
    told = matome("-C", filled, "--json", "explain", topic).json
    assert told["kind"] == "digest"
    assert told["made_of"]["stories"] == digest(filled)["stories"]
    assert matome("-C", filled, "--json", "explain", topic, "1").json["kind"] == "sentence"


def test_explain_of_what_is_not_there_is_wrong_use(matome: Matome, filled: Path) -> None:
    said = matome("-C", filled, "explain", "s-nowhere")
    assert said.status == 2
    assert "is no story, sentence, comment or digest here" in said.err


def test_verify_is_content_with_what_build_wrote(matome: Matome, filled: Path) -> None:
    said = matome("-C", filled, "verify")
    assert (said.status, said.err) == (0, "")
    assert "all as they would be made now" in said.out
    assert matome("-C", filled, "--json", "verify", "2026-W45").json["problems"] == []


def test_verify_ends_with_1_where_a_byte_differs(matome: Matome, filled: Path) -> None:
    path = filled / "content" / "editions" / "2026-W45.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"section": "other"', '"section": "more"'), encoding="utf-8"
    )
    before = records(filled)
    said = matome("-C", filled, "verify")
    assert said.status == 1
    assert "content/editions/2026-W45.json:" in said.err
    assert "differs" in said.err
    assert records(filled) == before


def test_diff_says_what_would_change_and_why(matome: Matome, filled: Path, page: Path) -> None:
    assert matome("-C", filled, "diff", "2026-W45").out == "2026-W45: nothing would change\n"
    page.write_text(page.read_text(encoding="utf-8") + "・遅れて来た声\n", encoding="utf-8")
    matome("-C", filled, "add", page)
    before = records(filled)
    said = matome("-C", filled, "diff", "2026-W45")
    assert said.status == 0
    assert "comments 6, not 5" in said.out
    assert "because stories changed: the words, dates or comments of some" in said.out
    assert matome("-C", filled, "--json", "diff", "2026-W45").json["closed"] is False
    assert records(filled) == before


@pytest.mark.parametrize("command", ["verify", "diff"])
@pytest.mark.parametrize("week", ["2026-45", "2026-W54", "2026-W40"])
def test_a_week_that_is_none_is_wrong_use(matome: Matome, filled: Path, command: str, week: str) -> None:
    assert matome("-C", filled, command, week).status == 2
