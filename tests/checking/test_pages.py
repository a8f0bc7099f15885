"""What is broken in templates, in links and in feeds is found, each with the cure."""

import re
import shutil
from pathlib import Path

import pytest

from generator.checking.kinds import found
from generator.checking.view import View
from generator.site import Site
from generator.write.templates import OWN
from tests.checking.conftest import Told, changed
from tests.sample import CLOSED


def own(root: Path, name: str) -> Path:
    """The site's own copy of a template."""
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(OWN / name, path)
    return path


def test_a_copied_template_is_sound(root: Path, told: Told) -> None:
    for name in ("edition.md", "theme/main.html", "feed.xml"):
        own(root, name)
    (root / "templates/piece.md").write_text("words", encoding="utf-8")
    changed(root / "templates/edition.md", "{{ parts.report_line() }}", '{% include "piece.md" %}')
    (root / "templates/theme/assets").mkdir()
    (root / "templates/theme/assets/mine.css").write_text("a {}", encoding="utf-8")
    assert told("templates") == []


def test_templates_left_open_are_told_each_with_its_line(root: Path, told: Told) -> None:
    for name in ("edition.md", "theme/main.html"):
        path = own(root, name)
        path.write_text(path.read_text(encoding="utf-8") + "{% if week %}\n", encoding="utf-8")
    problems = told("templates")
    assert [re.sub(r".*/templates/|:\d+$", "", one.where) for one in problems] == ["edition.md", "theme/main.html"]
    assert all(re.search(r":\d+$", one.where) for one in problems)


def test_a_template_that_names_what_nothing_gives_is_told(root: Path, told: Told) -> None:
    path = own(root, "digest.md")
    path.write_text(path.read_text(encoding="utf-8") + "{{ wether }}\n", encoding="utf-8")
    with pytest.raises(Exception, match="template cannot be rendered"):
        told("templates")
    (one,) = [one for one in found(View(Site.at(root, CLOSED))) if one.kind in {"templates", "links", "feeds"}]
    assert (one.kind, "'wether' is undefined" in one.problem.why) == ("templates", True)
    assert one.problem.where.endswith(f"digest.md:{line_of(root / 'templates/digest.md', 'wether')}")


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_a_template_of_a_name_that_nobody_asks_for_is_told(root: Path, told: Told) -> None:
    (root / "templates/editions.md").write_text("words", encoding="utf-8")
    (problem,) = told("templates")
    assert problem.what == "has no effect"
    assert "'edition.md'" in problem.cure


def test_a_hook_that_is_missing_or_old_is_told(root: Path, told: Told) -> None:
    changed(root / "templates/hook.py", "import", "import os\nimport")
    assert [one.what for one in told("templates")] == ["is not the hook of this version"]
    (root / "templates/hook.py").unlink()
    assert [one.what for one in told("templates")] == ["is missing"]


def test_a_home_page_that_is_not_there_is_told_once(root: Path, told: Told) -> None:
    (root / "content" / "docs" / "index.md").unlink()
    (one,) = told("links")
    assert one.what == "is not there, and every page leads to it"


def test_links_that_lead_nowhere_are_told_on_pages_by_hand_and_of_templates(root: Path, told: Told) -> None:
    (root / "content/docs/history.md").write_text("# History {#top}\n", encoding="utf-8")
    (root / "content/docs/map.svg").write_text("<svg/>", encoding="utf-8")
    changed(
        root / "content/docs/about.md",
        "# このサイトについて",
        "# このサイトについて\n\n[a](history.md) [b](../history/) [c](map.svg) [d](https://a.example/)\n"
        '[e](histroy.md) [f](../archive/2027/) <a href="#nowhere">x</a> [g](../2026/w45/#also)\n'
        "[h](../2026/w45/#lost) [i](/feeds/all.xml)\n"
        "`[j](k.md)`\n\n    [l](m.md)\n",
    )
    changed(own(root, "edition.md"), "{{ parts.report_line() }}", '<a href="../../sourcse/">x</a>')
    said = [(Path(one.where).name, one.what) for one in told("links") if "index.md" not in one.where]
    assert [where for where, _ in said] == ["about.md"] * 4
    assert {what for _, what in said} == {
        "links to ../archive/2027/",
        "links to ../2026/w45/#lost",
        "links to /feeds/all.xml",
        "links to histroy.md",
    }
    generated = [one for one in told("links") if "index.md" in one.where]
    assert [(one.where, one.what) for one in generated] == [
        (f"content/docs/2026/w{week}/index.md", "links to ../../sourcse/") for week in (44, 45, 46)
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("feed.xml", "</channel>", "", "is no feed"),
        ("feed.xml", "{{ entry.guid }}", "the same", "items of one id"),
        ("feed.xml", "<link>{{ entry.address }}</link>", "<link>w45/</link>", "has an item that leads to no page"),
        ("feed-atom.xml", "<title>{{ channel.title }}</title>", "<title> </title>", "has no title"),
        ("feed-atom.xml", "<updated>", "<updated>about ", "has an item without a date"),
    ],
)
def test_feeds_that_break_their_rules_are_told(
    root: Path, told: Told, name: str, old: str, new: str, what: str
) -> None:
    changed(own(root, name), old, new)
    problems = told("feeds")
    assert problems
    assert all(what in one.what for one in problems)
