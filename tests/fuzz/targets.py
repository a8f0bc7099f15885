"""What is fuzzed: each target takes any bytes, and whatever it does but refuse them with an error of ours is a fault.

A target also checks what must hold of what it made of them: that it can be kept, and is the same a second time.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from generator import collect, config, edits, intake, records
from generator.collect import opt_outs
from generator.collect.document import Raw
from generator.collect.robots import own_group
from generator.config import Source
from generator.errors import InputError, MatomeError, RecordError, SettingsError
from generator.merge import merge
from generator.models import Edition, Run, SourceState, Story
from generator.text import dates, urls
from tests import made

HERE = Path(__file__).parent
TESTS = HERE.parent
ADDRESS = "https://shiomi.example/feed.xml"
NOW = datetime(2026, 11, 9, 1, tzinfo=UTC)
CONFIG = config.parse(made.SETTINGS)
SOURCE = Source("汐見新報", ADDRESS)
EVERY_EDIT = """\
edits:
  - retitle: ferry-line
    titles: {ja: 渡し船の運賃, en: Ferry fares}
  - correct: ferry-line
    date: 2026-11-12
    was: The fare rises by 40 crowns.
    now: The fare rises by 30 crowns.
  - merge: [ferry-line, s-0000000001]
  - drop: s-0000000002
  - note: ferry-line
    text: 取材を続けています。
  - introduction: {en: This week on the coast.}
  - approve: 2026-11-12
"""
EVERY_SETTING = (
    made.SETTINGS
    + """\
sections:
  - {key: life, titles: {ja: くらし, en: Life}, keywords: [渡し船, ferry]}
sources:
  - {name: 汐見新報, url: "https://shiomi.example/feed.xml", section: life, full_text: true, discussions: [hatena]}
families: {Alder Group: [Alder Post, Alder Evening]}
limits: {digests: 9, failing: 0.3}
colours: {accent: ["#1a5c64", "#7fd0c8"]}
words: {en: {home: Front page}}
"""
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that reads. `run` raises for a fault; `seeds` are inputs that are right."""

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def _files(pattern: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(TESTS.glob(pattern)))


def same_twice(make: Callable[[], object]) -> bytes:
    """What is made, as it would be kept. Raises AssertionError if it is another the second time."""
    first = msgspec.json.encode(make(), order="sorted")
    assert first == msgspec.json.encode(make(), order="sorted"), "the same input gives another result"
    return first


def _taken_in(data: bytes, *, is_feed: bool) -> None:
    """From an answer to stories, as the box does it."""
    kind = "application/xml" if is_feed else "text/html"
    raw = Raw(data, ADDRESS, ADDRESS, kind)
    kept = same_twice(lambda: intake.extraction(raw, SOURCE if is_feed else None, CONFIG, NOW, is_feed))
    for story in msgspec.json.decode(kept, type=intake.Extraction).stories:
        line = records.lines((story,))
        assert tuple(records.of_lines(line, Story, "stories")) == (story,), "what is kept is read as something else"
        assert merge(story, story) == story, "seen again, it is another"
        assert story.url is None or urls.safe(story.url) == story.url, "its address is not safe"


def feed(data: bytes) -> None:
    """A feed, or what stands in its place."""
    _taken_in(data, is_feed=True)


def page(data: bytes) -> None:
    """A page, or anything else that is dropped into the inbox."""
    _taken_in(data, is_feed=False)


def comments(data: bytes) -> None:
    """A feed of comments; what a page declares and announces."""
    raw = Raw(data, ADDRESS, ADDRESS, "text/xml")
    for read in (collect.read_comments, collect.declared, collect.announced):
        _or_refused(lambda read=read: same_twice(lambda: read(raw)), InputError)  # type: ignore[misc]


def discussion(data: bytes) -> None:
    """What a service answers about a story."""
    raw = Raw(data, ADDRESS, ADDRESS, "application/json")
    for service in ("bluesky", "discourse", "hackernews", "hatena", "mastodon"):
        _or_refused(lambda name=service: same_twice(lambda: collect.read_discussion(raw, name, ADDRESS)), InputError)  # type: ignore[misc]


def permissions(data: bytes) -> None:
    """robots.txt and tdmrep.json of a host."""
    lines = own_group(data.decode("utf-8-sig", "replace").splitlines())
    same_twice(lambda: (opt_outs.of_robots_txt(lines, "/news/1"), opt_outs.of_tdmrep(data, "/news/1")))


def settings(data: bytes) -> None:
    """matome.yml."""
    text = data.decode("utf-8", "replace")
    _or_refused(lambda: same_twice(lambda: config.parse(text)), SettingsError)


def decisions(data: bytes) -> None:
    """The edits of a week."""
    text = data.decode("utf-8", "replace")
    _or_refused(lambda: same_twice(lambda: edits.parse(text, "edits")), SettingsError)


