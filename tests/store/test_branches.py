"""Two branches of one site, merged by git as .gitattributes says: line by line, and nothing is lost."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest

from generator import shelving
from generator.models import Edition, Run, SourceRun, SourceState, Validators
from generator.store import Store
from tests.made import NOW, comment, story
from tests.sample import ROOT

WEEK = "2026-W45"


class Branches:
    """A repository with a store, and two branches that grow apart."""

    def __init__(self, root: Path) -> None:
        self.root, self.store = root, Store(root / "content")
        root.mkdir()
        self.git("init", "-q", "-b", "main")
        attributes = (ROOT / "templates" / "scaffold" / "gitattributes").read_text("utf-8")
        (root / ".gitattributes").write_text(attributes, "utf-8")

    def git(self, *arguments: str, status: int = 0) -> str:
        who = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": os.environ["PATH"]}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env={**who, **apart}, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "records")

    def merged(self, ours: Callable[[], object], theirs: Callable[[], object], *, status: int = 0) -> None:
        """Both change what was there before; then theirs is merged into ours."""
        self.commit()
        self.git("checkout", "-q", "-b", "theirs")
        theirs()
        self.commit()
        self.git("checkout", "-q", "main")
        ours()
        self.commit()
        self.git("merge", "-q", "--no-edit", "theirs", status=status)


@pytest.fixture
def branches(tmp_path: Path) -> Branches:
    return Branches(tmp_path / "site")


def test_the_program_s_own_attributes_say_the_same() -> None:
    """Of the sample site and of each new one."""
    for path in (ROOT / ".gitattributes", ROOT / "templates" / "scaffold" / "gitattributes"):
        lines = path.read_text("utf-8").splitlines()
        assert "*.jsonl merge=union" in lines
        assert "content/editions/*.json -merge" in lines


def test_stories_of_both_stand_and_lines_of_one_become_one(branches: Branches) -> None:
    store = branches.store
    store.put_stories(WEEK, [story(1), story(5)])
    branches.merged(
        lambda: store.put_stories(WEEK, [story(1, comments=(comment("ours"),)), story(2), story(5)]),
        lambda: store.put_stories(WEEK, [story(1, comments=(comment("theirs"),)), story(3), story(4), story(5)]),
    )
    kept = {one.id: one for one in store.stories(WEEK)}
    assert sorted(kept) == [f"s-{number:010d}" for number in range(1, 6)]
    assert {said.id for said in kept["s-0000000001"].comments} == {"c-ours", "c-theirs"}
    path = branches.root / "content" / "stories" / f"{WEEK}.jsonl"
    assert len(path.read_text("utf-8").splitlines()) == 6
    shelving.keep(store, [story(6)], UTC, NOW)
    assert len(path.read_text("utf-8").splitlines()) == 6
    assert path.read_bytes() == store.stories_bytes(WEEK)


def test_the_merge_reads_the_same_from_either_side(tmp_path: Path) -> None:
    read = []
    for place, mine, yours in ((tmp_path / "a", "ours", "theirs"), (tmp_path / "b", "theirs", "ours")):
        branches = Branches(place)
        store = branches.store
        store.put_stories(WEEK, [story(1)])

        def change(name: str, store: Store = store) -> None:
            number = {"ours": 2, "theirs": 3}[name]
            store.put_stories(WEEK, [story(1, title=f"第1埠頭、{name}", comments=(comment(name),)), story(number)])
            store.put_sources([SourceState("港", "https://shiomi.example/feed.xml", etag=name)])
            store.add_run(Run(f"2026-11-0{number}T00:10:00Z", "fetch", (SourceRun("港", "new"),)))

        branches.merged(lambda mine=mine: change(mine), lambda yours=yours: change(yours))  # type: ignore[misc]  # bound now
        read.append((store.stories_bytes(WEEK), store.sources(), store.runs()))
    assert read[0] == read[1]


def test_one_story_that_branches_know_by_different_names_becomes_one(branches: Branches) -> None:
    """One branch had it from a feed, the other from a saved page; one put it into another week."""
    store = branches.store
    store.put_stories(WEEK, [story(1)])
    branches.merged(
        lambda: store.put_stories(WEEK, [story(1), story(2, keys=("guid:x", "url:x"), comments=(comment("a"),))]),
        lambda: store.put_stories("2026-W46", [story(3, keys=("url:x",), comments=(comment("b"),))]),
    )
    shelving.keep(store, [], UTC, NOW)
    assert store.weeks() == (WEEK,)
    one = store.stories(WEEK)[1]
    assert (one.id, one.keys) == ("s-0000000002", ("guid:x", "url:x"))
    assert {said.id for said in one.comments} == {"c-a", "c-b"}


def test_runs_of_both_stand_in_their_order_each_once(branches: Branches) -> None:
    store = branches.store

    def ran(*days: str) -> None:
        for day in days:
            store.add_run(Run(f"2026-11-{day}T00:10:00Z", "fetch"))

    ran("01")
    branches.merged(
        lambda: ran("03", "05"),
        lambda: ran("02", "05"),
    )
    assert [run.at[8:10] for run in store.runs()] == ["01", "02", "03", "05"]


def test_of_a_source_only_what_both_remember_is_remembered(branches: Branches) -> None:
    """Whoever asks with the other's validators might be told that there is nothing new."""
    store, url = branches.store, "https://shiomi.example/feed.xml"
    store.put_sources([SourceState("港", url, etag='"1"', last_modified="then"), SourceState("岬", url, etag='"1"')])

    def answered(tag: str, feed: str) -> None:
        told = {"https://shiomi.example/comments": Validators(tag), f"https://shiomi.example/{feed}": Validators(feed)}
        harbour = SourceState("港", url, etag=tag, last_modified="then", comment_feeds=told)
        store.put_sources([harbour, SourceState("岬", url, etag='"1"')])

    branches.merged(lambda: answered('"2"', "a"), lambda: answered('"3"', "b"))
    known = store.sources()
    assert (known["港"].etag, known["港"].last_modified) == (None, "then")
    assert set(known["港"].comment_feeds) == {"https://shiomi.example/a", "https://shiomi.example/b"}
    assert known["岬"].etag == '"1"'
    store.put_sources(known.values())
    assert len((branches.root / "content" / "sources.jsonl").read_text("utf-8").splitlines()) == 2


