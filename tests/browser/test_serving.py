"""What an editor sees: the page loads itself again, says what went wrong, and shows where an edit can be made."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import edits, pipeline
from generator.models import Passage
from generator.site import Site
from tests.browser.drafts import showing
from tests.made import NOW, SETTINGS, site, story
from tests.write.sites import PROJECT

pytestmark = pytest.mark.browser
WEEK = "2026-W45"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one digest, in work."""
    made = site(tmp_path / "site", SETTINGS)
    for part in ("mkdocs.yml", "templates/hook.py", "content/docs/about.md", "content/docs/index.md"):
        (made / part).parent.mkdir(parents=True, exist_ok=True)
        (made / part).write_bytes((PROJECT / part).read_bytes())
    texts = ("汐見市は四日、埠頭の改修を始めると発表した。", "汐見市の埠頭の改修が始まる。費用は十二億円だ。")
    told = [
        story(number, title="埠頭の改修", publisher=f"第{number}新報", passages=(Passage("report", text, "記者"),))
        for number, text in enumerate(texts, start=1)
    ]
    Site.at(made, NOW).store.put_stories(WEEK, told)
    pipeline.compute(at := Site.at(made, NOW), pipeline.open_weeks(at))
    return made


@pytest.fixture
def address(root: Path, tmp_path: Path) -> Iterator[str]:
    """Where it is served."""
    with showing(root, tmp_path / "desk", NOW, "https://example.org/sub/") as where:
        yield where


@pytest.fixture
def page(browser: Browser, address: str, root: Path) -> Iterator[Page]:
    """The digest's page, open in a browser that forgives no error of script or policy."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened, faults = context.new_page(), list[str]()
    opened.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    edition = Site.at(root, NOW).store.edition(WEEK)
    assert edition is not None
    opened.goto(f"{address}2026/w45/{edition.digests[0].topic}/")
    yield opened
    context.close()
    assert faults == []


def _write(root: Path, text: str) -> None:
    path = root / "content" / "edits" / f"{WEEK}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_mark_gives_lines_that_change_the_page_when_they_are_saved(page: Page, root: Path) -> None:
    marks = page.locator(".proof-mark")
    expect(marks.first).to_be_visible()
    sentence = page.locator(".summary q").first
    text = sentence.inner_text()
    mark = page.locator(".summary li", has_text=text).locator(".proof-mark")
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".proof-panel")
    expect(panel).to_be_focused()
    assert (panel.locator("code").inner_text()).startswith("q-")
    panel.locator(".proof-copy").first.click()
    lines = page.evaluate("navigator.clipboard.readText()")
    assert edits.parse(f"edits:\n{lines}", "x.yml")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(mark).to_be_focused()
    _write(root, f"edits:\n{lines}")
    expect(page.locator(".summary q", has_text=text)).to_have_count(0, timeout=15_000)


def test_marks_are_shown_and_taken_away_with_a_button_that_is_remembered(page: Page) -> None:
    toggle = page.locator(".proof-toggle")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.click()
    expect(page.locator(".proof-mark").first).to_be_hidden()
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".proof-mark").first).to_be_hidden()
    toggle.click()
    expect(page.locator(".proof-mark").first).to_be_visible()


def test_an_error_stands_above_the_page_until_it_is_mended(page: Page, root: Path) -> None:
    expect(page.locator("h1")).to_contain_text("✎")  # its mark is there
    title = page.locator("h1").inner_text()
    _write(root, "edits:\n  - retitel: x\n")
    banner = page.locator(".proof-banner")
    expect(banner).to_contain_text("retitle", timeout=15_000)
    expect(banner.locator("p")).to_have_text(re.compile(f"^content/edits/{WEEK}.yml:2: "))
    assert page.locator("h1").inner_text() == title
    _write(root, "edits:\n  - note: no-such-topic\n    text: x\n")
    expect(banner).to_contain_text("no-such-topic", timeout=15_000)
    _write(root, "edits:\n")
    expect(banner).to_have_count(0, timeout=15_000)


def test_every_tab_is_loaded_again(page: Page, root: Path, address: str) -> None:
    others = [page.context.new_page() for _ in range(8)]  # more than a browser keeps connections to one place
    for other in others:
        other.goto(f"{address}2026/w45/")
        expect(other.locator(".proof-toggle")).to_be_visible()
    edition = Site.at(root, NOW).store.edition(WEEK)
    assert edition is not None
    _write(root, f"edits:\n  - retitle: {edition.digests[0].topic}\n    titles: {{ja: 新しい見出し}}\n")
    for other in others:
        other.bring_to_front()
        expect(other.locator("h3").first).to_contain_text("新しい見出し", timeout=15_000)
