"""What somebody asks to have removed -> a line of the removal list, and what it takes from the records.

The list is written first: whatever happens then, nothing on it is read, shown or written again (`store`), and the
next run ends what a killed one began (`withdrawal.enforce`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import languages, removal, withdrawal
from generator.edits import Remove
from generator.errors import Problem, UsageError
from generator.extract import privacy
from generator.group import headlines, topics
from generator.models import Removal, RemovalKind, RemovalReason, Story
from generator.removal import Removals
from generator.site import Site
from generator.text import hashes, urls

TELLING = 16  # characters from which words are looked for elsewhere: shorter ones stand in many places
REASONS: Mapping[RemovalReason, tuple[str, ...]] = {
    "privacy": ("privacy", "personal", "person asked", "プライバシー", "個人", "本人"),
    "rights": ("rights", "copyright", "publisher", "licence", "license", "著作", "権利", "媒体", "出版"),
    "law": ("law", "legal", "court", "order", "裁判", "法"),
    "error": ("error", "mistake", "wrong", "誤", "間違"),
}
_ID = re.compile(r"[sc]-[a-z0-9]{10}")
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[^\s./:@#?]+\.)+[^\s./:@#?]{2,}")


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what is to go: its kind, and the one hash that names it."""

    kind: RemovalKind
    hash: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a removal takes out of the records. It names ids, never words."""

    line: Removal | None  # None where it was on the list already
    stories: tuple[tuple[str, str], ...]  # week and id
    comments: tuple[tuple[str, str, str], ...]  # week, story and id
    weeks: tuple[str, ...]  # whose records change
    echoes: tuple[Problem, ...]  # where the same words stand as well

    @property
    def files(self) -> tuple[str, ...]:
        """The records, from the site's root, whose earlier versions in git hold the words."""
        return tuple(
            f"content/{path}" for week in self.weeks for path in (f"stories/{week}.jsonl", f"editions/{week}.json")
        )


def reason_of(text: str) -> RemovalReason:
    """The class of a reason, which alone is kept: whole reasons tend to name who asked."""
    said = text.casefold()
    return next((kind for kind, words in REASONS.items() if any(word in said for word in words)), "other")


def target(site: Site, name: str) -> Target:
    """What an id, an address or a host means. Raises UsageError for what is none of them, or an id nobody knows."""
    fragment = name.rpartition("#")[2]
    if _ID.fullmatch(fragment):
        return _of_id(site, fragment)
    if "://" in name:
        return _of_address(site, name)
    host = urls.host(f"https://{name}/") if _HOST.fullmatch(name) else ""
    if not host:
        cure = "Give an id (matome edit WEEK lists them), an address with https://, a host, or --author NAME."
        raise UsageError("is neither an id, an address nor a host", where=name, cure=cure)
    return Target("host", removal.of_host(host))


def author(name: str) -> Target:
    """A person by full name, as signed. Raises UsageError for a name that many have, as 名無し."""
    if not privacy.is_somebody(name):
        cure = "Name the comments by their ids: matome edit WEEK lists those shown."
        raise UsageError("names nobody", where="--author", why="everyone who gives no name is called so", cure=cure)
    return Target("author", removal.of_person(name))


def _of_id(site: Site, id_: str) -> Target:
    found = Target("comment" if id_.startswith("c-") else "story", removal.of_id(id_))
    if found.hash not in site.store.removals.days and not _knows(site, id_):
        what = "there is no such comment" if found.kind == "comment" else "there is no such story"
        raise UsageError(what, where=id_, cure="matome explain finds a story by its address; edit WEEK lists ids.")
    return found


def _knows(site: Site, id_: str) -> bool:
    every = (story for week in site.store.weeks() for story in site.store.stories(week))
    return any(id_ == story.id or any(id_ == comment.id for comment in story.comments) for story in every)


def _of_address(site: Site, url: str) -> Target:
    """The comment that stands at an address, else the page; a comment's address never means its whole page."""
    address = urls.safe(url)
    if address is None:
        raise UsageError("is no web address", where=url, cure="Write it as https://example.org/page.")
    for week in site.store.weeks():
        for story in site.store.stories(week):
            for comment in story.comments:
                if comment.url == address and "#" in address:
                    return Target("comment", removal.of_id(comment.id))
    if "comment" in address.partition("#")[2].casefold():
        cure = "Name the comment by its id, or the page by its address without what follows #."
        raise UsageError("no comment of this address is known", where=url, cure=cure)
    return Target("story", removal.of_page(address))


# --- remove


def remove(site: Site, wanted: Target, reason: RemovalReason, *, dry: bool = False) -> Taken:
    """Put a target on the removal list and take it out of the records; twice is as once. The caller holds the lock."""
    known = site.store.removals
    day = site.now.astimezone(site.config.zone).date().isoformat()
    line = Removal(wanted.kind, known.days.get(wanted.hash, day), reason, (wanted.hash,))
    found = list(_met(site, Removals((line,))))
    line = replace(line, hashes=tuple(sorted({wanted.hash, *(one for met in found for one in met.hashes(line.kind))})))
    is_new = wanted.hash not in known.days or not known.days.keys() >= set(line.hashes)
    after = Removals((*known.lines, line)) if is_new else known
    lost = list(_met(site, after))
    echoes = (*_echoes(site, lost, after), *_addresses(site, lost))
    taken = Taken(
        line if is_new else None,
        tuple((met.week, met.story.id) for met in lost if met.left is None),
        tuple((met.week, met.story.id, one) for met in lost if met.left for one in met.comments),
        tuple(sorted({met.week for met in lost})),
        echoes,
    )
    if not dry:
        site.store.put_removals(after)
        changed = withdrawal.enforce(site)
        taken = replace(taken, weeks=tuple(sorted({*taken.weeks, *changed})))
    return taken


