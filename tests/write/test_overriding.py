"""A site's own templates, words and colours: one by one, and with an error that names the place where one is wrong."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import config, palette, pipeline
from generator.errors import BuildError, SettingsError
from generator.languages import LANGUAGES
from generator.models import Passage
from generator.site import Site
from generator.write import site as built
from generator.write import templates, words
from tests.made import NOW, SETTINGS, site, story
from tests.write.sites import PROJECT

THEME = "templates/theme"
DIGEST = "2026/w45/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one digest, ready to be built."""
    made = site(tmp_path / "site")
    for part in ("mkdocs.yml", "templates/hook.py", "content/docs/about.md", "content/docs/index.md"):
        (made / part).parent.mkdir(parents=True, exist_ok=True)
        (made / part).write_bytes((PROJECT / part).read_bytes())
    store = Site.at(made, NOW).store
    texts = ("汐見市は四日、埠頭の改修を始めると発表した。", "汐見市の埠頭の改修が始まる。費用は十二億円だ。")
    told = [
        story(number, title="埠頭の改修", publisher=f"第{number}新報", passages=(Passage("report", text, "記者"),))
        for number, text in enumerate(texts, start=1)
    ]
    store.put_stories("2026-W45", told)
    pipeline.compute(at := Site.at(made, NOW), pipeline.open_weeks(at))
    return made


def _build(root: Path) -> Path:
    folder, warnings = built.build(root, NOW)
    assert warnings == ()
    return folder


def _page(folder: Path) -> str:
    (path,) = (path for path in (folder / DIGEST).glob("*/index.html"))
    return path.read_text(encoding="utf-8")


def _own(root: Path, name: str, old: str, new: str) -> None:
    """A copy of one of the program's templates in the site, with one change."""
    text = (templates.OWN / name.removeprefix("templates/")).read_text(encoding="utf-8")
    assert old in text
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.site
def test_a_page_a_part_of_the_frame_and_the_style_are_overridden_one_by_one(root: Path) -> None:
    _own(root, "templates/digest.md", '<h2 id="in-short">', '<p class="ours">私たちの一行</p>\n\n<h2 id="in-short">')
    _own(root, f"{THEME}/partials/footer.html", "<footer", '<p class="imprint">発行元</p><footer')
    _own(root, f"{THEME}/assets/pages.css", "{", "{ /* ours */")
    folder = _build(root)
    assert '<p class="ours">私たちの一行</p>' in _page(folder)
    assert '<p class="imprint">発行元</p>' in _page(folder)
    assert "/* ours */" in (folder / "assets" / "pages.css").read_text(encoding="utf-8")
    assert (folder / "assets" / "matome.css").is_file()  # what is not overridden stays the program's


