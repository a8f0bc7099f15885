"""Pictures of the guide to looks: `make pictures` takes them from the sample site as `matome serve` shows it.

The last week of the sample is opened, an edit is broken, and colours are changed, in a copy of the site.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.store import Store
from tests.browser.conftest import FLAGS
from tests.browser.drafts import showing

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content" / "docs" / "guides"
NOW = datetime(2026, 11, 14, tzinfo=UTC)  # within the sample's last week
SIZE, QUALITY = {"width": 960, "height": 600}, 72
COLOURS = (
    '\ncolours:\n  ground: ["#fffdf5", "#1b1512"]\n  link: ["#8c1d40", "#f3a6bf"]\n  accent: ["#5c4a00", "#e3cf7a"]\n'
)


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root, week, topic = _site(Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # playwright's own kind of two numbers
        with showing(root, Path(folder) / "desk", NOW) as address:
            page.goto(f"{address}{week[:4]}/w{week[6:]}/{topic}/")
            page.locator(".summary .proof-mark").first.click()
            _take(page, "serve-marks")
            page.keyboard.press("Escape")
            _when(page, ".proof-error", lambda: _edits(root, week, f"edits:\n  - retitel: {topic}\n"))
            _take(page, "serve-error")
            _edits(root, week, "edits:\n")
            page.locator(".proof-error").wait_for(state="detached")
            settings = root / "content" / "matome.yml"
            changed = settings.read_text(encoding="utf-8") + COLOURS
            _when(page, "link[href$='colours.css']", lambda: settings.write_text(changed, encoding="utf-8"))
            page.locator(".proof-toggle").click()
            _take(page, "own-colours")
        browser.close()


def _site(root: Path) -> tuple[Path, str, str]:
    """A copy of the sample site with its last week open; the week, and a topic of it."""
    leave = shutil.ignore_patterns("site", "tests", ".*", "generator", "20*", "sample")
    shutil.copytree(ROOT / "content", root / "content", ignore=leave, ignore_dangling_symlinks=True)
    for part in ("stories", "editions"):
        shutil.copytree(ROOT / "content" / part, root / "content" / part, dirs_exist_ok=True)
    for part in ("mkdocs.yml", "templates/hook.py"):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / part, root / part)
    store = Store(root / "content")
    last = store.editions()[-1]
    store.put_edition(replace(last, closed=None))
    return root, last.week, last.digests[0].topic


def _edits(root: Path, week: str, text: str) -> None:
    path = root / "content" / "edits" / f"{week}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _when(page: Page, shown: str, change: Callable[[], object]) -> None:
    """Make a change, and wait until the page shows it."""
    change()
    page.locator(shown).first.wait_for(state="attached")


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=QUALITY)


if __name__ == "__main__":
    main()
    print(f"the guide's pictures are in {FOLDER}")
    sys.exit(0)
