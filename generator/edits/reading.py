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


class Edits(Mapping[str, Decisions]):
    """The decisions of each week that has any. Raises SettingsError, with file and line, for a week that is asked for.

    A week's file is read when it is asked for: editors leave one for each week, and a build asks for the latest.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in folder.glob("*.yml")}
        self._known: dict[str, Decisions] = {}
        for week, path in self._paths.items():
            try:
                weeks.days(week)
            except ValueError:
                raise SettingsError("is not a week's edits", where=str(path), cure="Name it as 2025-W43.yml.") from None

    def __getitem__(self, week: str) -> Decisions:
        if week not in self._known:
            self._known[week] = parse(self._text(week), str(self._paths[week]))
        return self._known[week]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        return len(self._paths)

    def with_word(self, word: str) -> Iterator[Decisions]:
        """The decisions of the weeks in whose files a word stands; the others are not parsed."""
        return (self[week] for week in self if word in self._text(week))

    def _text(self, week: str) -> str:
        path = self._paths[week]
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError("cannot be read", where=str(path), why=str(error)) from error


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
    edit = yaml_file.convert(node, VERBS[verb], where, unknown="no key of an edit is called")
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
