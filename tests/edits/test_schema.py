"""The schema says what the classes say: whatever one takes, the other takes."""

import re
from pathlib import Path
from typing import Any

from generator.edits import VERBS, schema
from generator.write.templates import OWN


def test_the_file_of_a_new_site_is_in_step() -> None:
    """If this fails: matome edit --schema > templates/scaffold/edits.schema.json."""
    kept = (OWN / "scaffold" / schema.NAME).read_text(encoding="utf-8")
    assert kept == schema.text()


def kinds() -> dict[str, Any]:
    return {kind["title"]: kind for kind in schema.schema()["properties"]["edits"]["items"]["anyOf"]}


def test_every_verb_has_its_keys_and_no_others() -> None:
    assert list(kinds()) == list(VERBS)
    correct = kinds()["correct"]
    assert list(correct["properties"]) == correct["required"] == ["correct", "date", "was", "now"]
    assert kinds()["drop"]["required"] == ["drop"]
    assert all(kind["additionalProperties"] is False for kind in kinds().values())


def test_everything_is_described_for_completion() -> None:
    for kind in kinds().values():
        assert kind["description"].endswith((".", ")."))
        assert all(value["description"] for value in kind["properties"].values())


def test_days_and_keys_have_their_form() -> None:
    day = kinds()["correct"]["properties"]["date"]["pattern"]
    assert [bool(re.search(day, text)) for text in ("2025-10-26", "26 October", "2025-10-26T00:00")] == [
        True,
        False,
        False,
    ]
    key = kinds()["key"]["properties"]["to"]["pattern"]
    assert [bool(re.search(key, text)) for text in ("rare-earths", "../up", "Rare")] == [True, False, False]


def test_the_sample_s_edits_name_the_schema() -> None:
    folder = Path(__file__).parents[2] / "content" / "edits"
    for path in folder.glob("*.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert named, path
        assert (folder / named[1]).resolve() == OWN / "scaffold" / schema.NAME
