"""What earlier runs were told that binds this one: sources that are gone, and hosts that asked to be left alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from generator.config import Source
from generator.models import Run, SourceRun

GONE = 410  # RFC 9110, 15.5.11: likely permanent, so it is not asked again without a person


@dataclass(frozen=True, slots=True)
class Recalled:
    """`gone`: the moment each gone source first said so, by its name; `pauses`: until when to leave a host alone."""

    gone: Mapping[str, str] = field(default_factory=dict)
    pauses: Mapping[str, datetime] = field(default_factory=dict)  # address at the host -> moment


def recalled(runs: Iterable[Run], sources: Iterable[Source], now: datetime) -> Recalled:
    """What the runs, in their order, leave for a run now. A source under a new address is a new one."""
    gone: dict[str, str] = {}
    last: dict[str, SourceRun] = {}
    pauses: dict[str, datetime] = {}
    for run in runs:
        for fared in run.sources:
            last[fared.source] = fared
            if fared.http == GONE:
                gone.setdefault(fared.source, run.at)
            else:
                gone.pop(fared.source, None)
            if fared.asked and fared.until and (until := datetime.fromisoformat(fared.until)) > now:
                pauses[fared.asked] = until
    asked = {source.name: source.url for source in sources}
    standing = {name: at for name, at in gone.items() if last[name].asked == asked.get(name)}
    return Recalled(standing, pauses)
