"""What every command needs: the options, the site's root, its settings and records, and the clock."""

import argparse
import os
from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator import config, weeks
from generator.cli.console import Console
from generator.config import Config
from generator.errors import UsageError
from generator.store import Store

if TYPE_CHECKING:
    from generator.site import Site

CONTENT = "content"


@dataclass
class Context:
    """One run of one command."""

    options: argparse.Namespace
    console: Console

    @cached_property
    def now(self) -> datetime:
        """The clock, read once; SOURCE_DATE_EPOCH replaces it (reproducible-builds.org)."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch is None:
            return datetime.now(UTC).replace(microsecond=0)
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                "SOURCE_DATE_EPOCH is no time", why=epoch, cure="It must be seconds since 1970, as 1763942400."
            ) from None

    @cached_property
    def root(self) -> Path:
        """The site's root: -C, else the nearest folder above with content/matome.yml."""
        named = getattr(self.options, "directory", None)
        if named is not None:
            root = Path(named)
            if not (root / CONTENT / config.NAME).is_file():
                raise UsageError(
                    "is no site", where=named, why=f"it has no {CONTENT}/{config.NAME}", cure=f"matome init {named}"
                )
            return root.resolve()
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / CONTENT / config.NAME).is_file():
                return folder
        raise UsageError(
            "no site here",
            where=str(here),
            why=f"neither this folder nor one above has {CONTENT}/{config.NAME}",
            cure="Make one with matome init DIR, or name it with matome -C DIR.",
        )

    @property
    def settings_path(self) -> Path:
        """Where the settings are."""
        return self.root / CONTENT / config.NAME

    @cached_property
    def config(self) -> Config:
        """The site's settings. Raises SettingsError."""
        return config.load(self.settings_path)

    @cached_property
    def store(self) -> Store:
        """The site's records."""
        return Store(self.root / CONTENT)

    @cached_property
    def site(self) -> "Site":
        """The site, as the pipeline takes it."""
        from generator.site import Site

        return Site(self.root, self.config, self.now)

    def week(self, name: str, known: Collection[str]) -> str:
        """The week of this name, one of those that are `known`. Raises UsageError for what is none of them."""
        try:
            weeks.days(name)
        except ValueError:
            raise UsageError("is not an ISO week", where=name, cure="Write it as 2025-W43.") from None
        if name not in known:
            ends = sorted({min(known), max(known)}) if known else []
            near = f"Known are: {' to '.join(ends)}." if ends else "There are none yet: matome add PATH."
            raise UsageError("there are no stories of this week", where=name, cure=near)
        return name

    def writing(self) -> AbstractContextManager[None]:
        """Hold the store's lock, or nothing under --dry-run."""
        return nullcontext() if self.dry else self.store.writing(self.options.command, self.now.isoformat())

    @property
    def dry(self) -> bool:
        """Whether nothing may be written."""
        return bool(getattr(self.options, "dry_run", False))
