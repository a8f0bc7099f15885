"""The editor's desk: what is printed again, what is left out, and that every ready edit works as it stands."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from generator import edits, pipeline, proofing, weeks
from generator.cli import main
from generator.edits import offers, saying
from generator.edits.offers import Fill, Offer
from generator.edits.verbs import VERBS, Edit
from generator.models import Edition, Inputs, Passage, Story
from generator.proofing import Desk
from generator.site import Site
from generator.write import addresses
from generator.write.inputs import look
from tests.made import NOW, SETTINGS, comment, site, story
from tests.write.sites import PROJECT

WEEK = "2026-W45"
FILL = Fill("注記です。", "前", "後", "今週の号です。", "2026-11-09")
HARBOUR = (
    "汐見市は四日、第一埠頭の改修を来年三月に始めると発表した。費用は十二億円を見込む。工事は二年で終わる予定だ。",
    "汐見市の第一埠頭の改修が来年三月に始まる。市が四日に明らかにした。費用の半分は県が負担する。",
    "第一埠頭の改修費十二億円を、汐見市議会が四日に可決した。賛成は十八人、反対は三人だった。",
)
LIBRARY = (
    "県立図書館は五日、夜間開館を十二月から九時まで延ばすと決めた。利用者の要望に応えた。",
    "県立図書館の夜間開館が十二月から九時までになる。職員を四人増やす。",
)
MARKET = ("朝市の出店数が三年ぶりに百を超えた。七日の朝も大勢の客でにぎわった。",)


def _stories() -> Iterator[Story]:
    publishers = ("汐見新報", "浜辺通信", "港日報")
    for place, (titles, texts) in enumerate(
        (("第一埠頭の改修、来春に開始", HARBOUR), ("県立図書館、夜間開館を延長", LIBRARY), ("朝市に百店", MARKET))
    ):
        for number, text in enumerate(texts):
            voices = [
                comment(f"{place}a{number}b{count}xxxx", text=f"{titles}の{count}番目の意見です。よいと思います。")
                for count in range(4)
            ]
            yield story(
                place * 10 + number + 1,
                title=f"{titles} {'続報' * number}".strip(),
                publisher=publishers[number],
                site=publishers[number],
                passages=(Passage("report", text, publishers[number]),),
                comments=tuple(voices) if place < 2 else (),
            )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with two digests and another story, its edition open."""
    sections = "sections:\n  - key: life\n    titles: {ja: くらし}\nreview: required\n"
    made = site(tmp_path / "site", SETTINGS + sections)
    for part in ("mkdocs.yml", "templates/hook.py", "content/docs/about.md", "content/docs/index.md"):
        (made / part).parent.mkdir(parents=True, exist_ok=True)
        (made / part).write_bytes((PROJECT / part).read_bytes())
    Site.at(made, NOW).store.put_stories(WEEK, _stories())
    _built(made)
    return made


def _built(root: Path) -> tuple[Edition, list[str]]:
    """The edition as it is now, and what is warned of."""
    at = Site.at(root, NOW)
    known, built = pipeline.compute(at, pipeline.open_weeks(at))
    return next(one for one in known if one.week == WEEK), [str(problem) for problem in built.problems]


def _offers(root: Path, edition: Edition) -> Sequence[Offer]:
    at = Site.at(root, NOW)
    told = {one.id: one for one in at.store.stories(WEEK)}
    return offers.offers(pipeline.shown(edition, at), told, at.config, FILL)


def _write(root: Path, text: str) -> None:
    path = root / "content" / "edits" / f"{WEEK}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _same(edition: Edition) -> Edition:
    """An edition but for what it was made from, which every edit changes."""
    return replace(edition, inputs=Inputs(), inputs_sha256="", named={})


