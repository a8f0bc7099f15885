"""Extraction: whether the text and the comments taken from saved pages are those that people took."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from generator import collect, extract
from generator.collect.box import Boxes
from generator.evaluate import overlap
from generator.evaluate.pages import Page
from generator.evaluate.partitions import harmonic
from generator.evaluate.result import Result, rounded
from generator.models import Story

NOW = datetime(2100, 1, 1, tzinfo=UTC)  # after every page there is: no date is implausible for being late
SETTINGS = extract.Settings(first_seen="2100-01-01T00:00:00Z", now=NOW, timezone="UTC", keep="full")


@dataclass(frozen=True, slots=True)
class Taken:
    """What the program takes from a page; nothing from one it refuses."""

    text: str = ""
    comments: str = ""


def measure(pages: Sequence[Page], boxes: Boxes) -> Result:
    """`f1` of the text, and where the gold has comments `comments_found` and `comments_leaked`.

    With a gold text, `f1` is that of runs of four words (of four characters in a newspaper's paragraphs), as
    `overlap.mean_f1` says; with snippets, that of those which must be there among all that are. Comments are
    `found` among the comments, and `leaked` into the text, as shares of the gold's. Pages are read in boxes.
    """
    taken = [
        one if isinstance(one, Taken) else Taken() for one in boxes.map(take, [(page.raw, page.url) for page in pages])
    ]
    both = list(zip(pages, taken, strict=True))
    measures = {"f1": _text_f1(both) if pages[0].text is not None else _snippet_f1(both)}
    if any(page.comments for page in pages):
        measures |= _comments(both)
    return Result(rounded(measures), len(pages))


def take(raw: collect.Raw, url: str | None) -> Taken:
    """What is taken from a page: the words of its passages with their headings, and its comments, a line each."""
    reading = collect.read(raw, collect.Hints())
    entry = replace(reading.entries[0], url=reading.entries[0].url or url) if reading.entries else None
    story = extract.story(entry, SETTINGS).story if entry else None
    if story is None:
        return Taken()
    return Taken("\n".join(_lines(story)), "\n".join(comment.text for comment in story.comments))


def _lines(story: Story) -> Iterator[str]:
    under = None
    for passage in story.passages:
        if passage.heading and passage.heading != under:
            yield passage.heading
        under = passage.heading
        yield passage.text


def _text_f1(pages: Sequence[tuple[Page, Taken]]) -> float:
    return overlap.mean_f1(
        overlap.runs_in_common(page.text or "", taken.text, overlap.characters if page.spaceless else overlap.words)
        for page, taken in pages
    )


def _snippet_f1(pages: Sequence[tuple[Page, Taken]]) -> float:
    found = sum(overlap.count_in(taken.text, page.present) for page, taken in pages)
    wrong = sum(overlap.count_in(taken.text, page.absent) for page, taken in pages)
    wanted = sum(len(page.present) for page, _ in pages)
    return harmonic(found / (found + wrong) if found + wrong else 0.0, found / wanted if wanted else 0.0)


def _comments(pages: Sequence[tuple[Page, Taken]]) -> dict[str, float]:
    wanted = sum(len(page.comments) for page, _ in pages)
    return {
        "comments_found": sum(overlap.count_in(taken.comments, page.comments) for page, taken in pages) / wanted,
        "comments_leaked": sum(overlap.count_in(taken.text, page.comments) for page, taken in pages) / wanted,
    }
