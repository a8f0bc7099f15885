"""Whatever happens to an input on its way, it is read or refused: no other error, and nothing that cannot be stored."""

from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.collect import Hints, Raw, read, read_comments
from generator.errors import InputError

INPUTS = sorted((Path(__file__).parents[1] / "golden" / "collect").glob("*/input.*"))
PIECES = [
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item>", b"</item>", b"&", b"&#xD800;", b"\x00", b"\xff", b"\x1b$B",
    b"<rss ", b"<html>", b"---\n", b"{", b"[", b'"', b" xml:base='http://['", b" href='http://[x'", b"boundary=",
    b"\r\n\r\n", b"=?utf-8?B?////?=", b"Content-Transfer-Encoding: x\r\n", b"<base href='http://[::'>", b"\\ud800",
    b"1e999", b"\xe2\x80\xae",
]  # fmt: skip
EDITS = st.tuples(st.floats(0, 1), st.sampled_from(PIECES) | st.binary(max_size=3), st.integers(0, 80))


@settings(max_examples=300, deadline=5_000)
@given(
    st.sampled_from(INPUTS), st.lists(EDITS, min_size=1, max_size=6), st.sampled_from([None, "text/xml", "text/html"])
)
def test_it_is_read_or_refused(path: Path, edits: list[tuple[float, bytes, int]], content_type: str | None) -> None:
    data = path.read_bytes()
    for place, piece, removed in edits:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + removed :]
    refused = refusal(Raw(data, path.name, "https://a.example/feed", content_type))
    assert refused is None or (refused.what and refused.where == path.name)


def refusal(raw: Raw) -> InputError | None:
    try:
        msgspec.json.encode(read(raw, Hints()))
        msgspec.json.encode(read_comments(raw))
    except InputError as error:
        return error
    return None
