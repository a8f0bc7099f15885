"""`edit` and `reopen`, and what edits do to a whole site from record to page."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.models import Comment, Edition
from generator.store import Store
from tests.cli.conftest import Matome, records
from tests.edits import week
from tests.edits.week import FERRY, FERRY_AGAIN, FIVE, FOUR, ONE, SAID, THREE, TWO, WEEK
from tests.made import NOW

COMMENT = "c-1aaaaaaaa{}"


@pytest.fixture
def root(tmp_path: Path, matome: Matome) -> Path:
    """A site whose week has been built: a digest of the ferry, one of the bridge, and the owl apart."""
    made = week.site(tmp_path / "site")
    assert matome("-C", made, "build", "--no-site").status == 0
    assert together(made) == {frozenset({ONE, TWO}), frozenset({THREE, FOUR})}
    return made


def edition(root: Path) -> Edition:
    found = Store(root / "content").edition(WEEK)
    assert found
    return found


def together(root: Path) -> set[frozenset[str]]:
    return {frozenset(digest.stories) for digest in edition(root).digests}


def topic(root: Path, story: str) -> str:
    return next(digest.topic for digest in edition(root).digests if story in digest.stories)


def page(root: Path, story: str) -> str:
    path = root / "content" / "docs" / "2026" / "w45" / topic(root, story) / "index.md"
    return path.read_text(encoding="utf-8").replace("&#46;", ".").replace("&#44;", ",").replace("&#39;", "'")


def updates(feed: Path) -> dict[str, str]:
    """The permanent ids of a feed's items, and when each was updated, if ever."""
    items = feed.read_text(encoding="utf-8").split("<item>")[1:]
    return {
        re.findall(r"<guid[^>]*>([^<]+)<", item)[0]: "".join(re.findall(r"<atom:updated>([^<]+)<", item))
        for item in items
    }


def build(matome: Matome, root: Path, *options: str) -> str:
    said = matome("-C", root, "--strict", "build", "--no-site", *options)
    assert said.status == 0, said.err
    before = records(root)
    matome("-C", root, "build", "--no-site")
    assert records(root) == before, "a second build changes something"
    return said.err


def close(matome: Matome, root: Path) -> None:
    build(matome, root, "--close")
    assert edition(root).closed


# --- what edits do


def test_topics_are_merged_by_their_keys_and_stay_so(matome: Matome, root: Path) -> None:
    ferry, bridge = topic(root, ONE), topic(root, THREE)
    week.edits(root, f"  - merge: [{bridge}, {ferry}]\n")
    build(matome, root)
    assert together(root) == {frozenset({ONE, TWO, THREE, FOUR})}
    assert topic(root, ONE) == bridge
    assert "which stories belong together" in page(root, ONE)


def test_what_is_dropped_by_its_key_stays_dropped(matome: Matome, root: Path) -> None:
    week.edits(root, f"  - drop: {topic(root, ONE)}\n")
    build(matome, root)
    assert together(root) == {frozenset({THREE, FOUR})}
    assert {ONE, TWO, FIVE} == set(edition(root).also)


def test_a_key_works_before_there_is_an_edition(matome: Matome, root: Path) -> None:
    week.edits(root, f"  - drop: {topic(root, ONE)}\n")
    (root / "content" / "editions" / f"{WEEK}.json").unlink()
    build(matome, root)
    assert together(root) == {frozenset({THREE, FOUR})}


def test_stories_are_split_off_moved_and_pinned(matome: Matome, root: Path) -> None:
    ferry = topic(root, ONE)
    week.edits(root, f"  - split: {TWO}\n  - move: {FOUR}\n    to: {ferry}\n  - pin: {FIVE}\n")
    build(matome, root)
    assert together(root) == {frozenset({ONE, FOUR}), frozenset({TWO}), frozenset({FIVE})}
    assert edition(root).also == (THREE,)
    assert topic(root, ONE) == ferry


