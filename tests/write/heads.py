"""What the head of one page of each kind says to machines, from the built sample.

After a wanted change: `python -m tests.write.heads`, then read the diff.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from lxml import html

from generator import files
from generator.write import pages, site
from generator.write.hook import Hook
from tests.write import sites
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "write" / "heads"
KINDS = {
    "home": "",
    "by-hand": "about/",
    "edition": "2026/w10/",
    "edition-draft": "2026/w12/",
    "digest": "2026/w10/harbour-ferry/",
    "digest-bare": "2026/w10/old-library/",
    "thread": "topics/harbour-ferry/",
    "year": "archive/2026/",
    "corrections": "corrections/",
    "redirect": "2026/w10/ferry/",
}
_HOOK = """from tests.write import heads
globals().update(heads.events())
"""
_SAID = (
    "//link[@rel='canonical' or @rel='alternate'] | //meta[@name='robots' or @name='description']"
    " | //meta[@property or @name='twitter:card'] | //script[@type='application/ld+json']"
)


def events() -> Mapping[str, object]:
    """The functions of a hook for the sample's settings."""
    hook = Hook(settings=lambda _: CONFIG, publish=sites.publish)
    return {name: getattr(hook, name) for name in dir(hook) if name.startswith("on_")}


@lru_cache(maxsize=1)
def built() -> Mapping[str, str]:
    """The texts of the built site, by path."""
    with tempfile.TemporaryDirectory() as folder:
        root = sites.make(Path(folder) / "site", pages.render(CONFIG, EDITIONS, STORIES, now=NOW).pages)
        (root / "templates" / "hook.py").write_text(_HOOK)
        made, problems = site.build(root, NOW)
        assert problems == ()
        texts = (path for suffix in ("html", "xml", "txt", "json") for path in made.rglob(f"*.{suffix}"))
        return {path.relative_to(made).as_posix(): path.read_text(encoding="utf-8") for path in texts}


def made() -> dict[str, str]:
    """What each head says, a line an element, JSON-LD laid out."""
    return {kind: "".join(_lines(built()[f"{address}index.html"])) for kind, address in KINDS.items()}


def _lines(page: str) -> Iterator[str]:
    tree: html.HtmlElement = html.document_fromstring(page)
    for element in tree.xpath(_SAID):
        if element.tag == "script":
            yield json.dumps(json.loads(str(element.text)), ensure_ascii=False, indent=1) + "\n"
        else:
            yield " ".join((element.tag, *(f'{key}="{value}"' for key, value in element.items()))) + "\n"


def expected() -> dict[str, str]:
    """The heads as they were last looked at."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


if __name__ == "__main__":
    for kind, said in made().items():
        files.replace(FOLDER / f"{kind}.txt", said.encode())
