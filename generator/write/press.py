"""One Markdown page: front matter of our own values, then what its template writes."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from generator.write import addresses, escape
from generator.write.book import Book
from generator.write.environment import Templates
from generator.write.page import Heading, Page
from generator.write.words import Words, own

MARK = "matome:generated"  # in the head, or the foot, of every file we write: what bears it may be replaced and removed

_HEADING = re.compile(r'<h([1-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n(?:[ \t]*\n)*")


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are written with: the book, and the templates."""

    book: Book
    templates: Templates

    @classmethod
    def of(cls, book: Book, folders: Sequence[Path]) -> "Press":
        """A press with the site's own templates before the packaged ones."""
        return cls(book, Templates(folders))

    def page(  # noqa: PLR0913 - what a page has, each by its name
        self,
        kind: str,
        address: str,
        words: Words,
        *,
        title: str,
        description: str = "",
        week: str = "",
        section: str = "",
        noindex: bool = False,
        feeds: tuple[str, ...] = (),
        **values: object,
    ) -> Page:
        """The page at an address, by the template of its kind."""
        body = self.fragment(kind, address, words, **values)
        head: dict[str, str | bool] = {
            "lang": words.language.code,
            "kind": kind,
            "week": week,
            "section": section,
            "noindex": noindex,
        }
        return Page(
            path=f"{address}index.md",
            body=f"{front_matter(head)}\n{body}".encode(),
            kind=kind,
            title=escape.line(title),
            description=escape.line(description),
            lang=words.language.code,
            week=week,
            section=section,
            noindex=noindex,
            headings=headings(body),
            feeds=feeds,
        )

    def fragment(self, name: str, address: str, words: Words, **values: object) -> str:
        """The Markdown of one template, as it stands on the page at an address.

        Beside its own values every template has `to(address)` and `at(address)`: the relative link to another page, in
        Markdown and in HTML.
        """
        written = self.templates.render(
            f"{name}.md",
            words,
            book=self.book,
            config=self.book.config,
            addresses=addresses,
            to=lambda target: own(addresses.markdown_link(target, address)),
            at=lambda target: own(addresses.html_link(target, address)),
            contact=contact(self.book.config.contact, words.say("report_error_subject", page=f"/{address}")),
            **values,
        )
        return f"{_BLANK_LINES.sub(chr(10) * 2, written).strip()}\n"


def front_matter(values: Mapping[str, str | bool]) -> str:
    """YAML of our own values that are set, HTML-escaped; JSON's strings and booleans are YAML's too."""
    lines = (
        f"{key}: {json.dumps(escape.html(value) if isinstance(value, str) else value, ensure_ascii=False)}"
        for key, value in sorted(values.items())
        if value
    )
    return "\n".join(("---", f"# {MARK}", *lines, "---", ""))


def headings(body: str) -> tuple[Heading, ...]:
    """The headings that can be linked, as the templates wrote them."""
    return tuple(
        Heading(unescape(identity), unescape(_TAG.sub("", words)).strip(), int(level))
        for level, identity, words in _HEADING.findall(body)
    )


def contact(address: str, subject: str) -> Markup | None:
    """The link of the contact setting: a page's URL, or `mailto:` with a subject; None where there is none."""
    if "@" in address and "/" not in address:
        return own(f"mailto:{quote(escape.line(address), safe='@+')}?subject={quote(subject, safe='')}")
    checked = escape.url(address)
    return own(escape.html(checked)) if checked else None
