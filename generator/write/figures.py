"""What the charts of a page show: the numbers, drawn on pages by `charts`, and told in a line in feeds and mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from markupsafe import Markup

from generator import weeks
from generator.models import Viewpoint
from generator.write import charts
from generator.write.book import Appearance
from generator.write.charts import Row
from generator.write.words import Words

SHARES_FROM = 10  # comments: below, one more or less would move a share by more than ten points
DRAWN_FROM = 3  # reports: fewer are sooner read than looked at
_TICKS = 31  # days: of a longer time only the ends are marked
_DAY = timedelta(days=1)
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Volume:
    """Stories of a topic in a row of weeks, the quiet ones too."""

    weeks: tuple[tuple[str, int], ...]

    def chart(self, words: Words) -> Markup:
        """The chart, its description in words."""
        first, last = (words.say("week_short", week=int(self.weeks[end][0].split("-W")[1])) for end in (0, -1))
        return charts.volume([count for _, count in self.weeks], words.say("volume"), self.line(words), (first, last))

    def line(self, words: Words) -> str:
        """The same in a line of text."""
        return words.listed(
            words.say("volume_text", week=words.week(week), count=f"{count:,}") for week, count in self.weeks if count
        )


@dataclass(frozen=True, slots=True)
class Reports:
    """How many reports each publisher wrote; copies of one text are one report, of its writer."""

    publishers: tuple[tuple[str, int], ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to look at: some wrote more than others."""
        counts = {count for _, count in self.publishers}
        return len(counts) > 1 and sum(count for _, count in self.publishers) >= DRAWN_FROM

    def chart(self, words: Words) -> Markup:
        """The chart: the publishers with most reports, in their order."""
        most = sorted(self.publishers, key=lambda one: -one[1])[: charts.ROWS]
        told = Reports(tuple((charts.clipped(name), count) for name, count in most)).line(words)
        bars = [Row(name, count, f"{count:,}") for name, count in most]
        return charts.rows("reporters", bars, words.say("reports_by"), told)

    def line(self, words: Words) -> str:
        """The same in a line of text."""
        return words.listed(words.say("reports_text", publisher=name, count=count) for name, count in self.publishers)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many comments take each viewpoint, of how many."""

    sides: tuple[tuple[Viewpoint, int], ...]
    total: int

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough comments for shares."""
        return self.total >= SHARES_FROM

    def share(self, count: int) -> str:
        """A part of all comments, `27%`; empty where there are too few."""
        return f"{round(100 * count / self.total)}%" if self.is_drawn else ""

    def chart(self, words: Words) -> Markup:
        """The chart; what no rule could place is hollow."""
        bars = [
            Row(words.say(f"viewpoint.{one}"), count, f"{count:,} ({self.share(count)})", one == "unclear")
            for one, count in self.sides
        ]
        title = words.say("balance_of", count=f"{self.total:,}")
        return charts.rows("viewpoints", bars, title, words.listed(self._told(words)))

    def line(self, words: Words) -> str:
        """The same in a line of text, with its sample size."""
        told = words.listed(self._told(words))
        return words.say("chart_line", title=words.say("balance_of", count=f"{self.total:,}"), told=told)

    def _told(self, words: Words) -> list[str]:
        key = "balance_bar" if self.is_drawn else "balance_text"
        return [
            words.say(key, viewpoint=words.say(f"viewpoint.{one}"), count=count, share=self.share(count))
            for one, count in self.sides
        ]


@dataclass(frozen=True, slots=True)
class Moments:
    """When reports were published, as records keep it: ISO 8601 times, or days alone; in order."""

    whens: tuple[str, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough reports, at more than one time."""
        return len(self.whens) >= DRAWN_FROM and len(set(self.whens)) > 1

    @property
    def has_days(self) -> bool:
        """Whether of some reports the day alone is known."""
        return any(len(when) <= len("2026-03-03") for when in self.whens)

    def chart(self, words: Words) -> Markup:
        """The chart, from the first report to the last on the site's clock."""
        placed = [self._moment(when, words) for when in self.whens]
        first, last = min(placed), max(placed)
        days = (last.date() - first.date()).days
        midnight = datetime.combine(first.date() + _DAY, time(), words.zone)
        midnights = [midnight + _DAY * index for index in range(days if days <= _TICKS else 0)]
        length = (last - first) / timedelta(seconds=1) or 1.0
        exact: list[float] = []
        whole: list[float] = []
        for when, moment in zip(self.whens, placed, strict=True):
            (exact if words.time(when) else whole).append((moment - first) / timedelta(seconds=1) / length)
        ticks = [(one - first) / timedelta(seconds=1) / length for one in midnights]
        return charts.timeline(exact, whole, ticks, self._ends(words), self.line(words))

    def line(self, words: Words) -> str:
        """The same in a line of text."""
        if not self.whens:
            return ""
        first, last = map(" ".join, self._ends(words))
        return words.say("timeline_text", first=first, last=last, reports=words.count("reports", len(self.whens)))

    def _ends(self, words: Words) -> tuple[Sequence[str], Sequence[str]]:
        """The first and the last moment in words: the day, and the time where that is known."""
        ordered = sorted(self.whens, key=lambda when: self._moment(when, words))
        first, last = ([words.day(when), *filter(None, [words.time(when)])] for when in (ordered[0], ordered[-1]))
        return first, last

    @staticmethod
    def _moment(when: str, words: Words) -> datetime:
        """A moment to draw; a day alone stands at its noon."""
        if words.time(when):
            return datetime.fromisoformat(when).astimezone(words.zone)
        return datetime.combine(words.date(when), _NOON, words.zone)


def volume(thread: Sequence[Appearance]) -> Volume | None:
    """Stories a week from the topic's first week to its last, the quiet ones too; None for a single week."""
    if len(thread) < 2:
        return None
    counts = {found.week: len(found.digest.stories) for found in thread}
    row = [thread[0].week]
    while row[-1] < thread[-1].week:
        row.append(weeks.shift(row[-1], 1))
    return Volume(tuple((week, counts.get(week, 0)) for week in row[-charts.WEEKS :]))
