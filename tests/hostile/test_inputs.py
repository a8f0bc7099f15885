"""Hostile and broken inputs through the commands: read or refused by name, and nothing runs, leaks, grows or stays."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import records
from tests.hostile import feeds, pages
from tests.hostile.made import CONTROL_TITLE, SECRET, Canary, Hostile
from tests.made import NOW, SETTINGS, site
from tests.server import Server, serving

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
MOST_MEGABYTES = 500
RUN = """
import resource, sys
from generator.cli import main
status = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)
sys.exit(status)
"""


@cache
def expected() -> dict[str, Hostile]:
    """The inputs by name; what names a canary differs from what a test adds in that alone."""
    return {one.name: one for one in made(Canary("http://canary.invalid", "/canary"))}


def made(canary: Canary) -> list[Hostile]:
    return [*feeds.inputs(canary), *pages.inputs(canary)]


NAMES = list(expected())
BY_FETCH = ("entity-", "dtd-", "style-", "cut-", "bytes-", "packed", "list-", "json-types", "charset-in", "ids-")


def served(canary: Canary) -> list[Hostile]:
    """The feeds for which it matters how they come; a host is asked one thing after the other."""
    return [one for one in feeds.inputs(canary) if one.name.startswith(BY_FETCH)]


LISTS = [name for name in NAMES if name.endswith(".opml")]  # which are no feeds
FETCHED = [one.name for one in served(Canary("", ""))]


@dataclass
class Told:
    """What a command said of each input, and what it left."""

    status: int
    answer: Any
    err: str
    megabytes: int  # the most that a child had in memory
    kept: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def inputs(self) -> dict[str, Any]:
        return {one["name"]: one for one in self.answer["inputs"]}

    def problems(self, name: str) -> list[dict[str, str]]:
        return [one for one in self.answer["problems"] if one["where"] == name]


def matome(root: Path, *words: str) -> Told:
    """One command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "-C", str(root), "--json", *words],
        capture_output=True,
        text=True,
        check=False,
        env={"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "PATH": "", "GITHUB_ACTIONS": "true"},
    )
    assert "Traceback" not in done.stderr
    *said, megabytes = done.stderr.splitlines()
    return Told(done.returncode, json.loads(done.stdout), "\n".join(said), int(megabytes), records(root))


@dataclass
class Added:
    """All inputs added to one site, twice."""

    first: Told
    again: Told
    titles: dict[str, str]  # of each story, by its id
    outside: tuple[str, ...]  # files that were not there before
    asked: tuple[str, ...]  # of the canary


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Added]:
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    inbox = folder / "inputs"
    inbox.mkdir()
    with serving() as server:
        for one in made(Canary(server.url, str(secret))):
            (inbox / one.name).write_bytes(one.data)
        root = site(folder / "site", SETTINGS + "private_hosts: [localhost, 127.0.0.1]\n")
        before = set(folder.rglob("*"))
        paths = [str(inbox / one) for one in NAMES]
        first, again = matome(root, "add", *paths), matome(root, "add", *paths)
        new = set(folder.rglob("*")) - before
        titles = {
            story["id"]: story["title"]
            for path, lines in first.kept.items()
            if "stories/" in path
            for story in map(json.loads, lines.splitlines())
        }
        outside = tuple(str(path) for path in new if not path.is_relative_to(root / "content"))
        yield Added(first, again, titles, outside, tuple(path for path, _ in server.asked))


def test_each_input_is_read_or_refused_as_it_must_be(added: Added) -> None:
    assert [(name, fault) for name, one in expected().items() for fault in faults(added, name, one)] == []


def faults(added: Added, name: str, one: Hostile) -> Iterator[str]:
    """What is not as the input asks for."""
    problems = added.first.problems(name)
    errors = [problem for problem in problems if problem["level"] == "error"]
    stories = set(added.first.inputs[name]["stories"])
    titles = {added.titles[story] for story in stories if story in added.titles}
    said = " ".join(problem["what"] + problem["why"] for problem in problems)
    if "the parser" in said or "parsing took" in said:
        yield f"ended its box: {said}"
    if one.ends == "refused" and (stories or not errors):
        yield f"not refused: {sorted(titles)}"
    if one.ends == "told" and not problems:
        yield "nothing was said"
    if one.ends in ("stored", "told") and errors:
        yield f"refused: {said}"
    if not {*one.titles, *((CONTROL_TITLE,) if one.control else ())} <= titles:
        yield f"not all is stored, but {sorted(titles)}"
    if one.stories not in (None, len(stories)):
        yield f"{len(stories)} stories"
    if one.says not in said:
        yield f"said otherwise: {said}"


