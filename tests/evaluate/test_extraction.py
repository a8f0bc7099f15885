"""Pages through the boxes: what is found of the text, and whether comments stay out of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import intake
from generator.collect import Raw
from generator.collect.box import Boxes
from generator.evaluate import extraction, pages

QUALITY = Path(__file__).parent.parent / "quality" / "pages"


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with intake.boxes() as found:
        yield found


def test_what_is_taken_of_a_page_is_measured(boxes: Boxes) -> None:
    result = extraction.measure(pages.read([QUALITY]), boxes)
    assert set(result.measures) == {"f1", "comments_found", "comments_leaked"}


def test_a_page_that_is_refused_has_nothing(boxes: Boxes) -> None:
    page = pages.Page(Raw(b"", "empty.html"), text="The ferry stops in March.")
    assert extraction.measure([page], boxes).measures == {"f1": 0.0}
    snippets = pages.Page(Raw(b"", "empty.html"), present=("ferry",), comments=("good",))
    assert extraction.measure([snippets], boxes).measures == {"f1": 0.0, "comments_found": 0, "comments_leaked": 0}
