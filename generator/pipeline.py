"""The story from top to bottom: collect, extract, keep, group, summarise, follow, write."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from generator import clock, fingerprint, health, lookback, quotes, retention, shelving, takedown, weeks, withdrawal
from generator.config import Config
from generator.edits import Decisions, reporting, shaping, showing
from generator.errors import Problem
from generator.group import threads
from generator.group.week import group
from generator.models import Edition, Inputs, Run, Story
from generator.site import Site, moment
from generator.summarise.digest import summarise
from generator.write import folder, pages, words
from generator.write.page import Rendered

PROGRAM = "1"  # version of the judgement: raised when the same stories would give another edition


# --- group and summarise: each week by itself


@dataclass(frozen=True, slots=True)
class Week:
    """All that grouping and summarising a week need, so that weeks map over processes or machines."""

    week: str
    stories: tuple[Story, ...]
    config: Config
    decisions: Decisions
    named: Mapping[str, str]  # topics that the decisions name -> the story that stands for each
    held: Mapping[str, str] = field(default_factory=dict)  # topics from which decisions take stories -> one that stays


def drafted(week: Week) -> Edition:
    """A week's stories -> its edition, but for what needs the past: topics, threads, what is new. Pure."""
    hand = shaping.hand(week.decisions, week.named)
    grouping = group(week.stories, week.config, hand.pins, hand.drops, hand.regroupings)
    digests = tuple(summarise(cluster, week.config) for cluster in grouping.clusters)
    stories = {story.id: story for story in week.stories}
    placed = shaping.placed(digests, week.decisions, week.named, week.held, stories, week.config.limits)
    made_from = inputs(week)
    sha256 = fingerprint.sha256([PROGRAM, made_from])
    return Edition(week.week, None, PROGRAM, sha256, placed, grouping.also, named=week.named, inputs=made_from)


def inputs(week: Week) -> Inputs:
    """The hashes of what an edition is made from: its stories, and the decisions and settings that bear on it."""
    elsewhere = replace(week.config, url="", contact="", titles={}, descriptions={}, review="optional", keep_weeks=None)
    bearing = replace(elsewhere, words={}, colours={}, private_hosts=(), discussions_at={}, agent="", opt_outs=())
    shaping_edits = [decision.edit for decision in week.decisions if decision.shapes]
    return Inputs(fingerprint.sha256(week.stories), fingerprint.sha256(shaping_edits), fingerprint.sha256(bearing))


# --- follow: one pass over the editions in order


def open_weeks(site: Site) -> tuple[str, ...]:
    """The weeks whose edition is not closed, in order: those with stories, and those whose stories have all gone."""
    editions = {outline.week: outline.closed for outline in site.store.outlines()}
    return tuple(week for week in sorted({*site.store.weeks(), *editions}) if not editions.get(week))


def editions(
    site: Site,
    wanted: Sequence[str],
    executor: Executor | None = None,
    *,
    records: Sequence[Edition] | None = None,
    taken: Collection[str] = (),
) -> tuple[Edition, ...]:
    """All editions of a site, in order, those of the `wanted` weeks computed again. Closed ones stay as they are.

    `records` are the editions as they are kept, where they are not to be all those on disk; `taken` the topics of
    others, whose keys are not given again.
    """
    kept = {edition.week: edition for edition in (site.store.editions() if records is None else records)}
    wanted = [week for week in sorted(set(wanted)) if week not in kept or not kept[week].closed]
    computed = _drafts(site, wanted, kept, executor)
    known = threads.follow(computed, kept, site.config, site.store.stories, taken)
    late = {edition.week: edition for edition in known if edition.week in computed and _names_more(site, edition)}
    if not late:
        return known
    kept |= late  # edits that name a topic by the key it has just been given
    computed |= _drafts(site, list(late), kept, executor)
    return threads.follow(computed, kept, site.config, site.store.stories, taken)


