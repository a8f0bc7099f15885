"""The site's own workflows on GitHub: that they come by themselves, run what was pinned, and lose no record."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator import __version__, yaml_file
from generator.checking.view import View
from generator.errors import Problem
from generator.write.templates import OWN

FOLDER = ".github/workflows"
ATTRIBUTES = ".gitattributes"
SCAFFOLD = "scaffold"
NEEDED = {
    "weekly.yml": "no edition is closed and published by itself",
    "daily.yml": "many feeds hold fewer than a week's items",
}
REST = 6  # hours after a week's end before its edition may be closed
_PINNED = re.compile(r"[^@]+@[0-9a-f]{40}")
_PROGRAM = re.compile(r"matome==([0-9][\w.]*)")
_HOSTED = re.compile(r"^\s*url\s*=.*github", re.MULTILINE | re.IGNORECASE)


def faults(view: View) -> Iterator[Problem]:
    """Faults of the workflows and of what git must know of records; nothing where the site is not on GitHub."""
    root = view.site.root
    folder = root / FOLDER
    if not folder.is_dir():
        if _is_hosted(root):
            cure = "They come with a new site: matome init DIR; copy DIR/.github from there, and push."
            yield Problem("warning", str(folder), "there are no workflows", "nothing runs by itself on GitHub", cure)
    else:
        yield from _misplaced(folder)
        yield from _missing(folder)
        for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
            yield from _faults(view, path)
    if folder.is_dir() or (root / ".git").exists():
        yield from _unmerged(root / ATTRIBUTES)


def _is_hosted(root: Path) -> bool:
    path = root / ".git" / "config"
    return path.is_file() and bool(_HOSTED.search(path.read_text(encoding="utf-8", errors="replace")))


def _misplaced(folder: Path) -> Iterator[Problem]:
    """GitHub reads the workflows of a repository's own folder, not of those in it."""
    root = folder.parents[1]
    around = next((one for one in root.resolve().parents if (one / ".git").exists()), None)
    if around and not (root / ".git").exists():
        cure = "Make the site a repository of its own: git init in its folder, and push that."
        yield Problem("warning", str(folder), "is never read by GitHub", f"the repository begins at {around}", cure)


def _missing(folder: Path) -> Iterator[Problem]:
    for name, why in NEEDED.items():
        if not (folder / name).is_file():
            cure = f"It comes with a new site: matome init DIR; copy DIR/{FOLDER}/{name} from there."
            yield Problem("warning", str(folder / name), "is missing", why, cure)


def _faults(view: View, path: Path) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8", errors="replace")
    tree = yaml_file.read(text, str(path))
    for number, line in enumerate(text.splitlines(), 1):
        yield from _line_faults(path, f"{path}:{number}", line)
    if isinstance(tree, Mapping):
        if path.name in NEEDED:
            yield from _schedule_faults(view, path, tree)
        yield from _right_faults(path, tree)
    yield from _version_faults(path, text)


def _line_faults(path: Path, where: str, line: str) -> Iterator[Problem]:
    """What a step uses must be one commit, or a file of this site that is there."""
    found = re.match(r"\s*(?:-\s+)?uses:\s*([^\s#]+)", line)
    if not found:
        return
    used = found[1].strip("'\"")
    if used.startswith(("./", "$/")):
        if not (path.parents[2] / used[2:]).exists():
            cure = "It comes with a new site: matome init DIR; copy it from there."
            yield Problem("error", where, f"uses {used}", "there is no such file", cure)
    elif not used.startswith("docker://") and not _PINNED.fullmatch(used):
        why = "whoever can move a tag can run what he likes with this job's rights"
        yield Problem("warning", where, f"{used} is not pinned", why, "Write the commit's forty digits after the @.")


def _schedule_faults(view: View, path: Path, tree: Mapping[Any, Any]) -> Iterator[Problem]:
    events = tree.get("on", tree.get(True))  # YAML 1.1 reads on as true
    planned = [one for one in (events.get("schedule") or ()) if "cron" in one] if isinstance(events, Mapping) else []
    if not planned:
        cure = "Add one under on, as: schedule: [{cron: '17 6 * * 1', timezone: Asia/Tokyo}]"
        yield Problem("warning", str(path), "has no schedule", "it runs only by hand", cure)
    zone = view.site.config.timezone
    for one in planned:
        if one.get("timezone", "UTC") != zone:
            why = f"the site's weeks begin and end by {zone}"
            what = f"runs by the clock of {one.get('timezone', 'UTC')}"
            yield Problem("warning", str(path), what, why, f"Add to the schedule: timezone: {zone}")
        elif path.name == "weekly.yml" and (early := _too_early(str(one["cron"]))):
            why = f"a week may be closed {REST} hours after its end: {early}"
            yield Problem("warning", str(path), "comes too early", why, "Write its cron as: 17 6 * * 1")


def _too_early(cron: str) -> str:
    """Why a weekly run leaves the week open; empty where it does not, or where that is not to be seen."""
    fields = cron.split()
    if len(fields) != 5 or fields[4] != "1" or not fields[1].isdigit():
        return ""
    return f"Monday at {int(fields[1])}" if int(fields[1]) < REST else ""


def _right_faults(path: Path, tree: Mapping[Any, Any]) -> Iterator[Problem]:
    if "permissions" not in tree:
        why = "its jobs have whatever rights the repository gives"
        yield Problem("warning", str(path), "says nothing of permissions", why, "Add above jobs:  permissions: {}")
    jobs = tree.get("jobs")
    for name, job in jobs.items() if isinstance(jobs, Mapping) else ():
        for step in job.get("steps") or ():
            used, given = str(step.get("uses", "")), step.get("with") or {}
            if used.startswith("actions/checkout@") and given.get("persist-credentials") is not False:
                why = "its later steps, which read foreign text, could push"
                cure = "Add below with:  persist-credentials: false"
                yield Problem("warning", str(path), f"job {name} keeps the token", why, cure)


def _version_faults(path: Path, text: str) -> Iterator[Problem]:
    """A workflow of another version of the program: it installs that one, and may know less than the present one."""
    for number, line in enumerate(text.splitlines(), 1):
        found = _PROGRAM.search(line)
        if found and found[1] != __version__ and (OWN / SCAFFOLD / "workflows" / path.name).is_file():
            why = f"this is {__version__}, which may come with a newer workflow"
            cure = f"Make a new site beside it with matome init, and compare its {FOLDER} and requirements.lock."
            yield Problem("warning", f"{path}:{number}", f"installs matome {found[1]}", why, cure)


def _unmerged(path: Path) -> Iterator[Problem]:
    """Without these lines a merge of two branches leaves conflicts in records, or one edition made of two."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    said = {" ".join(line.split()) for line in text.splitlines()}
    wanted = (OWN / SCAFFOLD / "gitattributes").read_text(encoding="utf-8").splitlines()
    for line in wanted:
        if "merge" in line and not line.startswith("#") and line not in said:
            why = "git would leave conflicts in records, or make one edition of two"
            yield Problem("warning", str(path), f"lacks a line: {line}", why, "Add it.")
