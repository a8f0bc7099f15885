"""The site as an editor sees it while he works: the latest weeks alone, kept in memory between one change and the next.

A week is grouped and summarised again only if its stories, decisions or settings have changed; its records are written
as `build` does, the site itself is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator import languages, pipeline
from generator.edits import Edit, offers, saying
from generator.edits.offers import Offer
from generator.edits.verbs import Drop
from generator.errors import Problem
from generator.models import Edition, Story
from generator.pipeline import Week
from generator.site import Site
from generator.store import Readings, Store
from generator.write import addresses, escape, pages
from generator.write.inputs import Stamps
from generator.write.preview import Shown
from generator.write.proof import Proof, Sheet
from generator.write.searched import Searched


@dataclass(frozen=True, slots=True)
class Proofed:
    """What was printed: the built pages, the editions shown, the addresses that are left out, what there is to say."""

    folder: Path
    editions: tuple[Edition, ...]
    left_out: frozenset[str]
    problems: tuple[Problem, ...]


class Desk:
    """An editor's desk: one site, its records and drafts in memory, and a proof of its latest `count` weeks.

    Without a count it has all weeks. A week whose edits are touched while he sits there is laid on it, too.
    """

    def __init__(self, root: Path, folder: Path, count: int | None) -> None:
        self.store = RememberingStore(root / "content")  # read again where a file is another
        self._root, self._count = root, count
        self._proof, self._drafts = Proof(root, folder), Remembered()
        self._edits: dict[str, str] | None = None
        self._touched: set[str] = set()
        self._searched = Searched()
        self.week = ""  # the address of the edition in work

    def proof(self, site: Site, stamps: Stamps) -> Proofed:
        """Compute what changed, and print it. `stamps` are the site's inputs as they are now.

        Raises what `pipeline.compute` and `Proof.print` raise, and StoreBusyError; then what was printed stays.
        """
        site = replace(site, records=self.store)
        only = self._weeks(stamps)
        open_weeks = [week for week in pipeline.open_weeks(site) if only is None or week in only]
        with self.store.writing("serve", site.moment):
            known, built = pipeline.compute(site, open_weeks, executor=self._drafts)
        rendered = pipeline.rendered(site, known, only)
        left_out = frozenset(() if only is None else pages.left_out(known, only))
        said = self._proof.print(Sheet(rendered, left_out, stamps), site.now)
        editions = tuple(edition for edition in known if only is None or edition.week in only)
        self.week = addresses.edition(latest(editions)) if editions else ""
        self._searched.renew(self._proof.site)
        return Proofed(self._proof.site, editions, left_out, built.problems + said)

    def close(self) -> None:
        """Let what runs beside end."""
        self._searched.close()

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


def latest(editions: Sequence[Edition]) -> str:
    """The week that an editor most likely works on: the latest that is open, else the latest."""
    return max(edition.week for edition in [one for one in editions if one.closed is None] or editions)


def shown(site: Site, proof: Proofed) -> Shown:
    """What the preview shows of a proof."""
    words = languages.of(site.config.language).interface
    told = {key: words[key] for key in ("home", "close", *(key for key in words if key.startswith("proof_")))}
    warnings = tuple(str(problem).replace(f"{site.root}/", "") for problem in proof.problems)
    return Shown(proof.folder, warnings, partial(marks, site, proof.editions), proof.left_out, told)


Mark = Mapping[str, object]


def marks(site: Site, editions: Sequence[Edition], page: str) -> Sequence[Mark]:
    """What can be edited on the page at an address: names, ready lines and commands, in the site's language.

    The editions are as their records are; what the editor decided already is applied first.
    """
    words = languages.of(site.config.language).interface
    day = site.now.astimezone(site.config.zone).date().isoformat()
    for record in editions:
        if not page.startswith(addresses.edition(record.week)):
            continue
        edition = pipeline.shown(record, site)
        stories = {story.id: story for story in site.store.stories(edition.week)}
        found = offers.offers(edition, stories, site.config, offers.fill_of(words, day))
        return [_mark(offer, edition, words) for offer in found if _page(offer, edition) == page]
    return ()


def _page(offer: Offer, edition: Edition) -> str:
    return addresses.digest(edition.week, offer.topic) if offer.topic else addresses.edition(edition.week)


def _mark(offer: Offer, edition: Edition, words: Mapping[str, str]) -> Mark:
    week = edition.week
    waits = words["proof_waits"].format(command=f"matome reopen {week}") if edition.closed else ""
    return {
        "id": offer.name,
        "anchor": offer.anchor,
        "text": escape.line(offer.text),
        "file": words["proof_file"].format(file=f"content/edits/{week}.yml"),
        "note": waits,
        "edits": [
            {"label": words[f"proof_edit.{_label(edit)}"], "lines": saying.lines(edit)}
            | {"command": saying.command(week, edit)}
            for edit in offer.edits
        ],
    }


def _label(edit: Edit) -> str:
    verb = next(iter(saying.item(edit)))
    return f"{verb}_sentence" if isinstance(edit, Drop) and edit.sentence else verb


class RememberingStore(Store):
    """A store that reads a week's file again only where its time or size is another: for a program that goes on."""

    def __init__(self, content: Path) -> None:
        super().__init__(content)
        self._readings = Readings()

    def stories(self, week: str) -> tuple[Story, ...]:
        """The stories of a week, as `Store` gives them."""
        read = partial(super().stories, week)
        return self._readings.of(str(self._stories(week)), read, under=self.removals)

    def edition(self, week: str) -> Edition | None:
        """A week's edition, as `Store` gives it."""
        read = partial(super().edition, week)
        return self._readings.of(str(self._edition(week)), read, under=self.removals)
