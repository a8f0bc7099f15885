"""The guide's limits are those of the program."""

import inspect
from pathlib import Path

from generator import config
from generator.collect import (
    box,
    connection,
    exchange,
    feed_markup,
    fetch,
    markdown_note,
    opml,
    plain_text,
    reading,
    refusals,
    web_archive,
    web_page,
)
from generator.extract import kept_comments, tree
from generator.text import urls

GUIDE = (Path(__file__).parents[2] / "content" / "docs" / "guides" / "limits.md").read_text(encoding="utf-8")
ROWS = {line.split(" | ")[0].removeprefix("| "): line for line in GUIDE.splitlines() if line.startswith("| ")}


def test_each_limit_is_told_as_it_is() -> None:
    limits = {
        "a file": (refusals.LARGEST,),
        "a feed, a list of feeds": (feed_markup.LARGEST, feed_markup.MOST_TAGS),
        "a page without its pictures": (web_page.LARGEST,),
        "a text, a note": (plain_text.LARGEST, markdown_note.LARGEST),
        "items of a feed": (feed_markup.MOST_ITEMS,),
        "feeds of a list": (opml.MOST_FEEDS,),
        "content of an item": (reading.LONGEST_BODY,),
        "a title, a name, a date": (reading.LONGEST_LINE,),
        "the name of a feed's author": (feed_markup.LONGEST_NAME,),
        "authors, and categories, of an item": (reading.MOST_NAMES,),
        "attributes of a tag": (feed_markup.MOST_ATTRIBUTES, web_page.MOST_ATTRIBUTES),
        "pages of a web archive": (web_archive.MOST_PAGES,),
        "a page of a web archive": (web_archive.LARGEST,),
        "comments of a story": (kept_comments.MOST,),
        "an address": (urls.LONGEST,),
        "levels of elements in each other": (tree.DEEPEST,),
        "redirects": (fetch.MOST_REDIRECTS,),
        "headers of an answer": (connection.HEADER_BYTES, connection.HEADER_LINES),
        "categories of a feed's item as read": (feed_markup.MOST_CATEGORIES,),
        "an answer": (config.LARGEST_ANSWER, config.Source("a", "b").megabytes),
    }
    for row, numbers in limits.items():
        assert all(f"{number:,}" in ROWS[row] for number in numbers), row


def test_the_patience_is_told_as_it_is() -> None:
    told = ROWS["waiting for a server"]
    assert f"{connection.CONNECT_SECONDS:.0f} s to connect, {exchange.READ_SECONDS:.0f} s to read on" in told
    assert f"{fetch.REQUEST_SECONDS:.0f} s for a request, {fetch.RUN_SECONDS / 60:.0f} min for a run" in told


def test_the_box_is_told_as_it_is() -> None:
    given = inspect.signature(box.Boxes).parameters
    seconds, megabytes = given["seconds"].default, given["megabytes"].default
    assert f"{seconds} s of processor time, {seconds + box._GRACE:.0f} s in all" in ROWS["time to parse one input"]
    assert f"{megabytes} MB" in ROWS["memory to parse one input"]
    assert given["seconds"].default == inspect.signature(box.Box).parameters["seconds"].default
