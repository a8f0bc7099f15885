"""Stories -> clusters: duplicates, same event, headline, section."""

from generator.group.week import Grouping, group, together

__all__ = ["Grouping", "group", "together"]
