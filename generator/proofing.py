"""The site as an editor sees it while he works: the latest weeks alone, kept in memory between one change and the next.

A week is grouped and summarised again only if its stories, decisions or settings have changed; its records are written
as `build` does, the site itself is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.models import Edition
from generator.pipeline import Built, Week
from generator.site import Site
from generator.store import RememberingStore
from generator.write import pages
from generator.write.inputs import Stamps
from generator.write.proof import Proof, Sheet

RECENT = 4  # weeks


@dataclass(frozen=True, slots=True)
class Proofed:
    """What was printed: the built pages, the editions shown, and the addresses of pages that are left out."""

    folder: Path
    built: Built
    editions: tuple[Edition, ...]
    left_out: frozenset[str]


class Desk:
    """An editor's desk: one site, its records and drafts in memory, and a proof of its latest `count` weeks.

    Without a count it has all weeks. A week whose edits are touched while he sits there is laid on it, too.
    """

    def __init__(self, root: Path, folder: Path, count: int | None = RECENT) -> None:
        self.store = RememberingStore(root / "content")
        self._root, self._count = root, count
        self._proof, self._drafts = Proof(root, folder), Remembered()
        self._edits: dict[str, str] | None = None
        self._touched: set[str] = set()

    def proof(self, site: Site, stamps: Stamps) -> Proofed:
        """Compute what changed, and print it. `site` has this desk's store; `stamps` are its inputs as they are now."""
        only = self._weeks(stamps)
        open_weeks = [week for week in pipeline.open_weeks(site) if only is None or week in only]
        known, built = pipeline.compute(site, open_weeks, executor=self._drafts)
        rendered = pipeline.rendered(site, known, only)
        left_out = frozenset(() if only is None else pages.left_out(known, only))
        said = self._proof.print(Sheet(rendered, left_out, stamps), site.now)
        editions = tuple(edition for edition in known if only is None or edition.week in only)
        return Proofed(self._proof.site, Built(built.editions, (), built.problems + said), editions, left_out)

    def _weeks(self, stamps: Stamps) -> frozenset[str] | None:
        """The weeks to print; None for all."""
        folder = self._root / "content" / "edits"
        edits = {path.stem: sha256 for path, (_, _, sha256) in stamps.items() if path.parent == folder}
        before, self._edits = self._edits, edits
        if before is not None:
            self._touched |= {week for week in edits.keys() | before.keys() if edits.get(week) != before.get(week)}
        if self._count is None:
            return None
        weeks = sorted({*self.store.weeks(), *self.store.edition_weeks()})
        return frozenset({*weeks[-self._count :], *(self._touched & set(weeks))})


class Remembered(Executor):
    """Maps in this process, and gives what it gave before for what was asked before: the last result of each week."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Week, Any]] = {}

    def map(  # type: ignore[override]  # of weeks alone
        self, function: Callable[[Week], Any], weeks: Iterable[Week], **_: object
    ) -> Iterator[Any]:
        """The results of a pure function of weeks, in order."""
        for week in weeks:
            known = self._known.get(week.week)
            if known is None or known[0] != week:
                known = self._known[week.week] = (week, function(week))
            yield known[1]

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """The result of one call, at once."""
        done: Future[Any] = Future()
        done.set_result(function(*arguments, **named))
        return done


def latest(editions: Sequence[Edition]) -> str | None:
    """The week that an editor most likely works on: the latest that is open, else the latest."""
    weeks = [edition.week for edition in editions if edition.closed is None] or [edition.week for edition in editions]
    return max(weeks, default=None)


def site_at(desk: Desk, site: Site) -> Site:
    """The same site with the records of a desk."""
    return Site(site.root, site.config, site.now, desk.store)
