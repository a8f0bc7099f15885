"""JSON Schema (draft 2020-12) of the JSON beside pages, written from the classes in `shapes`."""

from typing import Any

import msgspec

from generator.write.data import shapes

SHAPES = {"digest": shapes.Digest, "edition": shapes.Edition}  # name of a schema -> what it describes


def schema(name: str, address: str) -> dict[str, Any]:
    """The schema of that name; `address` is where it is served. Files may hold more keys than it knows."""
    (whole,), parts = msgspec.json.schema_components([SHAPES[name]], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address, **whole, "$defs": parts}