BROKEN = {
    "a tag left open": ("{% if x %}", 1),
    "a variable that nothing gives": ("line one\n{{ shwon.title }}", 2),
    "a part that a value has not": ("one\n\n{{ shown.titel }}", 3),
    "words that are none": ("{{ t('no_such_words') }}", 1),
    "a template that is not there": ("one\n{% include 'none.md' %}", 2),
    "a filter that is none": ("{{ shown | sparkle }}", 1),
    "what cannot be done": ("one\n{{ 1 + 'a' }}", 2),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_template_names_its_file_its_line_and_the_cure(root: Path, case: str) -> None:
    text, line = BROKEN[case]
    path = root / "templates" / "digest.md"
    path.write_text(text, encoding="utf-8")
    at = Site.at(root, NOW)
    with pytest.raises(BuildError) as caught:
        pipeline.rendered(at, at.store.editions())
    assert (caught.value.where == f"{path}:{line}") or (case == "a template that is not there")
    assert caught.value.why
    assert caught.value.cure


THEMES = {
    "a tag left open": ("{% extends 'main.html' %}\n{% block content %}", 2),
    "a variable that nothing gives": ("<p>\n{{ shwon }}</p>", 2),
    "a part of what is not there": ("<p>\n\n{{ shwon.title }}</p>", 3),
    "what cannot be done": ("<p>\n{{ 1 + 'a' }}</p>", 2),
}


@pytest.mark.site
@pytest.mark.parametrize("case", THEMES)
def test_so_does_a_broken_part_of_the_frame(root: Path, case: str) -> None:
    text, line = THEMES[case]
    path = root / THEME / "partials" / "footer.html"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        _build(root)
    assert caught.value.where == f"{path}:{line}"
    assert caught.value.cure


# --- words


def _settings(root: Path, more: str) -> config.Config:
    path = root / "content" / "matome.yml"
    path.write_text(SETTINGS + more, encoding="utf-8")
    return config.load(path)


@pytest.mark.site
def test_words_of_the_interface_are_the_sites_own_in_pages_and_frame(root: Path) -> None:
    _settings(root, "words:\n  ja: {archive: 過去の号, in_short: ひとことで}\n")
    page = _page(_build(root))
    assert "過去の号" in page
    assert "バックナンバー" not in page
    assert "ひとことで" in page


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("  xx: {archive: a}", "words.xx is no language"),
        ("  ja: {archve: a}", "Did you mean 'archive'?"),
        ("  ja: {archive: '<b>号</b>'}", "cannot be written"),
        ('  ja: {archive: "a\\nb"}', "cannot be written"),
        ("  ja: {week_of: '第{week}週'}", "must keep the fields"),
        ("  ja: {week_of: '{year}{week}{'}", "must keep the fields"),
        ("  ja: {week_of: '{year}{week:>9}'}", "must keep the fields"),
        ("  ja: {week_of: '{year.__class__}{week}'}", "must keep the fields"),
    ],
)
def test_words_that_cannot_stand_are_refused_with_their_line(root: Path, lines: str, says: str) -> None:
    _settings(root, f"words:\n{lines}\n")
    at = Site.at(root, NOW)
    with pytest.raises(SettingsError) as caught:
        pipeline.rendered(at, at.store.editions())
    assert says in str(caught.value)
    assert re.search(r"matome\.yml:[89]$", caught.value.where)


def test_words_of_the_program_have_no_fault() -> None:
    own = {language.code: dict(language.interface) for language in LANGUAGES}
    for table in own.values():
        table.pop("locale", None)  # a code, no word
    assert list(words.faults(replace(config.parse(SETTINGS), words=own))) == []


# --- colours


@pytest.mark.site
def test_colours_stand_after_the_programs_own(root: Path) -> None:
    _settings(root, 'colours:\n  link: ["#7a1f5c", "#f0a8d8"]\n')
    folder = _build(root)
    assert "--link: light-dark(#7a1f5c, #f0a8d8);" in (folder / "assets" / "colours.css").read_text(encoding="utf-8")
    page = _page(folder)
    assert page.index("assets/matome.css") < page.index("assets/colours.css")


@pytest.mark.site
def test_without_colours_there_is_no_such_sheet(root: Path) -> None:
    folder = _build(root)
    assert not (folder / "assets" / "colours.css").exists()
    assert "colours.css" not in _page(folder)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('  lnik: ["#000000", "#ffffff"]', "is no colour of the site"),
        ('  link: ["red", "#ffffff"]', "is no pair of colours"),
        ('  link: ["#8fc7cd", "#86c5cd"]', "link on ground in light has a contrast of 1.8"),
        ('  ground: ["#fbfaf7", "#8a8a8a"]', "cannot be read"),
    ],
)
def test_colours_that_cannot_be_read_are_refused_with_their_line(root: Path, lines: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _settings(root, f"colours:\n{lines}\n")
    assert says in str(caught.value)
    assert caught.value.where.endswith("matome.yml:9")


def test_the_colours_that_others_are_judged_beside_are_those_of_the_style_sheet() -> None:
    sheet = (templates.OWN / "theme" / "assets" / "matome.css").read_text(encoding="utf-8")
    for name, (light, dark) in palette.OWN.items():
        assert f"--{name}: light-dark({light}, {dark});" in sheet
    assert list(palette.faults(palette.OWN)) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],  # webaim.org's checker
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert palette.contrast(one, other) == pytest.approx(expected, abs=0.005)