def _drafts(
    site: Site, wanted: Sequence[str], kept: Mapping[str, Edition], executor: Executor | None
) -> dict[str, Edition]:
    """The drafts of some weeks, with the sources that each misses."""
    run: Callable[..., Iterable[Edition]] = executor.map if executor else map
    zone = site.config.zone
    since = weeks.end(weeks.shift(min(wanted), -1), zone).astimezone(UTC) if wanted else site.now
    fetches = site.store.runs(since=moment(since))
    drafts = run(drafted, [week_of(site, week, kept.get(week)) for week in wanted])
    return {draft.week: replace(draft, missing=health.missing(draft.week, fetches, zone)) for draft in drafts}


def week_of(site: Site, week: str, record: Edition | None) -> Week:
    """What an edition of a week is made from; `record` is the one that is kept, by which topics are known."""
    decisions = site.decisions.get(week, ())
    known, held = shaping.named(decisions, record), shaping.held(decisions, record)
    return Week(week, site.store.stories(week), site.config, decisions, known, held)


def _names_more(site: Site, edition: Edition) -> bool:
    return shaping.named(site.decisions.get(edition.week, ()), edition) != edition.named


def checked(site: Site, edition: Edition) -> tuple[Edition, tuple[Problem, ...]]:
    """An open edition without sentences that may not stand, and an error for each; a closed one as it is, likewise."""
    stories = {story.id: story for story in site.store.stories(edition.week)}
    digests, problems = [], []
    for digest in edition.digests:
        sound, refused = quotes.checked(digest, stories, site.config.limits)
        digests.append(digest if edition.closed else sound)
        where = f"{edition.week} {digest.topic}"
        problems += [Problem("error", where, why, cure="See with git what changed in its stories.") for why in refused]
    return replace(edition, digests=tuple(digests)), tuple(problems)


def closed(edition: Edition, site: Site) -> Edition:
    """The edition, closed now if its week ended at least six hours ago and no approval is missing; else as it is."""
    if edition.closed or not is_over(edition, site) or awaits_approval(edition, site):
        return edition
    return replace(edition, closed=site.moment)


def is_over(edition: Edition, site: Site) -> bool:
    """Whether an edition's week ended at least six hours ago."""
    return site.now >= weeks.closing(edition.week, site.config.zone)


def awaits_approval(edition: Edition, site: Site) -> bool:
    """Whether the settings ask for a review that the editor has not given."""
    return site.config.review == "required" and shown(edition, site).approved is None


def shown(edition: Edition, site: Site) -> Edition:
    """The edition as pages and feeds show it: with the editor's titles, notes and corrections."""
    return showing.rendered(edition, site.decisions.get(edition.week, ()))


def reopened(edition: Edition, site: Site) -> Edition:
    """A closed edition, open again, as made from what there is now: the next build computes it anew."""
    made_from = inputs(week_of(site, edition.week, edition))
    return replace(edition, closed=None, inputs=made_from, inputs_sha256=fingerprint.sha256([PROGRAM, made_from]))


# --- write


def rendered(site: Site, editions: Sequence[Edition], only: Collection[str] | None = None) -> Rendered:
    """All generated pages of a site; with `only`, those of these weeks. Raises SettingsError for its own words."""
    site.refuse(words.faults(site.config))
    editions = [withdrawal.standing(site, edition) for edition in editions]
    stories = {story.id: story for edition in editions for story in site.store.stories(edition.week)}
    edited = [shown(edition, site) for edition in editions]
    return pages.render(
        site.config,
        edited,
        stories,
        now=site.now,
        templates=[site.root / "templates"],
        fetches=health.fetches(site.store.runs(), edited, site.config.zone),
        only=only,
    )


def publish(root: Path, now: datetime) -> Rendered:
    """Write the generated pages of the editions as they are kept; returns what was written. The hook calls this."""
    site = Site.at(root, now)
    made = rendered(site, site.store.editions())
    written = folder.put(site.docs, made)
    return made.without(written.by_hand)


# --- from top to bottom

Extent = Literal["records", "pages", "site"]  # how far a build goes


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    editions: tuple[Edition, ...]  # those computed again, and those closed now
    closed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    site: Path | None = None


