"""Whatever a parser does, the program goes on, and says what happened."""

import errno
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import collect
from generator.collect import confinement
from generator.collect.box import CRASHED, OUT_OF_MEMORY, TOOK_TOO_LONG, Box, Boxes
from generator.collect.confinement import LANDLOCK, SECCOMP
from generator.collect.reading import Hints, Raw
from generator.errors import BoxError, FormatError
from tests.collect import boxed


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with Box(("tests.collect.boxed",), seconds=1, megabytes=100) as one:
        yield one


def test_a_value_comes_back_as_its_type(box: Box) -> None:
    assert box.call(boxed.turned, boxed.Pair("港", (1, 2), b"ab"), 2) == boxed.Pair("港", (2, 1, 2, 1), b"ba")


def test_times_cross_with_their_instant(box: Box) -> None:
    moment = datetime(2026, 11, 16, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert box.call(boxed.later, moment, 1) == moment + timedelta(days=1)


def test_one_child_serves_many_calls(box: Box) -> None:
    assert box.call(boxed.process) == box.call(boxed.process)


def test_an_error_of_ours_comes_back_whole(box: Box) -> None:
    with pytest.raises(FormatError) as caught:
        box.call(boxed.refusing, "page.html")
    assert str(caught.value) == "page.html: not a thing: it is another. Bring a thing."


def test_another_error_is_named(box: Box) -> None:
    with pytest.raises(BoxError, match="ZeroDivisionError"):
        box.call(boxed.failing)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("spinning", TOOK_TOO_LONG),
        ("hoarding", OUT_OF_MEMORY),
        ("crashing", CRASHED),
        ("leaving", CRASHED),
        ("lying", CRASHED),
    ],
)
def test_what_ends_the_child_is_named_and_the_next_call_works(box: Box, name: str, what: str) -> None:
    with pytest.raises(BoxError) as caught:
        box.call(getattr(boxed, name))
    assert caught.value.what == what
    assert box.call(boxed.turned, boxed.Pair("ab", ()), 1).left == "ba"


def test_a_child_that_was_ended_between_two_calls_costs_no_input(box: Box) -> None:
    os.kill(box.call(boxed.process), signal.SIGKILL)
    time.sleep(0.2)
    assert box.call(boxed.turned, boxed.Pair("ab", ()), 1).left == "ba"


