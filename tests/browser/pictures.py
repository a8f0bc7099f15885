"""Pictures of the sample site: light, dark, on a phone and on paper. `make pictures` puts them into .pictures/.

One of them is the README's. Look at all of them before a change of looks is done.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, serving
from tests.browser.kinds import digests, kinds

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".pictures"
README = ROOT / ".github" / "digest-page.png"
LOOKS: dict[str, tuple[int, Literal["light", "dark"]]] = {
    "light": (1280, "light"),
    "dark": (1280, "dark"),
    "phone": (360, "light"),
    "phone-dark": (360, "dark"),
}
PRINTED = ("home", "edition", "digest in two languages", "digest in ja", "digest in en")


def take(browser: Browser, address: str, site: Path) -> None:
    """Photograph a page of each kind in every look, a phone's menu, an open citation, and print the main ones."""
    pages = {name: path for name, path in kinds(site).items() if name != "lost"}  # it knows only its published address
    for look, (width, scheme) in LOOKS.items():
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        for name, path in pages.items():
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=_picture(name, look), full_page=True)
        if width < 400:
            page.goto(address + pages["edition"])
            page.locator(".opener[data-opens=drawer]").click()
            page.screenshot(path=_picture("menu", look))
        page.goto(address + max(digests(site).values()))
        page.locator(".citation > summary").first.click()
        page.screenshot(path=_picture("citation", look))
        context.close()
    page = browser.new_page(color_scheme="dark")  # paper is white all the same
    for name in PRINTED:
        page.goto(address + pages[name])
        page.pdf(path=_picture(name, "print").with_suffix(".pdf"), prefer_css_page_size=True, format="A4")
    page = browser.new_page(viewport={"width": 1180, "height": 1000})
    page.goto(address + pages["digest in two languages"])
    page.screenshot(path=README)


def _picture(name: str, look: str) -> Path:
    return FOLDER / f"{name.replace(' ', '-')}-{look}.png"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with serving(ROOT / "site") as at, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(started, at, ROOT / "site")
        started.close()
    print(f"pictures are in {FOLDER}, the README's is {README}")
    sys.exit(0)
