"""A Pagefind bundle made the same, byte for byte, every time, and cut so that a search loads little.

Pagefind 1.5 writes the values of a filter in the random order of a hash table, so that two runs over the same pages
differ in its filter files, and in the names made from their content. Here the values are put in order, chunks of the
index are cut anew (`chunks`), and the names are made again. The files are gzipped CBOR behind a signature.
"""

import gzip
import hashlib
import json
from pathlib import Path

from generator.errors import BuildError
from generator.write import chunks
from generator.write.cbor import decoded, encoded

_SIGNATURE = b"pagefind_dcd"
_CHUNKS, _FILTERS = 2, 3  # places of lists in the index of the bundle


def settle(bundle: Path) -> None:
    """Put a bundle in order. Raises BuildError where it is not of the form known from Pagefind 1.5."""
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
    """Put the chunks and filters of one language in order; returns the new name of its index."""
    path = bundle / f"pagefind.{name}.pf_meta"
    index = decoded(_read(path))
    index[_CHUNKS] = [piece for *_, named in index[_CHUNKS] for piece in _settle_chunk(bundle, language, named)]
    index[_FILTERS] = sorted([title, _settle_filter(bundle, language, named)] for title, named in index[_FILTERS])
    path.unlink()
    return _write(path.with_name("pagefind.{}.pf_meta"), language, b"".join(encoded(index)))


def _settle_chunk(bundle: Path, language: str, name: str) -> list[list[str]]:
    """Cut one chunk; returns the first word, the last and the name of each piece."""
    path = bundle / "index" / f"{name}.pf_index"
    chunk = _read(path)
    path.unlink()
    pattern = path.with_name("{}.pf_index")
    return [[first, last, _write(pattern, language, data)] for first, last, data in chunks.cut(chunk)]


def _settle_filter(bundle: Path, language: str, name: str) -> str:
    path = bundle / "filter" / f"{name}.pf_filter"
    title, values = decoded(_read(path))
    path.unlink()
    return _write(path.with_name("{}.pf_filter"), language, b"".join(encoded([title, sorted(values)])))


def _read(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{path.name} has another signature")
    return data.removeprefix(_SIGNATURE)


def _write(pattern: Path, language: str, content: bytes) -> str:
    """Write a file under a name made from what it holds; returns the part of the name that is made."""
    data = _SIGNATURE + content
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    pattern.with_name(pattern.name.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name
