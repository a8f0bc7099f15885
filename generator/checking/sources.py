"""Sources that fail, fall silent, move away, are not for us, or hold less than comes between two fetches."""

from collections.abc import Iterator
from datetime import tzinfo

from generator import health, recall, weeks
from generator.checking.view import View
from generator.config import Source
from generator.errors import Problem
from generator.health import Health
from generator.models import SourceState
from generator.moving import is_doubtful

FAILING = 3  # runs in a row: from then on it is an error
BARREN = 3  # runs in which a source was read and never had anything new


def faults(view: View) -> Iterator[Problem]:
    """What the record of runs and what is remembered of sources tell; the network is not asked."""
    config = view.site.config
    states, gone = view.site.store.sources(), recall.recalled(view.runs, config.sources, view.site.now).gone
    for source in config.sources:
        fared = view.health[source.name]
        if source.name in gone:
            yield _gone(source, weeks.day_of(gone[source.name], config.zone).isoformat())
        elif fared.reserved:
            yield _reserved(source, fared)
        elif fared.failures:
            yield _failing(source, fared, config.zone)
        yield from _habits(view, source, fared)
        yield from _moved(source, states.get(source.name))


def _gone(source: Source, day: str) -> Problem:
    cure = f"Take it out of content/matome.yml, or ask once more: matome fetch '{source.name}'"
    return Problem("warning", source.name, "is gone for good", f"its server says so since {day}", cure)


def _reserved(source: Source, fared: Health) -> Problem:
    cure = "Take it out of content/matome.yml, or set its opt_outs if its publisher allowed you more."
    return Problem("warning", source.name, "is not for us", fared.reason or "", cure)


def _failing(source: Source, fared: Health, zone: tzinfo) -> Problem:
    times = "the last time" if fared.failures == 1 else f"{fared.failures} times in a row"
    since = f"since {weeks.day_of(fared.failing_since, zone)}: " if fared.failing_since else ""
    why = f"{since}{fared.reason or 'no reason is on record'}"
    cure = f"Open {source.url} in a browser; then matome check --online. A feed that moved: matome feeds add URL"
    return Problem("error" if fared.failures >= FAILING else "warning", source.name, f"was not read {times}", why, cure)


def _habits(view: View, source: Source, fared: Health) -> Iterator[Problem]:
    if fared.silent_at(view.site.now) and fared.last_new and fared.interval:
        why = f"that is more than {health.SILENT} times its usual {fared.interval:.3g} days"
        cure = "See whether it has ended or has another feed: matome check --online"
        since = weeks.day_of(fared.last_new, view.site.config.zone)
        yield Problem("warning", source.name, f"has had nothing new since {since}", why, cure)
    if fared.thin:
        why = f"in {fared.torn} of its last {fared.captures} captures nothing was there from the one before"
        cure = "Items may be lost in between: run matome fetch more often (the daily workflow does)."
        yield Problem("warning", source.name, "its feed is too thin", why, cure)
    if fared.readings >= BARREN and fared.last_new is None and not _has_stories(view, source):
        why = f"in {fared.readings} runs it held nothing within reach"
        yield Problem(
            "warning", source.name, "has never brought a story", why, "See what it holds: matome check --online"
        )


def _has_stories(view: View, source: Source) -> bool:
    """Whether stories came from it by another way, as `matome add` of its feed's file."""
    store = view.site.store
    return any(story.source == source.name for week in reversed(store.weeks()) for story in store.stories(week))


def _moved(source: Source, state: SourceState | None) -> Iterator[Problem]:
    if state is None or state.url != source.url:
        return
    cure = f"matome feeds adopt '{source.name}'"
    if state.moved:
        why = "it is asked there; the settings still have the old address"
        yield Problem("warning", source.name, f"has moved to {state.moved}", why, cure)
    elif is_doubtful(state):
        why = "nothing in it was known before, so that only you can tell"
        yield Problem(
            "warning", source.name, f"offers another address: {state.redirect}", why, f"If it is right: {cure}"
        )
