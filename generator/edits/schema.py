"""What can be said, as a JSON Schema for completion in an editor: written from the classes in `verbs`.

A file of edits names it in its first line:  # yaml-language-server: $schema=edits.schema.json
"""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import msgspec

from generator.edits.verbs import KINDS, Edit

NAME = "edits.schema.json"
HEADER = f"# yaml-language-server: $schema={NAME}\n"


def text() -> str:
    """The schema (JSON Schema draft 7, which editors know best), as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """A map with a list of edits, each of one kind; a kind is known by its verb and has no keys but its own."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What the editor decided by hand about a week",
        "type": "object",
        "properties": {"edits": {"type": ["array", "null"], "items": {"anyOf": list(_kinds())}}},
        "required": ["edits"],
        "additionalProperties": False,
    }


def _kinds() -> Iterator[dict[str, Any]]:
    for kind in KINDS:
        (made,), parts = msgspec.json.schema_components([kind])
        described = parts[made["$ref"].rpartition("/")[2]]
        values = {name: _plain(value, verb_text(kind)) for name, value in described["properties"].items()}
        yield {
            "title": fields(kind)[0].name,
            "description": verb_text(kind),
            "type": "object",
            "properties": values,
            "required": described["required"],
            "additionalProperties": False,
        }


def verb_text(kind: type[Edit]) -> str:
    """What a verb does, in a sentence or two."""
    return " ".join((kind.__doc__ or "").split())


def _plain(value: dict[str, Any], text: str) -> dict[str, Any]:
    """A value without the null that stands for its absence; one without words of its own has the verb's."""
    outer = {key: words for key, words in value.items() if key == "description"}
    if "default" in value:
        (value,) = (choice for choice in value["anyOf"] if choice.get("type") != "null")
    return {"description": text, **value, **outer}
