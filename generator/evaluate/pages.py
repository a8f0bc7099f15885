"""Saved pages with what people took from them, in three forms of JSON that public collections have.

    {"KEY": {"articleBody": TEXT, "url": ...}}                        the page is html/KEY.html
    {"KEY": {"file": NAME, "with": [...], "without": [...]}}          the page is NAME; snippets of its text
    {"V1": {"body": {"sections": [{"paragraphs": [...]}]}}}           in PAPER.json; the page is PAPER_....html

Each page stands beside the JSON or in `html/` beside it, compressed with gzip (`.gz`) or not. The first two may both
have `file`, `url` and `comments`, snippets of what readers wrote.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from generator import languages
from generator.collect import Raw
from generator.errors import FormatError
from generator.evaluate import reading
from generator.evaluate.rouge import SPACELESS

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page, and what is right: its whole text, or snippets that must and must not be in it."""

    raw: Raw
    url: str | None = None
    text: str | None = None
    spaceless: bool = False  # whether the text is compared by characters
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()  # snippets that must be among the comments, and not in the text


class _Labelled(msgspec.Struct, frozen=True):
    """A page of the first two forms."""

    article: str | None = msgspec.field(default=None, name="articleBody")
    url: str | None = None
    file: str | None = None
    present: tuple[str, ...] | None = msgspec.field(default=None, name="with")
    absent: tuple[str, ...] | None = msgspec.field(default=None, name="without")
    comments: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Section:
    headline: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    summary: tuple[str, ...] = ()
    sections: tuple[_Section, ...] = ()

    def text(self) -> str:
        parts = [*self.summary]
        for section in self.sections:
            parts += [*section.headline, *section.paragraphs]
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class _Version:
    body: _Body


def read(paths: Iterable[Path]) -> tuple[Page, ...]:
    """The pages of all files, and of all `*.json` in folders, in the order of names.

    Raises FormatError for what has none of the forms, for a page that is not there, and where files with whole texts
    and files with snippets are mixed, for their F1 is not the same.
    """
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    found = tuple(page for file in files for page in _pages(file))
    if not found:
        raise FormatError("there are no pages", where=", ".join(map(str, paths)), cure=reading.GUIDE)
    if len({page.text is None for page in found}) > 1:
        raise FormatError("whole texts and snippets are mixed", cure="Measure each collection by itself.")
    return found


def _pages(path: Path) -> Iterator[Page]:
    keys = _decoded(path, dict[str, msgspec.Raw])
    if any(b'"sections"' in bytes(value) for value in keys.values()) and all(key.startswith("V") for key in keys):
        yield from _newspaper(path)
        return
    for key, one in _decoded(path, dict[str, _Labelled]).items():
        if one.article is None and one.present is None:
            raise FormatError(f"{key} has neither articleBody nor with", where=str(path), cure=reading.GUIDE)
        if one.article is not None and one.present is not None:
            raise FormatError(f"{key} has both articleBody and with", where=str(path), cure=reading.GUIDE)
        page = _found(path, one.file or f"{key}.html")
        url = one.url or (key if key.startswith(("http://", "https://")) else None)
        spaceless = languages.detect(one.article or "") in SPACELESS
        yield Page(_raw(page), url, one.article, spaceless, one.present or (), one.absent or (), one.comments or ())


def _newspaper(path: Path) -> Iterator[Page]:
    versions = _decoded(path, dict[str, _Version])
    files = sorted(file for file in path.parent.glob(f"{path.stem}_*") if file.name.endswith((".html", ".html.gz")))
    if len(files) != len(versions):
        why = f"{len(versions)} versions, {len(files)} pages"
        raise FormatError("has not a page for each version", where=str(path), why=why)
    for file, (_, version) in zip(files, sorted(versions.items()), strict=True):
        yield Page(_raw(file), text=version.body.text(), spaceless=True)


def _found(path: Path, name: str) -> Path:
    for folder in (path.parent, path.parent / "html"):
        for file in (folder / name, folder / f"{name}.gz"):
            if file.is_file():
                return file
    raise FormatError("the page is not there", where=str(path), why=name, cure="It stands beside the file or in html/.")


def _raw(path: Path) -> Raw:
    return Raw(reading.content(path), path.name.removesuffix(".gz"), content_type="text/html")


def _decoded(path: Path, kind: type[Record]) -> Record:
    try:
        return msgspec.json.decode(reading.text(path), type=kind)
    except msgspec.DecodeError as error:
        raise FormatError("is no collection of pages", where=str(path), why=str(error), cure=reading.GUIDE) from error
