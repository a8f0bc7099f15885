"""Pictures of the sample site's main pages, light, dark and on a phone: `make pictures` puts them into .pictures/.

One of them is the README's. Look at all of them before a change of looks is done.
"""

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, serving

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".pictures"
README = ROOT / ".github" / "digest-page.png"
PAGES = {
    "home": "",
    "edition": "2026/w45/",
    "digest": "2026/w45/suzugase-tidal-plant-goes-online-with-2-4-mw/",
    "thread": "topics/hinoshima-ferry/",
    "archive": "archive/",
    "sources": "sources/",
    "search": "search/?q=原子力発電所",
}
LOOKS: dict[str, tuple[int, Literal["light", "dark"]]] = {
    "light": (1280, "light"),
    "dark": (1280, "dark"),
    "phone": (360, "light"),
}


def take(address: str) -> None:
    """Photograph every page in every look."""
    chromium = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for look, (width, scheme) in LOOKS.items():
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for name, path in PAGES.items():
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}-{look}.png", full_page=True)
            context.close()
        page = browser.new_page(viewport={"width": 1180, "height": 1000})
        page.goto(address + PAGES["digest"])
        page.screenshot(path=README)
        browser.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with serving(ROOT / "site") as site:
        take(site)
    print(f"pictures are in {FOLDER}, the README's is {README}")
    sys.exit(0)
