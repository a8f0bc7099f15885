"""Comments in lines of text: list items, posts with a numbered head as boards write them, or paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.extract import lines
from generator.models import EntryComment

_HEAD = re.compile(
    r"(?:[>＞]*(?P<number>[0-9]{1,5})\s*[:：.)）]?\s*)(?P<name>.{0,40}?)\s*"
    r"(?P<date>(?:19|20)[0-9]{2}[/年.-][0-9]{1,2}[/月.-][0-9]{1,2}日?(?:\s*[(（][^)）]{1,3}[)）])?(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?)?)?"
    r"\s*(?:ID[:：](?P<person>\S{1,40}))?.{0,20}"
)
_IS_HEAD = re.compile(
    r"[>＞]*[0-9]{1,5}\s*[:：.)）]?\s*(?:.{0,40}(?:ID[:：]|(?:19|20)[0-9]{2}[/年.-][0-9]{1,2})|(?:名無し|匿名|風吹けば)\S*\s*$)"
)
_FRACTION = re.compile(r"(?<=:[0-9]{2})\.[0-9]+|[(（][日月火水木金土][)）]")


NONE: tuple[EntryComment, ...] = ()


class Head(NamedTuple):
    """What a board's numbered head says of the comment under it, untouched."""

    author: str | None = None
    published: str | None = None
    person: str | None = None  # its `ID:`, the same on all that one person writes in a day


_NO_HEAD = Head()


@dataclass(slots=True)
class _Draft:
    words: list[str] = field(default_factory=list)
    head: Head = _NO_HEAD

    def finished(self) -> EntryComment | None:
        words = [line for line in self.words if not lines.is_no_comment(line)]
        text = "\n".join(words)
        author, published, person = self.head
        return EntryComment(text, html=False, author=author, person=person, published=published) if text else None


def read(rows: Sequence[str], start: int, *, bare: bool) -> tuple[tuple[EntryComment, ...], int]:
    """The comments from row `start` on, under a comment heading, and the row after them.

    Under a `bare` heading (a lone 「コメント」) only a list or numbered heads are comments, and not a menu. Where there
    are none, nothing is taken and the row is `start`.
    """
    first = next((index for index in range(start, len(rows)) if rows[index].strip()), len(rows))
    if first == len(rows):
        return (), start
    if lines.bullet(rows[first]):
        found, after = _items(rows, first)
        return ((), start) if bare and is_menu(found) else (found, after)
    if _IS_HEAD.match(rows[first].strip()):
        return _numbered(rows, first)
    return ((), start) if bare or _stops(rows[first].strip()) else _paragraphs(rows, first)


def read_one(rows: Sequence[str]) -> tuple[EntryComment, ...]:
    """The comment in the lines of one element: its head, if the first line is one, and its words."""
    head = head_of(rows[0].strip()) if rows else None
    words = [row.strip() for row in (rows[1:] if head else rows)]
    return _finished([_Draft([word for word in words if word], head or _NO_HEAD)])


def head_of(line: str) -> Head | None:
    """What a board's numbered head says: `12: 名無しさん 2026/11/16(月) 21:05:33.12 ID:abc`."""
    head = _HEAD.fullmatch(line) if _IS_HEAD.match(line) else None
    if not head:
        return None
    known = head["person"] if head["person"] and any(letter.isalnum() for letter in head["person"]) else None
    return Head(head["name"].strip(" :：") or None, _FRACTION.sub("", head["date"]) if head["date"] else None, known)


def _items(rows: Sequence[str], row: int) -> tuple[tuple[EntryComment, ...], int]:
    drafts: list[_Draft] = []
    blank = False
    while row < len(rows):
        line = rows[row].strip()
        words = lines.bullet(rows[row])
        if words is not None:
            drafts.append(_Draft([words]))
        elif line and (blank or _stops(line)):
            break
        elif line:
            drafts[-1].words.append(line)
        blank = not line
        row += 1
    return _finished(drafts), row


def _numbered(rows: Sequence[str], row: int) -> tuple[tuple[EntryComment, ...], int]:
    drafts: list[_Draft] = []
    while row < len(rows):
        line = rows[row].strip()
        if head := head_of(line):
            drafts.append(_Draft(head=head))
        elif _stops(line):
            break
        elif line:
            drafts[-1].words.append(line)
        row += 1
    return _finished(drafts), row


def _paragraphs(rows: Sequence[str], row: int) -> tuple[tuple[EntryComment, ...], int]:
    drafts = [_Draft()]
    while row < len(rows):
        line = rows[row].strip()
        if _stops(line):
            break
        if line:
            drafts[-1].words.append(line)
        elif drafts[-1].words:
            drafts.append(_Draft())
        row += 1
    return _finished(drafts), row


def _stops(line: str) -> bool:
    """Whether a line under a comment heading opens something else."""
    return bool(line) and (
        lines.ends_article(line)
        or lines.opens_comments(line, bare=True)
        or lines.owner_section(line) is not None
        or lines.source(line) is not None
        or bool(re.fullmatch(r"(?:執筆|文責|筆者)\s*[:：].*", line))
    )


def is_menu(found: Sequence[EntryComment]) -> bool:
    """Whether a list is names of sections rather than words of readers: short, and nothing is said."""
    return all(len(comment.text) <= 10 and not lines.is_sentence(comment.text) for comment in found)


def _finished(drafts: Sequence[_Draft]) -> tuple[EntryComment, ...]:
    return tuple(comment for draft in drafts if (comment := draft.finished()))
