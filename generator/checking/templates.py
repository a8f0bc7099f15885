"""Templates of the site's own: each must be one that the program asks for, be well formed, and render."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from generator import yaml_file
from generator.checking.view import View
from generator.errors import BuildError, Problem
from generator.write.environment import WRITTEN, refused
from generator.write.templates import OWN

FOLDER = "templates"
HOOK = "hook.py"
ASSETS = "theme/assets/"  # where a site may put files of its own


def faults(view: View) -> Iterator[Problem]:
    """What a site's templates do wrong: parsed one by one, then rendered with the site's own records."""
    folder = view.site.root / FOLDER
    if folder.resolve() == OWN.resolve():
        return
    yield from _hook(folder / HOOK)
    overriding = [path for path in sorted(folder.rglob("*")) if path.suffix in WRITTEN and path.is_file()]
    broken = [problem for path in overriding for problem in _malformed(path)]
    yield from broken
    yield from _nameless(folder)
    if overriding and not broken:
        view.rendered  # noqa: B018 - raises what the templates do wrong


def _hook(path: Path) -> Iterator[Problem]:
    """The hook binds MkDocs to the program."""
    cure = f"Copy it from a new site: matome init DIR, then DIR/{FOLDER}/{HOOK}"
    if not path.is_file():
        yield Problem("error", str(path), "is missing", "MkDocs would not call the program", cure)
    elif path.read_bytes() != (OWN / HOOK).read_bytes():
        yield Problem(
            "warning", str(path), "is not the hook of this version", "pages may not be what they should", cure
        )


def _malformed(path: Path) -> Iterator[Problem]:
    """A template that Jinja cannot read."""
    try:
        Environment(autoescape=True).parse(path.read_text(encoding="utf-8"), path.name, str(path))
    except TemplateSyntaxError as error:
        yield Problem.of(refused(error, str(path)))
    except (OSError, UnicodeDecodeError) as error:
        unreadable = BuildError("cannot be read", where=str(path), why=str(error), cure="It must be UTF-8 text.")
        yield Problem.of(unreadable)


def _nameless(folder: Path) -> Iterator[Problem]:
    """Files that stand before none of the program's, and that no other template of the site names."""
    known = sorted(path.relative_to(OWN).as_posix() for path in OWN.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    texts = {name: path.read_bytes() for name, path in found.items() if path.suffix in WRITTEN}
    for name, path in found.items():
        asked = any(name.removeprefix("theme/").encode() in text for other, text in texts.items() if other != name)
        if name in known or asked or name.startswith(ASSETS) or "__pycache__" in name or path.name.startswith("."):
            continue
        why = "the program asks for no template of that name"
        cure = f"{yaml_file.nearest(name, known)} Rename it, or take it away."
        yield Problem("warning", str(path), "has no effect", why, cure)
