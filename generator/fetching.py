"""One fetch: every source asked, its stories kept, their comments and full texts read, and how each fared recorded."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from generator import __version__, enriching, intake, shelving, weeks
from generator.collect.box import Boxes
from generator.collect.document import Raw
from generator.collect.fetch import LATER, Answer, Fetcher
from generator.collect.robots import Robots
from generator.config import Source
from generator.errors import FetchError, InputError, Problem
from generator.full_text import PageReader
from generator.hearing import Listener
from generator.intake import Extraction
from generator.models import Run, SourceRun, SourceState, Story
from generator.site import Site

SETTLED = 3  # runs after which a permanent redirect is one, and is counted no further
AT_ONCE = 8  # hosts asked at the same time; each has one connection


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: the line of the run record, and what was wrong."""

    run: Run
    problems: tuple[Problem, ...]


@dataclass
class _Visit:
    """How one source fares, step by step."""

    source: Source
    answer: Answer | None = None
    extraction: Extraction | None = None
    stories: tuple[Story, ...] = ()
    old: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether the answer was complete and read, so that its validators may be remembered."""
        return not self.failed and (self.extraction is None or self.extraction.complete)

    @property
    def failed(self) -> bool:
        return self.answer is None or (
            not self.answer.unchanged and (self.extraction is None or self.extraction.failed)
        )


def fetcher_of(site: Site) -> Fetcher:
    """A fetcher that says who asks and how to reach the editor."""
    who = f"+{site.config.url}" + (f"; {site.config.contact}" if site.config.contact else "")
    agent = f"matome/{__version__} ({who})".encode("ascii", "ignore").decode()
    return Fetcher(agent, now=site.now, private_hosts=site.config.private_hosts)


def download(site: Site, url: str) -> Raw:
    """One address, a page's only as its robots.txt allows. Raises InputError."""
    fetcher = fetcher_of(site)
    try:
        answer = fetcher.get(url)
    except InputError as error:  # nobody asks again by himself for what is no source
        cure = "Look at the address, or try again later." if error.cure == LATER else error.cure
        raise type(error)(error.what, where=error.where, why=error.why, cure=cure) from error
    is_page = (answer.content_type or "").partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    if is_page and not Robots(fetcher).allow(answer.url):
        raise FetchError("may not be read", where=url, why="its robots.txt says so", cure="Save the page by hand.")
    return Raw(answer.data, url, answer.url, answer.content_type)


def fetch(
    site: Site,
    names: Sequence[str],
    boxes: Boxes,
    *,
    advance: Callable[[str], None] = lambda _name: None,
    dry: bool = False,
) -> Fetched:
    """Ask the named sources; merge what they hold into the records; remember validators of what was kept.

    A source that fails is an error of its own: the others go on. Only `runs.jsonl` changes if nothing is new.
    """
    fetcher = fetcher_of(site)
    states = dict(site.store.sources())
    wanted = [source for source in site.config.sources if source.name in names]

    def visit(source: Source) -> _Visit:
        made = _visited(site, source, states.get(source.name), fetcher, boxes)
        advance(source.name)
        return made

    with ThreadPoolExecutor(AT_ONCE) as pool:
        visits = list(pool.map(visit, wanted))
        arrivals = [story for one in visits for story in one.stories]
        kept = shelving.keep(site.store, arrivals, site.config.zone, site.now, dry=dry)
        page, listener = PageReader(site, fetcher, boxes, Robots(fetcher)), Listener(site, fetcher, boxes)
        in_full = [source for source in wanted if source.full_text]
        heard = [source for source in wanted if source.comments == "auto"]
        gains = [
            enriching.enrich(site, pool, in_full, page.read, dry=dry),
            enriching.enrich(site, pool, heard, listener.hear, dry=dry),
        ]
    if not dry:
        for one in visits:
            if one.whole:
                states[one.source.name] = _remembered(states.get(one.source.name), one)
        if any(one.whole for one in visits):
            site.store.put_sources(states.values())
    run = Run(
        site.moment,
        "fetch",
        tuple(_fared(one, kept, sum(changed.get(one.source.name, 0) for changed, _ in gains)) for one in visits),
        left_out=len(kept.left_out),
    )
    if not dry:
        site.store.add_run(run)
    problems = (*(one.problems for one in visits), *(wrong for _, wrong in gains))
    return Fetched(run, tuple(problem for some in problems for problem in some))


def _visited(site: Site, source: Source, state: SourceState | None, fetcher: Fetcher, boxes: Boxes) -> _Visit:
    """One source asked and read; whatever goes wrong is noted."""
    visit = _Visit(source)
    known = state if state and state.url == source.url else None
    try:
        visit.answer = answer = fetcher.get(
            source.url,
            etag=known.etag if known else None,
            last_modified=known.last_modified if known else None,
        )
        visit.problems += [Problem("warning", source.name, note) for note in answer.notes]
        if not answer.unchanged:
            raw = Raw(answer.data, source.url, answer.url, answer.content_type)
            made = intake.read(site, boxes, raw, source)
            visit.extraction = made
            visit.problems += made.problems
            visit.stories, visit.old = _in_reach(site, made.stories)
    except InputError as error:
        visit.problems.append(Problem.of(error, source.name))
    visit.problems = [replace(problem, where=_named(source, problem)) for problem in visit.problems]
    return visit


def _named(source: Source, problem: Problem) -> str:
    return problem.where if problem.where.startswith(source.name) else f"{source.name} ({problem.where})"


def _in_reach(site: Site, stories: Iterable[Story]) -> tuple[tuple[Story, ...], int]:
    """The stories that are not older than `reach` weeks, and how many are."""
    oldest = weeks.shift(weeks.week_of(site.moment, site.config.zone), -site.config.limits.reach)
    near = [s for s in stories if not s.published or weeks.week_of(s.published, site.config.zone) >= oldest]
    return tuple(near), len(list(stories)) - len(near)


def _remembered(state: SourceState | None, visit: _Visit) -> SourceState:
    """What is remembered of a source after its answer was read and kept."""
    assert visit.answer is not None, "only visits that did not fail are remembered"
    answer, url = visit.answer, visit.source.url
    known = state if state and state.url == url else SourceState(visit.source.name, url)
    runs = int(bool(answer.permanent))
    if answer.permanent and answer.permanent == known.redirect:
        runs = min(known.redirect_runs + 1, SETTLED)
    return replace(
        known,
        etag=answer.etag or (known.etag if answer.unchanged else None),
        last_modified=answer.last_modified or (known.last_modified if answer.unchanged else None),
        redirect=answer.permanent,
        redirect_runs=runs,
    )


def _fared(visit: _Visit, kept: shelving.Kept, gained: int) -> SourceRun:
    """The source's part of the run record; `gained`: stories that changed after they came in."""
    name = visit.source.name
    if visit.failed:
        reason = next(
            (
                problem.what + (f": {problem.why}" if problem.why else "")
                for problem in visit.problems
                if problem.level == "error"
            ),
            "",
        )
        return SourceRun(name, "failed", reason=reason, http=visit.answer.http if visit.answer else None)
    ids = {story.id for story in visit.stories}
    new = len(ids & set(kept.new))
    updated = len(ids & set(kept.updated)) + gained
    items = visit.extraction.entries if visit.extraction else 0
    http = visit.answer.http if visit.answer else None
    return SourceRun(name, "new" if new or updated else "unchanged", items, new, updated, visit.old, http=http)
