"""Small sites for tests: pages of our own writing, and MkDocs settings and hook as a site has them."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile

import msgspec

from generator import files
from generator.config import Config
from generator.write.hook import Hook
from generator.write.page import Heading, Page, Rendered

PROJECT = Path(__file__).resolve().parents[2]
CONFIG = Config(
    id="example.org,2026",
    titles={"ja": "みどり市の一週間", "en": "The Week in Midori"},
    url="https://example.org/sub/",
    language="ja",
    languages=("ja", "en"),
    timezone="Asia/Tokyo",
    contact="desk@example.org",
)
_HOOK = """from tests.write import sites
globals().update(sites.events())
"""


def make(root: Path, pages: Mapping[str, Page], latest: str = "") -> Path:
    """A site in `root` of these pages by path, with a home page and a page about it; returns `root`."""
    rendered = Rendered(pages, latest)
    root.mkdir(exist_ok=True)
    (root / "rendered.json").write_bytes(msgspec.json.encode(rendered))
    (root / "templates").mkdir()
    (root / "templates" / "hook.py").write_text(_HOOK)
    copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    docs = root / "content" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(
        "---\nlang: ja\n---\n\n# みどり市の一週間\n\n話題ごとのまとめです。\n\n<!-- latest -->\n"
    )
    (docs / "about.md").write_text(
        "---\ntitle: About\nlang: en\n---\n\n# About & more\n\n## How it is made\n\nBy hand.\n"
    )
    return root


def publish(root: Path) -> Rendered:
    """Write the pages of a site made by `make`, as the pipeline does for a real one."""
    rendered = msgspec.json.decode((root / "rendered.json").read_bytes(), type=Rendered)
    for path, body in rendered.files.items():
        files.replace(root / "content" / "docs" / path, body)
    return rendered


def events() -> Mapping[str, object]:
    """The functions of a fresh hook, by the names under which MkDocs looks for them."""
    hook = Hook(settings=lambda _: CONFIG, publish=publish)
    return {name: getattr(hook, name) for name in dir(hook) if name.startswith("on_")}


def digest(week: str, topic: str, title: str, text: str, *, lang: str = "ja", section: str = "") -> tuple[str, Page]:
    """A digest's page, by its path."""
    folder = f"{week[:4]}/w{week[6:]}"
    short = "要点" if lang == "ja" else "In short"
    body = f'---\nkind: digest\n---\n\n# {title}\n\n<h2 id="in-short">{short}</h2>\n\n{text}\n\n[↑](../index.md)\n'
    headings = (Heading("in-short", short, 2),)
    path = f"{folder}/{topic}/index.md"
    return path, Page(path, body.encode(), "digest", title, "", lang, headings=headings, week=week, section=section)


def edition(week: str, digests: Mapping[str, Page], *, noindex: bool = False) -> tuple[str, Page]:
    """The page of a week that lists its digests, by its path."""
    folder = f"{week[:4]}/w{week[6:]}/"
    links = "\n".join(f"- [{page.title}]({path.removeprefix(folder)})" for path, page in sorted(digests.items()))
    title = f"{int(week[:4])}年第{int(week[6:])}週"
    path = f"{folder}index.md"
    return path, Page(
        path,
        f"---\nkind: edition\n---\n\n# {title}\n\n{links}\n".encode(),
        "edition",
        title,
        lang="ja",
        noindex=noindex,
        week=week,
    )


def small() -> Mapping[str, Page]:
    """Two editions in two languages, the second a draft."""
    first = dict(
        [
            digest("2026-W20", "power", "原子力発電所の点検 半年延長へ", _POWER, section="経済"),
            digest("2026-W20", "library", "図書館の夜間開館に読者のコメント", _LIBRARY, section="くらし"),
            digest("2026-W20", "forms", "ＡＩ窓口と㈱みどり交通の実験", _FORMS, section="くらし"),
            digest("2026-W20", "ferry", "Night ferry returns to the bay", _FERRY, lang="en", section="Life"),
            digest("2026-W20", "water", "水道料金、来春に改定", _WATER, section="くらし"),
        ]
    )
    second = dict([digest("2026-W21", "draft", "編集中の話題", "まだ下書きの文章。", section="くらし")])
    drafts = {path: _draft(page) for path, page in second.items()}
    archive = Page(
        "archive/index.md",
        "---\nkind: archive\n---\n\n# バックナンバー\n".encode(),
        "archive",
        "バックナンバー",
        lang="ja",
    )
    return {
        **first,
        **drafts,
        archive.path: archive,
        **dict([edition("2026-W20", first), edition("2026-W21", drafts, noindex=True)]),
    }


def _draft(page: Page) -> Page:
    return Page(page.path, page.body, page.kind, page.title, lang=page.lang, noindex=True, week=page.week)


_POWER = (
    "湾岸の原子力発電所について、県は 定期点検を半年延ばすと発表した。冷却水の配管に細かな傷が見つかったためで、"
    "弾道ミサイルを想定した避難訓練も秋に移す。\n\n県の担当者は「安全を確かめるまで動かさない」と話した。"
)
_LIBRARY = (
    "中央図書館が七月から夜九時まで開く。読者のコメントには、仕事帰りに寄れるという声と、職員の負担を気づかう声が並んだ。"
    "\n\n議会は予算案を賛成多数で可決した。"
)
_FORMS = (
    "市役所はＡＩによる案内窓口を２０２６年度に始める。ﾊﾞｽの実験運行は㈱みどり交通が受け持ち、"
    "コンピューターが行き先をまとめる。"
)
_FERRY = (
    "The night ferry across the bay sails again from June, the harbour council said. Fares stay the same & the last"
    " boat - the slow one - leaves at 23:40. Residents had asked for it in a petition with 1,200 names."
)
_WATER = (
    "水道料金が来春から平均8%上がる。老朽管の更新に充てる。電力の値上がりと発送電の費用も響いた。"
    "発の字と電の字が離れた文、場所はみなと駅。"
)
