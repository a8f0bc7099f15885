"""One site at one moment: its folder, its settings, its records, the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from generator import config as settings
from generator import yaml_file
from generator.config import Config
from generator.edits import Edits
from generator.store import Store


@dataclass(frozen=True)
class Site:
    """One site at one moment: its folder, its settings, the clock."""

    root: Path
    config: Config
    now: datetime
    records: Store | None = None  # those that are remembered between builds; else they are read anew

    @classmethod
    def at(cls, root: Path, now: datetime) -> "Site":
        """The site in a folder. Raises SettingsError."""
        return cls(root, settings.load(root / "content" / settings.NAME), now)

    @cached_property
    def store(self) -> Store:
        """Its records."""
        return self.records or Store(self.root / "content")

    @cached_property
    def decisions(self) -> Edits:
        """What the editor decided, by week. Raises SettingsError."""
        return Edits(self.root / "content" / "edits")

    def refuse(self, faults: Iterable[settings.Fault]) -> None:
        """Raise SettingsError for these faults of the settings, each with its line."""
        found = tuple(faults)
        if found:
            path = self.root / "content" / settings.NAME
            tree = yaml_file.read(path.read_text(encoding="utf-8-sig"), str(path))
            settings.refuse(tree, str(path), found)

    @property
    def docs(self) -> Path:
        """What MkDocs reads."""
        return self.root / "content" / "docs"

    @property
    def moment(self) -> str:
        """The clock's time as records keep it."""
        return moment(self.now)


def moment(now: datetime) -> str:
    """A time as records keep it: UTC, in seconds, with a final Z."""
    return now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