def test_nothing_is_asked_opened_or_written_that_an_input_names(added: Added) -> None:
    assert added.asked == ()
    assert added.outside == ()
    assert not any(SECRET.encode() in data or b"root:x:" in data for data in added.first.kept.values())


def test_a_second_run_changes_no_byte(added: Added) -> None:
    assert added.again.kept == added.first.kept
    assert added.again.answer["new"] == []


def test_no_child_grows_too_large(added: Added) -> None:
    assert added.first.megabytes < MOST_MEGABYTES


def test_a_log_holds_no_command_of_an_input(added: Added) -> None:
    lines = added.first.err.splitlines()
    assert lines
    assert all(line.startswith(("::error::", "::warning::")) for line in lines if line.startswith("::"))
    assert not any("::error::stop" in line or line.startswith("##[") for line in lines)
    assert "\x1b" not in added.first.err


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Told, Mapping[str, bytes], Server]]:
    """Every feed served with its headers, and fetched twice."""
    folder = tmp_path_factory.mktemp("fetched")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    with serving() as server:
        sources = ""
        for one in served(Canary(server.url, str(folder / "secret.txt"))):
            headers = {"Content-Type": feeds.FEED_TYPES[one.name.rpartition(".")[2]], **one.headers}
            answer = {name.replace("-", "_"): value for name, value in headers.items()}
            server.answers[f"/{one.name}"] = lambda to, one=one, answer=answer: to.send(200, one.data, **answer)  # type: ignore[misc]  # bound at once
            sources += f"  - {{name: '{one.name}', url: '{server.url}/{one.name}'}}\n"
        settings = f"{SETTINGS}private_hosts: [localhost, 127.0.0.1]\nsources:\n{sources}"
        root = site(folder / "site", settings)
        first = matome(root, "fetch")
        yield first, matome(root, "fetch").kept, server


def test_each_served_feed_is_read_or_refused_as_it_must_be(fetched: tuple[Told, Mapping[str, bytes], Server]) -> None:
    runs = {run["source"]: run for run in fetched[0].answer["sources"]}
    assert set(runs) == set(FETCHED)
    refused = {name for name, run in runs.items() if run["status"] == "failed"}
    assert {name for name in FETCHED if expected()[name].ends == "refused"} <= refused
    assert {name for name in refused if expected()[name].ends in ("stored", "told")} <= set(LISTS)
    for name in refused:
        assert runs[name]["reason"], name
        assert "pars" not in runs[name]["reason"].replace("cannot be parsed", ""), runs[name]


def test_each_fault_of_a_served_feed_is_in_the_answer(fetched: tuple[Told, Mapping[str, bytes], Server]) -> None:
    named = {problem["where"].partition(" (")[0] for problem in fetched[0].answer["problems"]}
    assert {name for name in FETCHED if expected()[name].ends in ("told", "refused")} <= named


def test_fetching_again_adds_no_story_and_asks_for_sources_alone(
    fetched: tuple[Told, Mapping[str, bytes], Server],
) -> None:
    first, again, server = fetched
    stories = {path: data for path, data in first.kept.items() if "/stories/" in path}
    assert stories
    assert {path: data for path, data in again.items() if "/stories/" in path} == stories
    assert {path for path, _ in server.asked} <= {f"/{name}" for name in FETCHED} | set(server.PERMISSIONS)
    assert first.megabytes < MOST_MEGABYTES


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")
@pytest.mark.parametrize("folder", ["feeds", "pages"])
def test_every_collected_input_is_read_by_a_test(folder: str) -> None:
    from tests.collect import test_shared_data as collected  # noqa: PLC0415 - which needs the shared data

    rows = {json.loads(line)["file"] for line in (SHARED / folder / "index.jsonl").read_text("utf-8").splitlines()}
    assert rows == {case["file"] for case in collected.hostile(folder)}
    assert rows == {path.name for path in (SHARED / folder).iterdir()} - {"index.jsonl"}
