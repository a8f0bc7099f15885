"""Generated pages beside pages by hand."""

from pathlib import Path

from generator.write import folder, pages
from generator.write.page import Page, Rendered
from generator.write.press import MARK
from tests.write.sample import CONFIG, EDITIONS, NOW, STORIES

SITE = pages.render(CONFIG, EDITIONS, STORIES, now=NOW)


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_generated_file_bears_the_mark_by_which_it_is_known(tmp_path: Path) -> None:
    folder.put(tmp_path, SITE)

    assert tree(tmp_path) == SITE.files
    assert folder.put(tmp_path, Rendered({}, "")).removed == tuple(sorted(SITE.files))
    assert list(tmp_path.iterdir()) == []


def test_twice_the_same_writes_nothing(tmp_path: Path) -> None:
    assert folder.put(tmp_path, SITE).changed == tuple(SITE.files)
    assert folder.put(tmp_path, SITE) == folder.Written((), (), ())


def test_pages_by_hand_stay_and_stand_in_place_of_generated_ones(tmp_path: Path) -> None:
    (tmp_path / "method").mkdir()
    (tmp_path / "method" / "index.md").write_text("# My own method\n")
    (tmp_path / "index.md").write_text("# Home\n")

    written = folder.put(tmp_path, SITE)
    folder.put(tmp_path, Rendered({}, ""))

    assert written.by_hand == ("method/index.md",)
    assert SITE.pages.keys() - SITE.without(written.by_hand).pages.keys() == {"method/index.md"}

    assert tree(tmp_path) == {"index.md": b"# Home\n", "method/index.md": b"# My own method\n"}


def test_a_page_that_is_rendered_no_more_goes_with_its_empty_folder(tmp_path: Path) -> None:
    folder.put(tmp_path, SITE)
    fewer = Rendered({path: page for path, page in SITE.pages.items() if "old-library" not in path}, "")

    assert folder.put(tmp_path, fewer).removed == tuple(sorted(SITE.pages.keys() - fewer.pages.keys()))
    assert not (tmp_path / "2026" / "w10" / "old-library").exists()
    assert (tmp_path / "2026" / "w10" / "index.md").exists()


def test_a_link_out_of_the_site_is_never_followed_for_removal(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    folder.put(outside, SITE)
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "linked.md").symlink_to(outside / "method" / "index.md")

    folder.put(docs, Rendered({}, ""))

    assert tree(outside) == SITE.files


def test_plain_text_bears_the_mark_at_its_foot_and_one_by_hand_has_none(tmp_path: Path) -> None:
    long = f"{'words ' * 1000}\n{MARK}\n".encode()
    site = Rendered({"2026/mail.txt": Page("2026/mail.txt", long, "mail")}, "")
    (tmp_path / "ads.txt").write_text("by hand\n")
    folder.put(tmp_path, site)
    changed = Rendered({"2026/mail.txt": Page("2026/mail.txt", b"new\n" + long, "mail")}, "")

    assert folder.put(tmp_path, changed).changed == ("2026/mail.txt",)
    assert folder.put(tmp_path, Rendered({}, "")).removed == ("2026/mail.txt",)
    assert [path.name for path in tmp_path.iterdir()] == ["ads.txt"]
