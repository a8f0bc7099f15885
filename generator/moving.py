"""Permanent redirects (RFC 9110, 15.4.2): followed at once, adopted only when it is sure that the same feed has moved.

Captive portals, expired domains and misconfigured servers redirect permanently too. So an address is adopted after
three parsed answers in a row, and of another host only if the first of them held a story that was known before;
else it is for the editor to say: `matome feeds adopt`.
"""

from dataclasses import replace

from generator.models import SourceState
from generator.text import urls

SETTLED = 3  # parsed runs


def after(state: SourceState, asked: str, offered: str | None, *, holds: bool, familiar: bool) -> SourceState:
    """What is remembered once an answer was parsed and kept.

    `asked`: the address that was asked; `offered`: where its permanent redirects led; `holds`: whether there were
    items; `familiar`: whether one of them was known before.
    """
    state = replace(state, moved=asked if asked != state.url else None)
    if offered is None:
        return replace(state, redirect=None, redirect_runs=0)
    again = offered == state.redirect
    trusted = urls.host(offered) == urls.host(asked) or (state.redirect_runs > 0 if again else familiar)
    runs = (state.redirect_runs if again else 0) + holds if trusted else 0
    if runs >= SETTLED:
        return replace(state, moved=offered, redirect=None, redirect_runs=0)
    return replace(state, redirect=offered, redirect_runs=runs)


def is_doubtful(state: SourceState) -> bool:
    """Whether a redirect is offered that nothing but the editor can adopt."""
    return state.redirect is not None and state.redirect_runs == 0
