"""The collected strings of ../shared, where they are: beside our own."""

import json
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"


def words() -> tuple[str, ...]:
    """All that stand in fields of text and in names; none where the data is not."""
    if not SHARED.exists():
        return ()
    found = (SHARED / "xss_strings.txt").read_text("utf-8").split("\n")
    for name, key in (("markdown_injection.jsonl", "text"), ("slugs.jsonl", "title")):
        rows = map(json.loads, filter(None, (SHARED / name).read_text("utf-8").split("\n")))
        found += [str(row.get(key) or row.get("text") or row.get("input")) for row in rows]
    return tuple(dict.fromkeys(filter(None, found)))
