"""A disk that is full or read-only, too few descriptors, two runs at once: a named error, and nothing lost."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import FEED
from tests.made import NOW, subscribed
from tests.server import Server, serving_feed
from tests.store.killing import needs_proc, run, tree, without_runs
from tests.store.test_kills import known

CLOCK = int(NOW.timestamp())
COMMANDS = (("fetch",), ("build", "--close", "--no-pages"))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_feed(FEED) as running:
        yield running


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    """A site with a source, which has been read once; then the feed has more to tell."""
    root = subscribed(tmp_path / "site", server.url)
    assert run(root, ("fetch",), clock=CLOCK).status == 0
    more = FEED.replace("example/2", "example/3").replace("06 Nov", "09 Nov").replace("銀杏", "紅葉")
    server.answers["/feed.xml"] = lambda to: to.send(200, more.encode(), ETag='"2"')
    return root


def no_space(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def input_output_error(_descriptor: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@needs_proc
@pytest.mark.parametrize("fault", [no_space, input_output_error])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_disk_that_fails_at_the_nth_write(
    root: Path, tmp_path: Path, command: tuple[str, ...], fault: Callable[[int], None]
) -> None:
    """Whatever fails is named; all that was there can be read; and the next run gives what an undisturbed one gives."""
    before, whole = known(root), tmp_path / "whole"
    shutil.copytree(root, whole)
    undisturbed = run(whole, command, clock=CLOCK)
    assert undisturbed.status == 0, undisturbed.said
    for at, deed in enumerate(undisturbed.deeds, 1):
        if deed.what in ("os.remove", "os.rmdir"):
            continue
        place = tmp_path / str(at)
        shutil.copytree(root, place)
        ended = run(place, command, clock=CLOCK, at=at, stop=fault)
        assert ended.status == 1, (deed, ended.said)
        assert "error: " in ended.said
        assert "Traceback" not in ended.said
        assert Path(deed.path).name.split("-", 2)[-1] in ended.said or "content" in ended.said
        after = known(place)
        assert all(things <= after[kind] for kind, things in before.items())
        assert not [path for path, data in tree(place).items() if not data]
        assert run(place, command, clock=CLOCK).status == 0
        assert without_runs(tree(place)) == without_runs(tree(whole)), deed
        shutil.rmtree(place)


SCRIPT = """
import resource, signal, sys
resource.setrlimit(getattr(resource, sys.argv[1]), (int(sys.argv[2]), int(sys.argv[2])))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from generator.cli import main
sys.exit(main(sys.argv[3:]))
"""


def limited_run(root: Path, limit: str, most: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A real command under a limit of the system."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(CLOCK), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", SCRIPT, limit, str(most), "-C", str(root), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_files_that_may_not_grow(root: Path) -> None:
    before = tree(root)
    said = limited_run(root, "RLIMIT_FSIZE", 500, "fetch")
    assert said.returncode == 1
    assert "cannot be written: File too large" in said.stderr
    assert "2026-W46.jsonl" in said.stderr or "2026-W45.jsonl" in said.stderr
    assert "Traceback" not in said.stderr
    assert tree(root) == before


def test_a_disk_on_which_not_even_the_lock_can_name_its_holder(root: Path) -> None:
    before = tree(root)
    said = limited_run(root, "RLIMIT_FSIZE", 0, "fetch")
    assert said.returncode == 1
    assert "/content/.lock: cannot be written: File too large" in said.stderr
    assert tree(root) == before


@pytest.mark.parametrize("most", [12, 32])
def test_too_few_descriptors(root: Path, most: int) -> None:
    before = known(root)
    said = limited_run(root, "RLIMIT_NOFILE", most, "fetch")
    assert said.returncode in (0, 1)
    assert "Traceback" not in said.stderr
    if said.returncode:
        assert "Too many open files" in said.stderr
    after = known(root)
    assert all(things <= after[kind] for kind, things in before.items())
    assert run(root, ("fetch",), clock=CLOCK).status == 0
    assert len(known(root)["keys"]) == 6


def mounted(root: Path, how: str, command: str) -> subprocess.CompletedProcess[str]:
    """A shell command in a mount namespace of its own, in which the store lies on another mount."""
    content = root / "content"
    script = f"{how.format(content=content)} && {command}"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(CLOCK), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    probe = ["unshare", "--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs none /mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not may_mount(), reason="this user may not mount anything, not even for himself")
MATOME = f"{sys.executable} -c 'import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))'"


@needs_mounts
def test_a_read_only_store_is_named_before_anything_is_fetched(root: Path, server: Server) -> None:
    before, asked = tree(root), len(server.asked)
    said = mounted(
        root, "mount --bind {content} {content} && mount -o remount,ro,bind {content}", f"{MATOME} -C {root} fetch"
    )
    assert said.returncode == 1
    assert "cannot be written: " in said.stderr
    assert str(root / "content") in said.stderr
    assert len(server.asked) == asked
    assert tree(root) == before


@needs_mounts
def test_a_read_only_folder_in_it_too(root: Path, server: Server) -> None:
    before, asked = tree(root), len(server.asked)
    how = "mount --bind {content}/stories {content}/stories && mount -o remount,ro,bind {content}/stories"
    said = mounted(root, how, f"{MATOME} -C {root} fetch")
    assert said.returncode == 1
    assert f"{root / 'content' / 'stories'}: cannot be written: it is read-only" in said.stderr
    assert len(server.asked) == asked
    assert tree(root) == before


def test_folders_without_the_right_to_write(root: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user meets them; root may write everywhere, so what the system would say stands in for it."""
    asked, may = len(server.asked), os.access
    locked = root / "content" / "stories"
    locked.chmod(0o555)
    if os.geteuid() == 0:
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked and may(path, mode))
    ended = run(root, ("fetch",), clock=CLOCK)
    locked.chmod(0o755)
    assert ended.status == 1
    assert "stories: cannot be written: it is read-only" in ended.said
    assert len(server.asked) == asked


