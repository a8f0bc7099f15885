"""The built site: MkDocs called as a function."""

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click
from jinja2 import TemplateError
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from generator import files
from generator.errors import BuildError, MatomeError, Problem
from generator.write.environment import place, refused

SETTINGS = "mkdocs.yml"
_FRESH = f"{files.TEMPORARY}site-"


def build(root: Path, now: datetime, *, strict: bool = False) -> tuple[Path, tuple[Problem, ...]]:
    """Build the site of `root` as `mkdocs build` does, hook and search index too: its folder, and warnings.

    The new site takes the old one's place when it is whole, so a build that fails leaves the old one. `now` is what the
    pages may say of the time (MkDocs is told through SOURCE_DATE_EPOCH). With `strict`, what MkDocs warns of stops the
    build. Raises BuildError, or the MatomeError that the hook met.
    """
    with _fresh_folder(root) as fresh:
        places: list[Path] = []

        def prepare(config: MkDocsConfig) -> None:
            places.append(Path(config.site_dir))
            config.site_dir = str(fresh)

        with calling(root, now, prepare, strict=strict) as said:
            _put(fresh, places[0])
    return places[0], told(said)


@contextlib.contextmanager
def calling(
    root: Path, now: datetime, prepare: Callable[[MkDocsConfig], None], *, strict: bool = False, dirty: bool = False
) -> Iterator[Sequence[str]]:
    """Call MkDocs with the settings of `root` as `prepare` leaves them; gives what it warned of.

    With `dirty` it writes only the pages that are newer than what it wrote of them. What fails, inside the block too,
    is raised as `build` says.
    """
    settings = root / SETTINGS
    if not settings.is_file():
        raise BuildError("there is no mkdocs.yml", where=str(root), cure="Make a site with: matome init DIR")
    with _epoch(now), _gathered() as said:
        try:
            config = load_config(str(settings), strict=strict)
            prepare(config)
            build_with_mkdocs(config, dirty=dirty)
            yield said
        except Exception as error:
            raise _told(error, said, settings) from error


def told(said: Sequence[str]) -> tuple[Problem, ...]:
    """What MkDocs warned of, as problems."""
    return tuple(Problem("warning", SETTINGS, warning.rstrip(".")) for warning in said)


@contextlib.contextmanager
def _fresh_folder(root: Path) -> Iterator[Path]:
    """A new folder on the disk of the site, so that renaming it is enough; those of killed runs are taken away."""
    for left in root.glob(f"{_FRESH}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_FRESH, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(fresh: Path, place: Path) -> None:
    """Give the new site the old one's place."""
    fresh.chmod(0o755)
    old = fresh.with_name(fresh.name + "-old")
    with contextlib.suppress(FileNotFoundError):
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _epoch(now: datetime) -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(now.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Gather(logging.Handler):
    """Keeps what MkDocs warns of; nothing is printed here."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


@contextlib.contextmanager
def _gathered() -> Iterator[list[str]]:
    said: list[str] = []
    handler, logger = _Gather(said), logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _told(error: Exception, said: list[str], settings: Path) -> MatomeError:
    """The error to raise for one that came out of MkDocs; `said` is what MkDocs warned of before."""
    met = getattr(error, "error", None)
    if isinstance(met, MatomeError):
        return met
    if isinstance(error, TemplateError) or place(error):
        return refused(error, "templates/theme")
    if isinstance(error, OSError):
        return BuildError(
            "the site could not be written", where=error.filename or str(settings), why=error.strerror or ""
        )
    if isinstance(error, ConfigurationError | click.ClickException | SystemExit):
        why = "; ".join(said) or str(error)
        return BuildError(
            "the site could not be built", where=str(settings), why=why, cure="Mend what is named, then build again."
        )
    return BuildError(
        "the site could not be built",
        where=str(settings),
        why=f"{type(error).__name__}: {error}",
        cure="If you changed a template, look there first.",
    )
