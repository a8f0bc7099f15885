"""One fetch: every source asked, its stories kept, their comments and full texts read, and how each fared recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from generator import __version__, clock, collect, enriching, health, moving, recall, shelving, weeks
from generator.collect.box import Boxes
from generator.collect.document import Raw
from generator.collect.fetch import BYTES, LATER, Fetcher
from generator.collect.permissions import Permissions, refuse
from generator.config import Source
from generator.errors import InputError, Problem
from generator.full_text import PageReader
from generator.health import Health
from generator.hearing import Listener
from generator.models import Run, SourceState, Validators
from generator.omissions import Omissions
from generator.site import Site
from generator.visiting import Visit, Visitor, current, fared, remembered

AT_ONCE = 8  # hosts asked at the same time; each has one connection


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: the line of the run record, and what was wrong."""

    run: Run
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Gained:
    """What stories of open weeks gained after they came in, by source; and the comment feeds' validators."""

    stories: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    comment_feeds: Mapping[str, Mapping[str, Validators]] = field(default_factory=dict)


def fetcher_of(site: Site) -> Fetcher:
    """A fetcher that says who asks and how to reach the editor."""
    config = site.config
    who = f"+{config.url}" + (f"; {config.contact}" if config.contact else "")
    agent = f"{config.agent} matome/{__version__} ({who})".strip().encode("ascii", "ignore").decode()
    return Fetcher(agent, now=site.now, private_hosts=config.private_hosts)


def download(site: Site, url: str, boxes: Boxes) -> Raw:
    """One address that a person named; of a page only as its robots.txt and its publisher allow. Raises InputError."""
    fetcher = fetcher_of(site)
    source = next((source for source in site.config.sources if source.url == url), None)
    permissions, honoured = Permissions(fetcher), site.config.honoured(source)
    try:
        answer = fetcher.get(url, most=source.megabytes * 1024 * 1024 if source else BYTES, barred=permissions.barred)
        permissions.check(answer, honoured)
        raw = Raw(answer.data, url, answer.url, answer.content_type)
        refuse(boxes.call(collect.declared, raw), honoured, url, page=True)
    except InputError as error:  # nobody asks again by himself for what is no source
        cure = "Look at the address, or try again later." if error.cure == LATER else error.cure
        raise type(error)(error.what, where=error.where, why=error.why, cure=cure) from error
    return raw


def fetch(
    site: Site,
    names: Sequence[str],
    boxes: Boxes,
    *,
    advance: Callable[[str], None] = lambda _name: None,
    dry: bool = False,
    by_name: bool = False,
) -> Fetched:
    """Ask the named sources; merge what they hold into the records; remember validators of what was kept.

    A source that fails is an error of its own: the others go on. Only `runs.jsonl` changes if nothing is new, or if no
    source at all could be read. `by_name`: a person named them, so that those that are gone are asked again.
    """
    wanted = [source for source in site.config.sources if source.name in names]
    states = site.store.sources()
    runs = site.store.late_runs()
    clock.refuse_wrong(runs, site.now)
    fetcher, past = fetcher_of(site), recall.recalled(runs, wanted, site.now)
    for url, until in past.pauses.items():
        fetcher.leave_alone(url, until)
    permissions, omissions = Permissions(fetcher), Omissions()
    visitor = Visitor(site, fetcher, boxes, permissions, states, {} if by_name else past.gone)
    page = PageReader(site, fetcher, boxes, permissions, omissions)
    listener = Listener(site, fetcher, boxes, omissions, states)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        visits = _visits(visitor, pool, wanted, advance)
        arrivals = [story for one in visits for story in one.stories]
        kept = shelving.keep(site.store, arrivals, site.config.zone, site.now, dry=dry)
        read_from = [one.source for one in visits if not one.reserved] if _any_read(visits) else []
        gained = _gained(site, pool, read_from, page, listener, dry=dry)
    for one in visits:
        one.until = fetcher.left_alone_until(one.at)
    after = _states(states, visits, kept, gained) if _any_read(visits) else states
    fares = [
        fared(one, kept, gained.stories.get(one.source.name, 0), omissions.withheld(one.source.name)) for one in visits
    ]
    before = health.of_sources(names, runs)
    silent = health.silences(before, fares, site.now) if _any_read(visits) else {}
    told = (*_troubles(site, visits), *_moves(states, after, visits), *_silences(site, before, silent))
    run = Run(
        site.moment,
        "fetch",
        tuple(replace(one, silent=silent.get(one.source)) for one in fares),
        left_out=len(kept.left_out),
        warnings=tuple(f"{one.where}: {one.what}" for one in told),
    )
    if not dry and after != states:
        site.store.put_sources(after.values())
    if not dry:
        site.store.add_run(run)
    found = (problem for one in visits for problem in one.problems)
    return Fetched(run, (*found, *gained.problems, *omissions.problems(), *told))


