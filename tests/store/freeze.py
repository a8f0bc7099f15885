"""Freeze a store of the present schema: `python -m tests.store.freeze SCRATCH`, where SCRATCH is an empty folder.

It holds every kind of record as the commands write them: a feed fetched from a server, saved pages, comments, edits, a
closed edition and an open one, something removed. What is frozen is never written again.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from generator.migrations import SCHEMA
from generator.store import Store
from tests.cli.conftest import FEED, PAGE
from tests.made import SETTINGS, site
from tests.server import serving
from tests.store.killing import run

FROZEN = Path(__file__).parent / "frozen"
PARTS = ("stories/*.jsonl", "editions/*.json", "edits/*.yml", "*.jsonl")
MONDAYS = [int(datetime(2026, 11, day, 1, tzinfo=UTC).timestamp()) for day in (9, 16)]

ENGLISH = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Alder Post</title><id>tag:alder.example,2026:feed</id>
<updated>2026-11-06T09:00:00Z</updated><link href="https://alder.example/"/>
<entry><title>Ferry fares rise by a fifth</title><id>tag:alder.example,2026:ferry</id>
<link href="https://alder.example/ferry"/><updated>2026-11-05T08:00:00Z</updated>
<author><name>Ada North</name></author><category term="transport"/>
<content type="html">&lt;p&gt;Ferry fares will rise by a fifth in March, the council said on Thursday.
A single crossing will cost six crowns.&lt;/p&gt;</content></entry>
<entry><title>Library opens on Sundays</title><id>tag:alder.example,2026:library</id>
<link href="https://alder.example/library"/><updated>2026-11-10T08:00:00Z</updated>
<content type="html">&lt;p&gt;The town library will open on Sundays from December, its director
said.&lt;/p&gt;</content></entry>
</feed>
"""


def freeze(folder: Path, scratch: Path) -> None:
    """Make a store by the commands and copy its records. Raises FileExistsError if there is one."""
    folder.mkdir(parents=True)
    with serving() as server:
        server.answers["/shiomi.xml"] = lambda to: to.send(200, FEED.encode(), ETag='W/"1"')
        server.answers["/alder.xml"] = lambda to: to.send(
            200, ENGLISH.encode(), Last_Modified="Fri, 06 Nov 2026 09:00:00 GMT"
        )
        named = (("汐見新報", "shiomi"), ("Alder Post", "alder"), ("gone", "gone"))
        sources = "".join(f"  - name: {name}\n    url: {server.url}/{path}.xml\n" for name, path in named)
        root = site(scratch / "site", f"{SETTINGS}private_hosts: [localhost]\nsources:\n{sources}")
        page = scratch / "page.txt"
        page.write_text(PAGE, encoding="utf-8")
        for clock, *commands in (
            (MONDAYS[0], ("fetch",), ("add", str(page)), ("build", "--close", "--no-site")),
            (MONDAYS[0], ("remove", "https://shiomi.example/2", "--reason", "the publisher asked")),
            (MONDAYS[1], ("fetch",), ("edit", "2026-W46", "pin", "{english}"), ("build", "--no-site")),
        ):
            for command in commands:
                words = [word.format(english=_story(root, "2026-W46")) for word in command]
                ended = run(root, words, clock=clock)  # 1 where "gone" could not be read, as it is meant to
                assert ended.status in (0, 1), ended.said
    _copy(root / "content", folder)


def _story(root: Path, week: str) -> str:

    stories = Store(root / "content").stories(week)
    return stories[0].id if stories else ""


def _copy(content: Path, folder: Path) -> None:
    for pattern in PARTS:
        for path in sorted(content.glob(pattern)):
            place = folder / path.relative_to(content)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(path.read_bytes())


if __name__ == "__main__":
    freeze(FROZEN / str(SCHEMA), Path(sys.argv[1]))
