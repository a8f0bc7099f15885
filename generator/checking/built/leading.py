"""Whether links of a built site lead to a file of it, and to an id that stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

_ADDRESS_END = r"[^\s\"'<>\\)&]*"


@dataclass(frozen=True)
class Site:
    """A built site in a folder, and the address it is made for, which ends in `/`."""

    folder: Path
    url: str
    _ids: dict[Path, frozenset[str]] = field(default_factory=dict, compare=False)

    def address(self, path: Path) -> str:
        """The address of one of its files."""
        return self.url + path.relative_to(self.folder).as_posix().removesuffix("index.html")

    def is_inside(self, address: str) -> bool:
        """Whether an absolute address is one of the site."""
        return address.startswith(self.url) or address == self.url.rstrip("/")

    def leads(self, path: Path, link: str) -> bool:
        """Whether a link in a file leads out of the site, or to a file of it and the id it names."""
        target = urljoin(self.address(path), link)
        if not self.is_inside(target):
            return not self._own_host(target)
        parts = urlsplit(target)
        file = self.folder / unquote(parts.path).removeprefix(urlsplit(self.url).path)
        if parts.path.endswith("/") or not parts.path or file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return False
        return not parts.fragment or file.suffix != ".html" or unquote(parts.fragment) in self.ids(file)

    def ids(self, page: Path) -> frozenset[str]:
        """Every id of a page."""
        if page not in self._ids:
            self._ids[page] = frozenset(tree(page.read_bytes()).xpath("//@id"))
        return self._ids[page]

    def dead_addresses(self, path: Path, text: str) -> Iterator[tuple[int, str]]:
        """Addresses of the site, written out in a text, that lead nowhere, each with its line."""
        for number, line in enumerate(text.splitlines(), 1):
            for address in re.findall(_addresses(self.url), line):
                if not self.leads(path, address):
                    yield number, address

    def _own_host(self, target: str) -> bool:
        """Whether an address beside the site's on its own host was written without a host: it left the sub-path."""
        return target.startswith(urljoin(self.url, "/")) and not self.is_inside(target)


@cache
def _addresses(url: str) -> re.Pattern[str]:
    return re.compile(re.escape(url) + _ADDRESS_END)


def tree(data: bytes) -> html.HtmlElement:
    """A page's elements, with the lines they stand on; an empty page for an empty file."""
    return html.document_fromstring(data or b"<html>", parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
