"""What is to be known of a source beside how often it was read: in `status` and `feeds list`."""

from datetime import tzinfo

from generator import weeks
from generator.health import SILENT, Health
from generator.models import SourceRun, SourceState
from generator.moving import SETTLED, is_doubtful


def remarks(state: SourceState | None, run: SourceRun | None) -> tuple[str, ...]:
    """In words: where it has moved, or might; what its publisher withholds; until when it is left alone."""
    return tuple(filter(None, (_moved(state), _withheld(run), _left_alone(run))))


def health_remarks(health: Health, zone: tzinfo) -> tuple[str, ...]:
    """In words: since when and why it fails; since when it is silent; whether items may be lost between fetches.

    Days are those of `zone`.
    """
    return tuple(filter(None, (_failing(health, zone), _silent(health, zone), _thin(health))))


def days(number: float) -> str:
    """A number of days with its noun, `1 day`, `3.5 days`."""
    return f"{number:.3g} day{'' if number == 1 else 's'}"


def _failing(health: Health, zone: tzinfo) -> str:
    if not health.failures or not health.failing_since:
        return ""
    times = "the last time" if health.failures == 1 else f"{health.failures} times in a row"
    why = f": {health.reason}" if health.reason else ""
    return f"not read {times}, since {weeks.day_of(health.failing_since, zone)}{why}"


def _silent(health: Health, zone: tzinfo) -> str:
    if not health.silent_since or health.interval is None:
        return ""
    since, usual = weeks.day_of(health.silent_since, zone), f"{SILENT} times its usual {days(health.interval)}"
    return f"nothing new since {since}: {usual} have passed; see whether it has ended: matome feeds check"


def _thin(health: Health) -> str:
    if not health.thin:
        return ""
    what = f"in {health.torn} of its last {health.captures} captures the feed held nothing from the one before"
    return f"{what}: items may be lost in between; run matome fetch more often"


def _moved(state: SourceState | None) -> str:
    if state is None:
        return ""
    cure = f"matome feeds adopt '{state.source}'"
    if state.moved:
        return f"has moved to {state.moved} and is asked there; write it into the settings: {cure}"
    if not state.redirect:
        return ""
    if is_doubtful(state):
        return f"offers redirect to {state.redirect}, in which nothing was known before; if it is right: {cure}"
    return f"offers redirect to {state.redirect}, in {state.redirect_runs} of {SETTLED} runs"


def _withheld(run: SourceRun | None) -> str:
    if run is None or not run.withheld:
        return ""
    number = sum(run.withheld.values())
    why = ", ".join(f"{why} {number}" for why, number in sorted(run.withheld.items()))
    what = f"{number} page{'s' if number > 1 else ''} left out" if run.was_read else "left out"
    return f"{what} as the publisher wants ({why})"


def _left_alone(run: SourceRun | None) -> str:
    return f"its host asked to be left alone until {run.until}" if run and run.until else ""
