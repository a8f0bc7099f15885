"""What the editor decided by hand: `content/edits/<week>.yml` -> decisions, and which no longer match.

    edits:
      - retitle: ferry-line              # a topic of that week, or the id of one of its digest's stories
        titles: {ja: 渡し船の値上げ、延期}
      - correct: ferry-line
        date: 2026-11-12
        was: The fare rises by 40 crowns.
        now: The fare rises by 30 crowns.

Those that bear on what a digest holds (`pin`, `drop`, `key`, `section`) apply when an open edition is built; `retitle`,
`note` and `correct` apply whenever pages and feeds are rendered, so that they reach closed editions too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator import weeks, yaml_file
from generator.errors import Problem, SettingsError
from generator.models import Correction, Digest, Edition


@dataclass(frozen=True, slots=True)
class Pin:
    """Make a digest of this story's cluster, however small it is."""

    pin: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Make no digest of it; its stories are among the others."""

    drop: str


@dataclass(frozen=True, slots=True)
class Key:
    """Give the topic another key."""

    key: str
    to: str


@dataclass(frozen=True, slots=True)
class Move:
    """Put the digest into another section."""

    section: str
    to: str


@dataclass(frozen=True, slots=True)
class Retitle:
    """Give the digest other titles, in one language or more."""

    retitle: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """Add an editor's note."""

    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Say what was wrong, since when it reads otherwise, in both wordings."""

    correct: str
    date: str
    was: str
    now: str


Edit = Pin | Drop | Key | Move | Retitle | Note | Correct
KINDS: tuple[type[Edit], ...] = (Correct, Drop, Key, Move, Note, Pin, Retitle)
VERBS: Mapping[str, type[Edit]] = {fields(kind)[0].name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Decision:
    """One edit and the place it is written at."""

    edit: Edit
    where: str  # file:line

    @property
    def target(self) -> str:
        """What it names: a topic's key, or a story's id."""
        return str(getattr(self.edit, fields(self.edit)[0].name))


Decisions = tuple[Decision, ...]


def load(folder: Path) -> Mapping[str, Decisions]:
    """The decisions of each week that has any. Raises SettingsError with file and line."""
    decisions = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            weeks.days(path.stem)
        except ValueError:
            raise SettingsError("is not a week's edits", where=str(path), cure="Name it as 2025-W43.yml.") from None
        try:
            decisions[path.stem] = parse(path.read_text(encoding="utf-8-sig"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError("cannot be read", where=str(path), why=str(error)) from error
    return decisions


def parse(text: str, where: str) -> Decisions:
    """The decisions in a YAML text; an empty text holds none."""
    tree = yaml_file.read(text, where)
    if tree is None:
        return ()
    if not isinstance(tree, CommentedMap) or list(tree) != ["edits"] or not isinstance(tree["edits"], CommentedSeq):
        raise SettingsError("holds no edits", where=where, cure="It must begin with  edits:  and a list below it.")
    return tuple(
        _decision(node, f"{where}:{tree['edits'].lc.item(index)[0] + 1}", where)
        for index, node in enumerate(tree["edits"])
    )


def _decision(node: object, line: str, where: str) -> Decision:
    verb = next(iter(node), "") if isinstance(node, CommentedMap) else ""
    if verb not in VERBS:
        cure = yaml_file.nearest(str(verb), sorted(VERBS))
        raise SettingsError(f"an edit begins with what it does, not with {verb!r}", where=line, cure=cure)
    edit = yaml_file.convert(node, VERBS[verb], where)
    if isinstance(edit, Correct) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edit.date):
        raise SettingsError(f"date is no day: {edit.date}", where=line, cure="Write it as 2025-10-26.")
    if isinstance(edit, Key) and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", edit.to):
        raise SettingsError(f"to cannot be in an address: {edit.to}", where=line, cure="Use a-z, 0-9 and -.")
    return Decision(edit, line)


def placed(digests: Iterable[Digest], decisions: Decisions) -> tuple[tuple[Digest, ...], tuple[Digest, ...]]:
    """An open edition's digests with the editor's sections and keys, and apart from them those he dropped."""
    chosen: list[Digest] = []
    dropped: list[Digest] = []
    for digest in digests:
        mine = [decision.edit for decision in decisions if names(decision, digest)]
        for edit in mine:
            if isinstance(edit, Move):
                digest = replace(digest, section=edit.to)  # noqa: PLW2901  one digest through its edits
            elif isinstance(edit, Key):
                digest = replace(digest, topic=edit.to)  # noqa: PLW2901
        (dropped if any(isinstance(edit, Drop) for edit in mine) else chosen).append(digest)
    return tuple(chosen), tuple(dropped)


def rendered(edition: Edition, decisions: Decisions) -> Edition:
    """The edition as pages and feeds show it: with the editor's titles, notes and corrections.

    Applied twice it gives the same. The record itself stays as it is.
    """
    return replace(edition, digests=tuple(_rendered(digest, decisions) for digest in edition.digests))


def _rendered(digest: Digest, decisions: Decisions) -> Digest:
    mine = [decision.edit for decision in decisions if names(decision, digest)]
    titles = dict(digest.titles)
    for edit in mine:
        if isinstance(edit, Retitle):
            titles |= edit.titles
    return replace(
        digest,
        titles=titles,
        notes=tuple(edit.text for edit in mine if isinstance(edit, Note)),
        corrections=tuple(Correction(edit.date, edit.was, edit.now) for edit in mine if isinstance(edit, Correct)),
    )


def names(decision: Decision, digest: Digest) -> bool:
    """Whether a decision is about this digest."""
    return decision.target in {digest.topic, *digest.formerly, *digest.stories}


def unmatched(edition: Edition, decisions: Decisions) -> tuple[Problem, ...]:
    """A warning for each decision that is about nothing in the edition, with the nearest thing that there is."""
    known = _known(edition.digests, edition.also)
    return tuple(
        Problem(
            "warning",
            decision.where,
            f"this edit is about {decision.target}, which {edition.week} does not have",
            cure=yaml_file.nearest(decision.target, sorted(known)) if known else "Take it out.",
        )
        for decision in decisions
        if decision.target not in known
    )


def _known(digests: Iterable[Digest], also: Iterable[str]) -> set[str]:
    known = set(also)
    for digest in digests:
        known |= {digest.topic, *digest.formerly, *digest.stories}
    return known