def test_a_sentence_is_replaced_by_another_whole_one_of_a_report(matome: Matome, root: Path) -> None:
    shown = [one.text for one in edition(root).digests[0].summary["en"]]
    old = next(text for text in shown if text in {*FERRY, *FERRY_AGAIN})
    new = next(text for text in (*FERRY, *FERRY_AGAIN) if text not in shown)
    item = {"replace": ONE, "sentence": old[:20], "by": new[:20]}
    week.edits(root, f"  - {json.dumps(item)}\n")
    build(matome, root)
    now = [one.text for one in edition(root).digests[0].summary["en"]]
    assert now == [new if text == old else text for text in shown]


def test_a_sentence_is_left_out_and_the_page_may_say_so(matome: Matome, root: Path) -> None:
    first, second, *_ = edition(root).digests[0].summary["en"]
    named, dated = f"  - drop: {ONE}\n    sentence: ", "\n    date: 2026-11-08\n"
    week.edits(root, f"{named}{first.id}{dated}{named}{second.id}\n")
    build(matome, root)
    written = page(root, ONE)
    assert f"<q>{first.text}</q>" not in written
    assert f"<q>{second.text}</q>" not in written
    assert written.count("A sentence was removed here on 8 November 2026.") == 1
    assert "which sentences are quoted" in written


def test_comments_are_hidden_and_added(matome: Matome, root: Path) -> None:
    settings = root / "content" / "matome.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "limits: {highlights: 3}\n", encoding="utf-8")
    build(matome, root)
    shown = [one.comment for one in edition(root).digests[0].highlights]
    other = next(name for name in map(COMMENT.format, range(len(SAID))) if name not in shown)
    week.edits(root, f"  - hide: {shown[0]}\n  - add: {other}\n")
    build(matome, root)
    written = page(root, ONE)
    assert SAID[int(other[-1])] in written
    assert SAID[int(shown[0][-1])] not in written
    assert "3 of 5 shown" in written
    assert "which comments are shown" in written


def test_a_comment_whose_id_another_site_gave_too_is_named_with_its_story(matome: Matome, root: Path) -> None:
    """Sites number their comments, and two may begin with the same number."""
    ferry, bridge = week.STORIES[0], replace(week.STORIES[2], comments=(Comment(COMMENT.format(0), "Mind the gap."),))
    Store(root / "content").put_stories(WEEK, [one if one.id != bridge.id else bridge for one in week.STORIES])
    build(matome, root)
    assert {COMMENT.format(0)} < {one.comment for digest in edition(root).digests for one in digest.highlights}
    full = f"{bridge.id}/{COMMENT.format(0)}"
    assert f"  {full}  Mind the gap." in matome("-C", root, "edit", WEEK).out
    refused = matome("-C", root, "edit", WEEK, "hide", COMMENT.format(0))
    assert refused.status == 2
    assert f"several comments are called {COMMENT.format(0)}" in refused.err
    assert f"Name one: {ferry.id}/{COMMENT.format(0)} or {full}." in refused.err
    assert matome("-C", root, "edit", WEEK, "hide", full).status == 0
    build(matome, root)
    assert "Mind the gap" not in page(root, bridge.id)
    assert SAID[0] in page(root, ferry.id)


def test_an_introduction_opens_the_edition_and_the_home_page(matome: Matome, root: Path) -> None:
    week.edits(root, "  - introduction: {en: A quiet week on the coast, ja: 静かな一週間}\n")
    build(matome, root)
    shown = (root / "content" / "docs" / "2026" / "w45" / "index.md").read_text(encoding="utf-8")
    assert shown.index("静かな一週間") < shown.index("A quiet week on the coast") < shown.index('id="in-short"')


def test_a_correction_reaches_a_closed_edition_and_its_feed_item_alone(matome: Matome, root: Path) -> None:
    close(matome, root)
    before, feed = records(root), root / "content" / "docs" / "feeds" / "all.xml"
    items = updates(feed)
    assert len(items) == 2
    week.edits(root, f"  - correct: {ONE}\n    date: 2026-11-12\n    was: 40 crowns\n    now: 30 crowns\n")
    build(matome, root)
    assert records(root) == before
    written, guid = feed.read_text(encoding="utf-8"), edition(root).digests[0].guid
    now = updates(feed)
    assert now.pop(guid).startswith("2026-11-12T") > items.pop(guid).startswith("2026-11-12T")
    assert now == items
    for shown in (page(root, ONE), (root / "content/docs/corrections/index.md").read_text(encoding="utf-8"), written):
        assert "40 crowns" in shown
        assert "30 crowns" in shown


