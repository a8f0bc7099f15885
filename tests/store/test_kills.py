"""SIGKILL at every write of every command: nothing is lost, and the next run gives what an undisturbed one gives."""

import json
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import StoreBusyError
from generator.store import Store
from tests import sample
from tests.cli.conftest import FEED, PAGE
from tests.made import NOW, story, subscribed
from tests.server import Server, serving_feed
from tests.store import killing
from tests.store.killing import needs_proc, run, torn, tree

CLOCK = int(NOW.timestamp())
PAGES = "content/docs/"
EACH = 80  # of what is done to generated pages, which each build makes anew, every so manieth is stopped at

pytestmark = needs_proc

TWO_WEEKS = FEED.replace("06 Nov", "09 Nov")
BOTH_AT_ONCE = """\
<!DOCTYPE html>
<!-- saved from url=(0026)https://shiomi.example/1 -->
<html lang="ja"><head><title>駅前の銀杏が見ごろ - 汐見新報</title><link rel="canonical" href="https://shiomi.example/2"></head>
<body><article><h1>駅前の銀杏が見ごろ</h1>
<p>汐見駅前の銀杏並木が見ごろを迎えた。市によると、並木は百二十本で、今年は例年より五日遅い。七日から灯りがともる。</p>
<p>点灯は午後五時から九時まで。二十三日には屋台が並び、汐見高校の吹奏楽部が演奏する。市は二万人の人出を見込んでいる。</p>
</article></body></html>
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_feed(TWO_WEEKS) as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    """A site with a source, a story in each of two weeks, and a page still to add."""
    root = subscribed(tmp_path / "start", server.url)
    inbox = root / "content" / "inbox"
    inbox.mkdir()
    (inbox / "page.txt").write_text(PAGE, encoding="utf-8")
    (inbox / "later.txt").write_text(PAGE.replace("堤防", "桟橋").replace("11/05", "11/09"), encoding="utf-8")
    return root


def prepared(root: Path, *commands: tuple[str, ...]) -> None:
    for command in commands:
        ended = run(root, command, clock=CLOCK)
        assert ended.status == 0, ended.said


def known(root: Path) -> dict[str, set[object]]:
    """What a site holds, read by the store: raises for anything unreadable."""
    store = Store(root / "content")
    stories = [story for week in store.weeks() for story in store.stories(week)]
    return {
        "keys": {key for story in stories for key in story.keys},
        "comments": {comment.id for story in stories for comment in story.comments},
        "editions": {edition.week for edition in store.editions()},
        "sources": set(store.sources()),
        "runs": {(run.at, run.command) for run in store.runs()},
    }


def new_runs(root: Path, start: Path) -> list[dict[str, object]]:
    def lines(of: Path) -> list[str]:
        path = of / "content" / "runs.jsonl"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    before = lines(start)
    return [json.loads(line) for line in lines(root) if line not in before]


def walked(root: Path, tmp_path: Path, command: tuple[str, ...], *, may_say: frozenset[int] = frozenset({0})) -> int:
    """Stop a command at each of its deeds, run it again, and compare; returns at how many it was stopped."""
    whole, before = tmp_path / "whole", known(root)
    shutil.copytree(root, whole)
    undisturbed = run(whole, command, clock=CLOCK)
    assert undisturbed.status == 0, undisturbed.said
    expected = tree(whole)
    steps = [
        (at, deed) for at, deed in enumerate(undisturbed.deeds, 1) if not deed.path.startswith(PAGES) or at % EACH == 0
    ]
    for at, deed in steps:
        for stop in (killing.killed, torn) if deed.what == "fsync" else (killing.killed,):
            place = tmp_path / f"{at}-{stop.__name__}"
            shutil.copytree(root, place)
            assert run(place, command, clock=CLOCK, at=at, stop=stop).signal == signal.SIGKILL
            _compare_stopped(place, before, deed)
            ended = run(place, command, clock=CLOCK)
            assert ended.status in may_say, (deed, ended.said)
            found = tree(place)
            differing = {path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)}
            assert differing <= {"content/runs.jsonl"}, deed
            _compare_runs(place, whole, root)
            shutil.rmtree(place)
    return len(steps)


def _compare_stopped(place: Path, before: dict[str, set[object]], deed: killing.Deed) -> None:
    """All that was there is there and can be read."""
    after = known(place)
    for kind, things in before.items():
        assert things <= after[kind], (kind, deed)


def _compare_runs(place: Path, whole: Path, start: Path) -> None:
    """One line for the run that went through, and perhaps one for that which was killed with all but its words done.

    What a fetch found new is told by the run that stored it; killed before it could tell, it leaves the next one
    nothing new to find.
    """
    expected, found = new_runs(whole, start), new_runs(place, start)
    assert len(found) - len(expected) in (0, 1) if expected else not found
    for run_line in found:
        assert run_line["at"] == "2026-11-09T01:00:00Z"
        assert run_line["command"] == expected[0]["command"]
    closed = [week for line in found for week in line["weeks"]]  # type: ignore[attr-defined]
    assert closed == [week for line in expected for week in line["weeks"]]  # type: ignore[attr-defined]


def test_add(root: Path, tmp_path: Path) -> None:
    assert walked(root, tmp_path, ("add",)) > 10


def test_add_where_two_known_stories_turn_out_to_be_one(root: Path, tmp_path: Path) -> None:
    prepared(root, ("fetch",))
    page = tmp_path / "both.html"
    page.write_text(BOTH_AT_ONCE, encoding="utf-8")
    assert Store(root / "content").weeks() == ("2026-W45", "2026-W46")
    assert walked(root, tmp_path, ("add", str(page))) > 5
    assert Store(tmp_path / "whole" / "content").weeks() == ("2026-W45",)


def test_fetch(root: Path, tmp_path: Path) -> None:
    assert walked(root, tmp_path, ("fetch",)) > 15


def test_build_and_close(root: Path, tmp_path: Path) -> None:
    prepared(root, ("fetch",), ("add",))
    assert walked(root, tmp_path, ("build", "--close", "--no-site")) > 10


def test_reopen(root: Path, tmp_path: Path) -> None:
    prepared(root, ("fetch",), ("build", "--close", "--no-site"))
    assert walked(root, tmp_path, ("reopen", "2026-W45"), may_say=frozenset({0, 2})) > 3  # 2: it is open already


def test_edit(root: Path, tmp_path: Path) -> None:
    """The file of edits holds what it held, or the new edit whole; given again, the edit stands there at least once."""
    prepared(root, ("fetch",), ("build", "--no-site"))
    (told,) = Store(root / "content").stories("2026-W45")
    command = ("edit", "2026-W45", "pin", told.id)
    whole = tmp_path / "whole"
    shutil.copytree(root, whole)
    undisturbed = run(whole, command, clock=CLOCK)
    assert undisturbed.status == 0, undisturbed.said
    old, new = tree(root), tree(whole)
    assert set(new) - set(old) == {"content/edits/2026-W45.yml"}
    for at in range(1, len(undisturbed.deeds) + 1):
        for stop in (killing.killed, torn):
            place = tmp_path / f"{at}-{stop.__name__}"
            shutil.copytree(root, place)
            assert run(place, command, clock=CLOCK, at=at, stop=stop).signal == signal.SIGKILL
            found = {path: data for path, data in tree(place).items() if "/.matome-" not in path}
            assert found in (old, new)
            if found == old:
                assert run(place, command, clock=CLOCK).status == 0
                assert tree(place) == new


def test_a_killed_build_leaves_no_worker_with_the_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    store = Store(root / "content")
    for week in range(40, 46):
        store.put_stories(f"2026-W{week}", [story(week, published=None)])
    deeds = run(root, ("build", "--no-site"), clock=CLOCK).deeds
    first = next(at for at, deed in enumerate(deeds, 1) if deed.path.startswith("content/editions"))
    shutil.rmtree(root / "content" / "editions")
    ended = run(root, ("build", "--no-site"), clock=CLOCK, at=first)  # waits until its pipe is held by nobody
    assert ended.signal == signal.SIGKILL
    assert any(is_free(store) for _ in range(500))  # of an ending process the kernel closes one file after the other


def is_free(store: Store) -> bool:
    """Whether the lock can be had, after a moment."""
    try:
        with store.writing("build", "2026-11-09T01:00:00Z"):
            return True
    except StoreBusyError:
        time.sleep(0.01)
        return False


@pytest.mark.site
def test_the_site_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    """Killed as the folders change names; the next build leaves nothing of either."""
    root, page = tmp_path / "sample", tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    sample.copy(root)
    prepared(root, ("add", str(sample.ROOT / "content" / "sample" / "pages")), ("build",))
    old = tree(root / "site")
    prepared(root, ("add", str(page)))
    whole = tmp_path / "whole"
    shutil.copytree(root, whole)
    deeds = run(whole, ("build",), clock=CLOCK).deeds
    new = tree(whole / "site")
    assert new != old
    renames = [at for at, deed in enumerate(deeds, 1) if deed.what == "os.rename" and "content/" not in deed.path]
    assert len(renames) == 2
    for at in (*renames, renames[-1] + 1):
        place = tmp_path / str(at)
        shutil.copytree(root, place)
        assert run(place, ("build",), clock=CLOCK, at=at).signal == signal.SIGKILL
        left = tree(place / "site")
        assert left in ({}, old, new)
    assert run(place, ("build",), clock=CLOCK).status == 0
    assert tree(place) == tree(whole)