def test_an_edition_is_one_side_s_whole_and_git_says_that_somebody_must_choose(branches: Branches) -> None:
    store = branches.store
    store.put_edition(Edition(WEEK, None, "1", "0" * 64, (), ("s-0000000001",)))
    ours = Edition(WEEK, None, "1", "1" * 64, (), ("s-0000000001", "s-0000000002"))
    branches.merged(
        lambda: store.put_edition(ours),
        lambda: store.put_edition(Edition(WEEK, None, "1", "2" * 64, (), ("s-0000000001", "s-0000000003"))),
        status=1,
    )
    assert store.edition(WEEK) == ours
    assert branches.git("diff", "--name-only", "--diff-filter=U").split() == [f"content/editions/{WEEK}.json"]


def test_a_story_that_came_while_the_other_branch_closed_its_week_goes_to_an_open_one(branches: Branches) -> None:
    store = branches.store
    store.put_stories(WEEK, [story(1)])
    closed = Edition(WEEK, "2026-11-09T01:00:00Z", "1", "0" * 64, (), ("s-0000000001",))
    branches.merged(
        lambda: store.put_edition(closed),
        lambda: store.put_stories(WEEK, [story(1), story(2)]),
    )
    assert shelving.rehome(store, UTC, NOW) == ("s-0000000002",)
    assert [one.id for one in store.stories(WEEK)] == ["s-0000000001"]
    assert [one.id for one in store.stories("2026-W46")] == ["s-0000000002"]
    assert store.edition(WEEK) == closed