def build(
    site: Site,
    wanted: Sequence[str],
    *,
    closing: bool,
    extent: Extent = "site",
    strict: bool,
    executor: Executor | None = None,
    dry: bool = False,
) -> Built:
    """Records -> editions -> pages -> the site, to this extent. Under `dry` nothing is written; `closing` closes weeks.

    Records alone take no longer however many weeks there are; pages and the site take their time for each of them.
    """
    lately = extent == "records"
    known, result = compute(site, wanted, closing=closing, executor=executor, dry=dry, lately=lately)
    if dry or lately:
        return result
    folder.tidy(site.docs)
    if extent == "pages":
        folder.put(site.docs, rendered(site, known))
        return result
    from generator.write import site as built_site  # noqa: PLC0415  MkDocs takes long to import, and only this needs it

    built, warnings = built_site.build(site.root, site.now, strict=strict)
    return replace(result, site=built, problems=result.problems + warnings)


def compute(
    site: Site,
    wanted: Sequence[str],
    *,
    closing: bool = False,
    executor: Executor | None = None,
    dry: bool = False,
    lately: bool = False,
) -> tuple[tuple[Edition, ...], Built]:
    """Records -> all editions, and what became of those of the `wanted` weeks; their records are written.

    With `lately`, only the editions that can bear on the `wanted` ones, and the edits of the last weeks: those of weeks
    long ago are left to `check`.
    """
    if closing:
        clock.refuse_wrong(site.store.late_runs(), site.now)
    if not lately:
        tuple(site.decisions.values())  # one that cannot be read is told before anything changes
    taken = () if dry else takedown.carry_out(site)
    if not dry:
        withdrawal.enforce(site, wanted if lately else None)
        shelving.rehome(site.store, site.config.zone, site.now)
    past = lookback.past(site, wanted) if lately else None
    records, topics = (past.editions, past.topics) if past else (None, ())
    computed = editions(site, wanted, executor, records=records, taken=topics)
    near = past.near if past else {edition.week for edition in computed}
    sound = [checked(site, edition) if edition.week in wanted else (edition, ()) for edition in computed]
    known = tuple(edition for edition, _ in sound)
    if closing:
        before, known = known, tuple(closed(edition, site) for edition in known)
        now_closed = tuple(new.week for old, new in zip(before, known, strict=True) if new.closed != old.closed)
    else:
        now_closed = ()
    result = Built(
        editions=tuple(edition for edition in known if edition.week in {*wanted, *now_closed}),
        closed=now_closed,
        problems=(
            *taken,
            *(problem for _, refused in sound for problem in refused),
            *(problem for edition in known if edition.week in near for problem in unmatched(site, edition)),
            *(_waits(edition) for edition in known if closing and not edition.closed and is_over(edition, site)),
        ),
    )
    if not dry:
        for edition in result.editions:  # a closed one is never written again
            site.store.put_edition(edition)
        if closing:
            told = _untold(site)
            site.store.add_run(Run(site.moment, "close", weeks=told, cut=retention.retain(site)))
    return known, result


def _untold(site: Site) -> tuple[str, ...]:
    """The weeks whose closing no run tells of yet: those closed now, and by a run that was killed before its line."""
    runs = site.store.closings()
    told, newest = {(week, run.at) for run in runs for week in run.weeks}, max((run.at for run in runs), default="")
    late = (one for one in site.store.outlines() if one.closed and one.closed >= newest)
    return tuple(one.week for one in late if (one.week, one.closed) not in told)


def unmatched(site: Site, edition: Edition) -> tuple[Problem, ...]:
    """A warning for each decision of a week that its edition does not show."""
    if not site.decisions.get(edition.week):
        return ()
    stories = {story.id: story for story in site.store.stories(edition.week)}
    return reporting.unmatched(edition, site.decisions.get(edition.week, ()), stories, site.config)


def _waits(edition: Edition) -> Problem:
    cure = f"matome edit {edition.week} approve"
    return Problem("warning", edition.week, "this edition waits for approval and is not closed", cure=cure)
