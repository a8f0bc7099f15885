"""What pages tell of the record of runs: when sources were read, and which weeks have been seen to."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fetches:
    """When sources were last read, by name; times are ISO 8601."""

    last_read: Mapping[str, str] = field(default_factory=dict)  # until today
    missed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # week -> until that week's edition was made
    closed: str = ""  # the last week that was closed, an edition or none


NONE = Fetches()  # of a site that never fetched
