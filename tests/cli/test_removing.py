"""`remove`: nothing of what was removed is anywhere afterwards, nor comes back; its place says so."""

import email
import email.policy
import gzip
import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import removal, shelving
from generator.files import replace as write
from generator.models import Edition, Passage, Story
from generator.site import Site
from generator.store import Store
from generator.text import hashes
from tests import made
from tests.cli.conftest import Matome, records
from tests.edits import week
from tests.edits.week import FERRY, FIVE, FOUR, ONE, SAID, STORIES, THREE, TWO, WEEK
from tests.store import killing
from tests.store.killing import needs_proc

DAY = "2026-11-09"
PERSON = "Tamsin Orrell"
URL = "https://shiomi.example/1"


@pytest.fixture
def root(tmp_path: Path, matome: Matome) -> Path:
    """A site whose week is closed: a digest of the ferry, one of the bridge, and the owl apart."""
    found = week.site(tmp_path / "site")
    store = Store(found / "content")
    ferry, *others = STORIES
    first, *said = ferry.comments
    signed = replace(first, author="T. O.", author_key=hashes.author_key(ferry.id, hashes.person(PERSON)))
    store.put_stories(WEEK, [replace(ferry, comments=(signed, *said)), *others])
    assert matome("-C", found, "build", "--close", "--no-site").status == 0
    assert edition(found).closed
    return found


def edition(root: Path) -> Edition:
    found = Store(root / "content").edition(WEEK)
    assert found
    return found


def stories(root: Path) -> dict[str, Story]:
    return {one.id: one for one in Store(root / "content").recorded(WEEK)}


