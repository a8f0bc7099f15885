"""Building a site as a function, and by the commands of MkDocs and ProperDocs."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from generator.errors import BuildError, SettingsError
from generator.write import site
from generator.write.page import Heading, Page
from tests.write import sites

pytestmark = pytest.mark.site

NOW = datetime(2026, 5, 20, tzinfo=UTC)
LATEST = "[第20週](2026/w20/index.md)"
BY_HAND = b"---\ntitle: Our archive\nlang: en\n---\n\n# Our archive\n"
HOSTILE = "<script>alert(1)</script> & \"quoted\" 'too' {{ 7*7 }} {% raw %} &lt;b&gt;"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = sites.make(tmp_path_factory.mktemp("site"), sites.small(), LATEST)
    return build(root, strict=True)


def build(root: Path, *, strict: bool = False) -> Path:
    folder, problems = site.build(root, NOW, strict=strict)
    assert problems == ()
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def test_each_page_has_its_own_language_and_the_words_of_it(built: Path) -> None:
    ferry, power = text(built, "2026/w20/ferry/index.html"), text(built, "2026/w20/power/index.html")
    assert '<html lang="en"' in ferry
    assert "On this page" in ferry
    assert '<html lang="ja"' in power
    assert "目次" in power
    for page, name in ((ferry, "The Week in Midori"), (power, "みどり市の一週間")):
        assert f" - {name}</title>" in page
        assert re.search(rf'<a class="site-name" href="[^"]*">{name}</a>', page)


def test_a_language_the_theme_does_not_know_still_marks_the_page(tmp_path: Path) -> None:
    pages = {**sites.small(), **dict([sites.digest("2026-W20", "word", "Vort", "Teksto.", lang="tlh")])}
    page = text(build(sites.make(tmp_path, pages)), "2026/w20/word/index.html")
    assert '<html lang="tlh"' in page
    assert re.search(r'<a class="site-name" href="[^"]*" lang="ja">みどり市の一週間</a>', page)  # the only name it has


def test_no_page_asks_anything_of_another_host(built: Path) -> None:
    for path in built.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        asked = re.findall(r"<(?:link|script|img|source|iframe)\b[^>]*(?:href|src)=\"(https?:)?//[^\"]*", page)
        links = re.sub(r'<link rel="canonical"[^>]*>', "", page)
        assert not re.search(r"<(?:link|script|img|source|iframe)\b[^>]*(?:href|src)=\"(?:https?:)?//", links), (
            path,
            asked,
        )


def test_drafts_are_kept_from_search_engines_sitemap_and_index(built: Path) -> None:
    assert '<meta name="robots" content="noindex">' in text(built, "2026/w21/draft/index.html")
    assert "noindex" not in text(built, "2026/w20/power/index.html")
    sitemap = text(built, "sitemap.xml")
    assert "https://example.org/sub/2026/w20/power/" in sitemap
    assert "w21" not in sitemap
    assert "data-search=" not in text(built, "2026/w21/draft/index.html")


def test_the_home_page_shows_the_newest_edition(built: Path) -> None:
    assert '<a href="2026/w20/">第20週</a>' in text(built, "index.html")


def test_every_page_leads_to_contact_and_method(built: Path) -> None:
    for path in built.rglob("*.html"):
        assert 'href="mailto:desk@example.org"' in path.read_text(encoding="utf-8"), path


def test_a_feed_is_announced_on_every_page(tmp_path: Path) -> None:
    pages = {**sites.small(), "feeds/all.xml": Page("feeds/all.xml", b"<rss/>", "feed")}
    folder = build(sites.make(tmp_path, pages))
    assert (folder / "feeds" / "all.xml").read_bytes() == b"<rss/>"
    announced = (
        '<link rel="alternate" type="application/rss+xml" title="みどり市の一週間" href="../../../feeds/all.xml">'
    )
    assert announced in text(folder, "2026/w20/power/index.html")


def test_a_page_s_own_feed_is_announced_first(tmp_path: Path) -> None:
    path = "2026/w20/power/index.md"
    page = replace(sites.small()[path], feeds=("topics/power", "sections/none"))
    feeds = {
        f"feeds/{name}.{suffix}": Page(f"feeds/{name}.{suffix}", b"<rss/>", "feed", title)
        for name, title in (("all", "全体"), ("topics/power", "発電 <b>&"))
        for suffix in ("xml", "atom", "json")
    }
    folder = build(sites.make(tmp_path, {**sites.small(), **feeds, path: page}))

    links = html.fromstring(text(folder, "2026/w20/power/index.html")).findall(".//link[@rel='alternate']")
    assert [(link.get("href"), link.get("type"), link.get("title")) for link in links] == [
        ("../../../feeds/topics/power.xml", "application/rss+xml", "発電 <b>&"),
        ("../../../feeds/topics/power.atom", "application/atom+xml", "発電 <b>& (Atom)"),
        ("../../../feeds/topics/power.json", "application/feed+json", "発電 <b>& (JSON Feed)"),
        ("../../../feeds/all.xml", "application/rss+xml", "全体"),
    ]
    for other in ("index.html", "404.html", "search/index.html"):
        first, *_ = html.fromstring(text(folder, other)).findall(".//link[@rel='alternate']")
        assert str(first.get("href")).endswith("feeds/all.xml")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = "2026/w20/x/index.md"
    made = Page(
        path,
        b"---\nkind: digest\n---\n\n# x\n",
        "digest",
        HOSTILE,
        HOSTILE,
        "ja",
        headings=(Heading("a", HOSTILE, 2),),
        section=HOSTILE,
    )
    root = sites.make(tmp_path, {path: made})
    (root / "content" / "docs" / "hand.md").write_text("---\ntitle: a <script>alert(1)</script>\n---\n\ntext\n")
    folder = build(root)
    page = text(folder, "2026/w20/x/index.html")
    assert "<script>alert" not in page + text(folder, "hand/index.html")
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp;") == 7  # title, description twice; section, menus
    assert "{{ 7*7 }}" in page


def test_a_page_by_hand_in_place_of_a_generated_one_speaks_for_itself(tmp_path: Path) -> None:
    pages = {path: page for path, page in sites.small().items() if path != "archive/index.md"}
    root = sites.make(
        tmp_path, {**pages, "archive/index.md": Page("archive/index.md", BY_HAND, "archive", "Archiv", lang="ja")}
    )
    page = text(build(root), "archive/index.html")
    assert "<title>Our archive - " in page
    assert '<html lang="en"' in page


def test_mkdocs_and_properdocs_alone_give_the_same_site(tmp_path: Path, built: Path) -> None:
    wanted = bytes_of(built)
    for program in ("mkdocs", "properdocs"):
        folder = tmp_path / program
        folder.mkdir()
        run(program, sites.make(folder, sites.small(), LATEST))
        given = bytes_of(folder / "site")
        assert sorted(given) == sorted(wanted)
        assert {name for name in wanted if given[name] != wanted[name]} <= {"sitemap.xml.gz"}


def test_two_builds_are_the_same_bytes(tmp_path: Path, built: Path) -> None:
    environment = {"PYTHONHASHSEED": "7", "TZ": "America/Chicago", "LANG": "C"}
    assert bytes_of(run("mkdocs", sites.make(tmp_path, sites.small(), LATEST), environment)) == bytes_of(built)


def run(program: str, root: Path, environment: dict[str, str] | None = None) -> Path:
    clock = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "PYTHONPATH": str(sites.PROJECT)}
    command = [sys.executable, "-m", program, "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=root, env={**os.environ, **clock, **(environment or {})}, check=True)
    return root / "site"


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small(), LATEST)
    folder = build(root)
    before = bytes_of(folder)
    (root / "content" / "docs" / "about.md").write_text("# About\n\n[nowhere](gone.md)\n")
    with pytest.raises(BuildError, match=r"gone\.md"):
        site.build(root, NOW, strict=True)
    assert bytes_of(folder) == before
    assert {path.name for path in root.iterdir()} == {"content", "mkdocs.yml", "rendered.json", "site", "templates"}


def test_what_mkdocs_warns_of_is_told(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small(), LATEST)
    (root / "content" / "docs" / "about.md").write_text("# About\n\n[nowhere](gone.md)\n")
    _, (problem,) = site.build(root, NOW)
    assert problem.level == "warning"
    assert "gone.md" in str(problem)


def test_headings_by_hand_keep_their_ids_when_others_come_before_them(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small(), LATEST)
    page = root / "content" / "docs" / "about.md"
    page.write_text("# 私たち\n\n## 編集の方針\n\n## Who we are\n", encoding="utf-8")
    assert re.findall(r'<h[12] id="([^"]*)"', text(build(root), "about/index.html")) == [
        "私たち",
        "編集の方針",
        "who-we-are",
    ]
    page.write_text("# 私たち\n\n## 連絡先\n\n## 編集の方針\n", encoding="utf-8")
    assert '<h2 id="編集の方針">' in text(build(root), "about/index.html")


def test_a_site_replaces_templates_one_by_one(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small(), LATEST)
    theme = root / "templates" / "theme"
    (theme / "partials").mkdir(parents=True)
    (theme / "assets").mkdir()
    (theme / "partials" / "footer.html").write_text("<footer>our own</footer>")
    (theme / "assets" / "pages.css").write_text("h1 { color: red }")
    folder = build(root)
    assert "<footer>our own</footer>" in text(folder, "about/index.html")
    assert 'class="md-header"' in text(folder, "about/index.html")
    assert text(folder, "assets/pages.css") == "h1 { color: red }"
    assert (folder / "assets" / "matome.css").exists()


def test_errors_name_the_cure(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="matome init"):
        site.build(tmp_path, NOW)
    root = sites.make(tmp_path / "site", sites.small())
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "navv: []\nsite_urll: 3\ndocs_dir: none\n")
    with pytest.raises(BuildError, match="docs_dir"):
        site.build(root, NOW)


def test_an_error_of_the_program_comes_through_whole(tmp_path: Path) -> None:
    root = sites.make(tmp_path, sites.small())
    (root / "templates" / "hook.py").write_text(
        "from generator.errors import SettingsError\nfrom generator.write.hook import Hook\n"
        "def broken(root):\n    raise SettingsError('no title', where='matome.yml:3')\n"
        "on_config = Hook(broken, broken).on_config\n"
    )
    with pytest.raises(SettingsError, match=r"matome\.yml:3"):
        site.build(root, NOW)
