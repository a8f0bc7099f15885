"""What extraction depends on beside the entry."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from generator.config import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How a source's entries are kept, and the one reading of the clock."""

    first_seen: str  # ISO 8601 with zone
    now: datetime  # for what is plausible
    timezone: str  # the site's
    keep: Literal["extract", "full"] = "extract"
    authors: Literal["initials", "full", "none"] = "initials"  # of comments
    limits: Limits = field(default_factory=Limits)

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)