def test_what_bears_on_a_closed_record_waits_for_reopen(matome: Matome, root: Path) -> None:
    close(matome, root)
    before = edition(root)
    said = matome("-C", root, "edit", WEEK, "merge", ONE, THREE)
    assert f"{WEEK} is closed, and this edit waits: matome reopen {WEEK}" in said.err
    said = matome("-C", root, "build", "--no-site")
    assert "2026-W45.yml:3: this edit waits: 2026-W45 is closed" in said.err
    assert edition(root) == before
    assert matome("-C", root, "reopen", WEEK).out == "2026-W45 is open again\n"
    assert edition(root).closed is None
    assert edition(root).inputs_sha256 != before.inputs_sha256
    build(matome, root)
    assert together(root) == {frozenset({ONE, TWO, THREE, FOUR})}
    assert Store(root / "content").runs() == Store(root / "content").runs()[:1]  # reopening writes no line


def test_only_a_closed_edition_can_be_reopened(matome: Matome, root: Path) -> None:
    assert "is open already" in matome("-C", root, "reopen", WEEK).err
    close(matome, root)
    before = records(root)
    assert "would be opened" in matome("-C", root, "reopen", "--dry-run", WEEK).out
    assert records(root) == before
    said = matome("-C", root, "reopen", "2026-W44")
    assert (said.status, "no stories of this week" in said.err) == (2, True)


# --- review


def test_where_review_is_required_an_edition_is_a_draft_until_it_is_approved(matome: Matome, root: Path) -> None:
    settings = root / "content" / "matome.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "review: required\n", encoding="utf-8")
    said = matome("-C", root, "build", "--close", "--no-site")
    assert "this edition waits for approval and is not closed. matome edit 2026-W45 approve" in said.err
    assert edition(root).closed is None
    feed = root / "content" / "docs" / "feeds" / "all.xml"
    assert "<item>" not in feed.read_text(encoding="utf-8")
    assert "until the editor has approved it" in page(root, ONE)
    assert matome("-C", root, "edit", WEEK, "approve").status == 0
    close(matome, root)
    assert "<item>" in feed.read_text(encoding="utf-8")


# --- the command


def test_an_edit_is_written_below_the_others_with_the_file_s_comments(matome: Matome, root: Path) -> None:
    week.edits(root, f"  # the island's paper asked for this\n  - pin: {FIVE}  # the owl\n")
    said = matome(
        "-C", root, "edit", WEEK, "retitle", topic(root, ONE), "--titles", "en=Dearer ferry", "ja=値上げ: 連絡船"
    )
    assert said.status == 0
    assert "the next build changes the edition" in said.err
    assert (root / "content" / "edits" / f"{WEEK}.yml").read_text(encoding="utf-8") == (
        "edits:\n"
        "  # the island's paper asked for this\n"
        f"  - pin: {FIVE}  # the owl\n"
        f"  - retitle: {topic(root, ONE)}\n"
        "    titles: {en: Dearer ferry, ja: '値上げ: 連絡船'}\n"
    )
    build(matome, root)
    assert "Dearer ferry" in page(root, ONE)


def test_a_new_file_names_its_schema(matome: Matome, root: Path) -> None:
    matome("-C", root, "edit", WEEK, "pin", FIVE)
    text = (root / "content" / "edits" / f"{WEEK}.yml").read_text(encoding="utf-8")
    assert text == f"# yaml-language-server: $schema=edits.schema.json\nedits:\n  - pin: {FIVE}\n"


