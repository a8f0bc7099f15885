"""`init`: a new site that builds at once."""

import argparse
import json
import re
import shlex
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from generator import __version__, config, files
from generator.cli.context import Context
from generator.cli.options import Subparsers, command
from generator.errors import SettingsError, UsageError

EXAMPLE = "https://example.org/"
WORKFLOWS = ".github/workflows"
PROGRAM = ".matome-program"

# Where each file of a new site comes from, below the program's templates.
FILES = {
    "content/docs/index.md": "scaffold/index.{language}.md",
    "content/docs/about.md": "scaffold/about.{language}.md",
    "mkdocs.yml": "mkdocs.yml",
    "templates/hook.py": "hook.py",
    "Makefile": "scaffold/Makefile",
    ".gitignore": "scaffold/gitignore",
    ".gitattributes": "scaffold/gitattributes",
    f"{WORKFLOWS}/weekly.yml": "scaffold/workflows/weekly.yml",
    f"{WORKFLOWS}/daily.yml": "scaffold/workflows/daily.yml",
    f"{WORKFLOWS}/keep.yml": "scaffold/workflows/keep.yml",
    f"{WORKFLOWS}/report.yml": "scaffold/workflows/report.yml",
    "requirements.lock": "scaffold/requirements.lock",
    "content/inbox/.gitkeep": None,
    "content/edits/edits.schema.json": "scaffold/edits.schema.json",
    "content/matome.yml": "scaffold/matome.yml",  # last: with it the folder is a site
}


def register(commands: Subparsers, everywhere: argparse.ArgumentParser) -> None:
    """Declare the commands of this family."""
    starting = command(
        commands,
        everywhere,
        init,
        "init",
        "make a new site; asks nothing",
        example="matome init paper --language ja --timezone Asia/Tokyo --url https://paper.example.org/",
        writes=True,
    )
    starting.add_argument("folder", metavar="DIR", help="where; files that are there already stay as they are")
    starting.add_argument("--language", default="ja", choices=("ja", "en"), help="of the pages around (default: ja)")
    starting.add_argument("--timezone", default="Asia/Tokyo", help="whose Monday begins the week (default: Asia/Tokyo)")
    starting.add_argument("--url", default=EXAMPLE, help="where the site will stand")
    starting.add_argument(
        "--program",
        default=f"matome=={__version__}",
        metavar="REQUIREMENT",
        help="what the workflows install with pip, as git+https://github.com/you/matome@COMMIT (default: %(default)s)",
    )


def init(context: Context) -> int:
    """Write the files of a new site, and say what to do next."""
    options, console = context.options, context.console
    root = _folder(options.folder)
    if not re.fullmatch(r"[\w./+:@~=%&\[\],-]+", options.program, re.ASCII):
        raise UsageError(
            "--program is no requirement", where=options.program, cure="Write it as pip takes it, in one word."
        )
    made = []
    texts = {path: _text(path, source, context) for path, source in FILES.items()}  # all before one is written
    for path, text in texts.items():
        if (root / path).exists():
            console.say(f"{root / path} is there already and stays as it is")
        elif not context.dry:
            files.replace(root / path, text.encode())
            made.append(path)
    if made:
        _remember_program(root)
    console.result(f"{root} is a site now" if made else f"{root} would be a site (dry run)")
    for line in _next(root, options):
        console.say(line)
    console.answer({"root": str(root), "files": made})
    return console.status()


def _text(path: str, source: str | None, context: Context) -> str:
    """What a file of the new site holds. Raises UsageError for an option that cannot be."""
    options = context.options
    text = _asset(source.format(language=options.language)).read_text(encoding="utf-8") if source else ""
    if path == f"content/{config.NAME}":
        return _settings(text, options, context.now)
    if path.startswith(WORKFLOWS):
        return text.replace("Asia/Tokyo", options.timezone).replace("matome==VERSION", options.program)
    return text


def _folder(named: str) -> Path:
    """The folder of a new site. Raises UsageError where none can be."""
    root = Path(named)
    around = (folder for folder in (root, *root.parents) if folder.exists())
    nearest = next(around, Path())
    if not named.strip() or not nearest.is_dir():
        raise UsageError(
            "is a file" if named.strip() else "is no name",
            where=str(nearest) if named else "DIR",
            cure="Name a folder.",
        )
    if (root / "content" / config.NAME).exists():
        cure = f"Nothing was changed. Look at it with: matome -C {shlex.quote(named)} status"
        raise UsageError("is a site already", where=str(root), cure=cure)
    return root


def _next(root: Path, options: argparse.Namespace) -> Iterator[str]:
    """What to do with a new site, in order."""
    yield "Next:"
    if root.resolve() != Path.cwd():
        yield f"  cd {shlex.quote(str(root))}"
    settings = f"content/{config.NAME}"
    yield f"  set contact{' and url' if options.url == EXAMPLE else ''} in {settings}"
    yield "  matome feeds add https://...   or: matome add saved-page.html"
    yield "  matome fetch"
    yield "  matome build"
    yield "  matome serve"
    yield "matome check names what is missing. On GitHub the workflows do all this every week."


def _remember_program(root: Path) -> None:
    """Let `make site` find the program that made the site, in this folder alone: git ignores the file."""
    program = Path(sys.executable).parent / "matome"
    if program.is_file():
        files.replace(root / PROGRAM, f"{program}\n".encode())


def _asset(name: str) -> Path:
    """A file of the program's own; mkdocs.yml stands beside the templates in a checkout, among them in a wheel."""
    from generator.write.templates import OWN

    return next(path for path in (OWN / name, OWN.parent / name) if path.is_file())


def _settings(text: str, options: argparse.Namespace, now: datetime) -> str:
    """The new site's settings. Raises SettingsError for an option that cannot be."""
    from generator.text import urls

    url = urls.safe(options.url) or options.url  # what cannot be an address is refused below
    url = url if url.endswith("/") else f"{url}/"
    host = (urlsplit(url).hostname or "").strip("[]").replace(":", "-") or "example.org"
    values = {
        "id": json.dumps(f"{host},{now.year}"),
        "url": json.dumps(url, ensure_ascii=False),
        "language": options.language,
        "timezone": json.dumps(options.timezone),
    }
    filled = Template(text).substitute(values)
    try:
        config.parse(filled)
    except SettingsError as error:  # the settings are ours, so that it is an option
        raise UsageError(f"--{error.what}", why=error.why, cure=error.cure) from error
    return filled
