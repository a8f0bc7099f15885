"""One source asked and read: where it is asked, what it may not be read for, and how the run record tells of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from generator import intake, moving, shelving, weeks
from generator.collect.box import Boxes
from generator.collect.document import Raw
from generator.collect.fetch import Answer, Fetcher
from generator.collect.permissions import Permissions
from generator.config import Source
from generator.errors import FetchError, InputError, NotAskedError, Problem, ReservedError, StatusError
from generator.intake import Extraction
from generator.models import SourceRun, SourceState, Story, Validators
from generator.recall import GONE
from generator.site import Site, moment


@dataclass
class Visit:
    """How one source fares, step by step."""

    source: Source
    at: str  # the address that was asked last
    answer: Answer | None = None
    extraction: Extraction | None = None
    stories: tuple[Story, ...] = ()
    old: int = 0
    error: InputError | None = None
    http: int | None = None
    until: datetime | None = None  # when its host may be asked again
    problems: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether the answer was complete and read, so that its validators may be remembered."""
        return not self.failed and (self.extraction is None or self.extraction.complete)

    @property
    def failed(self) -> bool:
        """Whether nothing was read."""
        return self.error is not None or (self.extraction is not None and self.extraction.failed)

    @property
    def reserved(self) -> bool:
        """Whether its publisher says that it is not for us."""
        return isinstance(self.error, ReservedError)

    @property
    def standing(self) -> bool:
        """Whether the reason that it was not read is known since an earlier run, or of its publisher's own making."""
        return self.reserved or (isinstance(self.error, NotAskedError) and self.http == GONE)


@dataclass(frozen=True)
class Visitor:
    """Asks sources on behalf of one site in one run."""

    site: Site
    fetcher: Fetcher
    boxes: Boxes
    permissions: Permissions
    states: Mapping[str, SourceState]
    gone: Mapping[str, str]  # source -> since when

    def visit(self, source: Source) -> Visit:
        """One source asked and read; whatever goes wrong is noted."""
        visit = Visit(source, source.url)
        try:
            self._ask(visit)
        except InputError as error:
            visit.error = error
            visit.http = error.status if isinstance(error, StatusError) else visit.http
            visit.at = error.where if error.where.startswith("http") else visit.at  # where redirects led
            problem = Problem.of(error, source.name)
            visit.problems.append(replace(problem, level="warning") if visit.standing else problem)
        visit.problems = [replace(problem, where=_named(source, problem)) for problem in visit.problems]
        return visit

    def _ask(self, visit: Visit) -> None:
        source = visit.source
        if since := self.gone.get(source.name):
            visit.http = GONE
            day = weeks.day_of(since, self.site.config.zone)
            cure = f"Take it out of content/matome.yml, or ask once more: matome fetch '{source.name}'"
            raise NotAskedError("was not asked", where=source.url, why=f"it is gone since {day}", cure=cure)
        visit.answer = answer = self._answer(visit)
        visit.http = answer.http
        visit.problems += [Problem("warning", source.name, note) for note in answer.notes]
        if answer.unchanged:
            return
        self.permissions.check(answer, self.site.config.honoured(source))
        moved = answer.permanent or (visit.at if visit.at != source.url else None)
        raw = Raw(answer.data, source.url, answer.url, answer.content_type, moved)
        visit.extraction = made = intake.read(self.site, self.boxes, raw, source, is_feed=True)
        visit.problems += made.problems
        visit.stories, visit.old = _in_reach(self.site, made.stories)

    def _answer(self, visit: Visit) -> Answer:
        """The answer from where the source has moved to; from its own address if there is none any more."""
        source, most = visit.source, visit.source.megabytes * 1024 * 1024
        state = current(self.states.get(source.name), source)
        known = Validators(state.etag, state.last_modified)
        if state.moved:
            visit.at = state.moved
            try:
                return self.fetcher.get(state.moved, known=known, most=most, named_by=source.url)
            except NotAskedError:
                raise
            except FetchError as error:
                visit.problems.append(replace(Problem.of(error), level="warning"))
                visit.at, known = source.url, Validators()
        return self.fetcher.get(source.url, known=known, most=most)


def current(state: SourceState | None, source: Source) -> SourceState:
    """What is remembered of a source at its present address."""
    return state if state and state.url == source.url else SourceState(source.name, source.url)


def remembered(state: SourceState | None, visit: Visit, kept: shelving.Kept) -> SourceState:
    """What is remembered of a source after its answer was read and kept."""
    assert visit.answer is not None, "only visits that did not fail are remembered"
    answer, known = visit.answer, current(state, visit.source)
    before = known if answer.unchanged else SourceState(known.source, known.url)
    familiar = answer.unchanged or any(story.id not in kept.new for story in visit.stories)
    holds = answer.unchanged or bool(visit.extraction and visit.extraction.entries)
    state = moving.after(known, visit.at, answer.permanent, holds=holds, familiar=familiar)
    return replace(
        state,
        etag=answer.validators.etag or before.etag,
        last_modified=answer.validators.last_modified or before.last_modified,
    )


def fared(visit: Visit, kept: shelving.Kept, gained: int, withheld: Mapping[str, int]) -> SourceRun:
    """The source's part of the run record; `gained`: stories that changed after they came in."""
    ids = {story.id for story in visit.stories}
    new, updated = len(ids & set(kept.new)), len(ids & set(kept.updated)) + gained
    made = SourceRun(
        visit.source.name,
        "new" if new or updated else "unchanged",
        items=visit.extraction.entries if visit.extraction else 0,
        new=new,
        updated=updated,
        old=visit.old,
        http=visit.http,
        asked=visit.source.url if visit.http == GONE else visit.at if visit.until else None,
        until=moment(visit.until) if visit.until else None,
        withheld=withheld or _reserved(visit),
        known=len(ids - set(kept.new)) if visit.extraction else None,
        reason=_left_out(visit),
    )
    if not visit.failed:
        return made
    status: Literal["skipped", "failed"] = (
        "skipped" if isinstance(visit.error, NotAskedError | ReservedError) else "failed"
    )
    told = (problem for problem in visit.problems if problem.level == "error" or visit.standing)
    return replace(made, status=status, items=0, reason=next(map(_reason, told), ""))


def _reserved(visit: Visit) -> Mapping[str, int]:
    """The source itself, where what says that it is not for us bears on all of it."""
    return {visit.error.why.partition(" (")[0]: 1} if visit.error and visit.reserved else {}


def _left_out(visit: Visit) -> str | None:
    """What is said of an answer as a whole: cut off, over a limit. What is said of its items may be their words."""
    whole = _named(visit.source, Problem("warning", visit.source.url, ""))
    return "; ".join(_reason(problem) for problem in visit.problems if problem.where == whole) or None


def _reason(problem: Problem) -> str:
    return problem.what + (f": {problem.why}" if problem.why else "")


def _named(source: Source, problem: Problem) -> str:
    return problem.where if problem.where.startswith(source.name) else f"{source.name} ({problem.where})"


def _in_reach(site: Site, stories: Iterable[Story]) -> tuple[tuple[Story, ...], int]:
    """The stories that are not older than `reach` weeks, and how many are."""
    oldest = weeks.shift(weeks.week_of(site.moment, site.config.zone), -site.config.limits.reach)
    every = list(stories)
    near = [s for s in every if not s.published or weeks.week_of(s.published, site.config.zone) >= oldest]
    return tuple(near), len(every) - len(near)
