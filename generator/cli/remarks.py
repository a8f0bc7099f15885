"""What is to be known of a source beside how often it was read: in `status` and `feeds list`."""

from generator.models import SourceRun, SourceState
from generator.moving import SETTLED, is_doubtful


def remarks(state: SourceState | None, run: SourceRun | None) -> tuple[str, ...]:
    """In words: where it has moved, or might; what its publisher withholds; until when it is left alone."""
    return tuple(filter(None, (_moved(state), _withheld(run), _left_alone(run))))


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
    why = ", ".join(f"{why} {number}" for why, number in sorted(run.withheld.items()))
    return f"{sum(run.withheld.values())} pages left out as their publisher wants ({why})"


def _left_alone(run: SourceRun | None) -> str:
    return f"its host asked to be left alone until {run.until}" if run and run.until else ""
