"""`content/edits/<week>.yml` -> decisions. Whatever is wrong is named with its line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator import weeks, yaml_file
from generator.edits.verbs import (
    ID,
    KEY,
    VERBS,
    Approve,
    Correct,
    Decision,
    Decisions,
    Drop,
    Edit,
    Introduction,
    Key,
    Merge,
    Note,
    Remove,
    Retitle,
    names,
)
from generator.errors import SettingsError


def load(folder: Path) -> Mapping[str, Decisions]:
    """The decisions of each week that has any. Raises SettingsError with file and line."""
    decisions = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            weeks.days(path.stem)
        except ValueError:
            raise SettingsError("is not a week's edits", where=str(path), cure="Name it as 2025-W43.yml.") from None
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError("cannot be read", where=str(path), why=str(error)) from error
        decisions[path.stem] = parse(text, str(path))
    return decisions


@lru_cache(maxsize=512)  # `serve` reads the weeks of years again and again
def parse(text: str, where: str) -> Decisions:
    """The decisions in a YAML text; an empty text, or an empty list, holds none."""
    tree = yaml_file.read(text, where)
    if tree is None:
        return ()
    if not isinstance(tree, CommentedMap) or list(tree) != ["edits"]:
        raise SettingsError("holds no edits", where=where, cure="It must begin with  edits:  and a list below it.")
    items = tree["edits"]
    if items is None:
        return ()
    if not isinstance(items, CommentedSeq):
        raise SettingsError("edits is no list", where=f"{where}:1", cure="Begin each edit with a hyphen:  - drop: KEY")
    return tuple(_decision(node, f"{where}:{items.lc.item(index)[0] + 1}", where) for index, node in enumerate(items))


def _decision(node: object, line: str, where: str) -> Decision:
    verb = str(next(iter(node), "")) if isinstance(node, CommentedMap) else ""
    if verb not in VERBS:
        cure = yaml_file.nearest(verb, sorted(VERBS))
        raise SettingsError(f"an edit begins with what it does, not with {verb!r}", where=line, cure=cure)
    edit = yaml_file.convert(node, VERBS[verb], where)
    if isinstance(edit, Remove) and not re.fullmatch(ID, edit.remove):
        cure = "Write it as s-k3v9q2tb7m or c-x7m2k4p9qa; for others: matome remove."
        raise SettingsError(f"remove names no id: {edit.remove}", where=line, cure=cure)
    for what, cure in _faults(edit):
        raise SettingsError(what, where=line, cure=cure)
    return Decision(edit, line)


def _faults(edit: Edit) -> Iterator[tuple[str, str]]:
    """Values that are of the right kind and still cannot be, with the cure."""
    match edit:
        case Correct(date=day) | Approve(approve=day) | Drop(date=str(day)) if not _is_day(day):
            yield f"date is no day: {day}", "Write it as 2025-10-26."
        case Drop(sentence=None, date=str()):
            yield "date goes with a sentence", "Add  sentence:  with its first words, or take the date out."
        case Key(to=key) if not re.fullmatch(KEY, key):
            yield f"to cannot be in an address: {key}", "Use a-z, 0-9 and -."
        case Merge(merge=several) if len(set(names(several))) < 2:
            yield "merge needs two names", "Write it as  merge: [KEY, KEY]."
        case Note(text=words) if not words.strip():
            yield "text has no words", "Write the note, or take the edit out."
        case Correct(was=was, now=now) if not was.strip() or not now.strip():
            yield "a correction needs both wordings", "Write  was:  and  now:."
        case Retitle(titles=texts) | Introduction(introduction=texts):
            for language, words in texts.items():
                if not re.fullmatch("[a-z]{2,3}", language) or not words.strip():
                    yield f"no words in a language: {language}: {words}", "Write them as {ja: ..., en: ...}."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