@needs_mounts
def test_a_full_disk(root: Path, tmp_path: Path) -> None:
    """The store on a disk of its own with a few pages left, down to none: all is read afterwards, and goes on."""
    kept = tmp_path / "kept"
    for left in (0, 8):
        shutil.rmtree(kept, ignore_errors=True)
        how = (
            f"cp -a {{content}} {kept} && mount -t tmpfs -o size=2m none {{content}} && cp -a {kept}/. {{content}}"
            f" && (cat /dev/zero > {{content}}/filler; truncate -s -{left}k {{content}}/filler)"
        )
        saved = f"rm {root}/content/filler; rm -r {kept}; cp -a {root}/content {kept}"
        said = mounted(root, how, f"{MATOME} -C {root} fetch; status=$?; {saved}; exit $status")
        assert said.returncode in (0, 1), said.stderr
        assert "Traceback" not in said.stderr
        if said.returncode:
            assert "No space left on device" in said.stderr
        place = tmp_path / f"site-{left}"
        kept.rename(place.parent / "content")
        place.mkdir()
        (place.parent / "content").rename(place / "content")
        before, after = known(root), known(place)
        assert all(things <= after[kind] for kind, things in before.items())
        assert not [path for path, data in tree(place).items() if not data]
        assert run(place, ("fetch",), clock=CLOCK).status == 0
        assert len(known(place)["keys"]) == 6


HOLD = """
import sys
from pathlib import Path
from generator.store import Store
with Store(Path(sys.argv[1])).writing("fetch", "2026-11-09T00:00:00Z"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("command", [("fetch",), ("add",), ("build",), ("reopen", "2026-W45")], ids=" ".join)
def test_a_second_run_says_who_is_at_work_and_changes_nothing(
    root: Path, server: Server, command: tuple[str, ...]
) -> None:
    before, asked = tree(root), len(server.asked)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root / "content")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        ended = run(root, command, clock=CLOCK)
        assert ended.status == 1
        assert (
            f"another run holds the lock: matome fetch, process {holder.pid}, since 2026-11-09T00:00:00Z" in ended.said
        )
        holder.kill()
    assert len(server.asked) == asked
    assert tree(root) == before
    assert run(root, ("fetch",), clock=CLOCK).status == 0  # the lock of a killed run is gone