def test_names_may_be_copied_from_addresses(matome: Matome, root: Path) -> None:
    ferry = f"https://example.org/sub/2026/w45/{topic(root, ONE)}/"
    matome("-C", root, "edit", WEEK, "move", f"{ferry}#{THREE}", f"#{FOUR}", "--to", ferry)
    said = matome("-C", root, "--json", "edit", WEEK, "approve", "--dry-run").json
    assert said == {
        "edit": {"approve": "2026-11-09"},
        "file": str(root / "content" / "edits" / f"{WEEK}.yml"),
        "written": False,
    }
    build(matome, root)
    assert together(root) == {frozenset({ONE, TWO, THREE, FOUR})}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("drop", "kelp-island-fery"), "Did you mean 'kelp-island-ferry-fare-rises-to-30-crowns' (Kelp"),
        (("drop", "s-000000000"), "Did you mean 's-0000000001'"),
        (("note", "Cracks close", "--text", "x"), "Did you mean 'cracks-close-tarn-bridge-at-hollin-for-six-weeks' (C"),
        (("section", ONE, "--to", "lifes"), "Did you mean 'life'?"),
        (("hide", "c-1aaaaaaaa9"), "Did you mean 'c-1aaaaaaaa"),
        (("add", "When does the new boat"), "Did you mean 'c-1aaaaaaaa3' (When does the new boat come?)?"),
        (("drop", ONE, "--sentence", "The fare has bin"), "Did you mean 'q-"),
        (
            ("replace", ONE, "--sentence", "{first}", "--by", "A new boat is bought"),
            "Did you mean 'A new boat is ordered",
        ),
        (("correct", FIVE, "--was", "a", "--now", "b"), "which is in no digest"),
        (("correct", ONE, "--was", "a", "--now", "b", "--date", "soon"), "date is no day: soon"),
        (("retitle", ONE, "--titles", "Dearer ferry"), "Write them as ja=Dearer ferry or en=Dearer ferry."),
        (("retitle", ONE, "--titles", "fr=Le bac"), "there are no pages in fr. Write it in ja or en."),
        (("introduction", "fr=Le bac"), "there are no pages in fr. Write it in ja or en."),
        (("replace", ONE, "--sentence", "{first}", "--by", "{second}"), "says already: "),
        (("note", ONE, "--text", " "), "text has no words"),
        (("merge", ONE), "merge needs two names"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_the_nearest_and_nothing_is_written(
    matome: Matome, root: Path, arguments: tuple[str, ...], says: str
) -> None:
    first, second = edition(root).digests[0].summary["en"][:2]
    named = {"first": first.id, "second": second.text}
    said = matome("-C", root, "edit", WEEK, *(word.format(**named) for word in arguments))
    assert said.status == 2
    assert says in said.err
    assert not (root / "content" / "edits").exists()


def test_without_a_verb_it_lists_what_can_be_named(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "--json", "edit", WEEK).json
    assert [set(digest["stories"]) for digest in said["digests"]] == [{ONE, TWO}, {THREE, FOUR}]
    assert list(said["also"]) == [FIVE]
    first = said["digests"][0]
    assert set(first["sentences"].values()) <= {*FERRY, *FERRY_AGAIN}
    assert set(first["comments"].values()) <= set(SAID)
    assert f"  {ONE}  Ferry to Kelp Island" in matome("-C", root, "edit", WEEK).out


def test_what_would_be_quoted_too_much_is_refused_with_the_limit(matome: Matome, root: Path) -> None:
    first, *others = edition(root).digests[0].summary["en"]
    cited, told = others[0].citations[0].story, {ONE: FERRY, TWO: FERRY_AGAIN}
    unsaid = next(text for text in told[cited] if text not in {one.text for one in (first, *others)})
    settings = root / "content" / "matome.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "limits: {quoted_share: 0.01}\n", encoding="utf-8")
    said = matome("-C", root, "edit", WEEK, "replace", ONE, "--sentence", first.id, "--by", unsaid)
    assert said.status == 2
    assert f"too much would be quoted of {cited}" in said.err
    assert "a page quotes at most 1% of a report and 3 sentences of one story" in said.err


def test_a_dry_run_writes_nothing(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "edit", "--dry-run", WEEK, "pin", FIVE)
    assert "would be written" in said.err
    assert not (root / "content" / "edits").exists()


def test_the_schema_needs_no_site(matome: Matome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert json.loads(matome("edit", "--schema").out)["properties"].keys() == {"edits"}


def test_the_clock_is_the_site_s(matome: Matome, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 14 * 3600))  # Tuesday in Tokyo, Monday in UTC
    said = matome("-C", root, "--json", "edit", WEEK, "correct", ONE, "--was", "a", "--now", "b", "--dry-run").json
    assert said["edit"]["date"] == "2026-11-10"
