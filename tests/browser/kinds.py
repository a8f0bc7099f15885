"""One page of each kind of the sample site, and a digest in each language, by a name."""

from collections.abc import Mapping
from pathlib import Path

from lxml import html


def kinds(folder: Path) -> Mapping[str, str]:
    """Names of kinds of pages -> addresses below that of the site in a folder."""
    edition = max(folder.glob("20*/w*/index.html")).parent
    thread = min(folder.glob("topics/*/index.html")).parent
    found = {
        "home": "",
        "edition": f"{edition.relative_to(folder).as_posix()}/",
        "thread": f"{thread.relative_to(folder).as_posix()}/",
        "section": f"{min(folder.glob('sections/*/20*/index.html')).parent.parent.relative_to(folder).as_posix()}/",
        "topics of a year": f"archive/{edition.parent.name}/topics/",
        "year": f"archive/{edition.parent.name}/",
        "search": "search/?q=フェリー",
        "search form": "search/",
        "lost": "404.html",
    }
    named = ("archive", "topics", "sources", "corrections", "subscribe", "method", "about")
    return {**found, **{name: f"{name}/" for name in named}, **digests(folder)}


def digests(folder: Path) -> Mapping[str, str]:
    """A digest in Japanese, one in English, and the longest in both."""
    found: dict[str, list[tuple[int, str]]] = {}
    for path in sorted(folder.glob("20*/w*/*/index.html")):
        text = path.read_text(encoding="utf-8")
        tree = html.document_fromstring(text)
        summaries = [str(part.get("lang")) for part in tree.iter("ul") if part.get("class") == "summary"]
        if summaries:
            kind = "digest in two languages" if len(summaries) > 1 else f"digest in {summaries[0]}"
            found.setdefault(kind, []).append((len(text), f"{path.parent.relative_to(folder).as_posix()}/"))
    return {kind: max(pages)[1] for kind, pages in found.items()}
