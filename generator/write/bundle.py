"""A Pagefind bundle made the same, byte for byte, every time.

Pagefind 1.5 writes the values of a filter in the random order of a hash table, so that two runs over the same pages
differ in its filter files, and in the names made from their content. Here the values are put in order and the names
are made again. The files are gzipped CBOR (RFC 8949) behind a signature, of arrays, text and whole numbers only.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import BuildError

_SIGNATURE = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4  # CBOR's major types
_FILTERS = 3  # place of the list of filters in the index of the bundle


def settle(bundle: Path) -> None:
    """Put the filters of a bundle in order. Raises BuildError where it is not of the form known from Pagefind 1.5."""
    try:
        entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
        for language, index in entry["languages"].items():
            index["hash"] = _settle_index(bundle, language, index["hash"])
    except (OSError, EOFError, KeyError, ValueError, TypeError, IndexError) as error:
        raise BuildError(
            "the search index has a form that this program does not know",
            where=str(bundle),
            why=str(error),
            cure="Install the version of Pagefind that requirements.lock names.",
        ) from error
    whole = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (bundle / "pagefind-entry.json").write_text(whole, encoding="utf-8")


def _settle_index(bundle: Path, language: str, name: str) -> str:
    """Put the filters of one language in order; returns the new name of its index."""
    path = bundle / f"pagefind.{name}.pf_meta"
    index = _read(path)
    index[_FILTERS] = sorted([title, _settle_filter(bundle, language, named)] for title, named in index[_FILTERS])
    return _rename(path, "pagefind.{}.pf_meta", language, index)


def _settle_filter(bundle: Path, language: str, name: str) -> str:
    path = bundle / "filter" / f"{name}.pf_filter"
    title, values = _read(path)
    return _rename(path, "{}.pf_filter", language, [title, sorted(values)])


def _rename(path: Path, pattern: str, language: str, content: Any) -> str:
    """Write the content in place of a file, under a name made from it; returns the part of the name that is made."""
    data = _SIGNATURE + b"".join(_encoded(content))
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    path.unlink()
    path.with_name(pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{path.name} has another signature")
    stream = iter(data[len(_SIGNATURE) :])
    content = _decoded(stream)
    if next(stream, None) is not None:
        raise ValueError(f"{path.name} goes on after its end")
    return content


def _decoded(stream: Iterator[int]) -> Any:
    """The next item of CBOR."""
    head = _byte(stream)
    kind, number = head >> 5, head & 31
    if 24 <= number <= 27:  # the number stands in the next 1, 2, 4 or 8 bytes
        number = int.from_bytes(_byte(stream) for _ in range(1 << number - 24))
    elif number > 27:
        raise ValueError("an item without its length")
    if kind == _NUMBER:
        return number
    if kind == _TEXT:
        return bytes(_byte(stream) for _ in range(number)).decode()
    if kind == _ARRAY:
        return [_decoded(stream) for _ in range(number)]
    raise ValueError(f"an item of CBOR type {kind}")


def _byte(stream: Iterator[int]) -> int:
    byte = next(stream, None)
    if byte is None:
        raise ValueError("ends too early")
    return byte


def _encoded(item: Any) -> Iterator[bytes]:
    """An item as CBOR, each length in the fewest bytes."""
    if isinstance(item, int):
        yield _head(_NUMBER, item)
    elif isinstance(item, str):
        text = item.encode()
        yield _head(_TEXT, len(text)) + text
    else:
        yield _head(_ARRAY, len(item))
        for part in item:
            yield from _encoded(part)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size)
