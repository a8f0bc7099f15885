"""What extraction depends on beside the entry."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal

from generator.config import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How a source's entries are kept, and the one reading of the clock."""

    first_seen: str  # ISO 8601 with zone
    now: datetime  # for what is plausible
    zone: tzinfo  # the site's
    keep: Literal["extract", "full"] = "extract"
    authors: Literal["initials", "full", "none"] = "initials"  # of comments
    limits: Limits = field(default_factory=Limits)
