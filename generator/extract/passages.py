"""Blocks -> passages: what is report, whose commentary, which embedded posts; and the original a page quotes.

A page that quotes a publisher's report (「…の記事によると」) has that as its report and its own prose as commentary; a
page that quotes nobody reports. Sections such as 「…編集部の見解」 are commentary of their owner on any page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.extract import lines
from generator.extract.blocks import Block, BlockKind
from generator.extract.publishers import folded, looks_like_publisher, named
from generator.models import Original, Passage, PassageKind

_WE = ("our", "my")
LONGEST_HEADING = 60  # characters
State = Literal["own", "quoted", "opinion", "post"]


@dataclass(frozen=True, slots=True)
class Passages:
    """What a page's blocks say, and what they say of their source."""

    passages: tuple[Passage, ...]
    original: Original | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # raw date text beside the quotation or alone on a line
    owner: str | None = None  # who signs the page's own views


@dataclass(slots=True)
class _Piece:
    state: State
    text: str
    heading: str | None
    credit: str | None


@dataclass(slots=True)
class _Reader:
    """Walks the blocks once, and remembers what the line before said about those that follow."""

    titles: frozenset[str]
    state: State = "own"
    credit: str | None = None
    heading: str | None = None
    publisher: str | None = None
    url: str | None = None
    owner: str | None = None
    date: str | None = None
    sourced: bool = False  # a source line has been seen
    boxed: bool = False  # the open quotation stands in an element of its own
    authors: list[str] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)

    def take(self, block: Block) -> None:
        text = block.text
        if folded(text) in self.titles or lines.is_image_credit(text):
            return
        if block.kind == "post":
            self.pieces.append(_Piece("post", text, None, block.author))
        elif not (self._opens_views(block) or self._steered_by(text, block.link) or self._told_by(text)):
            self._say(block)

    def _opens_views(self, block: Block) -> bool:
        """Whether the page's own views follow. "My view" is that only as a heading: it is a button too."""
        owner = lines.owner_section(block.text)
        if owner is None or (folded(owner) in _WE and block.kind != "heading"):
            return False
        self.owner = None if folded(owner) in _WE else owner
        self._enter("opinion", self.owner)
        return True

    def _steered_by(self, line: str, link: str | None) -> bool:
        """Whether the line says what the following ones are."""
        if publisher := lines.quote_opens(line):
            name = named(publisher.removeprefix("the "))
            self._enter("quoted", name)
            self.publisher = self.publisher or name
            self.url = self.url or link
        elif (date := lines.quote_closes(line)) is not None:
            self.date = self.date or date or None
            self.url = self.url or link
            self._enter("own")
        elif source := lines.source(line):
            self.publisher = self.publisher or self._named_as_source(source, link)
            self.url = self.url or source.url or link
            self.sourced = True
            if self.state != "opinion":
                self._enter("own")
        elif lines.posts_open(line):
            self._enter("post")
        elif author := lines.post_by(line):
            self._enter("post", author)
        else:
            return False
        return True

    def _named_as_source(self, source: lines.Source, link: str | None) -> str | None:
        """The publisher a source line names: by a link, by a publisher's name, or behind a quotation."""
        if source.name and (source.url or link or self.state == "quoted" or looks_like_publisher(source.name)):
            return named(source.name)
        return None

    def _told_by(self, line: str) -> bool:
        """Whether the line tells of the page: its source, author or day, or that the article is over."""
        if self.sourced and (address := lines.url_alone(line)):
            self.url = self.url or address
        elif author := lines.byline(line):
            self.authors.append(author)
        elif date := lines.date_alone(line):
            self.date = self.date or date
        elif not lines.ends_article(line):
            return False
        return True

    def _enter(self, state: State, credit: str | None = None) -> None:
        self.state, self.credit, self.heading, self.boxed = state, credit, None, False

    def _leave_box(self, kind: BlockKind) -> None:
        """A quotation that stands in an element of its own ends where that does."""
        if self.state != "quoted" or kind == "line":
            return
        if kind == "quote":
            self.boxed = self.boxed or not any(piece.state == "quoted" for piece in self.pieces)
        elif self.boxed:
            self._enter("own")

    def _say(self, block: Block) -> None:
        self._leave_box(block.kind)
        if block.kind == "heading" or (self.state == "opinion" and _is_like_a_heading(block)):
            self.heading = block.text
            if self.state == "post":
                self._enter("own")
                self.heading = block.text
        elif block.kind == "quote" and block.link and self.state == "own":
            self.pieces.append(_Piece("quoted", block.text, self.heading, block.author))
        elif block.kind != "line" or self.state == "post":
            self.pieces.append(_Piece(self.state, block.text, self.heading, self.credit))


def read(blocks: Iterable[Block], titles: Iterable[str] = (), *, opinion: bool = False) -> Passages:
    """The passages of an article's blocks; `titles` are its headline's forms, which are not said again.

    `opinion`: the page calls itself an opinion piece, so that its own words are commentary.
    """
    reader = _Reader(frozenset(folded(title) for title in titles if title))
    for block in blocks:
        reader.take(block)
    quotes = _quotes(reader.pieces)
    kinds: dict[State, PassageKind] = {
        "quoted": "report",
        "opinion": "commentary",
        "post": "social",
        "own": "commentary" if quotes or opinion else "report",
    }
    spoken = (
        Passage(
            kinds[piece.state],
            piece.text,
            piece.credit or (reader.publisher if piece.state == "quoted" else None),
            piece.heading,
        )
        for piece in reader.pieces
        if not (quotes and piece.state == "own" and not lines.is_sentence(piece.text))  # buttons, captions, labels
    )
    original = Original(reader.publisher, reader.url) if quotes or reader.publisher or reader.url else None
    return Passages(tuple(_runs(spoken)), original, tuple(dict.fromkeys(reader.authors)), reader.date, reader.owner)


def credit(passages: Iterable[Passage], publisher: str, owner: str) -> tuple[Passage, ...]:
    """The passages, each under a name: report under the publisher's, commentary under the page's owner's."""
    names = {"report": publisher, "commentary": owner, "social": None}
    return tuple(passage if passage.credit else replace(passage, credit=names[passage.kind]) for passage in passages)


def _is_like_a_heading(block: Block) -> bool:
    """Whether a paragraph of an opinion is a heading in all but name, as pages without heading elements have it."""
    return block.kind == "paragraph" and len(block.text) <= LONGEST_HEADING and not lines.is_sentence(block.text)


def _quotes(pieces: list[_Piece]) -> bool:
    """Whether the page's report is a quotation: named as such, or large beside the page's own words."""
    quoted = sum(len(piece.text) for piece in pieces if piece.state == "quoted")
    own = sum(len(piece.text) for piece in pieces if piece.state == "own")
    return quoted > 0 and quoted * 3 >= own


def _runs(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Report paragraphs under one heading and credit as one passage; the others as they are."""
    run: Passage | None = None
    for passage in passages:
        joins = run is not None and passage.kind == "report" == run.kind
        if run and joins and (run.heading, run.credit) == (passage.heading, passage.credit):
            run = replace(run, text=f"{run.text}\n{passage.text}")
            continue
        if run:
            yield run
        run = passage
    if run:
        yield run
