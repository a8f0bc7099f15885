"""Stories -> clusters: duplicates, same event, headline, section."""

from generator.group.week import Grouping, group

__all__ = ["Grouping", "group"]
