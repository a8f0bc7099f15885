"""Why an entry tells no story: script apps, consent walls, checks for robots, pages that are menus only."""

import re
from collections.abc import Sequence

from generator.errors import Problem
from generator.extract.blocks import Reading
from generator.models import Entry, Passage

_SAVE_AGAIN = "Open the page in a browser, wait until its text is there, and save it again."
_WALL = re.compile(
    r"cookies?\b|consent|privacy polic|personal data|our partners|gdpr|accept all|reject all"
    r"|manage preferences|legitimate interest|クッキー|プライバシーポリシー|同意する|個人情報",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"just a moment|checking your browser|enable javascript|javascript (?:is|を)"
    r"|are you (?:a )?(?:human|robot)|verify (?:that )?you are|access denied|attention required"
    r"|error 4\d\d|"
    r"\b(?:403 forbidden|404 not found|page not found|410 gone|service unavailable)"
    r"|ページが見つかりません|お探しのページ|アクセスが拒否|not a robot|security check"
    r"|unusual traffic",
    re.IGNORECASE,
)
_LITTLE = 200  # characters of text below which a page that speaks of a check is nothing else
_LONGEST_WALL = 4_000
_FEWEST_SIGNS = 3  # different words of consent; an article about baking has one


def problem(entry: Entry, reading: Reading, passages: Sequence[Passage], titles: Sequence[str]) -> Problem | None:
    """The problem that says why and the cure; None if the entry tells a story.

    `titles` are the forms of its headline. A feed's item with a title alone is a story, a page is not.
    """
    if not entry.whole_page:
        empty = not any(titles) and not passages
        return Problem("warning", entry.source, "an item without title and text was left out") if empty else None
    said = "\n".join(passage.text for passage in passages)
    fault = None if reading.comments else _fault(entry, reading, said, titles)
    return Problem("error", entry.via.name, "no article text", *fault) if fault else None


def _fault(entry: Entry, reading: Reading, said: str, titles: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a page, and the cure."""
    if not said or (entry.html and _is_title_alone(said, titles)):
        scripted = entry.html and reading.whole_text < _LITTLE
        return "scripts fill it in the browser" if scripted else "its text is menus and notices", _SAVE_AGAIN
    if entry.html and _is_challenge(said, titles):
        return "the page is an error or a check for robots", _SAVE_AGAIN
    if entry.html and _is_wall(said):
        return "the page is a consent notice", "Answer the notice in a browser, then save the page again."
    return None


def _is_title_alone(text: str, titles: Sequence[str]) -> bool:
    """Whether a page has hardly more text than its title, as those of players and maps have."""
    said = _squeezed(text)
    return any(title and len(text) < len(title) + 40 and _squeezed(title) in said for title in titles)


def _is_challenge(text: str, titles: Sequence[str]) -> bool:
    named = any(_CHALLENGE.search(title) for title in titles)
    return (len(text) < _LITTLE and bool(_CHALLENGE.search(text))) or (named and len(text) < 5 * _LITTLE)


def _is_wall(text: str) -> bool:
    """Whether most of a short text speaks of consent: trafilatura takes a consent wall for an article."""
    if len(text) >= _LONGEST_WALL:
        return False
    rows = [row for row in re.split(r"\n|(?<=[.。])\s*", text) if len(row) > 15]
    about = sum(len(row) for row in rows if _WALL.search(row))
    signs = {sign.lower() for sign in _WALL.findall(text)}
    return len(signs) >= _FEWEST_SIGNS and about > 0.5 * sum(map(len, rows))


def _squeezed(text: str) -> str:
    return "".join(text.split())
