"""`matome serve` in this process, by the tests' clock: for tests, and for pictures of the guide."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from generator import proofing
from generator.site import Site
from generator.write import preview
from generator.write.inputs import Stamps

WEEKS = 4


@contextmanager
def showing(root: Path, folder: Path, now: datetime, address: str = "/") -> Iterator[str]:
    """Where the latest weeks of a site are served while the block runs; `folder` is made for what is built."""
    folder.mkdir()
    desk, told, ready, stop = proofing.Desk(root, folder, WEEKS), list[str](), threading.Event(), threading.Event()

    def rebuild(stamps: Stamps) -> preview.Shown:
        at = Site.at(root, now)
        return proofing.shown(at, desk.proof(at, stamps))

    def say(where: str) -> None:
        told.append(where)
        ready.set()

    options = {"say": say, "failed": lambda _: None, "address": address, "port": 0, "stop": stop}
    thread = threading.Thread(target=preview.serve, args=(root, rebuild), kwargs=options)
    thread.start()
    try:
        assert ready.wait(30), "it does not serve"
        yield told[0]
    finally:
        stop.set()
        thread.join(10)
        desk.close()
