"""Answers to items (RFC 4685): an entry that names another in `thr:in-reply-to` is a comment, not a story."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.models import Entry, EntryComment

_DEEPEST = 50  # levels of answers; a cycle ends there

Pair = tuple[Mapping[str, Any], Entry]  # an item as parsed, and its entry


def comment(entry: Entry, depth: int) -> EntryComment:
    """An entry read as somebody's comment."""
    return EntryComment(
        text=entry.body,
        html=entry.html,
        id=entry.guid,
        author=entry.authors[0] if entry.authors else None,
        published=entry.published,
        depth=depth,
        url=entry.url,
    )


def parents(pairs: Sequence[Pair]) -> Mapping[str, str | None]:
    """The guid that each item with a guid answers; None for one that answers nothing."""
    return {entry.guid: _parent(item) for item, entry in pairs if entry.guid}


def depth(guid: str | None, parents: Mapping[str, str | None]) -> int:
    """How many answers of the same feed lie between an answer and what the first of them answers."""
    return len(_line(guid, parents)) - 1


def joined(pairs: Sequence[Pair]) -> tuple[tuple[Entry, ...], int]:
    """The items that answer nothing, with their answers as comments; and how many answers are to what is not there."""
    answers, orphans = parents(pairs), 0
    stories = [entry for item, entry in pairs if not _parent(item)]
    heard: dict[str, list[EntryComment]] = {entry.guid: [] for entry in stories if entry.guid}
    for item, entry in pairs:
        if not _parent(item):
            continue
        line = _line(entry.guid, answers) or [_parent(item) or ""]
        if line[-1] in heard:
            heard[line[-1]].append(comment(entry, max(len(line) - 2, 0)))
        else:
            orphans += 1
    return tuple(replace(one, comments=(*one.comments, *heard.get(one.guid or "", ()))) for one in stories), orphans


def _parent(item: Mapping[str, Any]) -> str | None:
    reply = item.get("thr_in-reply-to") or {}
    return reply.get("ref") if isinstance(reply, Mapping) else None


def _line(guid: str | None, parents: Mapping[str, str | None]) -> list[str]:
    """The guids from an item to the last one of the feed that it answers through others."""
    line: list[str] = []
    while guid and guid in parents and guid not in line and len(line) <= _DEEPEST:
        line.append(guid)
        guid = parents[guid]
    return line
