"""What formats call text is read as its words, whatever they try."""

import json
import re
from collections.abc import Callable, Sequence
from html import escape

import pytest

from generator.collect import Hints, Raw, read
from generator.text.clean import plain, words
from tests.hostile import collected
from tests.hostile.strings import strings

NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML's, and C1, which it maps
TITLES = [f"Fog {NO_TEXT.sub('', text)[:900]} tide" for text in (*strings(), *collected.words())]
AT_ONCE = 400  # items, well below what a feed may hold


def json_feed(titles: Sequence[str]) -> bytes:
    items = [{"id": str(number), "title": title} for number, title in enumerate(titles)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items}).encode()


def atom(titles: Sequence[str]) -> bytes:
    items = "".join(
        f"<entry><id>tag:post.example,2026:{number}</id><title type='text'>{escape(title)}</title></entry>"
        for number, title in enumerate(titles)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title>{items}</feed>".encode()


@pytest.mark.parametrize("made", [json_feed, atom])
def test_titles_that_are_text_keep_every_word(made: Callable[[Sequence[str]], bytes]) -> None:
    for start in range(0, len(TITLES), AT_ONCE):
        given = TITLES[start : start + AT_ONCE]
        found = read(Raw(made(given), "feed"), Hints()).entries
        assert [words(entry.title or "") for entry in found] == [plain(title) for title in given]
