"""Whether records and pages are what they would be made now, byte for byte; nothing is written.

Open editions are computed again. Closed ones stand: their inputs, quotes and citations are checked. Pages are rendered
from both and compared with those on disk, where there are any.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from generator import pipeline, records
from generator.errors import Problem
from generator.explain.part import clipped
from generator.models import Digest, Edition, Story
from generator.site import Site
from generator.write import folder
from generator.write.page import Rendered

BEFORE = 60  # characters shown of a line before it differs


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what is wrong."""

    weeks: tuple[str, ...]
    pages: int  # compared with those on disk
    problems: tuple[Problem, ...]


def verify(site: Site, week: str | None = None, executor: Executor | None = None) -> Verified:
    """Check one week, or all, and the pages. Errors name the file or digest, and of bytes the first that differ."""
    weeks = tuple(sorted({*site.store.weeks(), *site.store.edition_weeks()})) if week is None else (week,)
    known = site.store.editions()
    closed = {edition.week: edition for edition in known if edition.closed}
    open_weeks = [one for one in weeks if one not in closed]
    again = {edition.week: edition for edition in pipeline.editions(site, open_weeks, executor)}
    problems: list[Problem] = []
    for one in weeks:
        problems += _stories(site, one)
        problems += _closed(site, closed[one]) if one in closed else _open(site, one, again.get(one))
    pages, differing = _pages(site, known, week)
    return Verified(weeks, pages, (*problems, *differing))


def _stories(site: Site, week: str) -> Iterator[Problem]:
    """Stories lie on disk as they are written; a merge of branches may leave them in another order, or doubled."""
    path = site.root / "content" / "stories" / f"{week}.jsonl"
    kept = path.read_bytes() if path.is_file() else b""
    for found in differing(f"content/stories/{week}.jsonl", kept, site.store.stories_bytes(week)):
        cure = "Often a merge of branches: nothing is lost, and the next command that adds to the week writes it anew."
        yield replace(found, level="warning", cure=cure)


def _open(site: Site, week: str, computed: Edition | None) -> Iterator[Problem]:
    """An edition on disk against the same computed again, with what is wrong in either."""
    where = f"content/editions/{week}.json"
    kept = site.store.edition_bytes(week)
    if kept is None:
        yield Problem("error", where, "is missing", "its week has stories", f"matome build --week {week}")
        return
    if computed is None:
        yield Problem("error", where, "is an edition of no stories", "", "Bring its stories back with git.")
        return
    sound, refused = pipeline.checked(site, computed)
    yield from refused
    yield from differing(where, kept, records.document(sound), f"matome diff {week} says what and why.")
    yield from _faults(site, site.store.edition(week))


def _closed(site: Site, edition: Edition) -> Iterator[Problem]:
    """A closed edition: the stories it was made from, its quotes and citations."""
    yield from _inputs(site, edition)
    yield from pipeline.checked(site, edition)[1]
    yield from _faults(site, edition)


def _inputs(site: Site, edition: Edition) -> Iterator[Problem]:
    """The stories must be those the edition was made from; edits and settings reach a closed one when it is shown."""
    now = pipeline.inputs(pipeline.week_of(site, edition.week, edition))
    compare = "" if edition.cut else f"; matome diff {edition.week} says what a new edition would be"
    if now.stories != edition.inputs.stories:
        yield Problem(
            "error",
            f"content/stories/{edition.week}.jsonl",
            "is not what the closed edition was made from",
            f"SHA-256 {now.stories[:16]}…, then {edition.inputs.stories[:16]}…",
            f"Compare it with git{compare}.",
        )


def _faults(site: Site, edition: Edition | None) -> Iterator[Problem]:
    """Quotes that are no longer in their stories, and stories that are nowhere or twice."""
    if edition is None:
        return
    stories = {story.id: story for story in site.store.stories(edition.week)}
    yield from lost(edition, stories)
    yield from misplaced(edition, stories)


