"""From feeds to a pushed record: the weekly jobs' steps, with a local bare repository and a server on loopback."""

import json
import os
import subprocess
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.conftest import FEED
from tests.server import Handler, Server, serving_feed
from tests.workflows.runner import BIN, Ran, git, run

MONDAY = "1794260000"  # 2026-11-10T06:33 in Tokyo, in the week after that of the feed's items
WEEK = "2026-W45"
LINE = '{"schema":1,"at":"2026-11-10T00:00:00Z","command":"fetch"}\n'


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_feed(FEED, "/good.xml") as one:
        yield one


@pytest.fixture
def checkout(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's clone as the build job sees it, of a bare repository beside it; one source is dead."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MONDAY)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "hub.git")
    git(tmp_path, "clone", "--quiet", "hub.git", "build")
    build = tmp_path / "build"
    _matome(build, "init . --timezone Asia/Tokyo --url https://paper.example/")
    settings = build / "content" / "matome.yml"
    sources = (
        f"sources:\n  - {{name: shiomi, url: {server.url}/good.xml}}\n  - {{name: dead, url: {server.url}/gone.xml}}\n"
    )
    text = settings.read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("sources:"))
    settings.write_text(f"{kept}\n{sources}private_hosts: [localhost]\n", encoding="utf-8")
    git(build, "checkout", "--quiet", "-b", "main")
    git(build, "add", ".")
    git(build, "commit", "--quiet", "--message", "Begin")
    git(build, "push", "--quiet", "origin", "main")
    (build / ".venv").symlink_to(BIN.parent)
    return build


def test_a_week_is_fetched_closed_packed_and_pushed_though_a_source_is_dead(checkout: Path) -> None:
    fetched = run("weekly", "build", "Fetch the sources", checkout)
    assert (fetched.status, fetched.outputs) == (0, {"status": "1"})
    assert "dead" in (checkout / "fetch.log").read_text(encoding="utf-8")
    assert run("weekly", "build", "Close the week and build the site", checkout).status == 0
    page = checkout / "site" / "2026" / "w45" / "index.html"
    assert run("weekly", "build", "Look for what must not be published", checkout).status == 0
    sound = page.read_text(encoding="utf-8")
    page.write_text(sound.replace("</body>", "<script>alert(1)</script></body>"), encoding="utf-8")
    assert run("weekly", "build", "Look for what must not be published", checkout).status == 1
    assert _kept(checkout).status == 0
    files = git(checkout.parent / "hub.git", "ls-tree", "-r", "--name-only", "main").split()
    assert {f"content/stories/{WEEK}.jsonl", f"content/editions/{WEEK}.json", "content/runs.jsonl"} <= set(files)
    assert not [name for name in files if name.endswith(".log") or name.startswith("site/")]


def test_foreign_words_in_the_log_are_no_commands_of_the_runner(checkout: Path, server: Server) -> None:
    server.answers["/good.xml"] = lambda handler: handler.send(
        200, FEED.replace("汐見新報", "&#10;::set-output name=status::0&#10;").encode()
    )
    said = run("weekly", "build", "Fetch the sources", checkout).said.splitlines()
    begin = next(index for index, line in enumerate(said) if line.startswith("::stop-commands::"))
    end = said.index(f"::{said[begin].removeprefix('::stop-commands::')}::")
    outside = said[:begin] + said[end + 1 :]
    assert not [line for line in outside if line.startswith("::")]


def test_a_site_that_cannot_be_built_still_keeps_what_was_read(checkout: Path) -> None:
    (checkout / "templates" / "digest.md").write_text("{{ broken", encoding="utf-8")
    (checkout / "templates" / "edition.md").write_text("{{ broken", encoding="utf-8")
    assert run("weekly", "build", "Fetch the sources", checkout).status == 0
    assert run("weekly", "build", "Close the week and build the site", checkout).status != 0
    assert _kept(checkout).status == 0
    assert "北堤防" in git(checkout.parent / "hub.git", "show", f"main:content/stories/{WEEK}.jsonl")


def test_a_push_in_between_is_joined_line_by_line(checkout: Path) -> None:
    keep = _clone(checkout, "keep")
    other = _clone(checkout, "other")
    (other / "content" / "docs" / "about.md").write_text("# ours\n", encoding="utf-8")
    (other / "content" / "runs.jsonl").write_text(LINE, encoding="utf-8")
    _push(other)
    run("weekly", "build", "Fetch the sources", checkout)
    assert _kept(checkout, keep).status == 0
    lines = git(checkout.parent / "hub.git", "show", "main:content/runs.jsonl").splitlines()
    assert len(lines) == 2
    assert LINE.strip() in lines
    assert git(checkout.parent / "hub.git", "show", "main:content/docs/about.md") == "# ours\n"


