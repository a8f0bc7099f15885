"""Every command of the guide for editors works, in the situation that its heading tells of, on a copy of the sample."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.models import Run
from generator.store import Store
from tests import sample
from tests.server import Answer, Server, serving
from tests.workflows.runner import git

GUIDES = sample.ROOT / "content" / "docs" / "guides"
SITE = ("mkdocs.yml", ".gitattributes", ".gitignore", "templates/hook.py", "content/matome.yml")
PAGES = ("content/docs/index.md", "content/docs/about.md")


def sections(name: str) -> dict[str, list[str]]:
    """The commands below each heading of a guide."""
    text = (GUIDES / name).read_text(encoding="utf-8")
    parts = re.split(r"^#+ (.*)\n", text, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {heading: re.findall(r"^(?: {4}){1,2}(\S.*)$", body, re.MULTILINE) for heading, body in pairs}


ENGLISH, JAPANESE = sections("keeping.md"), sections("keeping-ja.md")
WITH_COMMANDS = {heading: commands for heading, commands in ENGLISH.items() if commands}


def test_both_languages_give_the_same_commands_in_the_same_order() -> None:
    assert list(ENGLISH.values()) == list(JAPANESE.values())
    removing, same = (list(sections(name).values()) for name in ("removing.md", "removing-ja.md"))
    assert removing == same
    assert sum(map(len, removing)) >= 15
    looks, same = (
        [[re.sub(r"\s+# .*", "", line) for line in lines] for lines in sections(name).values()]
        for name in ("looks.md", "looks-ja.md")
    )
    assert looks == same
    assert sum(map(len, looks)) >= 6
    assert len(WITH_COMMANDS) > 10


def test_the_files_and_guides_that_are_named_are_there() -> None:
    for name in ("keeping.md", "keeping-ja.md", "removing.md", "removing-ja.md", "looks.md", "looks-ja.md"):
        text = (GUIDES / name).read_text(encoding="utf-8")
        for file in re.findall(r"`(weekly\.yml|daily\.yml|keep\.yml)`", text):
            assert (sample.ROOT / "templates" / "scaffold" / "workflows" / file).is_file()
        for link in re.findall(r"\]\((\S+\.md)\)", text):
            assert (GUIDES / link).is_file()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """What answers for every source of the sample, at any address of it."""
    with serving() as running:
        for feed in (sample.ROOT / "content" / "sample" / "feeds").iterdir():
            for file in ("feed.xml", "feed.atom", "feed.json", "index.rdf", "rss.xml", "news/index.xml", "news.xml"):
                running.answers[f"/{feed.stem}.example/{file}"] = answering(feed.read_bytes())
        yield running


def answering(body: bytes) -> Answer:
    return lambda to: to.send(200, body)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Path:
    """The sample site as its editor has it: three closed weeks in git, sources that answer, an upstream."""
    root = tmp_path_factory.mktemp("editor") / "paper"
    for name in (*SITE, *PAGES):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample.ROOT / name, root / name)
    shutil.copytree(sample.ROOT / "content" / "edits", root / "content" / "edits")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")  # so that it is put back
        sample.record(root)
    settings = root / "content" / "matome.yml"
    text = re.sub(r"(?m)^    url: https://", f"    url: {server.url}/", settings.read_text(encoding="utf-8"))
    settings.write_text(f"{text}\nprivate_hosts: [localhost]\n", encoding="utf-8")
    main(["-q", "-C", str(root), "build", "--no-site"])
    git(root.parent, "init", "--quiet", "--bare", "--initial-branch=main", "hub.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Three weeks")
    git(root, "push", "--quiet", "--set-upstream", str(root.parent / "hub.git"), "main")
    return root


def disagreeing(root: Path) -> None:
    """Two branches that closed one week at different times, and each fetched once."""
    store = Store(root / "content")
    edition = store.edition("2026-W46")
    assert edition
    for branch, hour in (("upstream", "01"), ("mine", "02")):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        store.put_edition(replace(edition, closed=f"2026-11-16T{hour}:00:00Z"))
        store.add_run(Run(f"2026-11-16T{hour}:00:00Z", "fetch"))
        git(root, "commit", "--quiet", "--all", "--message", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "--quiet", "upstream")


def broken(root: Path) -> None:
    """An edition that a crash of the machine cut short."""
    path = root / "content" / "editions" / "2026-W45.json"
    path.write_bytes(path.read_bytes()[:1000])
    assert main(["-C", str(root), "check"]) == 1


PREPARED: dict[str, Callable[[Path], None]] = {
    "… two branches of the records do not merge": disagreeing,
    "… a record is broken": broken,
}


@pytest.mark.parametrize("heading", WITH_COMMANDS)
def test_the_commands_below_each_heading_work(
    heading: str, published: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(sample.CLOSED.timestamp())))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    root = shutil.copytree(published, tmp_path / "paper")
    if heading in PREPARED:
        PREPARED[heading](root)
    monkeypatch.chdir(root)
    for command in WITH_COMMANDS[heading]:
        said = command.replace("https://", f"{server.url}/")
        assert status(said, root) == 0, command


def status(command: str, root: Path) -> int:
    """How a command of the guide ends; the site itself is built by other tests, here its pages are."""
    program, *arguments = shlex.split(command)
    if program == "matome":
        return main([*arguments, *(("--no-site",) if command == "matome build" else ())])
    assert program == "git"
    git(root, *arguments)
    return 0


def test_every_prepared_situation_is_told_in_the_guide() -> None:
    assert PREPARED.keys() <= WITH_COMMANDS.keys()


def test_the_joined_records_hold_what_both_sides_had(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(sample.CLOSED.timestamp())))
    root = shutil.copytree(published, tmp_path / "paper")
    disagreeing(root)
    for command in WITH_COMMANDS["… two branches of the records do not merge"][:3]:
        git(root, *shlex.split(command)[1:])
    store = Store(root / "content")
    edition = store.edition("2026-W46")
    assert edition
    assert edition.closed == "2026-11-16T01:00:00Z"
    assert {run.at for run in store.runs()} >= {"2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z"}
