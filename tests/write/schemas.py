"""JSON Schema (draft 2020-12) as far as the schemas we serve use it, so that a test needs no library for it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
KNOWN = frozenset(
    "$comment $schema $id $ref $defs title description type properties required items additionalProperties"
    " propertyNames anyOf enum pattern format minimum default".split()
)


def faults(value: object, schema: Mapping[str, Any], root: Mapping[str, Any], where: str = "$") -> Iterator[str]:
    """Where and how a value is not what the schema says. Fails on a word of schemas that is not known here."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, where)
    if "anyOf" in schema:
        found = [list(faults(value, one, root, where)) for one in schema["anyOf"]]
        yield from () if [] in found else found[0]
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    kind = schema.get("type")
    if kind and (not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{where}: {value!r} is no {kind}"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where}: {value!r} is not like {schema['pattern']}"
    elif isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{where}: {value} is too small"
    elif isinstance(value, dict):
        yield from _members(value, schema, root, where)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{where}[{index}]")


def _members(
    value: Mapping[str, object], schema: Mapping[str, Any], root: Mapping[str, Any], where: str
) -> Iterator[str]:
    yield from (f"{where}: has no {key}" for key in schema.get("required", ()) if key not in value)
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    for key, item in value.items():
        yield from faults(key, schema.get("propertyNames", {}), root, f"{where} key")
        yield from faults(item, properties.get(key, others), root, f"{where}.{key}")