def lost(edition: Edition, stories: Mapping[str, Story]) -> Iterator[Problem]:
    """Views and comments that are shown and are not, word for word, in their stories."""
    for digest in edition.digests:
        where = f"{edition.week}/{digest.topic}"
        for what in (*_lost_views(digest, stories), *_lost_highlights(digest, stories)):
            yield Problem("error", where, what, cure="See with git what changed in its stories.")


def _lost_views(digest: Digest, stories: Mapping[str, Story]) -> Iterator[str]:
    for view in digest.views:
        story = stories.get(view.story)
        if story is None or not any(view.quote in passage.text for passage in story.passages):
            yield f"a view is not in {view.story}: {clipped(view.quote, 60)}"


def _lost_highlights(digest: Digest, stories: Mapping[str, Story]) -> Iterator[str]:
    for shown in digest.highlights:
        story = stories.get(shown.story)
        said = [comment.text for comment in story.comments if comment.id == shown.comment] if story else []
        if not any(shown.quote in text for text in said):
            yield f"a highlight is not what {shown.comment} under {shown.story} says: {clipped(shown.quote, 60)}"


def misplaced(edition: Edition, stories: Mapping[str, Story]) -> Iterator[Problem]:
    """Stories that an edition names and its week does not have, and those of the week that are nowhere or twice."""
    where = f"content/editions/{edition.week}.json"
    placed = [*edition.also, *(id_ for digest in edition.digests for id_ in digest.stories)]
    for id_ in sorted(set(placed)):
        if placed.count(id_) > 1:
            yield Problem("error", where, f"{id_} is in {placed.count(id_)} places")
        if id_ not in stories:
            yield Problem("error", where, f"{id_} is not among the stories of the week")
    for id_ in sorted(stories.keys() - set(placed)):
        yield Problem("error", where, f"{id_} is nowhere in it", cure=f"matome build --week {edition.week}")


def _pages(site: Site, known: Sequence[Edition], week: str | None) -> tuple[int, tuple[Problem, ...]]:
    """The pages on disk against those that the records give; how many were compared. None where none was ever made."""
    made = pipeline.rendered(site, known)
    if week is not None:
        made = Rendered({path: page for path, page in made.pages.items() if page.week == week}, made.latest)
    if not any((site.docs / path).is_file() for path in made.pages):
        return 0, ()
    written = folder.compare(site.docs, made)
    problems = []
    for path in written.changed:
        where, cure = f"content/docs/{path}", "matome build writes it again."
        try:
            kept = (site.docs / path).read_bytes()
        except OSError:
            problems.append(Problem("error", where, "is missing", cure=cure))
            continue
        problems += differing(where, kept, made.pages[path].body, cure)
    if week is None:
        problems += [Problem("error", f"content/docs/{path}", "is rendered no more") for path in written.removed]
    return len(made.pages) - len(written.by_hand), tuple(problems)


def differing(where: str, kept: bytes, now: bytes, cure: str = "") -> Iterator[Problem]:
    """An error with the first line that differs, where any byte does."""
    if kept == now:
        return
    old, new = kept.splitlines(keepends=True), now.splitlines(keepends=True)
    same = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    line = min(len(old), len(new)) if same is None else same
    was, is_ = (side[line].decode("utf-8", "replace") if line < len(side) else "" for side in (old, new))
    alike = next((place for place, pair in enumerate(zip(was, is_, strict=False)) if pair[0] != pair[1]), 0)
    why = f"it is {_shown(was, alike)}, and would be {_shown(is_, alike)}"
    yield Problem("error", f"{where}:{line + 1}", "differs", why, cure)


def _shown(line: str, alike: int) -> str:
    """A line from shortly before the place where it differs from the other."""
    if not line:
        return "at its end"
    start = max(alike - BEFORE, 0)
    return f"“{'…' if start else ''}{clipped(line[start:], 100)}”"
