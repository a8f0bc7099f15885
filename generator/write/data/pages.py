"""The JSON files of a site, their schemas, and what the head of each page says to machines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from generator.write import addresses, escape
from generator.write.book import Book
from generator.write.data import linked, making, shapes
from generator.write.data.schema import SHAPES, schema
from generator.write.page import Head, Page
from generator.write.press import MARK, Press
from generator.write.weekly import edition_view

MEDIA = "application/json"


def with_data(press: Press, pages: Iterable[Page]) -> Iterator[Page]:
    """Pages with what their heads say to machines, then the JSON that stands beside them and its schemas."""
    book = press.book
    found = {page.path: page for page in pages}
    told = _told(book)
    for page in found.values():
        yield replace(page, head=_head(book, page, found, told)) if page.is_markdown else page
    for address, shape in (*told.items(), *_moved(book, told)):
        named = {"$schema": _schema_of(book, shape), "_matome": {"mark": MARK}}
        yield _file(addresses.data(address), {**named, **msgspec.to_builtins(shape)})
    for name in SHAPES:
        address = addresses.schema(name)
        yield _file(address, {"$comment": MARK, **schema(name, book.config.url + address)})


def _told(book: Book) -> Mapping[str, shapes.Edition | shapes.Digest]:
    """The published editions and digests by the addresses of their pages; drafts may still become something else."""
    found: dict[str, shapes.Edition | shapes.Digest] = {}
    for record in book.finished:
        shown = edition_view(book, record)
        found[addresses.edition(record.week)] = making.edition(book, shown)
        for one in shown.digests:
            found[addresses.digest(record.week, one.digest.topic)] = making.digest(book, record, one)
    return found


def _moved(book: Book, told: Mapping[str, shapes.Edition | shapes.Digest]) -> Iterator[tuple[str, shapes.Digest]]:
    """Digests by the addresses they had before their keys changed: no program follows a page that leads on."""
    for record in book.finished:
        for one in record.digests:
            shape = told[addresses.digest(record.week, one.topic)]
            for address in (addresses.digest(record.week, former) for former in one.formerly):
                if address not in told and isinstance(shape, shapes.Digest):
                    yield address, shape


def _head(
    book: Book, page: Page, pages: Mapping[str, Page], told: Mapping[str, shapes.Edition | shapes.Digest]
) -> Head:
    shape, config = told.get(page.address), book.config
    thing = None
    if isinstance(shape, shapes.Edition):
        thing = linked.edition(config, shape, page.description)
    elif isinstance(shape, shapes.Digest):
        thing = linked.digest(config, shape, page.description)
    return Head(
        data=escape.json_in_html(linked.graph(thing, linked.breadcrumbs(config, _trail(book, page, pages)))),
        languages=shape.languages if isinstance(shape, shapes.Digest) else (),
        published=shape.published if shape else "",
        updated=shape.updated if shape else "",
    )


def _trail(book: Book, page: Page, pages: Mapping[str, Page]) -> linked.Trail:
    """The way from the home page, by titles and addresses."""
    steps = [page]
    while (above := _above(steps[0], pages)) is not None:
        steps.insert(0, above)
    return ((book.words.say("home"), addresses.HOME), *((step.title, step.address) for step in steps))


def _above(page: Page, pages: Mapping[str, Page]) -> Page | None:
    """The page that leads to a page: of an edition that of its year, else the next that stands above it."""
    if page.kind == "edition":
        return pages.get(f"{addresses.year(page.week[:4])}index.md")
    folders = page.address.rstrip("/").split("/")
    found = (pages.get(f"{'/'.join(folders[:depth])}/index.md") for depth in range(len(folders) - 1, 0, -1))
    return next((above for above in found if above is not None), None)


def _schema_of(book: Book, shape: shapes.Edition | shapes.Digest) -> str:
    name = next(name for name, kind in SHAPES.items() if isinstance(shape, kind))
    return book.config.url + addresses.schema(name)


def _file(path: str, content: Mapping[str, Any]) -> Page:
    return Page(path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode(), "data")
