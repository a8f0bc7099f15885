"""The same input again, in another order or another world: the same bytes. No two names differ in case alone."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import load
from generator.site import Site
from tests.cli.conftest import FEED
from tests.made import NOW, SETTINGS, site
from tests.sample import ROOT
from tests.server import Server, serving
from tests.store.freeze import ENGLISH
from tests.store.killing import needs_proc, run, tree, without_runs

CLOCK = int(NOW.timestamp())
THIRD = FEED.replace("shiomi.example", "hamabe.example").replace("汐見新報", "浜辺通信").replace("三億円", "二億円")
CASES = FEED.replace("example/1", "example/A").replace("example/2", "example/a").replace("駅前の銀杏が見ごろ", "a")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        for path, body in (("/shiomi", FEED), ("/alder", ENGLISH), ("/hamabe", THIRD), ("/cases", CASES)):
            running.answers[path] = lambda to, body=body: to.send(200, body.encode())  # type: ignore[misc]  # bound now
        yield running


def subscribed(root: Path, server: Server, paths: Sequence[str]) -> Path:
    """A site with these sources, in this order."""
    sources = "".join(f"  - name: {path}\n    url: {server.url}/{path}\n" for path in paths)
    return site(root, f"{SETTINGS}private_hosts: [localhost]\nsources:\n{sources}")


@needs_proc
def test_the_same_again_is_no_change_to_git(tmp_path: Path, server: Server) -> None:
    """A second fetch finds nothing new and says so in its line; a third by the same clock says the very same."""
    root = subscribed(tmp_path / "site", server, ("shiomi", "alder"))

    def git(*arguments: str) -> str:
        who = [f"user.{what}=x@example.org" for what in ("name", "email")]
        command = ["git", *(word for one in who for word in ("-c", one)), *arguments]
        return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    (root / ".gitignore").write_text("/content/.lock\n", "utf-8")
    changed = []
    for _ in range(3):
        for command in (("fetch",), ("build", "--no-site"), ("add", str(root / "content" / "matome.yml"))):
            assert run(root, command, clock=CLOCK).status in (0, 1)
        git("add", "-A")
        changed.append(git("diff", "--cached", "--name-only").split())
        git("commit", "-q", "--allow-empty", "-m", "run")
    assert "content/stories/2026-W45.jsonl" in changed[0]
    assert [path for path in changed[1] if not path.startswith("content/docs/")] == ["content/runs.jsonl"]
    assert changed[2] == []


def test_another_order_seed_zone_and_language_give_the_same_bytes(tmp_path: Path, server: Server) -> None:
    worlds = (
        (("shiomi", "alder", "hamabe"), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"}),
        (
            ("hamabe", "alder", "shiomi"),
            {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "ja_JP.UTF-8"},
        ),
    )
    script, given = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))", []
    for number, (order, world) in enumerate(worlds):
        root = subscribed(tmp_path / str(number), server, order)
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(CLOCK), **world}
        command = [sys.executable, "-c", script, "-C", str(root), "fetch"]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        given.append(without_runs({path: data for path, data in tree(root).items() if not path.endswith(".yml")}))
    assert len(given[0]) >= 3
    assert given[0] == given[1]


@needs_proc
def test_what_differs_in_case_alone_needs_no_two_files(tmp_path: Path, server: Server) -> None:
    """On a disk that knows no case, as of macOS and Windows, one would take the other's place."""
    root = subscribed(tmp_path / "site", server, ("cases", "alder"))
    for first in (("fetch",), ("build", "--no-site")):
        assert run(root, first, clock=CLOCK).status == 0
    made = Site(root, load(root / "content" / "matome.yml"), NOW)
    stories = made.store.stories("2026-W45")
    assert {"https://shiomi.example/A", "https://shiomi.example/a"} <= {story.url for story in stories}
    for name, story in zip(("Harbour", "harbour"), stories, strict=False):
        pinned, named = ("pin", story.id), ("retitle", story.id, "--titles", f"en={name}")
        for command in (("edit", "2026-W45", *pinned), ("build", "--no-site"), ("edit", "2026-W45", *named)):
            ended = run(root, command, clock=CLOCK)
            assert ended.status == 0, ended.said
    ended = run(root, ("build", "--no-site"), clock=CLOCK)
    assert ended.status == 0, ended.said
    made = Site(root, load(root / "content" / "matome.yml"), NOW)
    edition = made.store.edition("2026-W45")
    assert edition is not None
    assert len(edition.digests) == 2
    pages = list(pipeline.rendered(made, made.store.editions()).pages)
    assert len({path.casefold() for path in pages}) == len(pages) > 20
    assert len({path.casefold() for path in tree(root)}) == len(tree(root))
