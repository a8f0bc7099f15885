"""Stories and sites for tests of records and commands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.models import Chars, Comment, Passage, Story, Via

NOW = datetime(2026, 11, 9, 1, tzinfo=UTC)  # Monday morning of 2026-W46 in Tokyo

SETTINGS = """\
id: example.org,2026
titles: {ja: 週のまとめ, en: The week}
url: https://example.org/sub/
language: ja
languages: [ja, en]
timezone: Asia/Tokyo
contact: editor@example.org
"""


def story(number: int = 1, **fields: Any) -> Story:
    """A story of 2026-W45; `number` tells it from others."""
    text = f"汐見市は四日、第{number}埠頭の改修を来年三月に始めると発表した。費用は十二億円を見込む。"
    usual: dict[str, Any] = {
        "id": f"s-{number:010d}",
        "title": f"第{number}埠頭、来春に改修",
        "language": "ja",
        "site": "汐見新報",
        "publisher": "汐見新報",
        "source": "汐見新報",
        "via": Via("feed", "https://shiomi.example/feed.xml", f"{number:064d}"),
        "first_seen": "2026-11-05T00:10:00Z",
        "keys": (f"url:https://shiomi.example/{number}",),
        "url": f"https://shiomi.example/{number}",
        "published": "2026-11-04T09:00:00+09:00",
        "chars": Chars(report=len(text)),
        "passages": (Passage("report", text, "汐見新報"),),
    }
    return Story(**{**usual, **fields})


def comment(name: str, **fields: Any) -> Comment:
    """A comment whose id and text are its name."""
    return Comment(**{"id": f"c-{name}", "text": name, **fields})


def site(root: Path, settings: str = SETTINGS) -> Path:
    """The folder of a site with these settings."""
    (root / "content").mkdir(parents=True)
    (root / "content" / "matome.yml").write_text(settings, encoding="utf-8")
    return root


def subscribed(root: Path, address: str, more: str = "") -> Path:
    """The folder of a site with one source, at a server on loopback; `more` lines of settings follow the source's."""
    source = f"sources:\n  - name: 汐見新報\n    url: {address}/feed.xml\n"
    return site(root, f"{SETTINGS}private_hosts: [localhost]\n{source}{more}")