def readable(path: Path) -> str:
    """What a file holds, unpacked and without the escapes of its format."""
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":  # what Pagefind writes
        data = gzip.decompress(data)
    if path.suffix == ".eml":
        mail = email.message_from_bytes(data, policy=email.policy.default)
        parts = [str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"]
        return "\n".join((str(mail["subject"]), *parts))
    text = data.decode("utf-8", "replace")
    if path.suffix in (".json", ".jsonl"):
        text = "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in _documents(text))
    for number in range(33, 127):
        text = text.replace(f"&#{number};", chr(number))
    return text.replace("\u200b", "")  # between the characters of the index


def _documents(text: str) -> list[str]:
    try:
        json.loads(text)
    except ValueError:
        return [line for line in text.splitlines() if line.strip()]
    return [text]


def holding(root: Path, words: str) -> set[str]:
    """The files below a site that hold some words; those of the index have them without capitals."""
    files = (path for path in root.rglob("*") if path.is_file() and path.name != "removed.jsonl")
    return {path.relative_to(root).as_posix() for path in files if words.casefold() in readable(path).casefold()}


def remove(matome: Matome, root: Path, *arguments: str) -> None:
    said = matome("-C", root, "remove", *arguments)
    assert said.status == 0, said.err
    verified(matome, root)


def verified(matome: Matome, root: Path) -> None:
    assert matome("-C", root, "build", "--no-site").status == 0
    for check in (("verify",), ("verify", WEEK)):
        said = matome("-C", root, *check)
        assert said.status == 0, said.err


# --- a story


def test_a_story_leaves_records_pages_feeds_mail_json_and_its_sentence_says_so(matome: Matome, root: Path) -> None:
    said = [one for digest in edition(root).digests for one in digest.summary["en"]]
    cited = [one.text for one in said if one.citations[0].story == ONE]
    assert len({path.rpartition(".")[2] for path in holding(root, cited[0])}) >= 6  # jsonl, json, md, xml, eml, txt
    remove(matome, root, ONE, "--reason", "privacy")
    for words in (*FERRY, *SAID, "s-0000000001", STORIES[0].title):
        assert holding(root, words) == set(), words
    digest = next(one for one in edition(root).digests if TWO in one.stories)
    assert digest.stories == (TWO,)
    assert [one.removed for one in digest.summary["en"]].count(DAY) == len(cited)
    assert digest.publishers == ("Paper 2",)
    assert digest.titles == {"en": STORIES[1].title}
    assert (digest.balance.comments, digest.highlights, sum(digest.balance.viewpoints.values())) == (0, (), 0)
    told = holding(root / "content" / "docs", "A sentence was removed here on 9 November 2026")
    suffixes = {path.rpartition(".")[2] for path in told}
    assert suffixes >= {"md", "xml", "json", "eml", "html", "txt"}
    page = json.loads((root / "content/docs/2026/w45" / digest.topic / "index.json").read_text())
    assert [one["removed"] for one in page["summary"]].count(DAY) == len(cited)


def test_the_rest_of_a_closed_edition_stays_as_it_was(matome: Matome, root: Path) -> None:
    before = edition(root)
    remove(matome, root, ONE, "--reason", "rights")
    after = edition(root)
    assert after.closed == before.closed
    assert [one for one in after.digests if THREE in one.stories] == [
        one for one in before.digests if THREE in one.stories
    ]
    assert after.inputs.stories != before.inputs.stories
    assert (after.inputs.edits, after.inputs.settings) == (before.inputs.edits, before.inputs.settings)


def test_a_digest_left_empty_says_so_under_its_address_and_in_the_feeds(matome: Matome, root: Path) -> None:
    topic = next(one.topic for one in edition(root).digests if THREE in one.stories)
    remove(matome, root, THREE, "--reason", "law")
    remove(matome, root, FOUR, "--reason", "law")
    digest = next(one for one in edition(root).digests if one.topic == topic)
    assert (digest.is_withdrawn, digest.stories, digest.titles, digest.terms) == (True, (), {}, {})
    docs = root / "content" / "docs"
    page = docs / "2026" / "w45" / topic / "index.md"
    assert "This digest was withdrawn on 9 November 2026" in readable(page)
    assert "noindex: true" in page.read_text()
    for path in ("feeds/all.xml", "feeds/all.json", "2026/w45/mail.eml", "2026/w45/mail.txt", "2026/w45/index.md"):
        text = readable(docs / path)
        assert "withdrawn on 9 November 2026" in text or "2026年11月9日(月)に取り下げられました" in text, path
        assert "Cracks" not in text, path
    assert digest.guid in readable(docs / "feeds/all.xml")
    assert json.loads((page.parent / "index.json").read_text())["withdrawn"] is True


@pytest.mark.site
def test_a_whole_site_with_its_search_holds_no_removed_word(matome: Matome, root: Path, tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "templates/hook.py"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(Path(__file__).parents[2] / name, root / name)
    for name in ("index.md", "about.md"):
        write(root / "content/docs" / name, b"---\nlang: en\n---\n\n# The week\n\n<!-- latest -->\n")
    assert matome("-C", root, "build").status == 0
    assert any(path.startswith("site/pagefind/fragment") for path in holding(root, FERRY[1])), (
        "the test reads the index"
    )
    assert matome("-C", root, "remove", ONE, "--reason", "privacy").status == 0
    assert matome("-C", root, "build").status == 0
    for words in (*FERRY, *SAID):
        assert holding(root, words) == set(), words


# --- a comment, a person, a host, an address


def test_a_comment_leaves_and_is_counted_no_more(matome: Matome, root: Path) -> None:
    before = next(one.balance for one in edition(root).digests if ONE in one.stories)
    gone = "c-1aaaaaaaa1"
    remove(matome, root, gone, "--reason", "privacy")
    assert holding(root, SAID[1]) == holding(root, gone) == set()
    digest = next(one for one in edition(root).digests if ONE in one.stories)
    assert digest.balance.comments == before.comments - 1
    assert sum(digest.balance.viewpoints.values()) == digest.balance.comments
    assert digest.balance.shown == len(digest.highlights)


def test_a_persons_words_go_under_every_story_and_their_name_is_nowhere(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "remove", "--author", "tamsin  ORRELL", "--reason", "Tamsin Orrell asked")
    assert said.status == 0
    assert "Orrell" not in said.out + said.err
    assert holding(root / "content/stories", SAID[0]) == set()
    listed = (root / "content/removed.jsonl").read_text()
    assert "Orrell" not in listed
    assert json.loads(listed)["reason"] == "other"
    store = Store(root / "content")
    later = made.comment("new", author_key=hashes.author_key("s-0000000009", hashes.person(PERSON)))
    byline = made.story(8, authors=(PERSON,))
    column = Passage("commentary", "Boats should be free.", PERSON)
    store.put_stories("2026-W46", [made.story(9, comments=(later,)), byline])
    store.put_stories("2026-W47", [replace(made.story(7), passages=(*made.story(7).passages, column))])
    (kept,) = store.stories("2026-W46")
    assert (kept.id, kept.comments) == ("s-0000000009", ())
    assert [one.credit for one in store.recorded("2026-W47")[0].passages] == ["汐見新報"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Tamsin Orrell",
        "TAMSIN ORRELL (Harbour desk)",
        "Ada North and Tamsin Orrell",
        "文・写真：汐見　花",
        "汐見花記者",
    ],
)
def test_a_byline_names_a_person_however_it_is_written(matome: Matome, root: Path, byline: str) -> None:
    for name in ("Tamsin Orrell", "汐見 花"):
        assert matome("-C", root, "remove", "--author", name, "--reason", "privacy").status == 0
    kept = made.story(9, authors=("North Tamsin", "Orrell", "汐見花子", "Orrell & Sons"))
    column = Passage("commentary", "Boats should be free.", byline)
    store = Store(root / "content")
    store.put_stories("2026-W46", [made.story(8, authors=(byline,)), replace(kept, passages=(*kept.passages, column))])
    assert store.recorded("2026-W46") == (kept,)


def test_nobody_in_particular_cannot_be_removed(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "remove", "--author", "名無しさん")
    assert (said.status, "names nobody" in said.err) == (2, True)


def test_an_address_and_a_host_are_kept_out_though_nothing_of_them_is_known(matome: Matome, root: Path) -> None:
    assert matome("-C", root, "remove", "http://www.elsewhere.example/a/?utm_source=x").status == 0
    assert matome("-C", root, "remove", "blocked.example").status == 0
    store = Store(root / "content")
    url = "https://elsewhere.example/a"
    quoting = made.story(3, url="https://a.example/3", keys=("url:https://a.example/3",))
    store.put_stories(
        "2026-W46",
        [
            made.story(1, url=url, keys=(f"url:{url}",)),
            made.story(2, url="https://blog.blocked.example/7", keys=("guid:x",)),
            quoting,
        ],
    )
    assert store.recorded("2026-W46") == (quoting,)


def test_a_comments_address_never_means_its_whole_page(matome: Matome, root: Path) -> None:
    said = matome("-C", root, "remove", f"{URL}#comment-9")
    assert (said.status, "no comment of this address" in said.err) == (2, True)
    assert not (root / "content" / "removed.jsonl").exists()


@pytest.mark.parametrize("what", ["s-zzzzzzzzzz", "c-zzzzzzzzzz", "ferry", "ftp://a.example/x"])
def test_what_is_not_there_is_wrong_use(matome: Matome, root: Path, what: str) -> None:
    said = matome("-C", root, "remove", what)
    assert (said.status, what in said.err) == (2, True)


# --- for good


def test_it_does_not_come_back_under_any_identity(matome: Matome, root: Path) -> None:
    remove(matome, root, URL, "--reason", "rights")
    store, gone = Store(root / "content"), STORIES[0]
    again = (
        replace(gone, id="s-aaaaaaaaaa"),
        replace(gone, id="s-bbbbbbbbbb", url="http://www.shiomi.example/1/", keys=("guid:other",)),
        replace(gone, id="s-cccccccccc", url="https://shiomi.example/moved", keys=("guid:moved",)),  # the same words
    )
    assert store.removals.left(again) == ()


def test_it_does_not_come_back_from_a_feed_or_a_saved_page(matome: Matome, root: Path, feed: Path, page: Path) -> None:
    feed.write_text(feed.read_text(encoding="utf-8").replace("shiomi.example", "kazahaya.example"), encoding="utf-8")
    assert matome("-C", root, "add", feed, page).status == 0
    store = Store(root / "content")
    every = {one.id: one for w in store.weeks() for one in store.stories(w) if one.first_seen.startswith("2026-11-09")}
    page_id = next(id_ for id_, one in every.items() if one.comments)
    feed_id = next(id_ for id_, one in every.items() if one.url and "kazahaya" in one.url)
    comment = every[page_id].comments[2].id
    for name in (feed_id, comment):
        assert matome("-C", root, "remove", name, "--reason", "privacy").status == 0
    matome("-C", root, "build", "--no-site")
    before = records(root)
    assert matome("-C", root, "add", feed, page).status == 0
    assert records(root) == before
    assert matome("-C", root, "remove", page_id).status == 0
    assert matome("-C", root, "add", page).status == 0
    assert page_id not in {one.id for w in store.weeks() for one in store.recorded(w)}


@pytest.mark.parametrize("restored", ["stories", "editions", "both"])
def test_what_git_brings_back_is_out_again_with_the_next_build(matome: Matome, root: Path, restored: str) -> None:
    kept = records(root)
    remove(matome, root, ONE, "--reason", "privacy")
    clean = records(root)
    for path, data in kept.items():
        if restored in ("both", path.split("/")[1]) and path.split("/")[1] in ("stories", "editions"):
            (root / path).write_bytes(data)
    assert records(root) != clean
    verified(matome, root)
    if restored != "editions":  # of an edition alone nobody knows any more what its comments counted for
        assert records(root) == clean
    for words in (*FERRY, *SAID):
        assert holding(root, words) == set(), words


def test_twice_is_as_once_and_a_dry_run_is_nothing(matome: Matome, root: Path) -> None:
    before = records(root)
    said = matome("-C", root, "--json", "remove", ONE, "--dry-run")
    assert said.json["stories"] == [{"week": WEEK, "story": ONE}]
    assert records(root) == before
    remove(matome, root, ONE)
    after = records(root)
    assert matome("-C", root, "remove", ONE).status == 0
    assert records(root) == after


@needs_proc
@pytest.mark.parametrize("stop", [killing.killed, killing.torn])
def test_a_killed_run_is_ended_by_the_next(matome: Matome, root: Path, stop: killing.Stop) -> None:
    """Killed at each thing it does to the disk: once more gives the bytes of an undisturbed run."""
    whole, command = root.with_name("whole"), ("remove", ONE, "--reason", "law")
    shutil.copytree(root, whole)
    undisturbed = killing.run(whole, command, clock=int(made.NOW.timestamp()))
    assert (undisturbed.status, len(undisturbed.deeds) > 9) == (0, True), undisturbed.said
    for at in range(1, len(undisturbed.deeds) + 1):
        copy = root.with_name(f"killed-{at}")
        shutil.copytree(root, copy)
        assert killing.run(copy, command, clock=int(made.NOW.timestamp()), at=at, stop=stop).signal
        assert matome("-C", copy, *command).status == 0
        assert records(copy) == records(whole), undisturbed.deeds[at - 1]


def test_undoing_takes_it_off_the_list(matome: Matome, root: Path) -> None:
    kept = records(root)
    remove(matome, root, ONE)
    assert matome("-C", root, "remove", ONE, "--undo").status == 0
    assert not (root / "content" / "removed.jsonl").exists()
    for path, data in kept.items():
        (root / path).write_bytes(data)
    verified(matome, root)
    assert records(root) == kept
    assert matome("-C", root, "remove", ONE, "--undo").status == 2


# --- what is said


def test_hashes_are_what_anybody_can_compute(root: Path) -> None:
    assert removal.of_host("a.example") == f"host:{hashlib.sha256(b'a.example').hexdigest()}"
    assert removal.of_person(" Tamsin　Orrell") == f"person:{hashlib.sha256(b'tamsin orrell').hexdigest()}"


def test_where_the_same_words_stand_as_well_is_named_without_them(matome: Matome, root: Path) -> None:
    store = Store(root / "content")
    store.put_stories("2026-W46", [replace(STORIES[0], id="s-copy000000", keys=("url:copy",), url=None, site="Copy")])
    week.edits(root, f"  - {{note: {ONE}, text: '{FERRY[1]}'}}\n")
    said = matome("-C", root, "remove", ONE)
    assert said.status == 1
    assert "2026-W46 s-copy000000: has some of the same words" in said.err
    assert f"{WEEK}.yml:2: has words that were removed" in said.err
    assert FERRY[1] not in said.err + said.out


def test_an_address_made_of_a_removed_title_is_named_and_another_key_can_be_given(matome: Matome, root: Path) -> None:
    """As the guide says: by hand, in the records; then nothing has the words, and all is as it would be made."""
    digest = next(one for one in edition(root).digests if ONE in one.stories)
    assert "has words of a removed title in its address" not in matome("-C", root, "remove", ONE, "--dry-run").err
    said = matome("-C", root, "remove", TWO, "--reason", "privacy")
    assert (said.status, f"{WEEK}/{digest.topic}: has words of a removed title in its address" in said.err) == (0, True)
    path = root / "content/editions" / f"{WEEK}.json"
    old = path.read_text("utf-8")
    path.write_text(re.sub(rf'("|-w[0-9]{{2}}-){digest.topic}"', r'\1t-1"', old), "utf-8")
    verified(matome, root)
    assert edition(root).digests[0].guid.endswith(":2026-w45-t-1")
    assert holding(root, digest.topic) == set()
    assert not [path for path in (root / "content/docs").rglob("*") if digest.topic in path.name]


def test_it_says_how_to_clean_gits_history(matome: Matome, root: Path) -> None:
    (root / ".git").mkdir()
    said = matome("-C", root, "remove", FIVE)
    assert f"git filter-repo --invert-paths --path content/stories/{WEEK}.jsonl --path content/editions" in said.err
    assert "matome build" in said.err


def test_an_edit_removes_as_the_command_does(matome: Matome, root: Path) -> None:
    whole = root.with_name("whole")
    shutil.copytree(root, whole)
    remove(matome, whole, ONE, "--reason", "privacy")
    said = matome("-C", root, "edit", WEEK, "remove", ONE, "--reason", "privacy")
    assert said.status == 0, said.err
    verified(matome, root)
    assert records(root) == records(whole)
    assert matome("-C", root, "--strict", "build", "--no-site").status == 0


def test_an_edit_that_removes_what_is_not_there_is_told(matome: Matome, root: Path) -> None:
    assert matome("-C", root, "edit", WEEK, "remove", "c-zzzzzzzzzz").status == 2
    week.edits(root, "  - remove: c-zzzzzzzzzz\n")
    assert "there is no such comment" in matome("-C", root, "build", "--no-site").err
    week.edits(root, "  - remove: ferry\n")
    assert "remove names no id: ferry" in matome("-C", root, "build", "--no-site").err


def test_what_git_brought_back_is_not_met_by_what_comes_in(matome: Matome, root: Path) -> None:
    """Before the next build: the story lies there again, under a key that a feed's item shares."""
    kept = records(root)
    remove(matome, root, ONE, "--reason", "privacy")
    path = root / "content/stories" / f"{WEEK}.jsonl"
    path.write_bytes(kept[f"content/stories/{WEEK}.jsonl"].replace(URL.encode(), b"https://shiomi.example/x"))
    item = made.story(12, keys=("url:https://shiomi.example/x",), url="https://shiomi.example/x")
    site = Site.at(root, made.NOW)
    kept_now = shelving.keep(site.store, [item], site.config.zone, site.now)
    assert (kept_now.new, kept_now.updated) == ((item.id,), ())