def test_every_ready_edit_works_as_it_stands_and_every_verb_is_offered(root: Path) -> None:
    first, said = _built(root)
    assert said == []
    assert len(first.digests) == 2
    assert len(first.also) == 1
    kept = root / "content" / "editions" / f"{WEEK}.json"
    record, verbs = kept.read_bytes(), set()
    ready = dict.fromkeys(saying.lines(edit) for offer in _offers(root, first) for edit in offer.edits)
    assert len(ready) > 40
    for lines in ready:
        _write(root, f"edits:\n{lines}")
        kept.write_bytes(record)
        after, said = _built(root)
        assert said == [], lines
        verb = lines.split()[1].rstrip(":")
        verbs.add(verb)
        shown = pipeline.shown(after, Site.at(root, NOW))
        assert _same(shown) != _same(first) or verb == "retitle", lines  # a title stands in its lines as it is
    assert verbs == set(VERBS) - {"remove"}  # which cannot be undone, and is no matter of a click


def test_the_command_of_a_mark_writes_its_lines(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    edition, _ = _built(root)
    at = Site.at(root, NOW)
    marks = proofing.marks(at, [edition], addresses.digest(WEEK, edition.digests[0].topic))
    ready: list[dict[str, str]] = [edit for mark in marks for edit in mark["edits"]]  # type: ignore[attr-defined]  # what JSON holds
    for edit in ready[::3]:
        _write(root, "edits:\n")
        assert main([*shlex.split(edit["command"])[1:], "-C", str(root)]) == 0
        (written,) = edits.Edits(root / "content" / "edits")[WEEK]
        (offered,) = edits.parse(f"edits:\n{edit['lines']}", "x.yml")
        assert written.edit == offered.edit


def test_a_mark_tells_where_it_stands_on_its_page(root: Path) -> None:
    edition, _ = _built(root)
    digest = edition.digests[0]
    own = [one for one in _offers(root, edition) if one.topic == digest.topic]
    texts = {one.text for one in own if one.text}
    assert texts == {
        *(sentence.text for row in digest.summary.values() for sentence in row),
        *(one.quote for one in digest.highlights),
    }
    assert {one.anchor for one in own if one.anchor} == {"title", "readers", *digest.stories}


def test_every_place_of_a_mark_is_there(root: Path) -> None:
    edition, _ = _built(root)
    at = Site.at(root, NOW)
    written = pipeline.rendered(at, [edition])
    for offer in _offers(root, edition):
        page = addresses.digest(WEEK, offer.topic) if offer.topic else addresses.edition(WEEK)
        assert not offer.anchor or f'id="{offer.anchor}"' in written.files[f"{page}index.md"].decode(), offer


def test_a_closed_edition_is_offered_what_reaches_it(root: Path) -> None:
    edition, _ = _built(root)
    closed = replace(edition, closed="2026-11-09T01:00:00Z")
    offered: list[Edit] = [edit for one in _offers(root, closed) for edit in one.edits]
    assert {type(edit).__name__ for edit in offered} == {
        "Retitle", "Note", "Correct", "Drop", "Hide", "Introduction", "Approve",
    }  # fmt: skip
    (mark, *_) = proofing.marks(Site.at(root, NOW), [closed], addresses.edition(WEEK))
    assert f"matome reopen {WEEK}" in str(mark["note"])


def test_a_page_of_no_edition_has_no_marks(root: Path) -> None:
    edition, _ = _built(root)
    assert proofing.marks(Site.at(root, NOW), [edition], "archive/") == ()


# --- the desk


class Bench:
    """A desk and what it is asked, one change after another."""

    def __init__(self, root: Path, folder: Path, count: int | None = 2) -> None:
        self.root, self.desk = root, Desk(root, folder, count)
        self.now: datetime = NOW

    def proof(self) -> proofing.Proofed:
        self.last = self.desk.proof(Site.at(self.root, self.now), look(self.root))
        return self.last

    def page(self, address: str) -> str:
        return (self.last.folder / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def bench(root: Path, tmp_path: Path) -> Iterator[Bench]:
    """A desk of two weeks over a site of four, three of them without a story worth a digest."""
    store = Site.at(root, NOW).store
    for back in range(1, 4):
        store.put_stories(weeks.shift(WEEK, -back), [story(100 + back, published=None)])
    pipeline.compute(at := Site.at(root, NOW), pipeline.open_weeks(at))
    (tmp_path / "desk").mkdir()
    made = Bench(root, tmp_path / "desk")
    made.proof()
    yield made
    made.desk.close()


@pytest.mark.site
def test_only_the_latest_weeks_are_printed_and_the_others_known_as_left_out(bench: Bench) -> None:
    assert {edition.week for edition in bench.last.editions} == {WEEK, "2026-W44"}
    assert (bench.last.folder / "2026" / "w45").is_dir()
    assert not (bench.last.folder / "2026" / "w43").exists()
    assert {"2026/w43/", "2026/w42/", addresses.FEEDS} <= bench.last.left_out
    assert bench.last.problems == ()
    assert 'href="../w43/"' in bench.page("2026/w44/")  # a good link, though it leads to what is left out


@pytest.mark.site
def test_an_edit_writes_the_pages_that_show_it_and_no_other(bench: Bench) -> None:
    folder = bench.last.folder
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    topic = bench.last.editions[-1].digests[0].topic
    _write(bench.root, f"edits:\n  - note: {topic}\n    text: 数字は市の発表による。\n")
    bench.proof()
    assert bench.last.folder == folder
    assert "数字は市の発表による。" in bench.page(f"2026/w45/{topic}/")
    now = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    written = {path.relative_to(folder).as_posix() for path in now if now[path] != before.get(path)}
    assert f"2026/w45/{topic}/index.html" in written
    assert "2026/w44/index.html" not in written


@pytest.mark.site
def test_what_is_printed_after_edits_is_what_a_first_print_gives(bench: Bench, tmp_path: Path) -> None:
    first, second = bench.last.editions[-1].digests
    _write(bench.root, f"edits:\n  - retitle: {first.topic}\n    titles: {{ja: 埠頭の話}}\n  - drop: {second.topic}\n")
    bench.proof()
    _write(bench.root, f"edits:\n  - key: {first.topic}\n    to: pier\n")
    about = bench.root / "content" / "docs" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nあとがき。\n", encoding="utf-8")
    bench.proof()
    (tmp_path / "other").mkdir()
    other = Bench(bench.root, tmp_path / "other")
    other.desk._touched = bench.desk._touched
    other.proof()
    other.desk.close()
    bench.desk.close()

    def pages(folder: Path) -> dict[str, bytes]:
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}
        return {name: page for name, page in found.items() if not name.startswith("pagefind/")}

    assert "2026/w45/pier/index.html" in pages(bench.last.folder)
    assert pages(bench.last.folder) == pages(other.last.folder)


@pytest.mark.site
def test_a_week_whose_edits_are_touched_is_printed_too(bench: Bench) -> None:
    path = bench.root / "content" / "edits" / "2026-W42.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("edits:\n  - introduction: {ja: 古い週のことば。}\n", encoding="utf-8")
    bench.proof()
    assert "古い週のことば。" in bench.page("2026/w42/")


@pytest.mark.site
def test_settings_and_theme_write_all_pages_anew(bench: Bench) -> None:
    settings = bench.root / "content" / "matome.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("週のまとめ", "港の週報"), encoding="utf-8")
    bench.proof()
    assert all("港の週報" in bench.page(page) for page in ("", "about/", "2026/w45/"))


@pytest.mark.site
def test_the_site_itself_and_its_generated_pages_are_left_alone(bench: Bench) -> None:
    assert not (bench.root / "site").exists()
    assert not (bench.root / "content" / "docs" / "2026").exists()
    assert (bench.root / "content" / "editions" / f"{WEEK}.json").is_file()


@pytest.mark.site
def test_all_weeks_have_feeds_too(root: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    whole = Bench(root, tmp_path / "desk", None)
    assert whole.proof().left_out == frozenset()
    assert (whole.last.folder / "feeds" / "all.xml").is_file()
    whole.desk.close()


def test_a_week_is_drafted_again_only_where_something_of_it_changed(root: Path) -> None:
    asked: list[str] = []

    def drafted(week: pipeline.Week) -> Edition:
        asked.append(week.week)
        return pipeline.drafted(week)

    memory = proofing.Remembered()
    at = Site.at(root, NOW)
    week = pipeline.week_of(at, WEEK, at.store.edition(WEEK))
    assert list(memory.map(drafted, [week])) == list(memory.map(drafted, [replace(week)]))
    assert asked == [WEEK]
    list(memory.map(drafted, [replace(week, stories=week.stories[1:])]))
    assert asked == [WEEK, WEEK]