def test_an_interrupted_call_leaves_no_answer_to_the_next(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("generator.collect.box.os.read", interrupt)
        with pytest.raises(KeyboardInterrupt):
            box.call(boxed.turned, boxed.Pair("ab", ()), 1)
    assert box.call(boxed.turned, boxed.Pair("cd", ()), 1).left == "dc"


def test_a_child_that_waits_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.collect.box._GRACE", 0.5)
    started = time.monotonic()
    with Box(("tests.collect.boxed",), seconds=0) as box, pytest.raises(BoxError, match=TOOK_TOO_LONG):
        box.call(boxed.sleeping)
    assert time.monotonic() - started < 20


def test_the_child_can_neither_write_nor_call_nor_start(box: Box, tmp_path: Path) -> None:
    for name, args in (("writing", (str(tmp_path / "file"),)), ("calling", ()), ("starting", ())):
        with pytest.raises(BoxError, match="not allowed in the box"):
            box.call(getattr(boxed, name), *args)
    assert not list(tmp_path.iterdir())


def test_the_child_reads_no_file_but_code(box: Box, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    for path in (secret, tmp_path / "missing", Path("/etc/passwd"), Path("content/matome.yml").absolute()):
        with pytest.raises(BoxError, match="open is not allowed in the box"):
            box.call(boxed.reading, str(path))
    with pytest.raises(BoxError, match=r"os\.listdir is not allowed in the box"):
        box.call(boxed.listing, str(tmp_path))
    assert "Raises FormatError" in box.call(boxed.reading, collect.__file__)


def confined(box: Box, *names: str) -> None:
    if missing := set(names) - set(box.confined()):
        pytest.skip(f"this kernel has no {', '.join(sorted(missing))}")


def test_c_libraries_open_no_file(box: Box, tmp_path: Path) -> None:
    confined(box, LANDLOCK)
    secret = tmp_path / "secret"
    secret.write_text("<!ENTITY word 'hushed'>", "utf-8")
    assert boxed.opened_by_c(str(secret), os.O_RDONLY) > 0
    assert "hushed" in boxed.entities_by_lxml(str(secret))
    for path in (str(secret), "/etc/passwd", "/proc/self/environ", "/dev/null", str(tmp_path)):
        assert box.call(boxed.opened_by_c, path, os.O_RDONLY) in (-errno.EACCES, -errno.EPERM), path
    with pytest.raises(BoxError, match=r"failed to load .*Permission denied"):
        box.call(boxed.entities_by_lxml, str(secret))
    assert box.call(boxed.opened_by_c, collect.__file__, os.O_RDONLY) > 0


def test_c_libraries_write_call_start_and_end_nothing(box: Box, tmp_path: Path) -> None:
    confined(box, SECCOMP)
    kept = tmp_path / "kept"
    kept.write_text("words", "utf-8")
    refused = -errno.EPERM
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_CREAT, os.O_CREAT, os.O_TRUNC):
        assert box.call(boxed.opened_by_c, str(tmp_path / "new"), flags) == refused
        assert box.call(boxed.opened_by_c, str(kept), flags) == refused
    assert box.call(boxed.removed_by_c, str(kept)) == refused
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            assert box.call(boxed.connected_by_c, family, kind) == refused
    assert box.call(boxed.forked_by_c) == refused
    assert box.call(boxed.killing_by_c, os.getpid()) == refused
    assert box.call(boxed.limited_by_c, os.getpid()) == refused
    assert box.call(boxed.limited_by_c, 0) == 0
    assert kept.read_text("utf-8") == "words"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_system_that_has_nothing_to_confine_with_is_told_of_and_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert confinement.confine() == ()
    with Box(("tests.collect.unconfined", "tests.collect.boxed")) as box:
        assert box.confined() == ()
        assert box.call(boxed.turned, boxed.Pair("ab", ()), 1).left == "ba"


def test_the_child_is_not_heard_and_sees_no_secret(
    box: Box, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    assert box.call(boxed.loud, "::error::words") == "::error::words"
    assert capfd.readouterr() == ("", "")
    with Box(("tests.collect.boxed",)) as fresh:
        assert "TOKEN" not in fresh.call(boxed.surroundings)


def test_boxes_keep_the_order_and_go_on_after_an_error() -> None:
    with Boxes(2, warm=("tests.collect.boxed",), seconds=1) as boxes:
        results = list(boxes.map(boxed.turned, [(boxed.Pair(str(n), ()), 1) for n in range(30)]))
        assert [one.left for one in results if isinstance(one, boxed.Pair)] == [str(n)[::-1] for n in range(30)]
        mixed = list(boxes.map(boxed.refusing, [("a",), ("b",)]))
    assert [str(one) for one in mixed] == [
        "a: not a thing: it is another. Bring a thing.",
        "b: not a thing: it is another. Bring a thing.",
    ]


def test_threads_may_share_boxes() -> None:
    with Boxes(2, warm=("tests.collect.boxed",)) as boxes, ThreadPoolExecutor(8) as threads:
        found = threads.map(lambda n: boxes.call(boxed.turned, boxed.Pair("ab", (n,)), 1).right, range(50))
        assert list(found) == [(n,) for n in range(50)]


def test_reading_in_the_box_is_reading() -> None:
    raw, hints = (
        Raw("港の灯台が来月から公開される。\n\n市が発表した。".encode(), "page.txt"),
        Hints(timezone="Asia/Tokyo"),
    )
    with Box() as box:
        assert box.call(collect.read, raw, hints) == collect.read(raw, hints)
