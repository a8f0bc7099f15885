"""`make soak`: ten years of a hundred sources, with faults, kills and full disks; exits with 1 if anything is lost."""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from tests.soak import judging, network, runner
from tests.soak.soak import YEAR, Soak
from tests.soak.world import START, World

SETTINGS = """\
id: soak.example,2027
titles: {ja: 週のまとめ, en: The week}
url: https://soak.example/
language: ja
languages: [ja, en]
timezone: Asia/Tokyo
contact: desk@soak.example
keep_weeks: 26
private_hosts: [localhost, 127.0.0.1]
"""


@contextmanager
def soaking(root: Path, *, weeks: int, sources: int, seed: int, site_every: int = YEAR) -> Iterator[Soak]:
    """A soak, ready to run, of a new site in a folder that is empty or not there."""
    world = World.of(seed, sources)
    with network.listening(world, START) as net, runner.running() as commands:
        named = [
            {"name": outlet.name, "url": net.address(outlet), "megabytes": 1}
            | ({"full_text": True} if outlet.pages else {})
            | ({} if outlet.hears else {"comments": "off"})
            for outlet in world.outlets
        ]
        made = runner.really("-q", "init", str(root), epoch=int(START.timestamp()))
        assert made.status == 0, made.said
        settings = SETTINGS + "sources: " + msgspec.json.encode(named).decode() + "\n"
        (root / "content" / "matome.yml").write_text(settings, encoding="utf-8")
        yield Soak(root, net, commands, weeks, site_every)


def main() -> int:
    """Soak, and say what it cost and what went wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--weeks", type=int, default=520)
    asked.add_argument("--sources", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--site-every", type=int, default=YEAR, help="weeks; 0: never")
    asked.add_argument("--keep", type=Path, help="an empty folder for the site, which is left there")
    options = asked.parse_args()
    root = options.keep or Path(mkdtemp(prefix="matome-soak-"))
    began = time.monotonic()
    with soaking(
        root, weeks=options.weeks, sources=options.sources, seed=options.seed, site_every=options.site_every
    ) as soak:
        soak.say = lambda line: print(f"{time.monotonic() - began:6.0f} s  {line}", flush=True)
        soak.run()
        wrong = [*judging.findings(soak), *judging.growth(soak.costs)]
        for line in judging.report(soak):
            print(line)
    for line in wrong:
        print(f"WRONG: {line}")
    print(f"{'nothing lost' if not wrong else f'{len(wrong)} findings'} in {time.monotonic() - began:.0f} s")
    if not options.keep:
        shutil.rmtree(root)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
