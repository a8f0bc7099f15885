"""Whether the clock can be right: the record of runs tells when it last was.

A machine that starts with a dead battery shows 1970, a virtual one that was asleep last week, a mistyped year 2099. A
fetch by such a clock would give stories wrong weeks, leave all items as too old, or close a week before its end; so
nothing is fetched, added or closed by it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from generator import weeks
from generator.errors import ClockError
from generator.models import Run

BEHIND = timedelta(hours=1)  # that the clocks of two machines which keep one site may differ
AHEAD = timedelta(days=730)  # without a run: whoever comes back after more will not mind a question
CURE = "Set the clock. If it is right, {} content/runs.jsonl, and run the command again."


def refuse_wrong(runs: Iterable[Run], now: datetime) -> None:
    """Raise ClockError for a time before the web, before the newest run, or years after it."""
    shown = now.astimezone(UTC).isoformat(timespec="minutes")
    newest = max((run.at for run in runs), default=None)
    if now.year < weeks.FIRST_YEAR:
        raise ClockError("cannot be right", where="the clock", why=f"it shows {shown}", cure="Set the clock.")
    if newest is None:
        return
    last = datetime.fromisoformat(newest)
    if now < last - BEHIND:
        why = f"it shows {shown}, and the last run was at {newest}"
        cure = CURE.format("take the lines of later times out of")
        raise ClockError("goes back", where="the clock", why=why, cure=cure)
    if now > last + AHEAD:
        why = f"it shows {shown}, and the last run was at {newest}"
        raise ClockError("leaps years ahead", where="the clock", why=why, cure=CURE.format("move away"))
