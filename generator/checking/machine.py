"""What the machine must give: a box for the parsers, and room on the disk."""

import shutil
from collections.abc import Iterator

from generator.checking.view import View
from generator.collect.box import Box
from generator.collect.confinement import NAMES
from generator.errors import BoxError, Problem

ROOM = 200  # megabytes: a year's records and two copies of the site of a hundred sources


def faults(view: View) -> Iterator[Problem]:
    """A box that does not start, and a disk that is nearly full."""
    yield from _box_faults()
    free = shutil.disk_usage(view.site.root).free // 1_000_000
    if free < ROOM:
        cure = "Make room. Nothing is lost when it runs out: a record is replaced whole or not at all."
        yield Problem("warning", str(view.site.root), f"{free} MB are free on this disk", f"{ROOM} are wanted", cure)


def _box_faults() -> Iterator[Problem]:
    where = "the box that parses"
    try:
        with Box() as box:
            lacking = [name for name in NAMES if name not in box.confined()]
    except BoxError as error:
        cure = "Nothing can be read without it. Look at the limits of this account: ulimit -a"
        yield Problem("error", where, error.what, error.why, cure)
        return
    if lacking:
        what, why = f"is without {' and '.join(lacking)}", "this kernel, or the container, does not give it"
        cure = "Limits on memory, time and files hold all the same. Linux 5.13 or later on x86-64 has both."
        yield Problem("warning", where, what, why, cure)
