"""An edit as the editor writes it: its lines in `content/edits/<week>.yml`, and the command that writes the same."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from generator import yaml_file
from generator.edits.verbs import Edit

_LIST = "edits"


def item(edit: Edit) -> dict[str, Any]:
    """An edit as one item of the file's list: its verb first, without what is not given."""
    values = {field.name: getattr(edit, field.name) for field in fields(edit)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def lines(edit: Edit) -> str:
    """The lines of an edit below `edits:`, ready to be copied."""
    return yaml_file.appended(f"{_LIST}:\n", _LIST, [item(edit)], "").removeprefix(f"{_LIST}:\n")


def command(week: str, edit: Edit) -> str:
    """The command that writes the same edit, quoted for a POSIX shell."""
    verb, *options = item(edit).items()
    words = ["matome", "edit", week, verb[0], *_words(verb[1])]
    for name, value in options:
        words += [f"--{name}={value}"] if isinstance(value, str) else [f"--{name}", *_words(value)]
    return shlex.join(words)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{language}={text}" for language, text in value.items())
    elif isinstance(value, list):
        yield from value
    else:
        yield value
