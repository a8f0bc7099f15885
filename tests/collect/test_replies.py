"""Answers in a feed of stories become comments of what they answer (RFC 4685)."""

import pytest

from generator import collect
from generator.collect import Hints, Raw, Reading
from generator.errors import FormatError


def feed(*entries: str) -> Reading:
    head = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>t</title>'
    )
    return collect.read(Raw(f"{head}{''.join(entries)}</feed>".encode(), "feed.atom"), Hints())


def entry(name: str, answers: str = "") -> str:
    reply = f'<thr:in-reply-to ref="tag:a.example,2026:{answers}"/>' if answers else ""
    return (
        f"<entry><id>tag:a.example,2026:{name}</id><title>{name}</title>{reply}"
        f"<author><name>Ann</name></author><content>words of {name}</content></entry>"
    )


def test_answers_stand_under_what_they_answer_each_at_its_depth() -> None:
    (story,) = feed(entry("story"), entry("one", "story"), entry("two", "one"), entry("three", "story")).entries
    assert [(said.text, said.depth) for said in story.comments] == [
        ("words of one", 0),
        ("words of two", 1),
        ("words of three", 0),
    ]
    assert story.comments[0].author == "Ann"


def test_an_answer_to_what_is_not_there_is_left_out_with_a_warning() -> None:
    reading = feed(entry("story"), entry("one", "elsewhere"), entry("two", "one"))
    assert [one.title for one in reading.entries] == ["story"]
    assert "(2 times)" in reading.problems[0].what


def test_a_feed_of_answers_alone_is_no_feed_of_stories() -> None:
    with pytest.raises(FormatError, match="a feed of comments"):
        feed(entry("one", "story"), entry("two", "story"))


def test_answers_in_a_circle_end() -> None:
    with pytest.raises(FormatError, match="a feed of comments"):
        feed(entry("one", "two"), entry("two", "one"))
