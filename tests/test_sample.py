"""The sample's inputs show what they are said to show (content/sample/README.md)."""

import email
import email.policy
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from generator import collect, config, merge, weeks
from generator.collect import Hints, Raw, Reading
from generator.errors import Problem
from generator.extract import Settings, story
from generator.models import Story

SAMPLE = Path(__file__).parents[1] / "content" / "sample"
CONFIG = config.load(SAMPLE.parent / "matome.yml")
NOW = datetime(2026, 11, 15, 14, tzinfo=UTC)
SETTINGS = Settings(NOW.isoformat(), NOW, CONFIG.timezone)
FEEDS = sorted(SAMPLE.glob("feeds/*"))
PAGES = sorted(SAMPLE.glob("pages/*"))
COMMENTS = sorted(SAMPLE.glob("comments/*"))


def read(path: Path) -> Reading:
    return collect.read(Raw(path.read_bytes(), path.name, None, None), Hints(timezone=CONFIG.timezone))


@cache
def taken_in() -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    found: list[Story] = []
    problems: list[Problem] = []
    for path in (*FEEDS, *PAGES):
        reading = read(path)
        problems += reading.problems
        for entry in reading.entries:
            made = story(entry, SETTINGS)
            problems += made.problems
            assert made.story, f"{path.name}: {entry.title}"
            found.append(made.story)
    return merge.join(found), tuple(problems)


def test_there_are_feeds_and_pages_in_every_format() -> None:
    assert {read(path).format for path in FEEDS} == {"rss", "atom", "json"}
    assert {read(path).format for path in PAGES} == {"html", "mhtml", "markdown", "text"}


def test_the_list_of_feeds_names_every_source() -> None:
    listed = {feed.url for feed in read(SAMPLE / "subscriptions.opml").feeds}
    assert listed == {source.url for source in CONFIG.sources}


def test_three_weeks_in_two_languages_are_told_by_many_publishers() -> None:
    stories, _ = taken_in()
    told = {weeks.week_of(one.published, CONFIG.zone) for one in stories if one.published}
    assert told == {"2026-W44", "2026-W45", "2026-W46"}
    assert {one.language for one in stories} == {"ja", "en"}
    assert len(stories) >= 66
    assert len({one.publisher for one in stories}) >= 12


def test_readers_say_something_in_the_hundreds() -> None:
    stories, _ = taken_in()
    assert sum(len(one.comments) for one in stories) >= 250
    assert len([one for one in stories if len(one.comments) >= 10]) >= 12


def test_a_page_has_the_comments_the_readme_counts() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    counted = {
        name: int(count) for name, count in re.findall(r"^\| `([\w.-]+)` \| [^|]+ \| (\d+) \| ", readme, re.MULTILINE)
    }
    assert len(counted) == 15
    found = {path.name: [story(entry, SETTINGS).story for entry in read(path).entries] for path in PAGES}
    assert {name: sum(len(one.comments) for one in found[name] if one) for name in counted} == counted


def page(name: str) -> Story:
    (entry,) = read(SAMPLE / "pages" / name).entries
    made = story(entry, SETTINGS).story
    assert made is not None
    return made


def test_comments_have_their_writers_and_no_more_words_than_theirs() -> None:
    barley = page("quay-diary-barley.html").comments
    assert [one.author for one in barley[:2]] == ["H.", "M. H."]
    assert barley[0].text.startswith("We lost a third")
    assert barley[0].published == "2026-11-06T18:02:00Z"
    drill = page("minato-no-koe-drill.html").comments
    assert (drill[5].author, drill[5].text[:4]) == ("潮", "あおる、")
    assert {one.depth for one in page("nagihama-shimbun-library.html").comments} == {0}


def test_pages_go_under_their_own_names() -> None:
    assert page("shionagi-nippo-umiyuri.html").authors == ()
    assert page("brightwater-post-bridge.html").authors == ("Ansel Whitlow",)
    assert page("quay-diary-barley.html").authors == ("Lamorna Teague-Voss",)
    assert page("mudlark-tidal.html").site == "Mudlark News"


def test_pages_sign_their_own_views() -> None:
    owners = {
        path.name: {passage.credit for passage in page(path.name).passages if passage.kind == "commentary"}
        for path in PAGES
    }
    assert {name: credit for name, credit in owners.items() if credit} == {
        "minato-no-koe-drill.html": {"みなとの声"},
        "nagisa-matome-ferry.html": {"渚のまとめ編集部"},
        "namioto-ferry.txt": {"なみおと速報編集部"},
        "quay-diary-barley.html": {"Lamorna Teague-Voss"},
        "umineko-dori-reactor.html": {"うみねこ通り編集部"},
    }


def test_one_loud_voice_is_known_by_its_id() -> None:
    keys = [one.author_key for one in page("shiosai-log-ferry.html").comments]
    assert max(keys.count(key) for key in keys) == 5
    assert {one.author for one in page("shiosai-log-ferry.html").comments} == {None}


def test_the_marker_of_a_callout_is_no_word() -> None:
    assert "[!" not in page("kagaku-no-nagisa-umiyuri.md").text()


def test_one_date_cannot_be_read_and_nothing_else_is_wrong() -> None:
    stories, problems = taken_in()
    assert ["霜月の初め頃" in problem.what for problem in problems] == [True]
    assert len([one for one in stories if one.published is None]) == 1


def test_telephone_numbers_and_addresses_of_readers_are_masked() -> None:
    stories, _ = taken_in()
    said = "\n".join(comment.text for one in stories for comment in one.comments)
    assert "島留学の相談" in said
    assert "000-0000-0000" not in said
    assert "@hinoshima.example" not in said


@pytest.mark.parametrize("path", COMMENTS, ids=lambda path: path.name)
def test_comment_feeds_hold_the_comments_the_readme_counts(path: Path) -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    name = re.escape(path.name.replace("shionagi-observer-", ""))
    line = next(line for line in readme.splitlines() if re.search(name, line))
    files, _, counts = (cell.strip() for cell in line.strip("| ").split("|"))
    place = next(index for index, file in enumerate(files.split(", ")) if re.search(name, file))
    assert len(collect.read_comments(Raw(path.read_bytes(), path.name, None, None))) == int(counts.split(", ")[place])


def test_the_mhtml_page_is_what_a_browser_writes() -> None:
    message = email.message_from_bytes(
        (SAMPLE / "pages/nagihama-shimbun-tidal.mhtml").read_bytes(), policy=email.policy.default
    )
    assert message.get_content_type() == "multipart/related"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/html", "text/css", "image/png"]


@pytest.mark.parametrize("path", [*FEEDS, *PAGES, *COMMENTS], ids=lambda path: path.name)
def test_no_address_leads_out_of_the_sample(path: Path) -> None:
    hosts = set(re.findall(rb"https?://([a-zA-Z0-9.-]+)", path.read_bytes().replace(b"=\r\n", b"")))
    standards = {b"www.w3.org", b"purl.org", b"wellformedweb.org", b"schema.org", b"jsonfeed.org"}
    assert {host for host in hosts - standards if not host.endswith(b".example")} == set()