def carry_out(site: Site) -> tuple[Problem, ...]:
    """Do what edits say with `remove` and is not done yet; what the editor must look at. The caller holds the lock."""
    problems: list[Problem] = []
    for decision in (decision for week in site.decisions.with_word("remove") for decision in week):
        edit = decision.edit
        if not isinstance(edit, Remove) or site.store.removals.of_known(edit.remove):
            continue
        try:
            problems += remove(site, target(site, edit.remove), reason_of(edit.reason or "")).echoes
        except UsageError as error:
            problems.append(Problem("warning", decision.where, error.what, edit.remove, error.cure))
    return tuple(problems)


def undo(site: Site, wanted: Target, *, dry: bool = False) -> tuple[Removal, ...]:
    """Take a target off the list; what was removed comes back when it is fetched or added again. Returns the lines."""
    lines = site.store.removals.lines
    gone = tuple(line for line in lines if line.kind == wanted.kind and wanted.hash in line.hashes)
    if gone and not dry:
        site.store.put_removals(Removals(tuple(line for line in lines if line not in gone)))
    return gone


@dataclass(frozen=True, slots=True)
class _Met:
    """A story that a removal meets: as it stands, and what is left of it."""

    week: str
    story: Story
    left: Story | None
    of_page: bool  # met by its own address or identity, so that it is known again by all that it is known by

    @property
    def comments(self) -> tuple[str, ...]:
        """The ids of its comments that go."""
        left = {one.id for one in self.left.comments} if self.left else set()
        return tuple(one.id for one in self.story.comments if one.id not in left)

    def hashes(self, kind: RemovalKind) -> Iterator[str]:
        """What the line must hold to know again what goes; a host and a person are known by their own hash."""
        if self.left is None:
            yield from removal.of_story(self.story) if self.of_page else (removal.of_id(self.story.id),)
            return
        for comment in self.story.comments:
            if comment.id in self.comments:
                yield from (
                    removal.of_comment(comment, self.story) if kind == "comment" else (removal.of_id(comment.id),)
                )


def _met(site: Site, removals: Removals) -> Iterator[_Met]:
    kinds = {line.kind for line in removals.lines}
    for week in site.store.weeks():
        for story in site.store.stories(week):
            left = removals.without(story)
            if left is not story:
                yield _Met(week, story, left, kinds <= {"story", "comment"})


# --- what else says the same


def _echoes(site: Site, lost: Iterable[_Met], after: Removals) -> Iterator[Problem]:
    """Where words that are removed stand as well: another story or comment, a file of edits. It names no word."""
    words = {said for met in lost for said in _said(met)}
    if not words:
        return
    cure = "Look at it, and remove it too if it must go."
    for week in site.store.weeks():
        for story in after.left(site.store.stories(week)):
            whole = "\n".join((story.title, *(passage.text for passage in story.passages)))
            if any(said in hashes.folded(whole) for said in words):
                yield Problem("warning", f"{week} {story.id}", "has some of the same words", "", cure)
            for comment in story.comments:
                if any(said in hashes.folded(comment.text) for said in words):
                    yield Problem(
                        "warning", f"{week} {comment.id} under {story.id}", "has some of the same words", "", cure
                    )
    for path in sorted((site.root / "content" / "edits").glob("*.yml")):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if any(said in hashes.folded(line) for said in words):
                why = "the editor's words are his to change, and pages show them"
                yield Problem("error", f"{path}:{number}", "has words that were removed", why, "Take them out by hand.")


def _addresses(site: Site, lost: Iterable[_Met]) -> Iterator[Problem]:
    """Which addresses of digests are made of a title that goes: they stay, as what has been published there does."""
    for met in lost:
        edition = site.store.edition(met.week) if met.left is None else None
        made = topics.slug(headlines.untagged(met.story))
        for digest in edition.digests if edition and made else ():
            if met.story.id in digest.stories and f"{digest.topic}-".startswith(f"{made}-"):
                cure = "If they must go from there too, give it another key: the guide to removing says how."
                why = "the addresses of digests and their ids in feeds never change by themselves"
                where = f"{met.week}/{digest.topic}"
                yield Problem("warning", where, "has words of a removed title in its address", why, cure)


def _said(met: _Met) -> Iterator[str]:
    """The sentences and comments that go, folded, less those too short to tell anything."""
    story = met.story
    left = {one.text for one in met.left.passages} if met.left else set()
    told = [story.title] if met.left is None else []
    for passage in story.passages:
        if passage.text not in left:
            told += languages.of(story.language).sentences(passage.text)
    told += [one.text for one in story.comments if one.id in met.comments]
    return (folded for said in told if len(folded := hashes.folded(said)) >= TELLING)