def test_stories_of_two_branches_all_stay_and_the_pushed_edition_stands(checkout: Path, server: Server) -> None:
    keep = _clone(checkout, "keep")
    other = _clone(checkout, "other")
    (other / ".venv").symlink_to(BIN.parent)
    run("weekly", "build", "Fetch the sources", checkout)
    run("weekly", "build", "Close the week and build the site", checkout)
    more = FEED.replace("汐見新報", "港新聞").replace("shiomi.example/", "minato.example/")
    server.answers["/good.xml"] = lambda handler: handler.send(200, more.encode())
    run("weekly", "build", "Fetch the sources", other)
    _matome(other, "build --no-site")
    _push(other)
    theirs = (other / "content" / "editions" / f"{WEEK}.json").read_text(encoding="utf-8")
    assert _kept(checkout, keep).status == 0
    hub = checkout.parent / "hub.git"
    kept = git(hub, "show", f"main:content/stories/{WEEK}.jsonl")
    assert len({json.loads(line)["id"] for line in kept.splitlines()}) == 4
    assert git(hub, "show", f"main:content/editions/{WEEK}.json") == theirs
    after = _clone(checkout, "after")
    (after / ".venv").symlink_to(BIN.parent)
    assert run("weekly", "build", "Close the week and build the site", after).status == 0
    edition = json.loads((after / "content" / "editions" / f"{WEEK}.json").read_text(encoding="utf-8"))
    placed = [*edition["also"], *(story for digest in edition["digests"] for story in digest["stories"])]
    assert len(placed) == len(set(placed)) == 4


def test_what_cannot_be_joined_goes_to_a_branch_of_its_own(checkout: Path) -> None:
    run("weekly", "build", "Fetch the sources", checkout)
    assert _kept(checkout).status == 0
    keep = _clone(checkout, "late")
    other = _clone(checkout, "other")
    git(other, "rm", "--quiet", f"content/stories/{WEEK}.jsonl")
    _push(other)
    path = checkout / "content" / "stories" / f"{WEEK}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("三億円", "四億円"), encoding="utf-8")
    done = _kept(checkout, keep)
    assert done.status == 1
    assert "records-77" in done.said
    hub = checkout.parent / "hub.git"
    assert "四億円" in git(hub, "show", f"records-77:content/stories/{WEEK}.jsonl")
    assert f"stories/{WEEK}.jsonl" not in git(hub, "ls-tree", "-r", "--name-only", "main")


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("content/matome.yml", tarfile.REGTYPE, b"x"),
        ("content/stories/../../.github/workflows/weekly.yml", tarfile.REGTYPE, b"x"),
        ("/content/runs.jsonl", tarfile.REGTYPE, LINE.encode()),
        ("content/stories/2026-W45.jsonl", tarfile.SYMTYPE, b""),
        ("content/stories", tarfile.SYMTYPE, b""),
        ("content/runs.jsonl", tarfile.LNKTYPE, b""),
        ("content/runs.jsonl", tarfile.FIFOTYPE, b""),
        ("content/runs.jsonl\ncontent/matome.yml", tarfile.REGTYPE, LINE.encode()),
        ("content/runs.jsonl", tarfile.REGTYPE, b"<<<<<<< HEAD\n" + LINE.encode()),
        ("content/runs.jsonl", tarfile.REGTYPE, b"#!/bin/sh\n"),
        ("content/editions/2026-W45.json", tarfile.REGTYPE, b"[1]"),
        ("content/stories/2026-W45.json", tarfile.REGTYPE, LINE.encode()),
        ("content/runs.jsonl", tarfile.REGTYPE, b""),
    ],
)
def test_what_is_no_plain_record_is_refused(checkout: Path, name: str, kind: bytes, data: bytes) -> None:
    with tarfile.open(checkout / "records.tar", "w") as archive:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname, entry.size = kind, "/etc/hostname", len(data)
        archive.addfile(entry, BytesIO(data))
    keep = _clone(checkout, "keep")
    refused = run("keep", "keep", "Refuse what is no plain record", keep, RECORDS=str(checkout / "records.tar"))
    assert refused.status == 1
    assert "nothing was kept" in refused.said


def test_a_record_is_kept_as_a_file_that_nobody_runs(checkout: Path) -> None:
    entry = tarfile.TarInfo("content/runs.jsonl")
    entry.mode, entry.size = 0o777, len(LINE)
    with tarfile.open(checkout / "records.tar", "w") as archive:
        archive.addfile(entry, BytesIO(LINE.encode()))
    assert _pushed(checkout, _clone(checkout, "keep")).status == 0
    assert git(checkout.parent / "hub.git", "ls-tree", "main", "content/runs.jsonl").startswith("100644 blob")


def test_nothing_read_is_nothing_pushed(checkout: Path) -> None:
    before = git(checkout.parent / "hub.git", "rev-parse", "main")
    assert _kept(checkout).status == 0
    assert git(checkout.parent / "hub.git", "rev-parse", "main") == before


@pytest.mark.parametrize(("refused", "branch"), [(3, "main"), (9, "records-77")])
def test_a_push_that_is_refused_is_tried_again_then_kept_beside(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, refused: int, branch: str
) -> None:
    hub = checkout.parent / "hub.git"
    hook = f"""#!/bin/sh
        [ "$1" = refs/heads/main ] || exit 0
        echo x >> {hub}/asked
        [ "$(wc -l < {hub}/asked)" -gt {refused} ]
    """
    for path, text in ((hub / "hooks" / "update", hook), (checkout.parent / "bin" / "sleep", "#!/bin/sh\n")):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", str(checkout.parent / "bin"), prepend=os.pathsep)
    run("weekly", "build", "Fetch the sources", checkout)
    done = _kept(checkout)
    assert done.status == (branch != "main")
    assert ("::error::" in done.said) == (branch != "main")
    assert "北堤防" in git(hub, "show", f"{branch}:content/stories/{WEEK}.jsonl")
    assert len((hub / "asked").read_text(encoding="utf-8").split()) == 4


