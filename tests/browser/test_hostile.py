"""A site full of hostile words in a browser: they are read as words, and the pages are those of a harmless site."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Dialog, Page

from generator.checking.built import folder
from generator.write import escape, pages, site
from tests.browser.conftest import serving, visiting
from tests.hostile import collected
from tests.hostile.strings import strings
from tests.write import sites
from tests.write.hostile import Say, editions, stories
from tests.write.sample import CONFIG, FETCHES, NOW

pytestmark = [pytest.mark.browser, pytest.mark.site]

OWN_KEYS = ("publisher", "site")  # words of one place that must be the same wherever they stand
# Breaks between phrases differ with the words.
SKELETON = """() => [...document.documentElement.querySelectorAll('*')].filter((one) => one.tagName !== 'WBR').map(
  (one) => one.tagName + ' ' + one.getAttributeNames().filter((name) => name !== 'hidden').sort().join(' '))"""


class Speaker:
    """Gives each place the next few hostile strings, so that all are said somewhere."""

    def __init__(self, words: tuple[str, ...], each: int) -> None:
        self._turn, self._each = cycle(words), each
        self._kept: dict[str, str] = {}
        self.said: set[str] = set()

    def __call__(self, where: str) -> str:
        if where in self._kept:
            return self._kept[where]
        chosen = [next(self._turn) for _ in range(self._each)]
        self.said.update(chosen)
        text = " ".join((where, *chosen))
        if where.startswith(OWN_KEYS):
            self._kept[where] = text
        return text


def build(root: Path, say: Say) -> Path:
    """The sample's site, each word of others as `say` gives it."""
    rendered = pages.render(CONFIG, editions(say), stories(say), now=NOW, fetches=FETCHES)
    return site.build(sites.make(root, rendered.pages, rendered.latest), NOW)[0]


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    words = (*strings(), *collected.words())
    return Speaker(words, each=1 + len(words) // 60)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, speaker: Speaker) -> Path:
    return build(tmp_path_factory.mktemp("acting"), speaker)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("calm"), lambda where: f"{where} of a calm day")


def addresses(built: Path) -> list[str]:
    return sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html") if "pagefind" not in path.parts)


def is_passed_by(path: Path) -> bool:
    """Whether it is a mail, or leads elsewhere at once."""
    return path.name.startswith("mail") or 'http-equiv="refresh"' in path.read_text("utf-8")


def parsed(path: Path) -> list[tuple[str, list[str]]]:
    """The elements of a file, each with its attributes."""
    tree = html.document_fromstring(path.read_bytes())
    return [(str(one.tag), sorted(map(str, one.keys()))) for one in tree.iter("*")]


@pytest.fixture(scope="module")
def visits(browser: Browser, hostile: Path, calm: Path) -> Iterator[tuple[Page, Page]]:
    """A visitor of each site. Requests elsewhere, errors, refusals of the policy and dialogs fail the test."""
    dialogs: list[str] = []

    def met(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with (
        serving(hostile) as acting,
        serving(calm) as quiet,
        visiting(browser, acting) as left,
        visiting(browser, quiet) as right,
    ):
        left.on("dialog", met)
        yield left, right
    assert dialogs == []


def test_every_page_has_the_elements_and_attributes_of_a_harmless_one(
    visits: tuple[Page, Page], hostile: Path, calm: Path, speaker: Speaker
) -> None:
    left, right = visits
    assert addresses(hostile) == addresses(calm)
    assert len(addresses(hostile)) > 20
    for address in addresses(hostile):
        if is_passed_by(hostile / address):
            assert parsed(hostile / address) == parsed(calm / address), address
            continue
        for page in visits:
            page.goto(address, wait_until="load")
        assert left.evaluate(SKELETON) == right.evaluate(SKELETON), address
        assert left.evaluate("window.acted") is None
    assert speaker.said >= {*strings(), *collected.words()}


def test_the_words_are_read_as_they_stand(visits: tuple[Page, Page], speaker: Speaker) -> None:
    page, _ = visits
    page.goto("2026/w10/harbour-ferry/")
    shown = " ".join(page.locator("body").inner_text().split())
    publisher = speaker("publisher s-0000000001")
    assert " ".join(escape.line(publisher).split()) in shown


def test_results_of_a_search_are_words(visits: tuple[Page, Page]) -> None:
    page, _ = visits
    page.goto("search/?q=script")
    page.wait_for_selector("#search-results > li")
    found = page.locator("#search-results *").evaluate_all("all => [...new Set(all.map((one) => one.tagName))]")
    assert set(found) <= {
        "A",
        "ARTICLE",
        "H2",
        "H3",
        "LI",
        "MARK",
        "P",
        "SPAN",
        "STRONG",
        "TIME",
        "UL",
        "OL",
        "DIV",
        "SMALL",
    }
    assert page.evaluate("window.acted") is None


def test_feeds_mails_charts_and_data_pass_the_check_of_the_built_site(hostile: Path) -> None:
    found = [problem for problem in folder.faults(hostile, sites.CONFIG.url) if "leads nowhere" not in problem.what]
    assert [str(problem) for problem in found] == []
