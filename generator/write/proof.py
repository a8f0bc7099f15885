"""A proof: the pages an editor looks at while he works, printed again where they changed.

MkDocs stays in the process, and what it wrote stays between two prints, in a folder that is no part of the site: only
pages whose Markdown is new are written again. Where the frame of all pages is new (settings, theme, which pages by hand
there are), all are, into a fresh folder. Links to pages that are left out stay good links; who serves the proof answers
them.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import config
from generator.errors import Problem
from generator.write import site
from generator.write.hook import LATEST, PROOF
from generator.write.inputs import Stamps, contents
from generator.write.page import Page, Rendered
from generator.write.search import BUNDLE

_NOT_A_FAULT = "A 'dirty' build is being performed"  # MkDocs warns of what is meant here


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed: the generated pages, the addresses that are left out, and the inputs as they are now."""

    rendered: Rendered
    left_out: frozenset[str]
    stamps: Stamps


class Proof:
    """The printed pages of the site in `root`, kept in `folder`."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._folder = root, folder
        self._docs, self._by_hand = folder / "docs", root / "content" / "docs"
        self._printed: dict[str, Page | str] = {}  # by path: a generated page, or the hash of one by hand
        self._frame: object = None
        self._number = 0

    @property
    def site(self) -> Path:
        """Where the pages stand that were printed last."""
        return self._folder / f"site-{self._number}"

    def print(self, sheet: Sheet, now: datetime) -> tuple[Problem, ...]:
        """Print what changed; gives what MkDocs warns of. Raises BuildError, and then the pages stay as they were."""
        by_hand = self._pages_by_hand(sheet.stamps)
        rendered = sheet.rendered.without(by_hand.keys())
        frame = self._frame_of(sheet.stamps, tuple(by_hand))
        fresh = frame != self._frame
        self._frame = None  # until this print is done
        self._put({**rendered.pages, **by_hand}, rendered.latest)
        said = self._call(rendered, sheet.left_out, now, self._number + 1 if fresh else self._number, dirty=not fresh)
        self._frame = frame
        if fresh:
            old, self._number = self.site, self._number + 1
            if (old / BUNDLE).is_dir():
                (old / BUNDLE).rename(self.site / BUNDLE)  # the search goes on until there is a new index
            shutil.rmtree(old, ignore_errors=True)
        return site.told([warning for warning in said if not warning.startswith(_NOT_A_FAULT)])

    def _call(
        self, rendered: Rendered, left_out: frozenset[str], now: datetime, number: int, *, dirty: bool
    ) -> tuple[str, ...]:
        target = self._folder / f"site-{number}"
        if not dirty:
            shutil.rmtree(target, ignore_errors=True)

        def prepare(settings: MkDocsConfig) -> None:
            settings.docs_dir, settings.site_dir = str(self._docs), str(target)
            settings.extra[PROOF] = (rendered, partial(_add, left_out, settings))

        with site.calling(self._root, now, prepare, dirty=dirty) as said:
            return tuple(said)

    def _pages_by_hand(self, stamps: Stamps) -> Mapping[str, str]:
        """The files below `content/docs` that are not ours, by path, with their hashes."""
        return {
            path.relative_to(self._by_hand).as_posix(): sha256
            for path, sha256 in sorted(contents(stamps).items())
            if path.is_relative_to(self._by_hand)
        }

    def _frame_of(self, stamps: Stamps, by_hand: tuple[str, ...]) -> object:
        """What all pages depend on: settings, the theme and the hook, and which pages by hand there are."""
        templates = self._root / "templates"
        alone = (self._root / site.SETTINGS, self._root / "content" / config.NAME)
        shared = {
            path: sha256
            for path, sha256 in contents(stamps).items()
            if path in alone or path.is_relative_to(templates / "theme") or path.suffix == ".py"
        }
        return shared, by_hand

    def _put(self, wanted: Mapping[str, Page | str], latest: str) -> None:
        """Make the folder that MkDocs reads hold these files; what stays the same is not touched."""
        for path in self._printed.keys() - wanted.keys():
            built = f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path
            for gone in (self._docs / path, self.site / built):
                gone.unlink(missing_ok=True)
            del self._printed[path]
        for path, file in wanted.items():
            mark = f"{file} {latest}" if isinstance(file, str) and path.endswith(".md") else file
            if self._printed.get(path) != mark:
                target = self._docs / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.body if isinstance(file, Page) else self._copied(path, latest))
                self._printed[path] = mark

    def _copied(self, path: str, latest: str) -> bytes:
        """A file by hand, with the newest edition where it asks for that."""
        body = (self._by_hand / path).read_bytes()
        return body.replace(LATEST.encode(), latest.encode()) if path.endswith(".md") else body


def _add(left_out: Iterable[str], config: MkDocsConfig, files: Files) -> None:
    """Let links lead to pages that are not printed."""
    for address in sorted(left_out):
        path = f"{address}index.md"
        if files.get_file_from_path(path) is None:
            files.append(
                File(path, config.docs_dir, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.EXCLUDED)
            )
