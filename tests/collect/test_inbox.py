"""Files and folders are read in one order, and nothing outside them."""

import os
from pathlib import Path

import pytest

from generator.collect import inbox
from generator.collect.reading import Raw
from generator.errors import Problem


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


def names(*paths: Path) -> list[str]:
    return [one.name for one in inbox.files(paths) if isinstance(one, Raw)]


def test_a_file_is_its_bytes_and_its_name(tmp_path: Path) -> None:
    put(tmp_path, "灯台.html")
    assert list(inbox.files([tmp_path / "灯台.html"])) == [Raw("灯台.html".encode(), "灯台.html", None, None)]


def test_a_folder_is_read_by_name_with_the_folders_inside(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.html", "a/y.html", "c/d/e.md")
    assert names(tmp_path) == ["a/y.html", "a/z.html", "b.txt", "c/d/e.md"]


def test_hidden_files_and_the_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".hidden", ".git/config", "page.html", "page_files/frame.html", "other.htm", "other.files/x.html")
    put(tmp_path, "my_files/kept.txt")
    assert names(tmp_path) == ["my_files/kept.txt", "other.htm", "page.html"]


def test_folders_that_hold_programs_own_files_are_passed_over_and_named(tmp_path: Path) -> None:
    put(tmp_path, "a.html", ".git/b.txt", "env/pyvenv.cfg", "env/lib/c.txt", "web/node_modules/d.md", "web/e.html")
    put(tmp_path, "digest/content/matome.yml", "digest/content/inbox/f.html", "digest/site/g.html")

    assert names(tmp_path) == ["a.html", "web/e.html"]
    (told,) = [str(one) for one in inbox.files([tmp_path]) if isinstance(one, Problem)]
    assert told == (
        f"{tmp_path}: passed over: .git, digest, env, web/node_modules: hidden folders, programs' own, or a site of "
        "Matome. To read one of their files or folders, name it."
    )
    assert names(tmp_path / "digest" / "content" / "inbox", tmp_path / "env" / "lib") == ["f.html", "c.txt"]
    assert names(tmp_path / "digest") == []


def test_of_many_folders_passed_over_a_few_are_named(tmp_path: Path) -> None:
    put(tmp_path, *(f".hidden{number}/a.txt" for number in range(8)))
    (told,) = inbox.files([tmp_path])
    assert isinstance(told, Problem)
    assert told.what == "passed over: .hidden0, .hidden1, .hidden2, .hidden3, .hidden4 and 3 more"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.txt", "inbox/a.txt")
    inside = tmp_path / "inbox"
    (inside / "b.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (inside / "c").symlink_to(tmp_path / "outside")
    (inside / "d.txt").symlink_to(inside / "a.txt")
    (inside / "loop").symlink_to(inside)
    assert names(inside) == ["a.txt", "d.txt"]


def test_what_cannot_be_read_is_a_problem_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "b.txt", "c.txt")
    os.mkfifo(tmp_path / "d.txt")
    monkeypatch.setattr(inbox, "LARGEST", 4)
    (tmp_path / "b.txt").write_text("ok", "utf-8")
    found = list(inbox.files([tmp_path, tmp_path / "missing"]))
    assert [type(one) for one in found] == [Problem, Raw, Problem, Problem, Problem]
    assert [str(one) for one in found if isinstance(one, Problem)] == [
        "a.txt: 5 bytes: at most 4 are read. Save the page without pictures.",
        "c.txt: 5 bytes: at most 4 are read. Save the page without pictures.",
        "d.txt: cannot be read: it is neither a file nor a folder. Look at its name, its folder and who may read it.",
        "missing: cannot be read: it is not there. Look at its name, its folder and who may read it.",
    ]


def test_files_of_other_kinds_are_taken_only_if_named(tmp_path: Path) -> None:
    put(tmp_path, "NOTICE", "picture.png", "page.HTML")
    assert names(tmp_path) == ["page.HTML"]
    assert names(tmp_path / "NOTICE") == ["NOTICE"]


def test_names_are_one_line_of_words(tmp_path: Path) -> None:
    put(tmp_path, "a\n::error::b.txt")
    (tmp_path / os.fsdecode(b"c\xff.txt")).write_text("c", "utf-8")
    assert names(tmp_path) == ["a ::error::b.txt", "c\ufffd.txt"]