def record(data: bytes) -> None:
    """Records, as a merge or a hand left them: read as they would be written again, or refused with file and line."""
    for kind in (Story, Run, SourceState):
        _or_refused(lambda kind=kind: _kept(list(records.of_lines(data, kind, "record")), kind), RecordError)  # type: ignore[misc]
    _or_refused(lambda: records.document(records.of_document(data, Edition, "record")), RecordError)


def words(data: bytes) -> None:
    """Dates and addresses."""
    text = data.decode("utf-8", "replace")
    found = dates.parse(text, ZoneInfo("Asia/Tokyo"))
    assert found is None or dates.parse(found, ZoneInfo("UTC")) == found, "a date is read as another"
    checked = urls.safe(text)
    assert checked is None or urls.safe(checked) == checked, "a safe address is not safe"
    assert urls.identity(urls.identity(text)) == urls.identity(text), "an identity has another identity"


def _kept(found: list[Story] | list[Run] | list[SourceState], kind: type[Story | Run | SourceState]) -> None:
    assert list(records.of_lines(records.lines(found), kind, "again")) == found


def _or_refused(read: Callable[[], object], kind: type[MatomeError]) -> None:
    """Read, or be refused by an error that says what and where."""
    try:
        read()
    except kind as error:
        if not error.what or not (error.where or isinstance(error, InputError)):
            raise AssertionError("an error that does not say what and where") from error


def _records() -> tuple[bytes, ...]:
    stories = [made.story(number, comments=(made.comment("a"), made.comment("b"))) for number in (1, 2)]
    edition = Edition("2026-W45", None, "1", "", (), ("s-0000000001",))
    run = Run("2026-11-09T00:00:00Z", "fetch")
    state = SourceState("汐見新報", ADDRESS, etag='"1"')
    return (records.lines(stories), records.document(edition), records.lines([run]), records.lines([state]))


TARGETS = (
    Target("feed", feed, (*_files("golden/collect/*/input.xml"), *_files("golden/collect/*/input.json"))),
    Target("page", page, (*_files("golden/extract/*/input.*"), *_files("golden/collect/*/input.*"))),
    Target("comments", comments, _files("golden/collect/comments_*/input.*")),
    Target("discussion", discussion, _files("collect/discussions/*.json")),
    Target(
        "permissions",
        permissions,
        (
            b"User-agent: *\nDisallow: /a*b$\nContent-Signal: search=yes, ai-train=no\nUser-agent: matome\nAllow: /\n",
            json.dumps([{"location": "/news/*", "tdm-reservation": 1}]).encode(),
        ),
    ),
    Target("settings", settings, (EVERY_SETTING.encode(),)),
    Target("decisions", decisions, (EVERY_EDIT.encode(),)),
    Target("record", record, _records()),
    Target("words", words, (b"Mon, 09 Nov 2026 10:00:00 JST", "令和8年11月9日".encode(), b"http://a.example/1?b=2#c")),
)

TOKENS = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item>", b"</item>", b"<rss ", b"<html>", b" xml:base='http://['",
    b"&", b"&#xD800;", b"&#0;", b"&amp;lt;", b"\x00", b"\xff", b"\x1b$B", b"\xe2\x80\xae", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xe3\x80\x80", "㍻".encode(), "①".encode(), b"---\n", b"{", b"}", b"[", b"]", b'"', b"'",
    b"\\", b": ", b"- ", b"? ", b"| ", b"\t", b"\n", b"\r\n", b"&a", b"*a", b"!!python/none ", b"<<: ",
    b"null", b"true", b"1e999", b"NaN", b"-0", b"99999999999999999999", b"9999-12-31", b"0001-01-01",
    b"http://[::1", b"javascript:x", b"%", b'{"schema": 2}', b"=======\n",
)  # fmt: skip


def mutated(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """An input changed in one to six places: bits, tokens, pieces lost, doubled, swapped, or of another input."""
    for _ in range(dice.randint(1, 6)):
        data = dice.choice(MUTATIONS)(data, other, dice)
    return data[:200_000]


def _flip(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) or 1)
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :] if data else b"\x00"


def _cut(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _lose(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[end:]


def _double(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 30)) + data[end:]


def _swap(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    """Two tags, quoted words or lines in each other's place."""
    mark = dice.choice((b"<", b'"', b"\n", b","))
    parts = data.split(mark)
    one, two = dice.randrange(len(parts)), dice.randrange(len(parts))
    parts[one], parts[two] = parts[two], parts[one]
    return mark.join(parts)


def _insert(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(TOKENS) + data[at:]


def _replace(data: bytes, _other: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + dice.choice(TOKENS) + data[end:]


def _cross(data: bytes, other: bytes, dice: random.Random) -> bytes:
    start, end = _span(other, dice)
    at = dice.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _span(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 4, 20, 200)))


MUTATIONS = (_flip, _cut, _lose, _double, _swap, _insert, _insert, _replace, _cross)
