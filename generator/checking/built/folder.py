"""Every file of a built site, with the checks of its kind."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from generator.checking.built import markup, sheets
from generator.checking.built.leading import Site, tree
from generator.errors import Problem

_CURE = "Find where it comes from before the site is published: a template, a page by hand, or an error of the program."
_REBUILD = "Build the site again: matome build."
_LONGEST = 80  # characters of what is shown of a fault
_SEARCH = "pagefind"  # the index: its own files, by its own program
_ATOM = "{http://www.w3.org/2005/Atom}"
_MARKUP_OF_FEEDS = ("{*}encoded", "description", f"{_ATOM}title", f"{_ATOM}content", f"{_ATOM}summary")
_ADDRESSES = frozenset(("href", "src", "url", "uri", "xmlUrl", "htmlUrl", "link", "loc", "comments", "icon", "logo"))
_ALLOWED = frozenset(("", "mailto", "tag"))  # schemes of addresses and ids in feeds and data
_WHOLE = re.compile(rb"(?i)<(html|body)(?=[\s/>])")
_KNOWN = frozenset((".xml", ".atom", ".opml", ".json", ".html", ".css", ".txt", ".svg"))

Faults = Iterator[Problem]


def faults(folder: Path, url: str) -> Faults:
    """What a built site holds that acts, loads from elsewhere, leads nowhere or does not parse; by file and line."""
    site = Site(folder.resolve(), url.rstrip("/") + "/")
    if not (site.folder / "index.html").is_file():
        yield Problem("error", str(folder), "there is no built site here", cure="Build one with: matome build")
        return
    for path in sorted(site.folder.rglob("*")):
        if path.suffix in _KNOWN and path.is_file() and _SEARCH not in path.relative_to(site.folder).parts:
            yield from _OF_KIND[path.suffix](site, path)


def _page(site: Site, path: Path) -> Faults:
    data = path.read_bytes()
    met: set[bytes] = set()
    for found in _WHOLE.finditer(data):
        if found[1].lower() in met:  # browsers take its attributes, handlers too; our parser passes them over
            yield _told(site, path, data.count(b"\n", 0, found.start()) + 1, "a second <body> or <html>")
        met.add(found[1].lower())
    page = tree(data)
    for fault in markup.faults(page, site.address(path), site.url):
        yield _told(site, path, fault.line, fault.what, fault.words)
    for link in markup.links(page):
        if not site.leads(path, link.address):
            yield _dead(site, path, link.line, link.address)


def _sheet(site: Site, path: Path) -> Faults:
    for line, address in sheets.loaded(path.read_text("utf-8", "replace")):
        if not urljoin(site.address(path), address).startswith(site.url) or address.endswith(("(", ":")):
            yield _told(site, path, line, "a foreign host or a script in a style sheet", address)
        elif not site.leads(path, address):
            yield _dead(site, path, line, address)


def _xml(site: Site, path: Path) -> Faults:
    """A feed, a list of feeds, a sitemap or a picture: it parses, and the markup in it is harmless."""
    data = path.read_bytes()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        yield _told(site, path, error.lineno or 0, "XML that does not parse", error.msg or "", _REBUILD)
        return
    if path.suffix == ".svg":
        drawing = html.document_fromstring(b"<html><body>" + etree.tostring(root))
        yield from (_told(site, path, one.line, one.what, one.words) for one in markup.faults(drawing, "", site.url))
        return
    for before in root.itersiblings(preceding=True):
        if getattr(before, "target", "") == "xml-stylesheet":
            yield _told(site, path, _line(before), "a style sheet for XML", before.text or "")
    for element in root.iter():
        yield from _of_data(site, path, element)
    for element in root.iter(*_MARKUP_OF_FEEDS):
        if element.tag.startswith(_ATOM) and element.get("type") != "html":
            continue  # words
        yield from _fragment(site, path, _line(element), element.text or "")
    yield from _text(site, path)


def _of_data(site: Site, path: Path, element: Any) -> Faults:
    """What a program would act on in a feed, a list of feeds or a sitemap: a script, an address that is none."""
    if not isinstance(element.tag, str):
        return
    name = etree.QName(element).localname
    if name == "script":
        yield _told(site, path, _line(element), "an element <script>", element.text or "")
    said = {name: element.text or "", **{etree.QName(key).localname: value for key, value in element.attrib.items()}}
    yield from _acting(site, path, _line(element), said)


def _acting(site: Site, path: Path, line: int, said: Mapping[str, object]) -> Faults:
    """Addresses among named values that are none of the web's."""
    for name, value in said.items():
        is_address = name in _ADDRESSES or name.endswith("_url")
        if is_address and isinstance(value, str) and (scheme := markup.scheme(value)) not in _ALLOWED:
            yield _told(site, path, line, f"a {scheme}: address in {name}", value)


def _json(site: Site, path: Path) -> Faults:
    text = path.read_text("utf-8", "replace")
    try:
        content = json.loads(text)
    except ValueError as error:
        yield _told(site, path, getattr(error, "lineno", 0), "JSON that does not parse", str(error), _REBUILD)
        return
    waiting = [content]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield from _acting(site, path, 0, node)
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    items = content.get("items") if isinstance(content, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("content_html"), str):
            yield from _fragment(site, path, 0, item["content_html"])
    yield from _text(site, path)


def _fragment(site: Site, path: Path, line: int, written: str) -> Faults:
    """Markup that a reader of feeds shows; without a policy of its own, so that styles in it are not judged."""
    if "<" in written:
        whole = html.document_fromstring(f"<html><body>{written}")
        for fault in markup.faults(whole, site.address(path), site.url):
            yield _told(site, path, line, fault.what, fault.words)


def _text(site: Site, path: Path) -> Faults:
    for line, address in site.dead_addresses(path, path.read_text("utf-8", "replace")):
        yield _dead(site, path, line, address)


_OF_KIND: Mapping[str, Callable[[Site, Path], Any]] = {
    ".html": _page,
    ".css": _sheet,
    ".xml": _xml,
    ".atom": _xml,
    ".opml": _xml,
    ".svg": _xml,
    ".json": _json,
    ".txt": _text,
}


def _line(element: Any) -> int:
    return int(element.sourceline or 0)


def _dead(site: Site, path: Path, line: int, address: str) -> Problem:
    return _told(site, path, line, "a link inside the site that leads nowhere", address, _REBUILD)


def _told(site: Site, path: Path, line: int, what: str, words: str = "", cure: str = _CURE) -> Problem:
    shown = " ".join(words.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    where = path.relative_to(site.folder).as_posix()
    return Problem("error", f"{where}:{line}" if line else where, what, shown, cure)