def _any_read(visits: Iterable[Visit]) -> bool:
    return any(not one.failed for one in visits)


def _visits(
    visitor: Visitor, pool: ThreadPoolExecutor, sources: Sequence[Source], advance: Callable[[str], None]
) -> list[Visit]:
    """Each source visited; those of one host one after the other, so that a slow host holds up nobody else."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(urlsplit(source.url).netloc.lower(), []).append(source)

    def visits(of_one_host: Sequence[Source]) -> list[Visit]:
        made = []
        for source in of_one_host:
            made.append(visitor.visit(source))
            advance(source.name)
        return made

    done = {one.source.name: one for some in pool.map(visits, hosts.values()) for one in some}
    return [done[source.name] for source in sources]


def _gained(
    site: Site,
    pool: ThreadPoolExecutor,
    sources: Sequence[Source],
    page: PageReader,
    listener: Listener,
    *,
    dry: bool,
) -> _Gained:
    """What full texts and readers add to the stories of open weeks."""
    heard = [source for source in sources if source.comments == "auto"]
    gains = [
        enriching.enrich(site, pool, [source for source in sources if source.full_text], page.read, dry=dry),
        enriching.enrich(site, pool, heard, listener.hear, dry=dry),
    ]
    return _Gained(
        {source.name: sum(changed.get(source.name, 0) for changed, _ in gains) for source in sources},
        tuple(problem for _, wrong in gains for problem in wrong),
        {source.name: listener.remembered(source) for source in heard},
    )


def _states(
    states: Mapping[str, SourceState], visits: Iterable[Visit], kept: shelving.Kept, gained: _Gained
) -> dict[str, SourceState]:
    """What is remembered of all sources after a run."""
    after = dict(states)
    for one in visits:
        name = one.source.name
        if one.whole:
            after[name] = remembered(states.get(name), one, kept)
        feeds = gained.comment_feeds.get(name, {})
        if name in after or feeds:
            after[name] = replace(current(after.get(name), one.source), comment_feeds=feeds)
    return after


def _troubles(site: Site, visits: Sequence[Visit]) -> Iterator[Problem]:
    """What is wrong with the run as a whole: no source read, or so many not that the week will be thin."""
    expected = [one for one in visits if not one.standing]
    failed = [one for one in expected if one.failed]
    if visits and not _any_read(visits):
        yield Problem("error", "fetch", "no source could be read", "nothing was kept", "Is the network there?")
    elif failed and len(failed) >= site.config.limits.failing * len(expected):
        more = f" and {len(failed) - 5} more" if len(failed) > 5 else ""
        why = f"{len(failed)} of {len(expected)}: {', '.join(one.source.name for one in failed[:5])}{more}"
        cure = "The week will be thin; see matome status."
        yield Problem("error", "fetch", "many sources could not be read", why, cure)


def _moves(
    before: Mapping[str, SourceState], after: Mapping[str, SourceState], visits: Iterable[Visit]
) -> Iterator[Problem]:
    """Addresses that were adopted in this run, and those that only the editor can adopt."""
    for one in visits:
        name = one.source.name
        was, now = current(before.get(name), one.source), current(after.get(name), one.source)
        cure = f"If it is the same feed: matome feeds adopt '{name}'"
        if now.moved and now.moved != was.moved:
            cure = f"Write it into content/matome.yml: matome feeds adopt '{name}'"
            yield Problem("warning", name, f"has moved to {now.moved}", "it is asked there from now on", cure)
        elif not one.failed and moving.is_doubtful(now):
            why = "nothing in it was known before"
            yield Problem("warning", name, f"offers another address: {now.redirect}", why, cure)


def _silences(site: Site, before: Mapping[str, Health], silent: Mapping[str, str]) -> Iterator[Problem]:
    """Sources that have brought nothing new for too long: told in this run, and not again until they do."""
    for name, since in silent.items():
        what = f"nothing new since {weeks.day_of(since, site.config.zone)}"
        why = f"usually something comes within {before[name].interval or 0:.3g} days"
        cure = "See whether it has ended or has another feed: matome feeds check. It is asked all the same."
        yield Problem("warning", name, what, why, cure)
