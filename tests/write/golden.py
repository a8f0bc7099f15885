"""The expected site of the sample. After a wanted change: `python -m tests.write.golden`, then read the diff."""

from pathlib import Path

from generator import files
from generator.write import pages
from tests.write.sample import CONFIG, EDITIONS, FETCHES, NOW, STORIES

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "write" / "harbour"


def made() -> dict[str, bytes]:
    """Every file of the sample's site, and what stands on its home page."""
    site = pages.render(CONFIG, EDITIONS, STORIES, now=NOW, fetches=FETCHES)
    return {**site.files, "latest.md": site.latest.encode()}


def expected() -> dict[str, bytes]:
    """The files as they were last looked at."""
    found = (path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in found}


if __name__ == "__main__":
    now = made()
    for gone in expected().keys() - now.keys():
        files.remove(FOLDER / gone)
    for path, data in now.items():
        files.replace(FOLDER / path, data)
