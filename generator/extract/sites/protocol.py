"""What a site module gives. Adding one is a module that satisfies this, a line in `SITES`, and a golden case."""

from typing import Protocol

from lxml import html

from generator.extract.blocks import Reading


class Site(Protocol):
    """A site, or a layout that several share, whose pages need rules of their own. It finds; it formats nothing."""

    name: str

    def recognises(self, root: html.HtmlElement, host: str) -> bool:
        """Whether the page is one of its pages, by its host (without `www.`, "" if unknown) or its elements."""
        ...

    def read(self, root: html.HtmlElement, url: str | None) -> Reading | None:
        """The page's blocks, facts and comments; None if the page is not as expected, and the general rules go on."""
        ...