def test_a_day_s_capture_reads_and_keeps(checkout: Path, server: Server) -> None:
    server.answers["/good.xml"] = lambda handler: handler.send(503)
    assert run("daily", "capture", "Fetch the sources", checkout).status == 0
    assert run("daily", "capture", "Pack the records", checkout).status == 0
    assert _pushed(checkout, _clone(checkout, "keep")).status == 0
    assert "runs.jsonl" in git(checkout.parent / "hub.git", "ls-tree", "-r", "--name-only", "main")


class Issues:
    """Issues of a repository, as GitHub's REST API answers about them."""

    def __init__(self, server: Server) -> None:
        self.open: dict[int, dict[str, object]] = {}
        self.asked: list[str] = []
        server.answers["/issues"] = self.list
        server.taking["/issues"] = self.create
        server.taking["/issues/1"] = self.change

    def list(self, handler: Handler) -> None:
        self._answer(handler, 200, [{"number": number, **issue} for number, issue in self.open.items()])

    def create(self, handler: Handler, body: bytes) -> None:
        self.asked.append("create")
        self.open[1] = json.loads(body)
        self._answer(handler, 201, {"number": 1})

    def change(self, handler: Handler, body: bytes) -> None:
        self.asked.append("change")
        change = json.loads(body)
        if change.get("state") == "closed":
            del self.open[1]
        else:
            self.open[1] |= change
        self._answer(handler, 200, {"number": 1})

    def _answer(self, handler: Handler, status: int, body: object) -> None:
        assert handler.headers["Authorization"] == "Bearer secret"
        handler.send(status, json.dumps(body).encode(), Content_Type="application/json")


def test_one_issue_is_opened_brought_up_to_date_and_closed(tmp_path: Path, server: Server) -> None:
    issues = Issues(server)
    folder = tmp_path / "report"
    (folder / "logs").mkdir(parents=True)
    (folder / "logs" / "fetch.log").write_bytes("dead: 410 ```` @everyone <b> 停止\x1b[31m\n".encode() + b"\xff" * 500)
    for well in ("false", "false", "true", "true"):
        written = run(
            "report",
            "report",
            "Write the report",
            folder,
            JOBS="build failure",
            RUN="https://x.example/1",
            NAME="weekly",
        )
        assert written.status == 0
        done = run(
            "report",
            "report",
            "Open, update or close the issue",
            folder,
            API=f"{server.url}/issues",
            TOKEN="secret",
            WELL=well,
        )
        assert done.status == 0, done.said
        if well == "false":
            body = str(issues.open[1]["body"])
            assert issues.open[1]["labels"] == ["matome"]
            assert "build failure" in body
            assert body.index("````") < body.index("@everyone") < body.rindex("````")
            assert body.count("````") == 2
            assert "停止" in body
    assert issues.asked == ["create", "change", "change"]
    assert issues.open == {}


def test_a_report_of_three_long_logs_fits_into_an_issue(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    (folder / "logs").mkdir(parents=True)
    for name in ("fetch", "build", "check"):
        (folder / "logs" / f"{name}.log").write_text(f"{'x' * 5_000}\n" * 500, encoding="utf-8")
    env = {"JOBS": "build failure", "RUN": "https://x.example/1", "NAME": "weekly"}
    assert run("report", "report", "Write the report", folder, **env).status == 0
    assert 50_000 < len((folder / "report.md").read_text(encoding="utf-8")) < 65_536


def _kept(checkout: Path, keep: Path | None = None) -> Ran:
    """Pack what the build job holds, and let the job that pushes take it, in a clone of its own."""
    assert run("weekly", "build", "Pack the records", checkout).status == 0
    return _pushed(checkout, keep or _clone(checkout, "keep"))


def _pushed(checkout: Path, keep: Path) -> Ran:
    taken = run("keep", "keep", "Refuse what is no plain record", keep, RECORDS=str(checkout / "records.tar"))
    assert taken.status == 0, taken.said
    return run(
        "keep", "keep", "Commit and push", keep, BRANCH="main", RUN="77", SERVER="https://hub.example", TOKEN="secret"
    )


def _clone(checkout: Path, name: str) -> Path:
    git(checkout.parent, "clone", "--quiet", "hub.git", name)
    return checkout.parent / name


def _push(clone: Path) -> None:
    git(clone, "add", "--all", "content")
    git(clone, "commit", "--quiet", "--message", "The editor's own")
    git(clone, "push", "--quiet", "origin", "main")


def _matome(folder: Path, words: str) -> None:
    subprocess.run([str(BIN / "matome"), *words.split()], cwd=folder, env=os.environ, check=True, capture_output=True)
