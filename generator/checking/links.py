"""Links inside the site that lead nowhere: of every generated page, and of the pages by hand."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator.checking.view import View
from generator.errors import Problem
from generator.write import addresses
from generator.write.page import Rendered
from generator.write.templates import folders

_HREF = re.compile(r"""\shref=(?:"([^"]*)"|'([^']*)')""")
_MARKDOWN = re.compile(r"\]\(<?([^)\s>]+)")
_CODE = re.compile(r"^(?: {4}|\t).*$|`[^`\n]*`|^```.*?^```", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"""\sid=(?:"([^"]+)"|'([^']+)')""")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
MADE = ("", "search/", addresses.SITEMAP, "404.html")  # the home page, and what MkDocs adds from the theme
HOME = "index.md"
HOME_CURE = "Write it, or bring it back with git; a site that matome init makes in another folder has one to copy."


@dataclass(frozen=True, slots=True)
class Places:
    """Where links may lead: addresses below the site's, and for generated pages their ids."""

    addresses: frozenset[str]
    ids: Mapping[str, frozenset[str]]


def faults(view: View) -> Iterator[Problem]:
    """Links to pages, files and places in pages that are not there."""
    docs, rendered = view.site.docs, view.rendered
    hand = {path: docs / path for path in _by_hand(docs, rendered)}
    places = _places(view, rendered, hand)
    if HOME not in hand:
        yield Problem("error", str(docs / HOME), "is not there, and every page leads to it", cure=HOME_CURE)
    for path, page in rendered.pages.items():
        if page.is_markdown:
            text = page.body.decode()
            yield from _dead(f"content/docs/{path}", path, text, places, "A template made it; tell its author.")
    for path, file in hand.items():
        if path.endswith(".md"):
            text = _CODE.sub("", file.read_text(encoding="utf-8", errors="replace"))
            yield from _dead(str(file), path, text, places, "Mend the link, or add what it leads to.")


def _by_hand(docs: Path, rendered: Rendered) -> Iterator[str]:
    """The files in `content/docs` that the program does not make, by their paths below it."""
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in rendered.pages:
            yield name


def _places(view: View, rendered: Rendered, hand: Mapping[str, Path]) -> Places:
    assets = (
        path.relative_to(folder).as_posix()
        for folder in folders(view.site.root, "theme")
        for path in folder.rglob("*")
        if path.is_file()
    )
    ids = {_address(path): _ids(page.body.decode()) for path, page in rendered.pages.items() if page.is_markdown}
    return Places(frozenset((*map(_address, (*rendered.pages, *hand)), *assets, *MADE)), ids)


def _ids(text: str) -> frozenset[str]:
    return frozenset(one or other for one, other in _ID.findall(text))


def _address(path: str) -> str:
    """Where MkDocs puts a file of `content/docs`: a page at a folder, another file as it is."""
    if not path.endswith(".md"):
        return path
    return path.removesuffix(".md").removesuffix("index") if path.endswith("index.md") else f"{path[:-3]}/"


def _dead(where: str, path: str, text: str, places: Places, cure: str) -> Iterator[Problem]:
    for link in dict.fromkeys(_links(text)):
        if not link or _OUTSIDE.match(link):
            continue
        if link.startswith("/"):
            why = "it is lost where the site stands below its host, as https://you.github.io/paper/"
            yield Problem("warning", where, f"links to {link}", why, "Write it relative to the page.")
        elif not _leads(link, path, places):
            yield Problem("error", where, f"links to {link}", "there is no such place", cure)


def _links(text: str) -> Iterator[str]:
    for one, other in _HREF.findall(text):
        yield unescape(one or other)
    for link in _MARKDOWN.findall(text):
        yield unescape(link)


def _leads(link: str, path: str, places: Places) -> bool:
    """Whether a link on the page of a file leads to something; a link to a file of Markdown counts from the file."""
    target, _, place = unquote(link.partition("?")[0] if "#" not in link else link).partition("#")
    here = _address(path)
    if target.endswith(".md"):
        there = _address(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
    elif target:
        joined = posixpath.join(here if here.endswith("/") else posixpath.dirname(here), target)
        there = _folder(joined)
        if there not in places.addresses:  # MkDocs turns links to files that stand beside the page's file
            there = _folder(posixpath.join(posixpath.dirname(path), target))
    else:
        there = here
    if there not in places.addresses:
        return False
    return not place or there not in places.ids or place in places.ids[there]


def _folder(joined: str) -> str:
    """A path without dots, a folder with its final slash; nothing for the folder of the site itself."""
    ends = joined.endswith(("/", "/.", "/..")) or joined in (".", "..")
    there = posixpath.normpath(joined)
    if there == ".":
        return ""
    return f"{there}/" if ends else there
