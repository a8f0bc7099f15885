"""Weeks and weeks of a site left alone: what comes to pass in each, and what must be true at the end.

A week: perhaps a capture or two in between, the weekly fetch, a word of the editor's, `build --close --no-pages`, and
once a year the site itself. Every few weeks a command is killed as it writes or finds the disk full, and is run again,
or not. What a server served whole to a run that ended is owed: at the end each such story within reach is in exactly
one edition.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import weeks
from generator.models import Run
from generator.store import Store
from tests.soak.faults import FAULTS, Fault
from tests.soak.network import Network
from tests.soak.runner import Ran, Runner, mischief, really
from tests.soak.world import START, WEEK

ZONE = ZoneInfo("Asia/Tokyo")
REACH = 5  # weeks
SERIAL = re.compile(r"(?:整理番号|no\. )([0-9]+)")
CALM = 3  # weeks at the end, in which nothing goes wrong
SHARE = 0.08  # of the outlets misbehave in a week
YEAR = 52


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command of a week cost."""

    week: int
    command: str
    seconds: float
    processor: float
    megabytes: float


@dataclass
class Soak:
    """One soak, as it goes on."""

    root: Path
    network: Network
    runner: Runner
    weeks: int
    site_every: int = YEAR  # weeks; 0: never
    trouble: float = 0.17  # of the weeks have a command that is killed or finds the disk full
    say: Callable[[str], None] = lambda _line: None
    owed: set[int] = field(default_factory=set)  # serials of items
    wrong: list[str] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)  # faults by row, kills, full disks, ...
    lasting: dict[int, tuple[Fault, int]] = field(default_factory=dict)  # outlet -> its fault, and the last week of it
    gone: dict[int, int] = field(default_factory=dict)  # outlet -> the week in which a person asks again

    def __post_init__(self) -> None:
        self.dice = random.Random(f"soak {self.network.world.seed}")
        self.deck: list[Fault] = []
        self.store = Store(self.root / "content")

    # --- the weeks

    def run(self) -> None:
        """All weeks, one after the other."""
        for week in range(1, self.weeks + 1):
            monday = START + week * WEEK
            faults = self._faults(week)
            if self.dice.random() < 0.08 or week == self.weeks // 2:
                for day in (-4, -2):
                    self._fetch(week, monday + timedelta(days=day, hours=3), faults)
            trouble = week <= self.weeks - CALM and self.dice.random() < self.trouble
            where = self.dice.choice(("fetch", "build")) if trouble else ""
            self._fetch(week, monday + timedelta(hours=7, minutes=10), faults, trouble=where == "fetch")
            self._ask_the_gone(week, monday + timedelta(hours=7, minutes=20))
            self._edit(weeks.week_of((monday - WEEK).isoformat(), ZONE))
            self._build(week, monday + timedelta(hours=7, minutes=30), trouble=where == "build")
            if self.site_every and week % self.site_every == 0:
                self._site(week, monday + timedelta(hours=8))
            if week % 13 == 0:
                self.say(f"week {week}: {len(self.owed)} stories, {len(self.wrong)} findings")

    def _faults(self, week: int) -> Mapping[int, Fault]:
        """Which outlets misbehave in a week, and how; none in the last weeks, and all or half of them now and then."""
        outlets = len(self.network.world.outlets)
        if week > self.weeks - CALM:
            self.lasting.clear()
            return {}
        self.lasting = {number: (fault, last) for number, (fault, last) in self.lasting.items() if last >= week}
        for number in range(outlets):
            if number not in self.lasting and number not in self.gone and self.dice.random() < SHARE:
                fault = self._next()
                self.lasting[number] = (fault, week + fault.weeks - 1)
        found = {number: fault for number, (fault, _) in self.lasting.items()}
        share = {0: 1.0, 1: 0.5}.get(self.dice.randrange(60)) if week % 4 else None
        if share:
            down = next(one for one in FAULTS if "401" in one.rows)
            found |= {number: down for number in range(outlets) if self.dice.random() < share}
            self.told["all_bad" if share == 1.0 else "half_bad"] += 1
        for fault in found.values():
            self.told.update(fault.rows)
        return found

    def _next(self) -> Fault:
        """The next fault of a deck that holds each once."""
        if not self.deck:
            self.deck = self.dice.sample(FAULTS, len(FAULTS))
        return self.deck.pop()

    # --- the commands

    def _fetch(self, week: int, now: datetime, faults: Mapping[int, Fault], *, trouble: bool = False) -> None:
        before = self._closed()
        harm = mischief(self.dice) if trouble else {}
        self.network.begin(now, faults)
        again = self.dice.random() < 0.7
        ran = self._run(week, now, "fetch", **harm)
        self._settle(ran, now)
        if harm and again:  # at once, as a person would; or not at all, and next week's run comes upon what is there
            self.network.begin(now, faults)
            self._settle(self._run(week, now + timedelta(minutes=5), "fetch"), now)
        if self._closed() != before:
            self.wrong.append(f"week {week}: a closed edition changed in a fetch")

    def _ask_the_gone(self, week: int, now: datetime) -> None:
        """A person asks again for what said that it is gone, five weeks later."""
        for number, (fault, _) in self.lasting.items():
            if fault.rows == ("410",):
                self.gone.setdefault(number, week + 5)
        due = [number for number, when in self.gone.items() if when <= week or week > self.weeks - CALM]
        if not due:
            return
        self.network.begin(now, {})
        names = [self.network.world.outlets[number].name for number in due]
        self._settle(self._run(week, now, "fetch", *names), now)
        for number in due:
            del self.gone[number]

    def _edit(self, edition: str) -> None:
        """The editor introduces the edition that is to be closed, as every week."""
        path = self.root / "content" / "edits" / f"{edition}.yml"
        path.write_text("edits:\n  - introduction: {ja: 今週の一面。, en: The week at a glance.}\n", encoding="utf-8")

    def _build(self, week: int, now: datetime, *, trouble: bool) -> None:
        harm = mischief(self.dice) if trouble else {}
        ran = self._run(week, now, "build", "--close", "--no-pages", **harm)
        if harm:
            ran = self._run(week, now + timedelta(minutes=5), "build", "--close", "--no-pages")
        if ran.status != 0:
            self.wrong.append(f"week {week}: build ended with {ran.status}: {ran.said[-500:]}")
        if weeks.week_of((now - WEEK).isoformat(), ZONE) not in self.store.closed_weeks():
            self.wrong.append(f"week {week}: its edition was not closed")

    def _site(self, week: int, now: datetime) -> None:
        ran = really("-q", "-C", str(self.root), "build", epoch=int(now.timestamp()))
        self.costs.append(Cost(week, "site", ran.seconds, ran.processor, ran.megabytes))
        self.told["sites"] += 1
        if ran.status != 0:
            self.wrong.append(f"week {week}: the site was not built: {ran.said[-500:]}")

    def _run(self, week: int, now: datetime, command: str, *more: str, kill: int = 0, full: int = 0) -> Ran:
        """One command, and what is wrong with how it ended."""
        arguments = ("-q", "-C", str(self.root), command, *more)
        epoch = int(now.timestamp())
        really_so = not kill and not full and not self.network.faults and self.dice.random() < 0.2
        ran = (
            really(*arguments, epoch=epoch)
            if really_so
            else self.runner.run(*arguments, epoch=epoch, kill=kill, full=full)
        )
        self.told["commands"] += 1
        self.told["kills"] += ran.status == -9
        self.told["full disks"] += bool(full and "File too large" in ran.said)
        if "Traceback" in ran.said or ran.status not in ((0, 1, -9) if kill else (0, 1)):
            self.wrong.append(f"week {week}: {command} ended with {ran.status}: {ran.said[-1500:]}")
        if not (really_so or kill or full):
            self.costs.append(Cost(week, command, ran.seconds, ran.processor, ran.megabytes))
        return ran

    # --- what is owed

    def _settle(self, ran: Ran, now: datetime) -> None:
        """Add what was served whole to a run that tells that it read it."""
        last = self._last_run() if ran.status in (0, 1) else None
        if last is None or not last.at.startswith(f"{now:%Y-%m-%d}"):
            return
        oldest = weeks.shift(weeks.week_of(last.at, ZONE), -REACH)
        outlets = {outlet.name: outlet for outlet in self.network.world.outlets}
        for fared in last.sources:
            number = outlets[fared.source].number
            served, fault = self.network.served.get(number, {}), self.network.faults.get(number)
            if fared.was_read:
                self.owed |= {
                    serial
                    for serial, date in served.items()
                    if date is None or weeks.week_of(date.isoformat(), ZONE) >= oldest
                }
            if fared.was_read and fared.items and fault and not fault.reads and not served:
                self.wrong.append(f"{last.at}: {fault.rows} was read: {fared}")
            if fared.status == "failed" and served and not (fault and not fault.reads):
                rows = fault.rows if fault else ()
                self.told[f"not read in time {rows}: {fared.reason}"] += 1
            self.told["requests refused" if fared.status == "skipped" else fared.status] += 1

    def _last_run(self) -> Run | None:
        """The last line of the run record, if a fetch wrote it just now."""
        path = self.root / "content" / "runs.jsonl"
        if not path.exists():
            return None
        lines = [run for run in self.store.runs()[-3:] if run.command == "fetch"]
        return lines[-1] if lines else None

    def _closed(self) -> Mapping[str, tuple[int, int, int]]:
        """What tells whether the records of closed weeks are the same files as they were."""
        found = {}
        for week in self.store.closed_weeks():
            for path in (self.root / f"content/editions/{week}.json", self.root / f"content/stories/{week}.jsonl"):
                if path.exists():
                    stat = path.stat()
                    found[str(path)] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        return found
